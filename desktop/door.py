"""The closed book: which books lie here, and the four ways in. Everything slow runs on the store's thread."""

import platform
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.book_port import DesktopBook
from desktop.machine import Machine
from desktop.practice import fill
from desktop.problems import problem_of
from desktop.rounds import invitation_view
from desktop.session import Hands, Session
from local_store.book import FieldBook
from local_store.errors import KnownError
from local_store.key_slots import KdfCost
from local_store.process_lock import ProcessLock
from sync.http_client import HttpClient
from sync.member import Member
from ui.ports import BookPort
from ui.views import BookOnDisk, InvitationView, Problem

Then = Callable[[BookPort], None]
Failed = Callable[[Problem], None]
Ready = Callable[[int, int], None]  # records done, of how many


class DesktopDoor:
    """Implements `ui.ports.DoorPort`. One book is open at a time; the one before is shut first."""

    def __init__(self, machine: Machine, hands: Hands, *, cost: KdfCost = KdfCost.STRONG) -> None:
        self._machine = machine
        self._hands = hands
        self._cost = cost
        self.session: Session | None = None
        self._trying: Session | None = None
        self._left: list[Session] = []  # shut or being shut; let go of here, in the GUI thread they belong to

    def close(self) -> None:
        """Shut what is open and wait for all that ends; for the end of the program."""
        for session in (*self._left, self._trying, self.session):
            if session is not None:
                session.close()

    def books(self) -> tuple[BookOnDisk, ...]:
        """Return the books of this PC, practice not among them."""
        found = self._machine.books()
        return tuple(BookOnDisk(str(folder), n, len(found)) for n, folder in enumerate(found, 1))

    def practice(self) -> BookOnDisk | None:
        """Return the practice book of this PC; None before somebody has practised."""
        folder = self._machine.practice_folder()
        return BookOnDisk(str(folder), 0, 0, practice=True) if self._machine.has_practice() else None

    def unlock(self, folder: str, passphrase: str, then: Then, failed: Failed, ready: Ready | None = None) -> None:
        """Open a book with its passphrase; `ready` hears how far it is made ready after an update."""
        practice = Path(folder) == self._machine.practice_folder()

        def opening(told: Ready) -> FieldBook:
            return FieldBook.open(Path(folder), passphrase, told=told)

        self._open(opening, then, failed, ready, practice=practice)

    def read_invitation(self, text: str, then: Callable[[InvitationView], None], failed: Failed) -> None:
        """Say what an invitation holds; nothing is sent."""
        try:
            view = invitation_view(text)
        except KnownError as error:
            failed(problem_of(error))
        else:
            then(view)

    def join(self, invitation: str, person: str, passphrase: str, then: Then, failed: Failed) -> None:
        """Make a book and become a member device in one step."""

        def enter(book: FieldBook) -> None:
            with HttpClient(invitation_view(invitation).endpoint) as http:
                Member(book, http).join(invitation, person_name=person or None, device_name=platform.node())

        self._make(passphrase, enter, then, failed)

    def create_organisation(
        self,
        endpoint: str,
        name: str,
        person: str,
        passphrase: str,
        recovery_folder: str,
        then: Then,
        failed: Failed,
    ) -> None:
        """Make a book and found an organisation with it; three recovery shares are written to the folder."""

        def found(book: FieldBook) -> None:
            with HttpClient(endpoint) as http:
                Member(book, http).found_organisation(
                    name, person, Path(recovery_folder), device_name=platform.node()
                )

        self._make(passphrase, found, then, failed)

    def practise(self, passphrase: str, then: Then, failed: Failed) -> None:
        """Make a practice book and fill it (R81), instead of the one there was. It never sends anything."""
        folder = self._machine.practice_folder()

        def opening(_told: Ready) -> FieldBook:
            if folder.is_dir():
                ProcessLock(folder).release()  # nobody has it open
                shutil.rmtree(folder)
            book = FieldBook.create(folder, passphrase, cost=self._cost)
            fill(book)
            return book

        self._open(opening, then, failed, practice=True)

    def _make(self, passphrase: str, enter: Callable[[FieldBook], None], then: Then, failed: Failed) -> None:
        folder = self._machine.new_book_folder()

        def opening(_told: Ready) -> FieldBook:
            book = FieldBook.create(folder, passphrase, cost=self._cost)
            try:
                enter(book)
            except BaseException:
                book.close()
                _remove(folder)
                raise
            return book

        self._open(opening, then, failed)

    def _open(
        self, opening: Callable[[Ready], FieldBook], then: Then, failed: Failed, ready: Ready | None = None, *,
        practice: bool = False,
    ) -> None:  # fmt: skip
        before = self.session

        def told(done: int, of: int) -> None:
            if ready is not None:
                session.post(partial(ready, done, of))

        def after_the_last() -> FieldBook:
            if before is not None:
                before.wait_until_shut()
            return opening(told)

        session = Session(after_the_last, self._machine, self._hands, practice=practice)

        def opened(port: DesktopBook) -> None:
            if self._trying is not session:  # somebody went on to another book while this one was opening
                session.leave()
                self._left.append(session)
                return
            self._left = [one for one in (*self._left, self.session) if one is not None and not one.has_ended]
            self.session, self._trying = session, None
            then(port)

        def refused(problem: Problem) -> None:
            if self._trying is session:
                self._trying = None
            failed(problem)

        self._trying = session  # nobody else holds it until it has answered
        session.open(opened, refused)


def _remove(folder: Path) -> None:
    """A book in which nothing was written yet, and whose invitation did not work, leaves nothing behind."""
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
