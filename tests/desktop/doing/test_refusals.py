"""What was not trusted is told: once on the badge, and in the outbox by space, PC or number, in plain words."""

from pathlib import Path

from desktop.doing import refusals
from desktop.session import _counts
from desktop.showing import outbox
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.rules.danish_calendar import now_here
from local_store.vault import KdfCost
from local_store.views import Space
from sync.standing import DEVICE_NAME
from ui.outbox.asks import LookedAtRefusals

TEAM, DEVICE = "7e" * 16, "de" * 16
WHY = Text("Noget har en underskrift, der ikke passer.", "Something has a signature that does not fit.")


def test_a_refusal_is_counted_until_somebody_has_looked_and_names_where_it_came_from(
    tmp_path: Path, cheap_kdf: KdfCost
) -> None:
    with FieldBook.create(tmp_path / "book", "en rød cykel i regnen", cost=cheap_kdf) as book:
        book.put_space(Space(TEAM, "Team Nord", "team", None))
        book.keep(f"{DEVICE_NAME}{DEVICE}", b"Bos pc")
        danish, english = (Words(book, language, now_here()) for language in ("da", "en"))
        assert _counts(book)[1] == 0
        book.refuse(TEAM, "3f2a91bc" + "0" * 56, WHY, "forged")
        book.refuse(TEAM, f"{DEVICE}/7", WHY, "misplaced")
        book.refuse(TEAM, "erasure 41", WHY, "not_allowed")
        assert _counts(book)[1] == 3
        lines = outbox.lines(danish)
        assert {line.title for line in lines} == {
            "Team Nord · nr. 3f2a 91bc", "Team Nord · fra Bos pc", "Team Nord · nr. 41"
        }  # fmt: skip
        assert all(line.state == "refused" and line.reason == WHY for line in lines)
        assert "Team Nord · from Bos pc" in {line.title for line in outbox.lines(english)}
        assert refusals.looked(danish, LookedAtRefusals()) == 3
        assert _counts(book)[1] == 0 and len(outbox.lines(danish)) == 3
        book.refuse(TEAM, "3f2a91bc" + "0" * 56, WHY, "forged")  # the same once more is no news
        assert refusals.unseen(book) == 0
        book.refuse(TEAM, "aa" * 32, WHY, "gap")
        assert refusals.unseen(book) == 1
