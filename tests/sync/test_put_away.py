"""A form that is put away has left the laptop and nothing else: it comes back whole, and nobody sees a hole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.errors import NotFound, PutAside
from local_store.ids import RecordId
from sync.erasing import erase
from sync.session import Session
from tests.decrypted_pages import raw_pages
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle

WORD = "Qvxzjkw"  # like no other word, so that every trace of it is one of the form
DAY = "2031-11-21"


@pytest.fixture
def bo(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("bo"), "Bo")


@pytest.fixture
def carla(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("carla"), "Carla", "coordinator")


@pytest.fixture
def apart(own_endpoint: Endpoint, tmp_path: Path) -> Iterator[tuple[Team, Laptop, Laptop]]:
    """A team, Bo and Carla at an endpoint that may be destroyed."""
    made = [Laptop(tmp_path / name, own_endpoint.url) for name in ("anne", "bo", "carla")]
    team = Team(made[0], tmp_path / "dele")
    yield team, team.joined(made[1], "Bo"), team.joined(made[2], "Carla", "coordinator")
    for one in made:
        one.close()


def a_form(laptop: Laptop, team: Team) -> RecordId:
    """A case with a history of three changes."""
    case = laptop.book.add("ssp_case", {"heading": f"{WORD} og Trappen", "concern_text": WORD}, space=team.space)
    laptop.book.edit(case, set={"concern_text": f"{WORD} ved søen"})
    laptop.book.edit(case, set={"background_text": f"Mere om {WORD.lower()}"})
    return case


def put_away(laptop: Laptop, form: RecordId) -> bool:
    done = laptop.book.put_away(form, DAY, "P1825D", laptop.book.get(form).heads)
    while laptop.book.sweep_some(pages=1):
        pass
    return done


def traces(laptop: Laptop) -> list[bytes]:
    pages = raw_pages(laptop.book)
    return [trace for trace in (WORD.encode(), WORD.lower().encode(), b"vxzjk") if trace in pages]


def is_away(laptop: Laptop, form: RecordId) -> bool:
    for ask in (laptop.book.get, laptop.book.history, laptop.book.changes_of):
        with pytest.raises(PutAside):
            ask(form)
    return laptop.book.away(form) is not None and not laptop.book.search(WORD) and not traces(laptop)


def at_rest(team: Team, *laptops: Laptop) -> bool:
    """All agree with the endpoint, nothing is held to be lost, refused or waiting, and every book is sound."""
    rounds = [laptop.round() for laptop in laptops]
    quiet = all(one.agreed and not one.notice and not one.pulled and not one.pushed for one in rounds)
    clear = not any(one.book.refusals() or one.book.waiting() for one in laptops)
    return quiet and clear and all(one.book.check().sound for one in laptops) and converged(team.space, *laptops)


def test_what_leaves_leaves_no_trace_and_the_others_see_no_difference(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    form = a_form(bo, team)
    bo.notes(150, team.space)
    settle(bo, carla, team.anne)
    before, whole = bo.book.digest(team.space), carla.book.get(form).as_json()
    assert traces(bo) and put_away(bo, form)
    assert is_away(bo, form)
    line = bo.book.away(form)
    assert line is not None and (line.kind, line.space, line.day, line.wanted) == (
        "ssp_case",
        team.space,
        DAY,
        False,
    )
    entry = bo.book.access_log(form)[0]
    assert (entry.action, entry.person, entry.detail) == ("put_away", bo.book.person, f"ssp_case {DAY} P1825D")
    assert bo.book.digest(team.space) == before and len(bo.texts(team.space)) == 150
    assert at_rest(team, bo, carla, team.anne)
    assert carla.book.get(form).as_json() == whole
    bo.book.rebuild()
    assert is_away(bo, form) and bo.book.check().sound
    requests = bo.round().requests
    assert requests == 1, "nothing is asked for again"


def test_what_is_not_sent_or_is_being_written_on_stays(team: Team, bo: Laptop, carla: Laptop) -> None:
    form = a_form(bo, team)
    assert not put_away(bo, form), "not sent"
    bo.round()
    seen = bo.book.get(form).heads
    bo.book.keep_draft(f"edit/{form}", "ssp_case", {"heading": "Halv"})
    assert not put_away(bo, form), "a draft of it"
    bo.book.drop_draft(f"edit/{form}")
    bo.book.keep_draft("new/action_item", "action_item", {"case_id": form})
    assert not put_away(bo, form), "a draft about it"
    bo.book.drop_draft("new/action_item")
    bo.book.edit(form, set={"heading": "Rettet"})
    assert not put_away(bo, form), "an edit that has not left"
    bo.round()
    assert not bo.book.put_away(form, DAY, "P1825D", seen), "written on since it was looked at"
    change = bo.book.changes_of(form)[-1].id
    bo.book.mark_unsent(team.space, [change])
    assert not put_away(bo, form), "the endpoint has lost it"
    bo.round()
    assert put_away(bo, form) and not put_away_again(bo, form)


def put_away_again(laptop: Laptop, form: RecordId) -> bool:
    return laptop.book.put_away(form, DAY, "P1825D", ())


@pytest.mark.parametrize("how", ["hold", "edit", "part"])
def test_it_comes_back_whole_when_somebody_keeps_it_or_writes(
    team: Team, bo: Laptop, carla: Laptop, how: str
) -> None:
    form = a_form(bo, team)
    bo.note("Skrevet siden", team.space)
    settle(bo, carla)
    whole, history = bo.book.get(form).as_json(), bo.book.history(form)
    mark = bo.book.seen_all()
    put_away(bo, form)
    if how == "hold":
        hold = {"record_ref": form, "keep_until": "2040-01-01", "reason": "andet", "reason_text": "En klage"}
        carla.book.add("retention_hold", hold, space=team.space)
    elif how == "edit":
        carla.book.edit(form, set={"heading": f"{WORD} igen"})
    else:
        carla.book.add("overall_goal", {"case_id": form, "goal_text": "I skole"}, space=team.space)
    carla.round()
    bo.round()
    assert bo.book.away(form) is None and bo.book.search(WORD)
    if how == "edit":
        assert bo.book.get(form).fields["heading"] == f"{WORD} igen" and len(bo.book.history(form)) == 4
    else:
        assert (bo.book.get(form).as_json(), bo.book.history(form)) == (whole, history)
        assert form not in {one.id for one in bo.book.arrived(mark, {"ssp_case"}).records}, "no news to anybody"
    assert bo.book.access_log(form)[0].action == "came_back"
    bo.book.rebuild()
    assert bo.book.get(form).as_json() == carla.book.get(form).as_json()
    assert at_rest(team, bo, carla)
    assert put_away(bo, form) and is_away(bo, form), "and away once more"
    assert at_rest(team, bo, carla)


def test_an_edit_made_elsewhere_at_the_same_time_is_not_lost(team: Team, bo: Laptop, carla: Laptop) -> None:
    form = a_form(bo, team)
    settle(bo, carla, team.anne)
    carla.book.edit(form, set={"heading": "Carlas"})
    team.anne.book.edit(form, set={"concern_text": "Annes"})
    put_away(bo, form)
    settle(carla, team.anne, bo)
    fields = bo.book.get(form).fields
    assert (fields["heading"], fields["concern_text"]) == ("Carlas", "Annes")
    assert at_rest(team, bo, carla, team.anne)


def test_an_erasure_is_obeyed_and_the_line_becomes_a_stub(team: Team, bo: Laptop, carla: Laptop) -> None:
    form, wanted = a_form(bo, team), a_form(bo, team)
    settle(bo, carla)
    put_away(bo, form)
    put_away(bo, wanted)
    with pytest.raises(PutAside):
        erase(bo.book, bo.http, form, "Vil af med den")
    bo.book.want_back([wanted])
    for one in (form, wanted):
        erase(carla.book, carla.http, one, "Udløbet")
    settle(bo, carla)
    for one in (form, wanted):
        stub = bo.book.erased(one)
        assert stub is not None and (stub.by, stub.ground) == (carla.book.person, "Udløbet")
        assert bo.book.away(one) is None
        with pytest.raises(NotFound):
            bo.book.get(one)
    assert not bo.book.wanted_back() and not traces(bo)
    assert at_rest(team, bo, carla)


def test_a_destroyed_endpoint_is_filled_by_those_who_have_it(
    apart: tuple[Team, Laptop, Laptop], own_endpoint: Endpoint
) -> None:
    team, bo, carla = apart
    form = a_form(bo, team)
    kept = bo.note("Bliver", team.space)
    settle(bo, carla, team.anne)
    whole = carla.book.get(form).as_json()
    put_away(bo, form)
    own_endpoint.stop()
    for path in own_endpoint.data.iterdir():
        path.unlink()
    own_endpoint.restart()
    assert bo.round().agreed, "he gives what he has, and claims nothing else"
    assert bo.book.digest(team.space).count == 1 and bo.book.get(kept)
    assert bo.book.away(form) is not None
    settle(carla, team.anne, bo)
    assert at_rest(team, bo, carla, team.anne)
    assert is_away(bo, form) and carla.book.get(form).as_json() == whole
    eva = team.joined(Laptop(bo.folder.parent / "eva", own_endpoint.url), "Eva")
    settle(eva)
    assert eva.book.get(form).as_json() == whole, "a newcomer gets it from the new endpoint"
    eva.close()
    bo.book.want_back([form])
    bo.round()
    assert bo.book.get(form).as_json() == whole


def test_it_waits_whole_until_what_the_endpoint_lost_is_there_again(
    apart: tuple[Team, Laptop, Laptop], own_endpoint: Endpoint
) -> None:
    team, bo, carla = apart
    form = a_form(bo, team)
    settle(bo, carla, team.anne)
    put_away(bo, form)
    own_endpoint.stop()
    for path in own_endpoint.data.iterdir():
        path.unlink()
    own_endpoint.restart()
    bo.book.want_back([form])
    assert bo.round().agreed and bo.round().requests == 1, "it is not asked for again and again"
    with pytest.raises(PutAside):
        bo.book.get(form)
    carla.round()
    bo.round()
    assert bo.book.get(form).as_json() == carla.book.get(form).as_json()
    assert at_rest(team, bo, carla)


def test_power_lost_while_it_comes_back_brings_it_back_later(team: Team, bo: Laptop, carla: Laptop) -> None:
    form = a_form(bo, team)
    settle(bo, carla)
    whole = bo.book.get(form).as_json()
    changes = bo.book.changes_of(form)
    put_away(bo, form)
    bo.book.want_back([form])
    bo.book.receive(team.space, changes[:2], [], bo.book.cursor(team.space))  # and the power goes
    with pytest.raises(PutAside):
        bo.book.get(form)
    assert not bo.book.search(WORD), "never half of it"
    assert bo.book.check().sound
    bo.round()
    assert bo.book.get(form).as_json() == whole
    assert at_rest(team, bo, carla)


def test_a_claim_on_ones_own_part_leaves_the_rest_to_come_back(team: Team, bo: Laptop, carla: Laptop) -> None:
    """Somebody has their own changes of another's form dropped: what nobody can give is not waited for."""
    from sync import wire
    from sync.standing import SealedName
    from sync.stating import state

    form = a_form(carla, team)
    settle(carla, bo, team.anne)
    theirs = bo.book.edit(form, set={"background_text": "Bos"})
    settle(bo, carla, team.anne)
    put_away(bo, form)
    ground = bo.standing.sealed_name(bytes.fromhex(form), SealedName("Mit"))
    claim = wire.Erased(
        bytes.fromhex(team.space), bytes.fromhex(form), bytes.fromhex(theirs), ground, any_author=False
    )
    state(Session(bo.standing, bo.http), lambda: [claim])
    settle(bo, carla, team.anne)
    assert bo.book.away(form) is not None and converged(team.space, bo, carla)
    bo.book.want_back([form])
    assert bo.round().agreed
    assert bo.book.get(form).fields["heading"] == f"{WORD} og Trappen"
    assert all(one.round().agreed and one.book.check().sound for one in (bo, carla))
