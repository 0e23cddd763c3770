"""Letters: sealed to a space this device cannot read, sent once and in order, taken in as records with an origin.

What a second try sends is what the first one sent, so whoever is killed in between has sent one letter.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from local_store.errors import EndpointRefused, NotFound, Text
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.letters import Arrived, Outgoing
from sync import keys, wire
from sync.directory import FORMAT, open_letter
from sync.errors import Untrusted, untrusted
from sync.refusals import refused
from sync.session import Session
from sync.standing import Standing
from sync.stating import refresh, state

_LAST = "sync/letters/sent/"  # sequence of the last letter from a space to a space
_CURSOR = "sync/letters/taken/"
_TRAIL = "sync/letters/before/"  # hashes of the last letters before the cursor
_OF_OLD = ("sync/letters/cursor/", "sync/letters/trail/")  # of books that kept no marks: they ask for all once more
_CAME = "sync/letters/came/"  # sequence of the last letter that came to a space from a device in a space
_TRIES = 4
_NO_LETTERS = Text(
    "Det rum findes ikke, eller det tager ikke imod breve. Brevet er her stadig.",
    "There is no such space, or it takes no letters. The letter is still here.",
)
_TOO_LARGE = Text("Brevet er for stort. Tag mindre med.", "The letter is too large. Take less along.")
_GAP = Text(
    "Der mangler et brev: et senere kom før det. Spørg afsenderen.",
    "A letter is missing: a later one came before it. Ask its sender.",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page of letters came to. `moved`: it brought the cursor on (or back)."""

    records: tuple[RecordId, ...]
    moved: bool


# -- out --


def send_ahead(session: Session) -> None:
    """Send what can leave by the directory as it was known last, before all else (R90): the rest comes after it.

    Whatever the endpoint says against it is said, and acted on, in the exchange that follows.
    """
    standing = session.standing
    known = standing.known.spaces if standing.directory else {}
    ready = {key for key, entry in known.items() if entry.letter_keys}
    if any(bytes.fromhex(letter.target) in ready for letter in standing.book.letters_waiting()):
        with suppress(EndpointRefused):
            send(session, ready)


def send(session: Session, to: Collection[bytes] | None = None) -> int:
    """Send what waits, each chain in order; return how many letters left. The outbox shows what is refused.

    `to`: only to these spaces; None: to all.
    """
    standing = session.standing
    sent = 0
    stuck: set[tuple[SpaceId, SpaceId]] = set()
    for letter in standing.book.letters_waiting():
        chain = letter.space, letter.target
        if chain not in stuck and (to is None or bytes.fromhex(letter.target) in to):
            done = _send_one(session, letter)
            sent += done
            if not done:
                stuck.add(chain)
    return sent


def _send_one(session: Session, letter: Outgoing) -> bool:
    standing, book = session.standing, session.standing.book
    space, target = bytes.fromhex(letter.space), bytes.fromhex(letter.target)
    if space not in standing.open_spaces():
        return False
    _open_for_answers(session, space)
    sealed = letter.sealed
    for _ in range(_TRIES):
        entry = standing.known.spaces.get(target)
        if entry is None or not entry.letter_keys:
            book.settle_letter(letter.id, _NO_LETTERS, "no_letters")
            return False
        if entry.due or entry.epoch not in entry.letter_keys:
            return False  # its members begin the next epoch first
        signed = _kept(sealed) if sealed else _seal(standing, letter, entry.epoch, entry.letter_keys[entry.epoch])
        if len(signed.body) > wire.MAX_LETTER_BYTES:
            book.settle_letter(letter.id, _TOO_LARGE, "too_large")
            return False
        if not sealed:
            book.keep_sealed_letter(letter.id, wire.encode(signed))
        request = wire.LettersRequest(wire.VERSION, standing.organisation, (signed,))
        answer = session.post("/v1/letters", request, wire.LettersAnswer)
        ack = next((one for one in answer.acks if one.letter == signed.hash), None)
        if ack is None:
            return False  # it has not been said what became of it: the same goes again
        if ack.outcome in ("stored", "known"):
            book.keep(_chain(space, target), str(ack.sequence).encode())
            book.settle_letter(letter.id)
            return True
        sealed = b""
        if ack.code in ("sequence_taken", "sequence_gap"):
            book.keep(_chain(space, target), str(ack.sequence).encode())
        if ack.code == "sequence_gap":
            book.letters_again()  # the endpoint has lost earlier ones; they go first, with the next round
            break
        if ack.code == "sequence_taken":
            continue
        if ack.code == "quota":
            return False  # it waits until there is room
        if ack.code != "old_epoch":
            book.settle_letter(letter.id, refused(ack.code).text, ack.code)
            return False
        refresh(session)
    book.keep_sealed_letter(letter.id, b"")
    return False


