"""What goes with a case that a table accepts, at the desk or in the form: its receipt, and what came along."""

import hashlib

from desktop.doing import correspondence
from desktop.doing.hearing import apart_of, hear_apart, hear_subject
from desktop.showing.words import Words
from local_store.ids import ChangeId
from local_store.rules import correspondence as letters
from local_store.rules.case_states import state_of
from local_store.views import Record

# Crockford's base 32: no letter that is taken for a digit over the telephone.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LEAST, _GROUP = 8, 4
RECEIVED, BEFORE = "modtaget", (letters.REFERRED, letters.RETURNED)


def in_form(words: Words, before: Record) -> None:
    """Do for a step that was chosen in a form what the desk does with it. Raises RefusedInput.

    A corrected referral that has come is taken in when the case is no longer out for correction; what is received
    gets its number and time (R47).
    """
    now = words.book.get(before.id)
    was, state = state_of(before.fields), state_of(now.fields)
    if was == letters.RETURNED != state:
        correspondence.take_in_correction(words, before, state)
    if state == RECEIVED and was in BEFORE:
        hear_all(words, now)
        words.book.edit(now.id, set=receipt(words, now))


def receipt(words: Words, case: Record) -> dict[str, str]:
    """Return the number and the time of the receipt; those the case has already stay."""
    return {
        "receipt_number": case.fields.get("receipt_number") or receipt_number(words, case),
        "received_at": case.fields.get("received_at") or words.now.isoformat(timespec="seconds"),
    }


def hear_all(words: Words, case: Record) -> list[ChangeId]:
    """Take in what came about whom a case is about, with it and with those that were merged into it."""
    cases = [case, *(words.book.get(one) for one in words.book.absorbed(case.id))]
    for one in cases:
        for letter in apart_of(words, one):
            hear_apart(words, letter)
    return [change for one in cases for change in hear_subject(words, one)]


def receipt_number(words: Words, case: Record) -> str:
    """Return the case's own number: district, year and at least eight signs made from the case's id.

    Made from the case and not counted: two coordinators who are offline give the same case the same number and no
    two cases one number (40 bits of a random id; if this book knows another case with the same, four signs more).
    It tells nobody who the case is about, and a case accepted again after a return keeps it.
    """
    mark = hashlib.sha256(b"feltbog receipt 1\0" + bytes.fromhex(case.id)).digest()
    whole = int.from_bytes(mark, "big")
    signs = "".join(_SIGNS[(whole >> (256 - 5 * (place + 1))) & 31] for place in range(40))
    area = _area(words, case)
    for length in range(_LEAST, len(signs), _GROUP):
        groups = [signs[at : at + _GROUP] for at in range(0, length, _GROUP)]
        number = "-".join([area, str(words.now.year), *groups])
        same = words.book.list("ssp_case", where={"receipt_number": number}).records
        if all(one.id == case.id for one in same):
            break
    return number


def _area(words: Words, case: Record) -> str:
    """Return three letters of the district, NØR; SSP where the case has none."""
    code = case.fields.get("district")
    label = words.book.catalogue.label("district", str(code)).da if code else "SSP"
    initials = [part[0] for part in label.replace("/", " ").replace("-", " ").split()]
    return (label[:3] if len(initials) < 2 else "".join(initials) + label[1:])[:3].upper()
