"""Whatever is written, put away, wanted back, lost and found, in whatever order, nothing is lost or doubled so."""

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from local_store.book import FieldBook
from local_store.changes import Stored
from local_store.ids import ChangeId, RecordId
from tests.properties.test_projections import everything_derived
from tests.store_fixtures import TEAM, batch, make_book

_ACTS = ("edit", "about", "keep", "ours", "away", "away", "want", "fetch", "lose", "sweep")


class Play:
    """A laptop that puts away, the one who decides, and what the endpoint holds of both."""

    def __init__(self, ours: FieldBook, theirs: FieldBook, dice: random.Random) -> None:
        self.ours, self.theirs, self.dice = ours, theirs, dice
        self.endpoint: list[Stored] = []
        self.lost: set[ChangeId] = set()
        for number in range(2):
            theirs.add("ssp_case", {"heading": f"Sag {number}"}, space=TEAM.id)
        self.deliver(theirs, ours)
        self.forms = [one.id for one in theirs.list("ssp_case").records]

    def act(self, what: str) -> None:
        form = self.dice.choice(self.forms)
        if what == "edit":
            self.theirs.edit(form, set={"heading": f"Rettet {self.dice.random()}"})
        elif what == "about":
            self.theirs.add("overall_goal", {"case_id": form, "goal_text": "I skole"}, space=TEAM.id)
        elif what == "keep":
            hold = {"record_ref": form, "keep_until": "2040-01-01", "reason": "andet", "reason_text": "Klage"}
            self.theirs.add("retention_hold", hold, space=TEAM.id)
        elif what == "ours" and self.ours.away(form) is None:
            self.ours.edit(form, set={"background_text": f"Skrevet {self.dice.random()}"})
        elif what == "away":
            self.put_away(form)
        elif what == "want":
            self.ours.want_back([form])
        elif what == "fetch":
            self.fetch()
        elif what == "lose":
            gone = self.dice.sample(self.endpoint, len(self.endpoint) // 2)
            away = [one.id for one in gone if self.ours.away(one.change.record) is not None]
            self.lost |= {*away} - self.ours.bodies(away).keys()
            self.ours.mark_unsent(TEAM.id, sorted(self.lost))
        elif what == "sweep":
            self.ours.sweep_some()
        self.deliver(self.theirs, self.ours)
        self.deliver(self.ours, self.theirs)

    def put_away(self, form: RecordId) -> None:
        if self.ours.away(form) is None:
            unsent = form in self.ours.unsent_records([form])
            assert self.ours.put_away(form, "2026-01-01", "P1825D", self.ours.get(form).heads) != unsent

    def deliver(self, sender: FieldBook, reader: FieldBook) -> None:
        changes = sender.unsent(TEAM.id, 1000)
        self.endpoint += changes
        kept = batch(sender, TEAM.id, len(self.endpoint) + 1)
        sender.acknowledge(TEAM.id, [one.id for one in changes], kept)
        reader.receive(TEAM.id, changes, [], reader.cursor(TEAM.id))

    def fetch(self) -> None:
        """Pull everything once more, in pages of any size."""
        coming, at = [*self.endpoint], 0
        self.dice.shuffle(coming)
        while at < len(coming):
            size = self.dice.randint(1, 4)
            self.ours.receive(TEAM.id, coming[at : at + size], [], self.ours.cursor(TEAM.id))
            at += size
        self.lost.clear()

    def look(self) -> None:
        """What stands is whole, what is away is not there, and both ends count the same."""
        held = {one.id for one in self.endpoint} - self.lost
        assert self.ours.digest(TEAM.id).count == len(held)
        assert {one for bucket in range(256) for one in self.ours.ids_in_bucket(TEAM.id, bucket)} == held
        for form in self.forms:
            if self.ours.away(form) is None:
                assert self.ours.get(form).as_json() == self.theirs.get(form).as_json()
            else:
                assert form not in {one.id for one in self.ours.list("ssp_case").records}


@settings(max_examples=12)
@given(st.lists(st.sampled_from(_ACTS), min_size=3, max_size=14), st.integers(0, 2**32))
def test_whatever_leaves_comes_back_as_it_was(acts: list[str], seed: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        make_book(Path(folder) / "ours") as ours,
        make_book(Path(folder) / "theirs") as theirs,
    ):
        play = Play(ours, theirs, random.Random(seed))
        for what in acts:
            play.act(what)
            play.look()
        assert ours.check().sound, ours.check().faults
        play.ours.want_back(play.forms)
        play.fetch()
        play.look()
        assert not ours.all_away() and not ours.waiting()
        assert everything_derived(ours) == everything_derived(theirs)
        assert (ours.digest(TEAM.id), ours.check().sound) == (theirs.digest(TEAM.id), True)
