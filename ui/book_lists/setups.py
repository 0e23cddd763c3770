"""What each list shows, what one can write there, and what it says while it is empty."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.shell.navigation import PageName

translate = QCoreApplication.translate
EVERY_KIND = ""  # what a port calls the whole book

# Chords that work everywhere; other kinds are written with Ctrl+N from their own list.
CHORDS = {
    "street_contact": ("Ctrl", "G"),
    "group_observation": ("Ctrl", "O"),
    "club_log": ("Ctrl", "K"),
    "ssp_case": ("Ctrl", "I"),
}
HERE = ("Ctrl", "N")


@dataclass(frozen=True, slots=True)
class Writable:
    """A button that writes a record of this kind."""

    kind: str
    text: str
    icon: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The chord that does the same."""
        return CHORDS.get(self.kind, HERE)


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in a list without rows, and what its button writes. `kind` is the chosen filter, "" any."""

    title: str
    text: str
    writes: Writable
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ListSetup:
    """One list. `kinds` are offered as filters, the first chosen; no kinds means all there are.

    `writes`: what the buttons write. Ctrl+N does what the button says that has it printed; where none has, the
    first, or with `follows` the kind of the chosen filter.
    """

    page: PageName
    title: str
    icon: str
    kinds: tuple[str, ...]
    writes: tuple[Writable, ...]
    empty: tuple[Empty, ...]
    begins_in_search: bool = False
    follows: bool = False

    def empty_for(self, kind: str) -> Empty:
        """What is said while there is nothing of that kind; the first when nothing is said of it."""
        return next((one for one in self.empty if one.kind == kind), self.empty[0])


def field_book() -> ListSetup:
    """Everything, newest first."""
    new = Writable("street_contact", translate("BookLists", "Ny gadekontakt"), "street_contact")
    return ListSetup(
        PageName.FIELD_BOOK,
        translate("BookLists", "Feltbogen"),
        "field_book",
        (),
        (new,),
        (
            Empty(
                translate("BookLists", "Ikke skrevet endnu"),
                translate("BookLists", "Alt, I skriver, samler sig her, det nyeste øverst."),
                new,
            ),
        ),
        begins_in_search=True,
        follows=True,
    )


def groups() -> ListSetup:
    """The groups of young people."""
    observe = Writable("group_observation", translate("BookLists", "Ny observation"), "observation")
    return ListSetup(
        PageName.GROUPS,
        translate("BookLists", "Grupper"),
        "groups",
        ("youth_group",),
        (Writable("youth_group", translate("BookLists", "Ny gruppe"), "plus"), observe),
        (
            Empty(
                translate("BookLists", "Ingen grupper her endnu"),
                translate("BookLists", "En gruppe opstår, når du skriver din første observation af den."),
                observe,
            ),
        ),
    )


def young_people() -> ListSetup:
    """Those few who are named."""
    new = Writable("young_person", translate("BookLists", "Ny ung"), "plus")
    return ListSetup(
        PageName.YOUNG_PEOPLE,
        translate("BookLists", "Unge"),
        "young_person",
        ("young_person",),
        (new,),
        (
            Empty(
                translate("BookLists", "Ingen navne her"),
                translate("BookLists", "Anonymt er det normale. Et navn kræver en grund."),
                new,
            ),
        ),
    )


def club() -> ListSetup:
    """Evenings in the club, and who was sent home."""
    evening = Writable("club_log", translate("BookLists", "Ny klublog"), "club_log")
    sent_home = Writable("club_expulsion", translate("BookLists", "Ny bortvisning"), "expulsion")
    return ListSetup(
        PageName.CLUB,
        translate("BookLists", "Klubben"),
        "club",
        ("club_log", "club_expulsion"),
        (evening, sent_home),
        (
            Empty(
                translate("BookLists", "Ikke skrevet endnu"),
                translate("BookLists", "Skriv klubloggen, når I lukker. Den første står her i morgen."),
                evening,
            ),
            Empty(
                translate("BookLists", "Ingen er bortvist"),
                translate("BookLists", "Bliver nogen sendt hjem, så skriv hvorfor, og hvem der taler med dem."),
                sent_home,
                "club_expulsion",
            ),
        ),
    )


def ssp_cases() -> ListSetup:
    """Cases and drafts of referrals."""
    new = Writable("ssp_case", translate("BookLists", "Ny SSP-indstilling"), "ssp_case")
    return ListSetup(
        PageName.SSP_CASES,
        translate("BookLists", "SSP-sager"),
        "ssp_case",
        ("ssp_case",),
        (new,),
        (
            Empty(
                translate("BookLists", "Ingen sager her"),
                translate("BookLists", "En sag begynder med en indstilling. Den er en kladde, til du sender den."),
                new,
            ),
        ),
    )
