"""Which screens there are: the window gets its pages and sheets from here and knows none by name."""

from PySide6.QtWidgets import QWidget

from ui.actors.page import make_actors
from ui.book_lists.page import make_field_book, make_groups, make_ssp_cases, make_young_people
from ui.cases.content import make_case
from ui.club.content import ClubLogContent
from ui.club.expulsion import ExpulsionContent
from ui.club.page import make_club
from ui.conflict.page import make_conflict
from ui.district.page import make_district
from ui.duplicates.page import make_duplicates
from ui.forms.concern import make_concern
from ui.forms.form_sheet import make_form
from ui.forms.ssp_sheet import make_ssp_sheet
from ui.groups.content import GroupContent
from ui.guides.content import WorryContent
from ui.guides.page import make_guide
from ui.handover.page import make_handover
from ui.help.page import make_help
from ui.importing.page import make_importing
from ui.meetings.content import MeetingContent
from ui.meetings.page import make_meetings
from ui.meetings.times_content import TaskContent
from ui.outbox.page import make_outbox
from ui.overview.page import make_overview
from ui.people.content import young_person
from ui.places.content import PlaceContent
from ui.ports import BookPort
from ui.quick_log.street_contact import QuickLogMaker
from ui.record.page import MakeContent, RecordPage
from ui.relation_map.content import make_map
from ui.retention.page import make_retention
from ui.review.page import make_review
from ui.rounds.content import RoundContent
from ui.rounds.start_sheet import make_round_sheet
from ui.sending.beginning import KINDS as BEGINNINGS
from ui.sending.beginning import BeginningContent
from ui.sending.giving import KIND as GIVING
from ui.sending.giving import make_giving
from ui.sending.sheet import KIND as SENDING
from ui.sending.sheet import make_sending
from ui.settings.directory_page import make_directory
from ui.settings.page import make_settings
from ui.shell.navigation import Navigator, PageEntry, PageName, SheetEntry
from ui.today.asks import WHAT_NEXT
from ui.today.page import make_today
from ui.today.slip_page import make_slips
from ui.today.what_next import make_what_next

# Whom and what we know has a page of its own; every other kind is shown as it was written.
_KNOWN: dict[str, MakeContent] = {
    **dict.fromkeys(BEGINNINGS, BeginningContent),
    "youth_group": GroupContent,
    "place": PlaceContent,
    "young_person": young_person,
    "concern": WorryContent,
    "logbook_entry": WorryContent,
    "group_observation": WorryContent,
    "outreach_round": RoundContent,
    "club_log": ClubLogContent,
    "club_expulsion": ExpulsionContent,
    "ssp_case": make_case,
    "meeting": MeetingContent,
    "action_item": TaskContent,
    "relation_map": make_map,
}


def pages() -> tuple[PageEntry, ...]:
    """Return every page the window can show."""
    return (
        PageEntry(PageName.TODAY, make_today),
        PageEntry(PageName.FIELD_BOOK, make_field_book),
        PageEntry(PageName.GROUPS, make_groups),
        PageEntry(PageName.YOUNG_PEOPLE, make_young_people),
        PageEntry(PageName.CLUB, make_club),
        PageEntry(PageName.SSP_CASES, make_ssp_cases),
        PageEntry(PageName.REVIEW, make_review),
        PageEntry(PageName.MEETINGS, make_meetings),
        PageEntry(PageName.OVERVIEW, make_overview),
        PageEntry(PageName.RECORD, _make_record),
        PageEntry(PageName.OUTBOX, make_outbox),
        PageEntry(PageName.CONFLICT, make_conflict),
        PageEntry(PageName.DUPLICATES, make_duplicates),
        PageEntry(PageName.IMPORTING, make_importing),
        PageEntry(PageName.RETENTION, make_retention),
        PageEntry(PageName.SETTINGS, make_settings),
        PageEntry(PageName.DIRECTORY, make_directory),
        PageEntry(PageName.HELP, make_help),
        PageEntry(PageName.SLIPS, make_slips),
        PageEntry(PageName.ACTORS, make_actors),
        PageEntry(PageName.GUIDE, make_guide),
        PageEntry(PageName.HANDOVER, make_handover),
        PageEntry(PageName.DISTRICT, make_district),
    )


def sheets() -> tuple[SheetEntry, ...]:
    """Return every sheet that writes or edits records."""
    quick_log = QuickLogMaker()
    return (
        SheetEntry(quick_log, kinds=("street_contact",), edits=False, prepare=quick_log.prepare),
        SheetEntry(make_ssp_sheet, kinds=("ssp_case",)),
        SheetEntry(make_concern, kinds=("concern",)),
        SheetEntry(make_sending, kinds=(SENDING,)),
        SheetEntry(make_giving, kinds=(GIVING,)),
        SheetEntry(make_what_next, kinds=(WHAT_NEXT,)),
        SheetEntry(make_round_sheet, kinds=("outreach_round",), edits=False),
        SheetEntry(make_form),
    )


def _make_record(port: BookPort, navigator: Navigator) -> QWidget:
    return RecordPage(port, navigator, contents=_KNOWN)
