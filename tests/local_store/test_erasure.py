"""An erased record is gone in whatever order things come, and both ends still count the same."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_store.book import FieldBook
from local_store.changes import Stored
from local_store.errors import NotFound
from local_store.ids import ChangeId, PersonId, RecordId
from local_store.spaces import digest_of
from local_store.views import Erasure
from tests.store_fixtures import TEAM, contact, make_book, send

AT = "2026-11-21T20:00:00+00:00"


class Story:
    """Anna's record, edited by Bo and by Anna at the same time, and Bo's own record beside it."""

    def __init__(self, folder: Path) -> None:
        anna, bo = make_book(folder / "anna"), make_book(folder / "bo")
        self.record: RecordId = anna.add("street_contact", contact(fact_text="Væk"), space=TEAM.id)
        changes = [*send(anna, bo)]
        self.other: RecordId = bo.add("street_contact", contact(fact_text="Bliver"), space=TEAM.id)
        bo.edit(self.record, set={"person_count": 4})
        anna.edit(self.record, set={"person_count": 5})
        changes += [*send(bo, anna)]
        changes += anna.unsent(TEAM.id, 100)
        self.anna, self.bo = anna.person, bo.person
        self.changes: list[Stored] = changes
        for book in (anna, bo):
            book.close()

    @property
    def of_record(self) -> list[ChangeId]:
        return [one.id for one in self.changes if one.change.record == self.record]

    def erasure(self, by: PersonId, any_author: bool) -> Erasure:
        return Erasure(self.record, TEAM.id, by, AT, "Fejl", any_author)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story(tmp_path_factory.mktemp("story"))


def gone(book: FieldBook, record: RecordId) -> bool:
    with pytest.raises(NotFound):
        book.get(record)
    return book.erased(record) is not None and not book.search("væk")


@given(order=st.permutations(range(5)), any_author=st.booleans(), data=st.data())
@settings(max_examples=25)
def test_in_whatever_order_it_comes(story: Story, order: list[int], any_author: bool, data: st.DataObject) -> None:
    listed = data.draw(st.lists(st.sampled_from(story.of_record), unique=True))
    by = story.bo if any_author else story.anna
    dropped = {one.id for one in story.changes if one.id in listed and (any_author or one.change.author == by)}
    with TemporaryDirectory() as folder, make_book(Path(folder) / "bog") as book:
        erased = False
        for step in order:
            if step == len(story.changes):
                book.erase(story.erasure(by, any_author), listed)
                erased = True
            # once it is stated, the endpoint hands out no more what it dropped
            elif not (erased and story.changes[step].id in dropped):
                book.receive(TEAM.id, [story.changes[step]], [], step + 1)
        book.erase(story.erasure(by, any_author), listed)
        assert gone(book, story.record)
        assert book.get(story.other).fields["fact_text"] == "Bliver"
        left = [bytes.fromhex(one.id) for one in story.changes if one.id not in dropped]
        assert book.digest(TEAM.id) == digest_of(left)
        counted = sum(bucket.count for bucket in book.buckets(TEAM.id))
        assert counted == len(left)
        ids = [id_ for bucket in range(256) for id_ in book.ids_in_bucket(TEAM.id, bucket)]
        assert ids == sorted(id_.hex() for id_ in left)
        assert book.check().sound
        before = book.list("street_contact").records
        book.rebuild()
        assert book.list("street_contact").records == before


def test_another_persons_record_is_not_erased_by_a_claim_even_if_the_claim_came_first(
    story: Story, tmp_path: Path
) -> None:
    with make_book(tmp_path / "bog") as book:
        assert book.erase(story.erasure(story.bo, any_author=False), [])  # nothing here says otherwise yet
        for number, change in enumerate(story.changes):
            book.receive(TEAM.id, [change], [], number)
        assert book.get(story.record).fields["fact_text"] == "Væk"
        assert book.erased(story.record) is None
        assert not book.erase(story.erasure(story.bo, any_author=False), [])
        assert book.digest(TEAM.id) == digest_of([bytes.fromhex(one.id) for one in story.changes])
        assert book.check().sound


def test_what_was_unsent_is_never_sent_and_what_the_endpoint_took_is_named(story: Story, tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        book.receive(TEAM.id, story.changes, [], 1)
        mine = book.edit(story.record, set={"own_words_text": "Min"})
        book.keep_draft(f"edit/{story.record}", "street_contact", {"fact_text": "Væk"})
        assert book.erase(story.erasure(story.anna, any_author=False), story.of_record)
        assert book.unsent_count() == {} and book.outbox() == [] and book.drafts() == []
        assert {change for _, change, _ in book.erased_unlisted(TEAM.id)} == {
            one.id for one in story.changes if one.change.record == story.record and one.change.author == story.bo
        }
        book.keep_draft(f"edit/{story.record}", "street_contact", {"fact_text": "Væk"})  # a form was still open
        assert book.drafts() == []
        book.keep_draft(f"edit/{story.other}", "street_contact", {"fact_text": "Bliver"})
        assert [draft.key for draft in book.drafts()] == [f"edit/{story.other}"]
        assert mine not in book.bodies([mine])
        book.drop_listed(TEAM.id, story.bo, story.of_record, False)
        assert book.erased_unlisted(TEAM.id) == []
        assert book.digest(TEAM.id).count == 1


def test_an_erasure_in_another_space_does_not_touch_the_record(story: Story, tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        book.receive(TEAM.id, story.changes, [], 1)
        own = book.spaces()[0].id
        book.erase(Erasure(story.record, own, story.bo, AT, "Fejl", any_author=True))
        assert book.get(story.record).fields["fact_text"] == "Væk"
