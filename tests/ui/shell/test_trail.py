"""The way back."""

from ui.shell.trail import Place, Trail


def test_back_leads_where_we_were_and_stops_at_the_beginning() -> None:
    trail = Trail()
    for name in ("today", "groups", "record"):
        trail.visit(Place(name))
    assert trail.back() == Place("groups")
    assert trail.back() == Place("today")
    assert trail.back() is None
    assert trail.here == Place("today")


def test_going_where_we_are_leaves_no_extra_step() -> None:
    trail = Trail()
    trail.visit(Place("today"))
    trail.visit(Place("record", {"record": "a"}))
    trail.visit(Place("record", {"record": "a"}))
    trail.visit(Place("record", {"record": "b"}))
    assert trail.back() == Place("record", {"record": "a"})
    assert trail.back() == Place("today")