def _seal(standing: Standing, letter: Outgoing, epoch: int, letter_key: bytes) -> wire.Signed:
    member = standing.membership
    space, target, id_ = (bytes.fromhex(one) for one in (letter.space, letter.target, letter.id))
    sequence = int(standing.book.kept(_chain(space, target)) or 0) + 1
    info = _info(standing.organisation, space, target, epoch, id_)
    body = wire.encode(
        wire.Letter(
            FORMAT,
            standing.organisation,
            space,
            target,
            member.device,
            sequence,
            id_,
            epoch,
            keys.seal_to(letter_key, letter.body, info),
        )
    )
    return wire.Signed(body, standing.pair.sign(wire.FOR_LETTER, body))


def _open_for_answers(session: Session, space: bytes) -> None:
    """See that the sender's space takes letters too; older spaces have not said so yet."""
    standing = session.standing

    def make() -> list[wire.LetterKey]:
        entry = standing.known.spaces[space]
        if entry.due or entry.epoch in entry.letter_keys or not standing.may_seal(space) or entry.kind == "own":
            return []
        pair = keys.letter_pair(standing.space_keys[space][entry.epoch])
        return [wire.LetterKey(space, entry.epoch, pair.hpke_key)]

    state(session, make)


def again(standing: Standing) -> None:
    """The endpoint lacks letters that were sent: send them again.

    Where none is here any more, its record being erased or put away, nobody can, and it is not asked after again.
    """
    there = standing.book.letters_again()
    for name in standing.book.kept_names(_LAST):
        space, _, target = name.removeprefix(_LAST).partition("/")
        if (space, target) not in there:
            standing.book.forget(name)


# -- in --


def sent(standing: Standing) -> tuple[wire.LetterSent, ...]:
    """Return how far the endpoint has said that it has this device's letters, for each two spaces."""
    mine = standing.open_spaces() if standing.directory else []
    chains = []
    for name in standing.book.kept_names(_LAST):
        space, target = (bytes.fromhex(part) for part in name.removeprefix(_LAST).split("/"))
        sequence = int(standing.book.kept(name) or 0)
        if sequence and space in mine:
            chains.append(wire.LetterSent(space, target, sequence))
    return tuple(chains[: wire.MAX_LETTERS_SENT])


def cursors(standing: Standing, spaces: list[bytes]) -> tuple[wire.LetterCursor, ...]:
    """Return where this book stands with the letters to each of its spaces that takes any."""
    known = standing.known.spaces if standing.directory else {}
    return tuple(_cursor(standing, space) for space in spaces if known[space].letter_keys)


def take(standing: Standing, untrusted_page: wire.LetterPage) -> Taken:
    """Verify, open and keep a page of letters; each becomes one record, however often it comes."""
    page = untrusted_page
    at, trail = _taken(standing, page.space)
    before = at
    if page.space not in standing.open_spaces() or (not page.letters and page.upto >= before):
        return Taken((), moved=False)
    if not page.letters:
        at, trail = 0, b""  # the endpoint has lost letters, and may have got others since: all of them once more
    records: list[RecordId] = []
    for delivered in page.letters:
        try:
            record = _take_one(standing, page.space, delivered.letter)
        except NotFound:
            break  # the key of its epoch has not come yet
        except Untrusted as error:
            standing.book.refuse(SpaceId(page.space.hex()), delivered.letter.hash.hex(), error.text, error.code)
        else:
            records += [record] if record else []
        trail = trail if delivered.position == at + 1 else b""
        at, trail = delivered.position, (trail + delivered.letter.hash)[-32 * wire.TRAIL :]
    place = page.space.hex()
    standing.book.keep_many({_CURSOR + place: str(at).encode(), _TRAIL + place: trail})
    return Taken(tuple(records), at != before)


