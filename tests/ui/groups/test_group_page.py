"""A group's page over the practice book."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.charts.happenings import beginning
from ui.components.buttons import Button
from ui.groups.content import GroupContent
from ui.record.page import RecordPage

YES = {"together_over_3_months": "ja", "meets_mainly_in_street": "ja", "illegal_activity_part_of_identity": "ja"}
LABEL = "Problemskabende ungegruppering"


def _group(opened: Reader, size: tuple[int, int] = (1064, 720)) -> tuple[RecordPage, GroupContent]:
    page = known_page(opened, found(opened, "youth_group", name="Trappen"), size)
    assert isinstance(page.content, GroupContent)
    return page, page.content


def test_the_series_has_twelve_weeks_and_says_itself_in_words(reader, qtbot: QtBot) -> None:
    _page, content = _group(reader())
    assert len(content.group.weeks) == 12
    assert sum(week.expulsions for week in content.group.weeks) == 3
    assert sum(week.activities for week in content.group.weeks) == 1
    assert "1 bortvisning" in content.bars.accessibleName()
    qtbot.mouseClick(content.as_list, Qt.MouseButton.LeftButton)
    assert content.lines.isVisible()
    assert not content.bars.isVisible()
    assert content.lines.text().count("uge ") == 12


def test_a_filter_leaves_only_its_sort(reader, qtbot: QtBot) -> None:
    _page, content = _group(reader())
    qtbot.mouseClick(content.happened.chips["expulsion"], Qt.MouseButton.LeftButton)
    shown = content.happened.list.rows()
    titles = [row.accessibleName() for row in shown]
    assert len(titles) == 4
    assert sum("Bortvisning nr." in title for title in titles) == 3
    assert sum("Optaget igen i klubben, 1 af 3 bortvisninger ophævet" in title for title in titles) == 1


def test_the_keyboard_walks_the_timeline_and_opens_an_entry(reader, qtbot: QtBot) -> None:
    opened = reader()
    _page, content = _group(opened)
    content.happened.list.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(content.happened.list, key)
    assert content.happened.list.accessibleDescription() == content.happened.list.rows()[1].accessibleName()
    qtbot.keyClick(content.happened.list, Qt.Key.Key_Return)
    assert opened.went.opened[-1] == ("record", {"record": content.group.happened[1].record})


def test_more_of_the_timeline_comes_on_asking(reader, qtbot: QtBot) -> None:
    _page, content = _group(reader())
    before = len(content.happened.list.rows())
    qtbot.mouseClick(content.happened.more, Qt.MouseButton.LeftButton)
    assert len(content.happened.list.rows()) > before


@pytest.mark.parametrize("prefix_and_kind", [
    "write_ group_observation", "write_ street_contact", "add_ club_expulsion", "add_ intervention_activity",
])  # fmt: skip
def test_writing_from_the_page_presets_the_group(reader, qtbot: QtBot, prefix_and_kind: str) -> None:
    opened = reader()
    page, content = _group(opened)
    button = next(
        one for one in content.findChildren(Button) if one.objectName() == prefix_and_kind.replace(" ", "")
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    written, preset = opened.went.written[-1]
    assert (written, preset["group_id"]) == (prefix_and_kind.split()[1], page.record)


def test_ending_a_membership_keeps_the_time_it_was_and_can_be_undone(reader, qtbot: QtBot) -> None:
    opened = reader()
    page, content = _group(opened)
    qtbot.mouseClick(content.members.switch, Qt.MouseButton.LeftButton)
    sami = next(member for member in content.group.members if member.name == "Sami")
    end = page.content.findChild(type(content.members.switch), f"end_{sami.spans[0].record}")
    qtbot.mouseClick(end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    qtbot.waitUntil(lambda: page.content is not content, timeout=5000)
    assert isinstance(page.content, GroupContent)
    assert page.content.members.all_shown, "the list stays open"
    ended = opened.do(lambda book: book.get(sami.spans[0].record).fields)
    assert ended["from_on"] == sami.spans[0].from_on.isoformat()
    assert ended["to_on"]
    assert "Sami" in [member.name for member in page.content.group.members]
    opened.went.undo()
    qtbot.waitUntil(
        lambda: "to_on" not in opened.do(lambda book: book.get(sami.spans[0].record).fields), timeout=5000
    )


def test_time_as_a_resource_and_those_not_known_are_said(reader) -> None:
    page, content = _group(reader())
    spoken = content.members.bars.accessibleName()
    assert "Imran: kerne" in spoken
    assert "ressource, siden" in spoken
    assert any(line.startswith("Imran: god indflydelse, siden") for line in words_of(page))
    assert content.group.others == "3–6 andre"


def test_the_label_is_said_only_when_all_three_are_yes(reader, qtbot: QtBot) -> None:
    opened = reader()
    page, content = _group(opened)
    assert content.group.label == ""
    opened.do(lambda book: book.edit(page.record, set=YES))
    qtbot.waitUntil(lambda: page.content is not content, timeout=5000)
    assert page.view.known.label == LABEL
    assert any(one.badge.text == LABEL for one in page.findChildren(type(content.kept)))


def test_a_suspicion_about_the_group_or_a_member_never_comes_this_way(reader) -> None:
    def fill(book: FieldBook) -> None:
        from local_store.ids import SpaceId
        from local_store.views import Space

        practice.fill(book)
        space = Space(SpaceId("5" * 32), "SSP Nørrebro", "ssp_local")
        book.put_space(space)
        group = book.list("youth_group", where={"name": "Trappen"}).records[0].id
        told = {"information_class": "mistanke", "source_type": "fagperson", "source_actor": "politi",
                "fact_text": "Sælger måske hash ved stationen.", "group_id": group}  # fmt: skip
        book.add("concern", told, space=space.id)

    page, _content = _group(reader(fill))
    assert not any("hash" in words or "Mistanke" in words for words in words_of(page))


def test_mending_the_history_and_a_conflict_are_within_reach(reader, qtbot: QtBot) -> None:
    def torn(book: FieldBook) -> None:
        practice.fill(book)
        group = book.list("youth_group", where={"name": "Trappen"}).records[0]
        for count in (10, 12):
            book.edit(group.id, set={"count_max": count}, seen=group.heads)

    opened = reader(torn)
    page, content = _group(opened)
    qtbot.keyClick(page.area, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.edited == [(page.record, "youth_group")]
    qtbot.mouseClick(content.banner.look, Qt.MouseButton.LeftButton)
    assert opened.went.opened[-1][0] == "conflict"
    assert "Historik" in words_of(page)
    qtbot.mouseClick(content.back, Qt.MouseButton.LeftButton)
    assert opened.went.opened[-1][0] == "groups"


@pytest.mark.parametrize(
    ("outcome", "told", "tone", "direction"),
    [
        ("forbedret", "Nu: forbedret", "ok", "better"),
        ("uaendret", "Nu: uændret", "neutral", "same"),
        ("forvaerret", "Nu: forværret", "danger", "worse"),
    ],
)
def test_a_follow_up_that_is_done_stands_on_the_timeline_with_its_outcome_and_says_the_trend(
    reader, qtbot: QtBot, outcome: str, told: str, tone: str, direction: str
) -> None:
    """R56: whether it is better, the same or worse is written at each follow-up, and read where the group is."""
    made: list[str] = []

    def fill(book: FieldBook) -> None:
        practice.fill(book)
        group = book.list("youth_group", where={"name": "Trappen"}).records[0].id
        task = {"what": "Spurgt ved Trappen", "due_at": "2026-01-05T18:00:00+01:00", "responsible_id": book.person}
        for about in ({"group_id": group}, {"origin_ref": group}, {"group_id": group, "origin_ref": group}):
            made.append(book.add("follow_up", {**task, **about}))
        done = {"status": "udfoert", "outcome_level": outcome, "youth_response": "positiv"}
        for one in made[1:]:
            book.edit(RecordId(one), set={**done, "result_text": "De hilste."})
        book.edit(RecordId(made[2]), set={"result_text": "De hilste igen."})

    _page, content = _group(reader(fill))
    group, today = content.group, content.today
    stand = [one for one in group.happened if one.sort == "follow_up"]
    assert {one.record for one in stand} == set(made[1:]), "each once, and what is still to be done is no happening"
    assert [one.at.date() for one in stand] == [today, today], "when it was done, not when it was due"
    assert {(one.detail, one.tone) for one in stand} == {(f"Spurgt ved Trappen · {told} · positiv", tone)}
    assert {one.below for one in stand} == {"De hilste.", "De hilste igen."}
    assert (group.direction, group.said_by) == (direction, "Skrevet ved opfølgningen i dag")
    assert made[0] in {due.id for due in group.promises}
    chip = content.happened.chips["follow_up"]
    assert chip.text() == "Opfølgninger 2"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(content.happened.list.rows()) == 2
    assert all(told in row.accessibleName() for row in content.happened.list.rows())


def test_a_new_group_says_what_is_not_there_yet(reader) -> None:
    opened = reader(nothing)
    group = opened.do(lambda book: book.add("youth_group", {"name": "Bænkene"}))
    words = words_of(known_page(opened, group))
    assert "Intet er skrevet om gruppen endnu." in words
    assert "Alle må komme i klubben." in words
    assert words.count("ikke spurgt") == 3


@pytest.mark.parametrize("size", [(1064, 720), (780, 480)])
def test_nothing_is_cut_off_or_nameless(reader, size: tuple[int, int]) -> None:
    page, content = _group(reader(), size)
    content.members.show_all(True)
    QApplication.processEvents()
    assert clipped(page) == []
    assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0


def test_of_a_long_note_a_timeline_shows_the_beginning() -> None:
    long = "\n".join(f"Linje {number}" for number in range(60))
    assert beginning(long) == "\n".join(f"Linje {number}" for number in range(6)) + " …"
    assert beginning("ord " * 200).endswith("ord …") and len(beginning("ord " * 200)) < 500
    assert beginning("Kort.\n") == "Kort.\n"


def test_a_promise_over_time_is_told_by_more_than_its_colour(reader) -> None:
    opened = reader(practice.fill)
    page = known_page(opened, found(opened, "youth_group", name="Trappen"))
    assert isinstance(page.content, GroupContent)
    late = {due.title: due for due in page.content.group.promises if due.overdue_days}
    assert late
    for due in late.values():
        assert due.icon == "overdue" and due.subtitle.endswith("over tid")
    assert all("over tid" not in due.subtitle for due in page.content.group.promises if not due.overdue_days)
