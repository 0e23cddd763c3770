"""A relation map over a real book: drawn by its ties, walked by arrows, the same in words."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.printing.paper import words_now
from desktop.printing.relation_map import map_paper
from desktop.showing import map_layout
from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.views import Space
from tests.ui.known_pages import known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless
from ui.meetings.printing import PrintButton
from ui.record.page import RecordPage
from ui.relation_map.content import MapContent
from ui.style import language

SPACE = SpaceId("ab" * 16)
_TIES = (
    ("Imran", "Emil", "taet", "positiv", True), ("Imran", "Viktor", "jaevnlig", "neutral", True),
    ("Emil", "Sami", "taet", "neutral", True), ("Viktor", "Bo", "jaevnlig", "positiv", True),
    ("Sami", "Bo", "perifer", "negativ", False),
)  # fmt: skip


def _fill(book: FieldBook, *, days: int = 60, points: bool = True) -> None:
    book.put_space(Space(SPACE, "SSP Nørrebro", "ssp_local", "noerrebro"))
    book.put_person(book.person, "Mette Krogh")
    today = date.today()
    for ago in (30, 2):
        drawn = (today - timedelta(days=ago)).isoformat()
        values = {"purpose": "Hvem kan hjælpe Imran tilbage?", "as_of": drawn, "case_id": _case(book)}
        values["expires_on"] = (today + timedelta(days=days)).isoformat()
        map_id = book.add("relation_map", values, space=SPACE)
        if points:
            _draw(book, map_id, without="Sami" if ago == 30 else "")


def _case(book: FieldBook) -> str:
    found = book.list("ssp_case").records
    return found[0].id if found else book.add("ssp_case", {"heading": "Imran"}, space=SPACE)


def _draw(book: FieldBook, map_id: str, without: str) -> None:
    nodes = {}
    for name in ("Imran", "Emil", "Sami", "Viktor", "Bo"):
        if name != without:
            kind = "voksen_ressource" if name == "Bo" else "ung"
            role = {"role": "centrum"} if name == "Imran" else {}
            nodes[name] = book.add(
                "relation_node", {"map_id": map_id, "pseudonym": name, "node_kind": kind, **role}, space=SPACE
            )
    for one, other, strength, sign, confirmed in _TIES:
        if one in nodes and other in nodes:
            seen = {"last_confirmed_on": "2026-11-19"} if confirmed else {}
            relation = "konflikt" if sign == "negativ" else "venskab"
            book.add("relation_edge", {"map_id": map_id, "from_node_id": nodes[one], "to_node_id": nodes[other],
                                       "relation": relation, "strength": strength, "sign": sign,
                                       "source_type": "egen_observation", **seen}, space=SPACE)  # fmt: skip


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> RecordPage:
    newest = opened.do(lambda book: max(book.list("relation_map").records, key=lambda one: one.fields["as_of"]).id)
    return known_page(opened, newest, size)


def _content(page: RecordPage) -> MapContent:
    assert isinstance(page.content, MapContent)
    return page.content


def _id(content: MapContent, name: str) -> str:
    return next(node.id for node in content.map.nodes if node.name == name)


def test_the_map_says_what_it_is_bound_to(reader) -> None:
    page = _page(reader(_fill))
    said = words_of(page)
    assert "Relationskort: Imran" in said
    assert "Formål: Hvem kan hjælpe Imran tilbage?" in said


def test_a_map_of_a_meeting_says_which_and_leads_up_to_the_meetings(reader) -> None:
    def of_a_meeting(book: FieldBook) -> None:
        _fill(book)
        meeting = book.add(
            "meeting", {"starts_at": "2026-11-24T09:00:00+01:00", "forum": "lokaludvalg"}, space=SPACE
        )
        for drawn in book.list("relation_map").records:
            book.edit(drawn.id, set={"meeting_id": meeting})

    opened = reader(of_a_meeting)
    page = _page(opened)
    content = _content(page)
    assert content.crumbs() == ("Møder", content.map.meeting_title) and content.map.meeting_title
    content.back.click()
    assert opened.went.opened[-1] == ("meetings", {})


def test_beside_the_map_each_tie_says_how_close_and_who_says_so(reader) -> None:
    page = _page(reader(_fill))
    content = _content(page)
    content.canvas.choose(_id(content, "Imran"))  # type: ignore[union-attr]
    ties = [tie for tie in content.map.ties if _id(content, "Imran") in (tie.one, tie.other)]
    said = words_of(page)
    assert ties and all(content._strength(tie) in said for tie in ties)
    assert all((tie.source if tie.confirmed else "ikke bekræftet") in said for tie in ties)


def test_f1_opens_the_maps_own_help(reader) -> None:
    opened = reader(_fill)
    assert _page(opened).help_topic == "relation_map"


def test_who_links_two_groups_is_found_and_a_conflict_brings_nobody_together(reader) -> None:
    content = _content(_page(reader(_fill)))
    assert {node.name for node in content.map.nodes if node.bridge} == {"Imran"}
    assert {node.name for node in content.map.nodes if node.edge} == {"Sami", "Bo"}


def test_arrows_reach_every_point_and_enter_opens_it(reader, qtbot: QtBot) -> None:
    opened = reader(_fill)
    content = _content(_page(opened))
    canvas = content.canvas
    assert canvas is not None
    canvas.setFocus()
    seen, frontier = {canvas.here()}, [canvas.here()]
    while frontier:
        start = frontier.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            canvas.choose(start)
            qtbot.keyClick(canvas, key)
            if canvas.here() not in seen:
                seen.add(canvas.here())
                frontier.append(canvas.here())
    assert seen == {node.id for node in content.map.nodes}
    canvas.choose(_id(content, "Emil"))
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.went.edited[-1] == (_id(content, "Emil"), "relation_node")


def test_control_enter_ties_whoever_one_stands_at(reader) -> None:
    opened = reader(_fill)
    page = _page(opened)
    content = _content(page)
    assert content.canvas is not None
    content.canvas.choose(_id(content, "Sami"))
    page.save()
    wanted = {"map_id": content._view.id, "from_node_id": _id(content, "Sami")}
    assert opened.went.written[-1] == ("relation_edge", wanted)


def test_the_list_says_the_same_in_words(reader) -> None:
    content = _content(_page(reader(_fill)))
    content.shape.set_index(1)
    assert content.listed is not None
    assert content.listed.isVisible()
    rows = [content.listed.rows.row(number) for number in range(content.listed.rows.rowCount())]
    conflict = next(row for row in rows if "Sami" in row.title and "Bo" in row.title)
    assert (conflict.right, "konflikt" in conflict.subtitle) == ("ikke bekræftet", True)
    assert len(rows) == len(_TIES)


def test_filters_leave_out_what_they_say(reader) -> None:
    content = _content(_page(reader(_fill)))
    canvas = content.canvas
    assert canvas is not None
    resources, _bridges, confirmed = content.chips
    resources.setChecked(False)
    assert "Bo" not in {node.name for node in canvas.shown()}
    resources.setChecked(True)
    confirmed.setChecked(True)
    assert len(canvas.shown_ties()) == len(_TIES) - 1


def test_an_earlier_map_is_compared_in_sentences(reader) -> None:
    opened = reader(_fill)
    content = _content(_page(opened))
    content.other.set_value(content.map.others[0].id)
    opened.settle()
    assert content.moves.text() == "Sami er kommet til"


def test_a_map_whose_time_is_over_shows_nobody(reader) -> None:
    page = _page(reader(partial(_fill, days=-1)))
    said = words_of(page)
    assert "Kortets tid er gået" in said
    assert _content(page).map.nodes == ()
    assert page.findChild(PrintButton) is None
    assert not any("Emil" in words for words in said)


def test_the_map_is_printed_from_the_keyboard(reader, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(_fill)
    page = _page(opened)
    content = _content(page)
    qtbot.keyClick(content, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert content.print.dialog is not None
    assert content.print.dialog.selectedFiles()[0].endswith("Relationskort.pdf")
    content.print.dialog.reject()
    content.tie.setFocus()
    qtbot.keyClick(content.tie, Qt.Key.Key_Tab)
    assert content.print.hasFocus(), "it stands after a new tie"
    qtbot.keyClick(content.print, Qt.Key.Key_Return)
    content.print.dialog.fileSelected.emit(str(tmp_path / "kort.pdf"))
    content.print.dialog.reject()
    opened.settle()
    assert (tmp_path / "kort.pdf").read_bytes().startswith(b"%PDF")
    assert opened.went.said[-1].startswith("Udskrevet til kort.pdf. Filen er ikke krypteret.")


def test_the_paper_says_each_tie_as_the_list_does(reader) -> None:
    opened = reader(_fill)
    content = _content(_page(opened))
    assert content.listed is not None
    rows = [content.listed.rows.row(number) for number in range(content.listed.rows.rowCount())]

    def on_paper(book: FieldBook) -> list[tuple[str, str, str]]:
        data = map_paper(words_now(book, "da"), book.get(content._view.id))
        return [(one["between"], one["how"], one["seen"]) for one in data["ties"]]

    assert opened.do(on_paper) == [(row.title, row.subtitle, row.right) for row in rows]


def test_an_empty_map_says_how_to_begin(reader) -> None:
    page = _page(reader(partial(_fill, points=False)))
    assert "Begynd med den unge, mødet handler om." in words_of(page)


def test_points_keep_apart_and_the_same_map_is_drawn_the_same() -> None:
    ring = {str(n): frozenset({str((n + 1) % 9), str((n - 1) % 9)}) for n in range(9)} | {"alone": frozenset()}
    places = map_layout.places(ring, None)
    assert places == map_layout.places(dict(reversed(ring.items())), None)
    spots = list(places.values())
    nearest = min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for n, a in enumerate(spots) for b in spots[n + 1 :])
    assert nearest > 0.05
    assert all(0 <= share <= 1 for spot in spots for share in spot)


def test_twenty_points_keep_room_for_their_names_and_whoever_has_no_tie_stands_below() -> None:
    tied = {f"{n:02}": frozenset({f"{(n - 1) // 2:02}"} if n else ()) for n in range(19)}
    near = {node: ties | {other for other in tied if node in tied[other]} for node, ties in tied.items()}
    places = map_layout.places(near | {"alone": frozenset()}, "00")
    spots = list(places.values())
    pairs = [(one, other) for number, one in enumerate(spots) for other in spots[number + 1 :]]
    assert not [
        pair for pair in pairs if abs(pair[0][0] - pair[1][0]) < 0.07 and abs(pair[0][1] - pair[1][1]) < 0.06
    ]
    assert places["alone"][1] > max(place[1] for node, place in places.items() if node != "alone") + 0.1


def test_everything_has_a_name_and_room(reader) -> None:
    opened = reader(_fill)
    for size, spoken in (((1064, 720), "da"), ((720, 480), "en")):
        language.choose(spoken)
        page = _page(opened, size)
        assert nameless(page) == []
        assert clipped(page) == []
    QApplication.processEvents()
