"""A hold on the connection that a client waits on, so that another thread may end the waiting."""

import contextlib
import socket
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection


class Cord:
    """A second hold on the socket under a connection; pulling it ends every read of it, also within TLS."""

    def __init__(self) -> None:
        self._held: socket.socket | None = None
        self.snapped = False

    def tie(self, line: socket.socket) -> None:
        """Hold this connection, and the one before no more."""
        self.let_go()
        self._held = line.dup()
        if self.snapped:
            self.pull()

    def pull(self) -> None:
        """End the connection that is held. From any thread."""
        held = self._held
        if held is not None:
            with contextlib.suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    def snap(self) -> None:
        """End the connection that is held, and every later one as soon as it is made. From any thread."""
        self.snapped = True
        self.pull()

    def let_go(self) -> None:
        """Hold nothing; the connection is left as it is."""
        held, self._held = self._held, None
        if held is not None:
            held.close()


class CordedAdapter(HTTPAdapter):
    """Ties the cord to every connection it makes, also to a proxy's.

    A connection that is closed is not let go of: one that holds the last answer is closed before that is read. Who
    wants it gone pulls.
    """

    def __init__(self, cord: Cord) -> None:
        self._cord = cord
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **settings: Any) -> None:
        """Make the pool as ever, of corded connections."""
        super().init_poolmanager(*args, **settings)
        self._tie(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
        """Make a proxy's pool as ever, of corded connections."""
        manager = super().proxy_manager_for(proxy, **settings)
        self._tie(manager)
        return manager

    def _tie(self, manager: Any) -> None:
        cord = self._cord

        class Corded:
            def _new_conn(self) -> socket.socket:
                line: socket.socket = super()._new_conn()  # type: ignore[misc]
                cord.tie(line)
                return line

        class Plain(Corded, HTTPConnection):
            pass

        class Secure(Corded, HTTPSConnection):
            pass

        class PlainPool(urllib3.HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(urllib3.HTTPSConnectionPool):
            ConnectionCls = Secure

        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
