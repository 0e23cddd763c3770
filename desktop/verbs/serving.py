"""`feltbog demo` and `feltbog endpoint serve`: what runs until it is done or told to stop."""

import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import click

from desktop.verbs.speech import flush, put

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option(
    "--out",
    type=_FOLDER,
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help="Where pictures and the referral go.",
)
@click.option("--no-window", is_flag=True, help="Draw pictures although there is a display.")
@click.option("--keep", is_flag=True, help="Keep the books and the endpoint's folder afterwards.")
def demo(out: Path, no_window: bool, keep: bool) -> None:
    """Play a case on real books and a real endpoint, then open the app on the worker's book.

    Six people, two cases from the street to the outcome, a conflict. Without a display every screen is drawn.
    """
    from desktop.application import has_display
    from desktop.demo.play import play

    def say(step: dict[str, Any]) -> None:
        put(step)
        flush()

    play(out, window=not no_window and has_display(), keep=keep, tell=say)


@click.group()
def endpoint() -> None:
    """The central endpoint, which stores and hands on what it cannot read."""


@endpoint.command()
@click.option("--data", type=_FOLDER, metavar="DIR", help="Folder of the embedded database; made when missing.")
@click.option("--database", metavar="URL", help="Another database instead, e.g. postgresql://…")
@click.option(
    "--listen", default="127.0.0.1:8743", show_default=True, metavar="HOST:PORT", help="Port 0 takes any free one."
)
@click.option("--tls-cert", type=_FILE, metavar="F", help="Certificate; TLS is required outside this machine.")
@click.option("--tls-key", type=_FILE, metavar="F", help="Its key.")
@click.option("--insecure", is_flag=True, help="Plain HTTP outside this machine: something in front does the TLS.")
def serve(
    data: Path | None,
    database: str | None,
    listen: str,
    tls_cert: Path | None,
    tls_key: Path | None,
    insecure: bool,
) -> None:
    """Run the endpoint until SIGTERM or Ctrl-C; says when it is ready."""
    from sync.endpoint.serve import parse_listen
    from sync.endpoint.serve import serve as run

    if (data is None) == (database is None):
        raise click.UsageError("Say either --data DIR or --database URL.")
    try:
        host, port = parse_listen(listen)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--listen") from error
    # To be told to stop is no failure, neither before it listens nor when the server hands the signal on.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    run(data, database, host, port, tls_cert=tls_cert, tls_key=tls_key, insecure=insecure, ready=_announce)


def _announce(url: str) -> None:
    put({"listening": url})
    flush()


def _stop(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