def _take_one(standing: Standing, space: bytes, untrusted_letter: wire.Signed) -> RecordId | None:
    try:
        letter = open_letter(standing.known, untrusted_letter)
    except Untrusted as error:
        if error.code == "not_a_member" and _is_here_of_who_is_out(standing, space, untrusted_letter):
            return None
        raise
    arrived = _opened(standing, space, letter)
    _note_order(standing, letter, untrusted_letter.hash)
    return standing.book.take_letter(arrived)


def _is_here_of_who_is_out(standing: Standing, space: bytes, untrusted_letter: wire.Signed) -> bool:
    """Tell whether a letter of somebody put out since became a record here before: it comes as no new one."""
    letter = open_letter(standing.known, untrusted_letter, of_who_is_out=True)
    return standing.book.know_letter(_opened(standing, space, letter))


def _opened(standing: Standing, space: bytes, letter: wire.Letter) -> Arrived:
    if letter.space != space:
        raise untrusted("misplaced", "Et brev er til et andet rum.", "A letter is to another space.")
    key = standing.space_keys.get(space, {}).get(letter.epoch)
    if key is None:
        raise NotFound(Text("Nøglen mangler.", "The key is missing."))
    info = _info(standing.organisation, letter.sender_space, space, letter.epoch, letter.id)
    return Arrived(
        LetterId(letter.id.hex()),
        SpaceId(space.hex()),
        SpaceId(letter.sender_space.hex()),
        PersonId(standing.known.devices[letter.device].person.hex()),
        DeviceId(letter.device.hex()),
        keys.letter_pair(key).open(letter.sealed, info),
    )


def all_taken(standing: Standing) -> None:
    """Every space's letters have been asked for to the end: what says it came by one and did not is told apart."""
    for space in standing.open_spaces() if standing.directory else []:
        standing.book.letters_asked(SpaceId(space.hex()))
        for name in _OF_OLD:
            if standing.book.kept(name + space.hex()) is not None:
                standing.book.forget(name + space.hex())


def _note_order(standing: Standing, letter: wire.Letter, hash_: bytes) -> None:
    """Tell a person when a letter before this one is missing; it may come later and counts then."""
    name = f"{_CAME}{letter.space.hex()}/{letter.sender_space.hex()}/{letter.device.hex()}"
    last = int(standing.book.kept(name) or 0)
    if letter.sequence > last + 1:
        standing.book.refuse(SpaceId(letter.space.hex()), hash_.hex(), _GAP, "gap")
    if letter.sequence > last:
        standing.book.keep(name, str(letter.sequence).encode())


def _taken(standing: Standing, space: bytes) -> tuple[int, bytes]:
    """Return up to which position letters were taken and the hashes of the last; 0 when those are not known."""
    at = int(standing.book.kept(_CURSOR + space.hex()) or 0)
    trail = standing.book.kept(_TRAIL + space.hex()) or b""
    return (at, trail) if len(trail) == 32 * min(at, wire.TRAIL) else (0, b"")


def _cursor(standing: Standing, space: bytes) -> wire.LetterCursor:
    at, trail = _taken(standing, space)
    return wire.LetterCursor(space, at, wire.trail_of([trail]) if at else b"")


def _chain(space: bytes, target: bytes) -> str:
    return f"{_LAST}{space.hex()}/{target.hex()}"


def _kept(sealed: bytes) -> wire.Signed:
    return wire.decode(sealed, wire.Signed)


def _info(organisation: bytes, sender: bytes, space: bytes, epoch: int, id_: bytes) -> bytes:
    return b"feltbog letter 1\0" + organisation + sender + space + epoch.to_bytes(4, "big") + id_
