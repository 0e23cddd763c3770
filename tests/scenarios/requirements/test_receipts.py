"""Whoever sends is told how far it came: in line, received with a number, and when nobody answers (R47)."""

from datetime import datetime, timedelta
from pathlib import Path

from desktop.answering import answers
from desktop.doing.referring import send
from desktop.doing.weighing import weigh
from desktop.showing import review, waiting
from desktop.showing.correspondence import row_line, word_on
from desktop.showing.words import Words
from local_store.ids import RecordId
from tests.desktop.doing.referring_town import SECTION
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, settle
from ui.review.asks import Accept, Queue
from ui.sending.asks import SendCase, WordOn

CASE = {
    "heading": "Trappen", "level": "1", "level_reason": "Uro", "district": "noerrebro",
    "concern_text": "De har ingen steder at være", "raised_by": "Nadia Holm, gadeteamet", "state": "kladde",
    "lead_party": "Nadia Holm", "parties": ["klub", "skole"],
}  # fmt: skip


def words(laptop: Laptop, days: float = 0) -> Words:
    return Words(laptop.book, "da", datetime.now().astimezone() + timedelta(days=days))


def said(laptop: Laptop, case: RecordId, days: float = 0) -> str:
    return word_on(words(laptop, days), WordOn(case)).line


def test_in_line_then_received_with_a_number_then_waiting_too_long(
    endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    team = Team(laptop("anne"), tmp_path / "dele")
    table = team.anne.member.create_space("SSP Nørrebro", "ssp_local", area="Nørrebro")
    nadia = team.joined(laptop("nadia"), "Nadia Holm")
    nadia.round()
    group = nadia.book.add("youth_group", {"name": "Trappen"}, space=team.space)
    case = nadia.book.add("ssp_case", {**CASE, "group_id": group}, space=team.space)
    now = words(nadia)
    seal = weigh(now, nadia.book.get(case), SECTION, "").parcel.seal
    assert send(now, SendCase(case, SECTION, seal)).missing == ()

    assert said(nadia, case) == "I kø. Den sendes, når der er net."
    nadia.round()
    taken = said(nadia, case)
    (letter,) = nadia.book.sent_letters(case)
    assert taken.startswith("Modtaget på serveren ") and taken.endswith(f"kvittering {letter.id[:8].upper()}")
    assert "Afventer svar" not in said(nadia, case, days=5.9)

    settle(team.anne, nadia)
    (there,) = team.anne.book.list("ssp_case", space=table).records
    for days, waits in ((5.9, False), (6.1, True)):
        hers, theirs = words(nadia, days), words(team.anne, days)
        assert ("Afventer svar · sendt for 6 dage siden" in said(nadia, case, days)) == waits
        assert ("afventer svar" in row_line(hers, nadia.book.get(case))) == waits
        assert any(one.title == "Afventer svar: Trappen" for one in waiting.lines(hers)) == waits
        (entry,) = [one for one in review.queue(theirs, Queue()).entries if one.record == there.id]
        assert (entry.sign is not None and entry.sign.text == "Afventer svar") == waits

    answers()[Accept](words(team.anne), Accept(there.id))
    settle(team.anne, nadia)
    assert said(nadia, case).startswith("Kvittering NØR-")
    assert "Afventer svar" not in said(nadia, case, days=30)
    assert not [one for one in waiting.lines(words(nadia, 30)) if "Afventer" in one.title]
