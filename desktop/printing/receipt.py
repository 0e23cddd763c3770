"""Prints a receipt (kvittering, R47): that a referral has arrived, its number, and what happens now. No content."""

from pathlib import Path

from desktop.doing.correspondence import told
from desktop.doing.meetings import next_meeting_of
from desktop.printing import paper
from desktop.printing.referral import forum
from desktop.showing.words import Words, moment
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.rules import raisers
from local_store.rules.ssp_levels import LEVELS, needs_standard_form
from local_store.views import Record
from ui.style import dates
from ui.style.dates import Language

_TITLE = Text("Kvittering", "Receipt")
_SUBTITLE = Text("For en indstilling til SSP", "For a referral to SSP")
_ARRIVED = Text("Modtaget {} {}", "Received {} {}")
_NOT_YET = Text("Endnu ikke modtaget", "Not received yet")
_RAISED_BY, _RAISED = Text("Rejst af", "Raised by"), Text("Rejst", "Raised")
_TABLE, _NEXT = Text("Drøftes i", "Discussed in"), Text("Næste møde", "Next meeting")
_STATE = Text("Står nu som", "Stands as")
_FEEDBACK = Text("Besked fra {}", "Word from {}")
_THE_TABLE = Text("SSP-bordet", "the SSP table")
_STEPS = (
    Text(
        "Koordinatoren læser indstillingen og sætter den på dagsordenen.",
        "The coordinator reads the referral and puts it on an agenda.",
    ),
    Text("Mødet aftaler, hvem der gør hvad. Hver aftale har et navn.", "The meeting agrees by name who does what."),
    Text(
        "Du får besked om, hvad der sker, her i bogen. Sagen tages op på hvert møde, til den er lukket.",
        "You hear what happens, in your book. The case comes up at every meeting until it is closed.",
    ),
)
_FORM = Text("På niveau 3–4 udfylder vi skemaet sammen.", "At levels 3–4 we fill in the standard form together.")


def print_receipt(book: FieldBook, case: str, file: Path, language: Language = "da") -> Path:
    """Write the receipt as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    record = book.get(RecordId(case))
    words = paper.words_now(book, language)
    fields = told(words, record)
    level = str(fields.get("level") or "")
    steps = [words.say(one) for one in _STEPS]
    if level in LEVELS and needs_standard_form(level):
        steps.insert(1, words.say(_FORM))
    by = str(fields.get("feedback_by") or words.say(_THE_TABLE))
    data = {
        **paper.head(words, record, words.say(_TITLE), words.say(_SUBTITLE), paper.OF_A_CASE),
        "number": str(fields.get("receipt_number") or ""),
        "received": _received(words, fields.get("received_at")),
        "facts": _facts(words, record, str(fields.get("state") or "")),
        "steps": steps,
        "feedback": str(fields.get("feedback_text") or ""),
        "feedback_label": words.say(_FEEDBACK).format(by),
    }
    return paper.put(words, record, "receipt", data, file)


def _received(words: Words, at: object) -> str:
    if not at:
        return words.say(_NOT_YET)
    then, language = moment(str(at)), words.language
    return words.say(_ARRIVED).format(dates.full_date(then.date(), language), dates.clock(then, language))


def _facts(words: Words, record: Record, state: str) -> list[dict[str, str]]:
    coming = next_meeting_of(words, record)
    at = moment(str(coming.fields["starts_at"])) if coming is not None else None
    meets = f"{dates.full_date(at.date(), words.language)} {dates.clock(at, words.language)}" if at else ""
    raised = record.fields.get(raisers.FIELD) or words.person(record.created.author)
    named = (
        (_RAISED_BY, raisers.said(str(raised), words.language)),
        (_RAISED, paper.day(words, record.fields.get("raised_at"))),
        (_TABLE, forum(words, record)),
        (_STATE, paper.label(words, "case_state", state)),
        (_NEXT, meets),
    )
    return [{"label": words.say(label), "text": text} for label, text in named if text]
