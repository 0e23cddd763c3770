"""Which forms are put away from this PC, who is to decide about them, and what one is told instead (R18).

A coordinator or administrator who reads the space, and has a PC to read it on, decides. Where there is one, forms
whose time is over are theirs alone to hold, once a PC of theirs has said that it does (`local_store.held_forms`);
where whoever has this book open is one, they stay here too.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.membership import standing_of
from desktop.showing.words import Words
from local_store.errors import PutAside, Text
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId
from local_store.rules.retention import FORMS
from local_store.views import PutAway, Record
from sync.standing import Standing
from ui.asks import Ask
from ui.retention.asks import AwayView, LookAway
from ui.style import dates

Held = dict[SpaceId, frozenset[ChangeId]]


def is_to_leave(words: Words, standing: Standing | None, record: Record, known: Held | None = None) -> bool:
    """Tell whether the record, when its time is over, is put away from this book. `known` as `held` fills it."""
    if record.kind not in FORMS or not is_others(standing, record.space, words.book.person):
        return False
    return {*record.heads} <= held(words, standing, record.space, {} if known is None else known)


def waits_for(words: Words, standing: Standing | None, record: Record) -> tuple[str, ...]:
    """Return whose PC a form of others to decide about waits for, by name; () for what is not put away at all."""
    if record.kind not in FORMS or not is_others(standing, record.space, words.book.person):
        return ()
    return _names(words, deciders(standing, record.space))


def held(words: Words, standing: Standing | None, space: SpaceId, known: Held) -> frozenset[ChangeId]:
    """Return the heads of forms that a PC of somebody who is to decide in the space has said it holds.

    `known` remembers it for the next form of the space; it starts empty.
    """
    if space not in known:
        deciding = {bytes.fromhex(one) for one in deciders(standing, space)}
        devices = standing.known.devices.values() if standing is not None and deciding else ()
        theirs = [DeviceId(one.id.hex()) for one in devices if one.person in deciding]
        told = [words.book.held_by(space, one) for one in theirs if _is_in(standing, one)]
        known[space] = frozenset(head for some in told for head in some)
    return known[space]


def _is_in(standing: Standing | None, device: DeviceId) -> bool:
    return standing is not None and standing.known.active(bytes.fromhex(device)) is not None


def is_to_say_held(standing: Standing | None, record: Record, me: PersonId) -> bool:
    """Tell whether `me` is to decide about the form, so that others who read it wait to hear that it is here."""
    deciding = deciders(standing, record.space)
    if standing is None or record.kind not in FORMS or record.waiting or me not in deciding:
        return False
    readers = {one.id.hex() for one in standing.known.members(bytes.fromhex(record.space))}
    return not readers <= {*deciding}


def is_others(standing: Standing | None, space: str, me: PersonId) -> bool:
    """Tell whether in this space others are to decide, and `me` is not."""
    deciding = deciders(standing, space)
    return bool(deciding) and me not in deciding


def deciders(standing: Standing | None, space: str) -> tuple[PersonId, ...]:
    """Return who is to decide what becomes of forms in the space; nobody in a space of one's own."""
    directory = standing.directory if standing is not None else None
    place = bytes.fromhex(space)
    if directory is None or place not in directory.spaces or directory.spaces[place].kind == "own":
        return ()
    at_work = {device.person for id_, device in directory.devices.items() if directory.active(id_) is not None}
    found = (one.id for one in directory.members(place) if directory.may_erase_any(one.id, place))
    return tuple(PersonId(one.hex()) for one in found if one in at_work)


def refusal(words: Words, record: RecordId) -> PutAside:
    """Return what one is told who asks for a form that is put away: since when, who decides, how to get it back."""
    away = words.book.away(record)
    who = deciders(standing_of(words.book), away.space) if away is not None else ()
    return PutAside(_told(away, _names(words, who)))


def _told(away: PutAway | None, who: tuple[str, ...]) -> Text:
    day = date.fromisoformat(away.day) if away is not None else None
    over_da = f" {dates.full_date(day, 'da')}" if day else ""
    over_en = f" on {dates.full_date(day, 'en')}" if day else ""
    name_da, name_en = " eller ".join(who) or "Jeres koordinator", " or ".join(who) or "Your coordinator"
    if away is not None and away.wanted:
        back_da = "Det er på vej tilbage, og er her igen, når pc’en har været på nettet."
        back_en = "It is on its way back, and is here again when this PC has been online."
    else:
        back_da = (
            f"{name_da} har det, og afgør, om det skal slettes. Skal du bruge det, så bed om, at det bliver "
            "beholdt længere: så kommer det igen af sig selv."
        )
        back_en = (
            f"{name_en} has it, and decides whether it is erased. If you need it, ask for it to be kept longer: "
            "then it comes back by itself."
        )
    return Text(
        f"Opbevaringstiden udløb{over_da}, så indholdet ligger ikke på denne pc mere. {back_da}",
        f"Its time was over{over_en}, so what it said is no longer on this PC. {back_en}",
    )


def look_away(words: Words, _ask: LookAway) -> AwayView:
    """Return how many forms are put away, and who is to decide about them."""
    away = words.book.all_away()
    standing = standing_of(words.book)
    who = {one: None for space in dict.fromkeys(form.space for form in away) for one in deciders(standing, space)}
    return AwayView(len(away), _names(words, who))


def _names(words: Words, who: Iterable[PersonId]) -> tuple[str, ...]:
    return tuple(sorted(words.person(one) for one in who))


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({LookAway: look_away})
