"""What the retention page says of what is due: pure functions to rows and words."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.components.rows import ListRow
from ui.retention.asks import AwayView, DueRecord
from ui.style import dates, language

translate = QCoreApplication.translate
_YEAR = 365


def due_row(one: DueRecord, today: date, *, chosen: bool) -> ListRow:
    """A line of what is due: whether it is chosen, what it is, whose, how long it was to be kept, since when."""
    parts = [one.kind_label if one.title != one.kind_label else "", one.by, one.space, _open(one)]
    since = translate("Retention", "siden {day}").format(day=dates.short_date(one.since, language.current(), today))
    below = " · ".join(part for part in parts if part)
    kept = _kept(one)
    marked = translate("Retention", "valgt") if chosen else translate("Retention", "ikke valgt")
    return ListRow(
        one.record, one.title, below, icon="circle-check" if chosen else "circle",
        icon_tone="accent" if chosen else "text_2", right=since, right_below=kept,
        spoken=", ".join((marked, one.title, below, since, kept)),
    )  # fmt: skip


def _open(one: DueRecord) -> str:
    if not one.open:
        return ""
    if one.open == 1:
        return translate("Retention", "1 åben opgave")
    return translate("Retention", "{count} åbne opgaver").format(count=one.open)


def _kept(one: DueRecord) -> str:
    if one.kind.startswith("relation_"):
        return translate("Retention", "kortet er udløbet")
    years, rest = divmod(one.days, _YEAR)
    if rest:
        return translate("Retention", "gemmes {count} dage").format(count=one.days)
    if years == 1:
        return translate("Retention", "gemmes 1 år")
    return translate("Retention", "gemmes {count} år").format(count=years)


def chosen_words(count: int) -> str:
    """1 valgt, 12 valgt."""
    return translate("Retention", "{count} valgt").format(count=count)


def away_words(away: AwayView) -> str:
    """What is not on this PC any more, and who decides about it."""
    either = translate("Retention", "eller")
    who = f" {either} ".join(away.who) or translate("Retention", "Jeres koordinator")
    if away.count == 1:
        words = translate(
            "Retention",
            "Ét skema er lagt til side og ligger ikke på denne pc mere. {who} afgør, om det skal slettes.",
        )
        return words.format(who=who)
    words = translate(
        "Retention",
        "{count} skemaer er lagt til side og ligger ikke på denne pc mere. {who} afgør, om de skal slettes.",
    )
    return words.format(count=away.count, who=who)


def waiting_words(found: Iterable[DueRecord]) -> str:
    """Why forms past their day stay on this PC, and what to do; "" where none does."""
    waiting = [one.waits_for for one in found if one.waits_for]
    if not waiting:
        return ""
    either = translate("Retention", "eller")
    who = f" {either} ".join(dict.fromkeys(name for names in waiting for name in names))
    if len(waiting) == 1:
        words = translate(
            "Retention",
            "Ét skema er over tiden, men bliver her, til det er sikkert, at det også ligger hos {who}. Bed {who} "
            "om at åbne Feltbog med net. Når din egen så har været på nettet, forlader skemaet din pc af sig selv.",
        )
        return words.format(who=who)
    words = translate(
        "Retention",
        "{count} skemaer er over tiden, men bliver her, til det er sikkert, at de også ligger hos {who}. Bed {who} "
        "om at åbne Feltbog med net. Når din egen så har været på nettet, forlader skemaerne din pc af sig selv.",
    )
    return words.format(count=len(waiting), who=who)


def erased_words(count: int) -> str:
    """What the toast says."""
    if count == 1:
        return translate("Retention", "Ét notat er slettet for altid.")
    return translate("Retention", "{count} notater er slettet for altid.").format(count=count)
