"""A letter reaches a space its sender cannot read: once, in order, from whom it says, with nothing else along."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.errors import RefusedInput, Untrusted
from local_store.ids import RecordId, SpaceId
from sync import keys, letters, wire
from sync.directory import open_letter
from sync.erasing import erase
from sync.letter_targets import letter_targets
from sync.revoking import revoke
from sync.session import Session
from tests.decrypted_pages import raw_pages
from tests.endpoint_process import ROOT, Endpoint, endpoint, own_endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle

__all__ = ["endpoint", "own_endpoint"]
FIELDS = ("heading", "concern_text")


class Desk:
    """A team with Bo in it, and an SSP space that only Sara and Tove, its coordinators, can read."""

    def __init__(self, team: Team, laptop: MakeLaptop) -> None:
        self.team = team
        self.bo = team.joined(laptop("bo"), "Bo")
        chief = laptop("chief")
        chief.member.join(team.anne.member.invite("Chef", "administrator", [team.space]).text())
        self.ssp: SpaceId = chief.member.create_space("SSP Nord", "ssp_local")
        self.sara, self.tove = laptop("sara"), laptop("tove")
        for one, name in ((self.sara, "Sara"), (self.tove, "Tove")):
            one.member.join(chief.member.invite(name, "coordinator", [self.ssp]).text())
        self.chief = chief
        self.bo.round()

    def write(self, text: str) -> RecordId:
        case = {"heading": text, "concern_text": "Sagt af de unge selv", "tried_already_text": "Bliver hjemme"}
        record = self.bo.book.add("ssp_case", case, space=self.team.space)
        self.bo.book.post_letter(record, FIELDS, to=self.ssp)
        return record

    def came(self, laptop: Laptop) -> list[dict[str, object]]:
        page = laptop.book.list("ssp_case", space=self.ssp)
        return [dict(record.fields) for record in page.records]


@pytest.fixture
def desk(team: Team, laptop: MakeLaptop) -> Desk:
    return Desk(team, laptop)


def test_a_minimised_referral_goes_out_and_receipt_question_and_outcome_come_back(desk: Desk) -> None:
    home, bo, sara, anne = desk.team.space, desk.bo, desk.sara, desk.team.anne
    case = {"heading": "Drengene ved stationen", "concern_text": "De er ude hver nat, siger de unge selv"}
    record = bo.book.add("ssp_case", {**case, "tried_already_text": "Bliver hjemme"}, space=home)
    bo.book.post_letter(record, case.keys(), to=desk.ssp)
    titles = [item.title for item in bo.book.outbox() if item.record == record]
    assert titles == ["Drengene ved stationen"] * 2  # the record itself, and the letter about it
    bo.round()
    assert not bo.book.letters_waiting() and not bo.book.outbox()
    sara.round()
    (there,) = sara.book.list("ssp_case", space=desk.ssp).records
    origin = there.fields["origin"]
    assert {name: value for name, value in there.fields.items() if name != "origin"} == case
    told = (origin["space"], origin["person"], origin["record"], origin["sort"])
    assert told == (home, bo.book.person, record, "referral")

    sara.book.edit(there.id, set={"question_to_meeting": "Hvem følger op?"})
    for sort, text in (("receipt", "Modtaget"), ("question", "Hvem ringede?"), ("outcome", "Vi tager den")):
        fields = ["question_to_meeting"] if sort == "question" else []
        sara.book.post_letter(there.id, fields, to=SpaceId(origin["space"]), sort=sort, text=text)
    settle(sara, bo, anne, desk.tove)
    assert [one.id for one in anne.book.list("ssp_case", space=home).records] == [record]  # word on it is no case
    answers = [one.fields for one in anne.book.answers(record)]
    assert {(one["origin"]["sort"], one["origin"]["text"], one["origin"]["about"]) for one in answers} == {
        ("receipt", "Modtaget", record),
        ("question", "Hvem ringede?", record),
        ("outcome", "Vi tager den", record),
    }
    assert [one["question_to_meeting"] for one in answers if len(one) > 1] == ["Hvem følger op?"]
    assert {one["origin"]["person"] for one in answers} == {sara.book.person}
    assert converged(home, bo, anne) and converged(desk.ssp, sara, desk.tove)
    for one in (sara, bo, anne):
        assert one.book.check().sound


def test_nothing_but_the_named_fields_leaves_and_the_sender_cannot_read_the_space(desk: Desk) -> None:
    case = {"heading": "Offentligt", "tried_already_text": "Kun for teamet"}
    record = desk.bo.book.add("ssp_case", case, space=desk.team.space)
    for fields, code in ((["cpr"], "unknown_field"), ([], "required"), (["origin"], "unknown_field")):
        with pytest.raises(RefusedInput) as refusal:
            desk.bo.book.post_letter(record, fields, to=desk.ssp)
        assert refusal.value.code == code
    desk.bo.book.post_letter(record, ["heading"], to=desk.ssp)
    desk.bo.round()
    assert desk.ssp not in {space.id for space in desk.bo.book.spaces()}
    assert not desk.bo.standing.space_keys.get(bytes.fromhex(desk.ssp))
    settle(desk.sara)
    assert "Kun for teamet" not in str(desk.came(desk.sara))


def test_no_letter_is_written_of_what_may_not_live_where_it_goes(desk: Desk) -> None:
    """A street contact has no place at an SSP table, and what only SSP may note none in a team (R8)."""
    note = desk.bo.note("Tre unge ved stationen", desk.team.space)
    with pytest.raises(RefusedInput) as refusal:
        desk.bo.book.post_letter(note, ["fact_text"], to=desk.ssp)
    assert refusal.value.code == "wrong_space"
    elsewhere = SpaceId("ab" * 16)  # not known yet: the letter may wait for it
    desk.bo.book.post_letter(note, ["fact_text"], to=elsewhere)
    assert [letter.target for letter in desk.bo.book.letters_waiting()] == [elsewhere]


@pytest.mark.parametrize(
    ("from_kind", "to_kind"),
    [(field, table) for field in ("team", "club") for table in ("ssp_local", "ssp_lead")]
    + [("ssp_local", "ssp_lead")],
)
def test_every_pair_of_spaces_the_field_needs_can_write_to_each_other(
    team: Team, laptop: MakeLaptop, from_kind: str, to_kind: str
) -> None:
    """There and back, where neither can read the other."""
    anne, chief = team.anne, laptop("chief")
    chief.member.join(anne.member.invite("Chef", "administrator", [team.space]).text())
    here = anne.member.create_space("Her", from_kind)
    there = chief.member.create_space("Der", to_kind)
    anne.round()
    (target,) = [one for one in letter_targets(anne.book, kinds=(to_kind,)) if not one.member]
    assert (target.space, target.name) == (there, "Der")
    record = anne.book.add("ssp_case", {"heading": "Herfra"}, space=here)
    anne.book.post_letter(record, ["heading"], to=target.space)
    settle(anne, chief)
    (arrived,) = chief.book.list("ssp_case", space=there).records
    assert arrived.fields["origin"]["space"] == here
    chief.book.post_letter(arrived.id, [], to=here, sort="receipt", text="Modtaget")
    chief.round()
    assert not chief.book.letters_waiting()
    assert not chief.book.outbox()


def test_two_who_take_the_same_letter_in_have_one_record(desk: Desk) -> None:
    desk.write("Første")
    desk.write("Andet")
    desk.bo.round()
    for one in (desk.sara, desk.tove):
        from sync.stating import refresh

        refresh(Session(one.standing, one.http))  # both fetch before either has sent what it made of it
        space = bytes.fromhex(desk.ssp)
        request = wire.RoundRequest(1, one.standing.organisation, one.standing.head, (), (), 1,
                                    (wire.LetterCursor(space, 0),))  # fmt: skip
        (page,) = Session(one.standing, one.http).post("/v1/round", request, wire.RoundAnswer).letters
        assert [letter.position for letter in page.letters] == [1, 2]
        assert len(letters.take(one.standing, page).records) == 2
        assert letters.take(one.standing, page).records == ()
    settle(desk.sara, desk.tove)
    for one in (desk.sara, desk.tove):
        assert sorted(str(came["heading"]) for came in desk.came(one)) == ["Andet", "Første"]
        assert not one.book.conflicts()
    assert converged(desk.ssp, desk.sara, desk.tove)


def test_a_letter_sent_again_after_a_lost_answer_arrives_once(desk: Desk) -> None:
    desk.write("En gang")
    desk.bo.round()
    desk.bo.book.letters_again()  # as after a crash between the endpoint's commit and ours
    desk.bo.round()
    settle(desk.sara)
    assert len(desk.came(desk.sara)) == 1
    (waiting,) = [*desk.bo.book.letters_waiting()] or [None]
    assert waiting is None


def test_a_book_from_yesterdays_copy_sends_on(desk: Desk) -> None:
    desk.write("Før")
    desk.bo.round()
    name = letters._chain(bytes.fromhex(desk.team.space), bytes.fromhex(desk.ssp))
    desk.bo.book.forget(name)  # the copy knew nothing of that letter
    desk.write("Efter")
    settle(desk.bo, desk.sara)
    assert sorted(str(came["heading"]) for came in desk.came(desk.sara)) == ["Efter", "Før"]


def test_who_is_not_in_the_space_cannot_write_in_its_name(desk: Desk) -> None:
    standing = desk.bo.standing
    entry = standing.known.spaces[bytes.fromhex(desk.ssp)]

    def letter(**changed: object) -> wire.Signed:
        parts = {
            "format": 1,
            "organisation": standing.organisation,
            "sender_space": bytes.fromhex(desk.team.space),
            "space": entry.id,
            "device": bytes.fromhex(desk.bo.book.device),
            "sequence": 1,
            "id": b"i" * 32,
            "epoch": 1,
            "sealed": keys.seal_to(entry.letter_keys[1], b"x", b""),
            **changed,
        }
        body = wire.encode(wire.Letter(**parts))
        return wire.Signed(body, standing.pair.sign(wire.FOR_LETTER, body))

    assert open_letter(standing.known, letter()).sequence == 1
    for code, signed in {
        "malformed": letter(id=b"i"),
        "not_a_member": letter(sender_space=bytes.fromhex(desk.bo.book.spaces()[0].id)[::-1]),
        "forged": letter(device=bytes.fromhex(desk.team.anne.book.device)),
        "no_letters": letter(epoch=9),
        "newer": letter(format=2),
        "other_organisation": letter(organisation=b"o" * 16),
    }.items():
        with pytest.raises(Untrusted) as refusal:
            open_letter(standing.known, signed)
        assert refusal.value.code == code
    # rubbish in a good envelope is shown to its readers and blocks nothing
    session = Session(standing, desk.bo.http)
    answer = session.post(
        "/v1/letters", wire.LettersRequest(1, standing.organisation, (letter(),)), wire.LettersAnswer
    )
    assert answer.acks[0].outcome == "stored"
    desk.write("Et rigtigt")
    settle(desk.bo, desk.sara)
    assert [came["heading"] for came in desk.came(desk.sara)] == ["Et rigtigt"]
    assert "not_for_us" in {refusal.code for refusal in desk.sara.book.refusals()}


def test_a_missing_letter_is_told(desk: Desk) -> None:
    for number in range(3):
        desk.write(f"Nr. {number}")
    desk.bo.round()
    standing, space = desk.sara.standing, bytes.fromhex(desk.ssp)
    desk.sara.round()
    assert not [one for one in desk.sara.book.refusals() if one.code == "gap"]
    tove = desk.tove.standing
    request = wire.RoundRequest(1, tove.organisation, standing.head, (), (), 1, (wire.LetterCursor(space, 0),))
    (page,) = Session(tove, desk.tove.http).post("/v1/round", request, wire.RoundAnswer).letters
    letters.take(tove, wire.LetterPage(space, (page.letters[0], page.letters[2]), 3, False))
    assert [one for one in desk.tove.book.refusals() if one.code == "gap"]


def test_after_a_revocation_letters_are_sealed_to_the_new_epoch(desk: Desk) -> None:
    revoke(desk.chief.book, desk.chief.http, "Tove", "Nyt job")
    assert desk.chief.standing.known.spaces[bytes.fromhex(desk.ssp)].epoch == 2
    old = desk.tove.standing.space_keys[bytes.fromhex(desk.ssp)][1]
    desk.write("Efter Tove")
    desk.bo.round()
    settle(desk.sara)
    assert [came["heading"] for came in desk.came(desk.sara)] == ["Efter Tove"]
    assert 2 in desk.bo.standing.known.spaces[bytes.fromhex(desk.ssp)].letter_keys
    assert keys.letter_pair(old).hpke_key == desk.bo.standing.known.spaces[bytes.fromhex(desk.ssp)].letter_keys[1]


def test_two_in_flight_when_the_table_gets_a_new_epoch_come_once_and_in_order(desk: Desk) -> None:
    """The first is there and its answer was lost; the second is sealed to the epoch that ends, and not sent."""
    for text in ("Den første", "Den anden"):
        desk.write(text)
    standing, book, ssp = desk.bo.standing, desk.bo.book, bytes.fromhex(desk.ssp)
    chain, entry = letters._chain(bytes.fromhex(desk.team.space), ssp), standing.known.spaces[ssp]
    signed = []
    for number, letter in enumerate(book.letters_waiting()):
        book.keep(chain, str(number).encode())
        signed.append(letters._seal(standing, letter, entry.epoch, entry.letter_keys[entry.epoch]))
        book.keep_sealed_letter(letter.id, wire.encode(signed[-1]))
    book.forget(chain)
    request = wire.LettersRequest(wire.VERSION, standing.organisation, (signed[0],))
    Session(standing, desk.bo.http).post("/v1/letters", request, wire.LettersAnswer)
    old = desk.tove.standing.space_keys[ssp][1]
    revoke(desk.chief.book, desk.chief.http, "Tove", "Nyt job")
    settle(desk.bo, desk.sara)
    assert not list(book.letters_waiting()) and not desk.sara.book.refusals()
    cursor = (wire.LetterCursor(ssp, 0),)
    asked = wire.RoundRequest(1, standing.organisation, desk.sara.standing.head, (), (), 1, cursor)
    (page,) = Session(desk.sara.standing, desk.sara.http).post("/v1/round", asked, wire.RoundAnswer).letters
    came = [open_letter(desk.sara.standing.known, one.letter) for one in page.letters]
    assert [(one.sequence, one.epoch) for one in came] == [(1, 1), (2, 2)]
    with pytest.raises(Untrusted):  # with the key Tove kept
        info = letters._info(standing.organisation, came[1].sender_space, ssp, 2, came[1].id)
        keys.letter_pair(old).open(came[1].sealed, info)
    assert sorted(str(one["heading"]) for one in desk.came(desk.sara)) == ["Den anden", "Den første"]


def test_an_erased_letter_does_not_come_again(desk: Desk) -> None:
    desk.write("Slet mig")
    settle(desk.bo, desk.sara)
    (there,) = desk.sara.book.list("ssp_case", space=desk.ssp).records
    erase(desk.sara.book, desk.sara.http, there.id, "Sendt ved en fejl")
    settle(desk.tove, desk.sara)
    assert desk.came(desk.tove) == desk.came(desk.sara) == []
    assert converged(desk.ssp, desk.sara, desk.tove)


def test_of_a_letter_whose_record_is_erased_the_senders_book_keeps_only_that_it_was_sent(desk: Desk) -> None:
    case = {"heading": "Hjemme", "concern_text": "Hos afsenderen"}
    record = desk.bo.book.add("ssp_case", case, space=desk.team.space)
    desk.bo.book.post_letter(record, FIELDS, to=desk.ssp, instead={"concern_text": "Qvxzjkw"})
    settle(desk.bo, desk.sara)
    assert b"Qvxzjkw" in raw_pages(desk.bo.book)
    (there,) = desk.sara.book.list("ssp_case", space=desk.ssp).records
    erase(desk.sara.book, desk.sara.http, there.id, "Sendt ved en fejl")
    desk.bo.round()
    assert b"Qvxzjkw" not in raw_pages(desk.bo.book)
    assert desk.bo.book.get(record).fields["concern_text"] == "Hos afsenderen"
    (sent,) = desk.bo.book.sent_letters(record)
    desk.bo.book.letters_again()
    desk.bo.round()
    assert (desk.bo.book.sent_letters(record), desk.bo.book.outbox()) == ([sent], [])


def test_a_lost_endpoint_gets_the_letters_again_and_nobody_reads_them_twice(
    own_endpoint: Endpoint, tmp_path: Path
) -> None:
    made: list[Laptop] = []

    def make(name: str, url: str = own_endpoint.url) -> Laptop:
        made.append(Laptop(tmp_path / name, url))
        return made[-1]

    try:
        desk = Desk(Team(make("anne"), tmp_path / "dele"), make)
        desk.write("Læst")
        settle(desk.bo, desk.sara)
        desk.write("Ikke hentet endnu")
        desk.bo.round()
        own_endpoint.stop()
        for path in own_endpoint.data.iterdir():
            path.unlink()
        own_endpoint.restart()
        settle(desk.chief, desk.bo, desk.sara, desk.tove)
        settle(desk.bo, desk.sara, desk.tove)
        for one in (desk.sara, desk.tove):
            assert sorted(str(came["heading"]) for came in desk.came(one)) == ["Ikke hentet endnu", "Læst"]
    finally:
        for one in made:
            one.close()


def forget(own_endpoint: Endpoint) -> None:
    own_endpoint.stop()
    for path in own_endpoint.data.iterdir():
        path.unlink()
    own_endpoint.restart()


def test_letters_are_sent_again_though_another_gave_the_endpoint_its_directory_back(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    desk = Desk(
        Team(laptop("anne", own_endpoint.url), tmp_path / "dele"), lambda name: laptop(name, own_endpoint.url)
    )
    desk.write("Ikke hentet endnu")
    settle(desk.bo, desk.chief)  # the chief knows all there is of the directory, and reads no letters
    forget(own_endpoint)
    desk.chief.round()
    desk.bo.round()
    desk.sara.round()
    assert [came["heading"] for came in desk.came(desk.sara)] == ["Ikke hentet endnu"]
    assert desk.bo.round().requests == 1


@pytest.mark.parametrize("how", ["put away", "erased here", "erased there"])
def test_of_letters_nobody_has_any_more_a_lost_endpoint_does_not_ask_for_ever(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path, how: str
) -> None:
    desk = Desk(
        Team(laptop("anne", own_endpoint.url), tmp_path / "dele"), lambda name: laptop(name, own_endpoint.url)
    )
    record = desk.write("Sendt for længe siden")
    lead = desk.chief.member.create_space("SSP Lokalt", "ssp_local")
    settle(desk.bo, desk.sara, desk.chief)
    other = desk.bo.book.add("ssp_case", {"heading": "Bliver", "concern_text": "Her"}, space=desk.team.space)
    desk.bo.book.post_letter(other, FIELDS, to=lead)
    settle(desk.bo, desk.chief)
    if how == "put away":
        assert desk.bo.book.put_away(record, "2026-01-01", "P1825D", desk.bo.book.get(record).heads)
    elif how == "erased here":
        erase(desk.bo.book, desk.bo.http, record, "Vores egen")
    else:
        (there,) = desk.sara.book.list("ssp_case", space=desk.ssp).records
        erase(desk.sara.book, desk.sara.http, there.id, "Sendt ved en fejl")
    settle(desk.chief, desk.sara, desk.bo)
    forget(own_endpoint)
    settle(desk.chief, desk.bo, desk.sara)
    assert desk.bo.round().requests == 1, "each round would send whatever letters there are"
    desk.write("Den næste")
    settle(desk.bo, desk.sara)
    assert "Den næste" in [came["heading"] for came in desk.came(desk.sara)]
    assert (desk.bo.round().requests, desk.bo.book.outbox()) == (1, [])


def test_a_letter_that_took_the_place_of_one_that_was_read_is_read(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """The endpoint was lost, and counts positions from one again."""
    desk = Desk(
        Team(laptop("anne", own_endpoint.url), tmp_path / "dele"), lambda name: laptop(name, own_endpoint.url)
    )
    desk.write("Læst")
    settle(desk.bo, desk.sara, desk.chief)
    forget(own_endpoint)
    desk.chief.round()
    anne = desk.team.anne
    record = anne.book.add("ssp_case", {"heading": "Ny", "concern_text": "Ny"}, space=desk.team.space)
    anne.round()
    anne.book.post_letter(record, FIELDS, to=desk.ssp)
    settle(anne, desk.sara)
    assert sorted(str(came["heading"]) for came in desk.came(desk.sara)) == ["Læst", "Ny"]
    settle(desk.bo, desk.sara)
    assert sorted(str(came["heading"]) for came in desk.came(desk.sara)) == ["Læst", "Ny"]
    assert desk.sara.round().requests == 1


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.sync.laptops import Laptop
import sync.letters as letters
import local_store.book_exchange as door
laptop = Laptop(Path(sys.argv[1]), sys.argv[2])
where = sys.argv[3]
def die(*_a, **_k): os.kill(os.getpid(), signal.SIGKILL)
if where == "sealed": door.BookExchange.keep_sealed_letter = die
if where == "answered": door.BookExchange.settle_letter = die
if where == "taken":
    real = door.BookExchange.take_letter
    def take(self, letter): real(self, letter); die()
    door.BookExchange.take_letter = take
laptop.round()
"""


@pytest.mark.parametrize("where", ["sealed", "answered", "taken"])
def test_kill_9_on_either_side_sends_and_takes_in_one_letter(desk: Desk, where: str) -> None:
    desk.write("Netop én")
    victim = desk.sara if where == "taken" else desk.bo
    if where == "taken":
        desk.bo.round()
    folder, url = victim.folder, victim.http.base_url
    victim.close()
    done = subprocess.run([sys.executable, "-c", _KILLED, str(folder), url, where], cwd=ROOT, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()[-2000:]
    again = Laptop(folder, url)
    try:
        bo, sara = (desk.bo, again) if where == "taken" else (again, desk.sara)
        settle(bo, sara, desk.tove)
        assert [came["heading"] for came in desk.came(sara)] == ["Netop én"]
        assert converged(desk.ssp, sara, desk.tove)
        assert not bo.book.letters_waiting()
    finally:
        again.close()
