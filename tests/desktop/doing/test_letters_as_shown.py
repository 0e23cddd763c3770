"""What a person saw before Indstil is what left, letter by letter: sent, sent again, corrected, passed on."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.doing import reviewing
from desktop.doing.referring import correct, send
from desktop.showing.sending import prepare
from local_store import letters
from local_store.homes import record_of
from local_store.ids import RecordId
from local_store.letters import Content, Outgoing
from local_store.records.declare import FieldType
from local_store.rules import correspondence, minimise
from local_store.rules.minimise import ALLOWED
from tests.desktop.doing.referring_town import ANONYMOUS, SECRET, SECTION, Town, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.sending.asks import Correct, Ground, Prepare, SendCase

__all__ = ["endpoint", "town"]

AREAS = ("school", "leisure", "home", "crime")
_TEXT = st.text("abc æøå\n.,3ÆØÅ", min_size=1, max_size=40).filter(str.strip)
PHASES = (Phase.explicit, Phase.generate)  # each example is a town's day: none is made smaller
_FREE = (
    "heading", "concern_text", "tried_already_text", "resources_text", "background_text", "parents_view",
    "question_to_meeting", "wished_outcome", "level_reason", "raised_by", "parties_reason", "evaluation_text",
)  # fmt: skip
_CODES = {
    "parents_informed": ("ja",), "honour_conflict": ("nej",), "leader_informed": ("ja", "nej"),
    "district": ("noerrebro",),
}  # fmt: skip
NEEDS = ("aktivitet", "aftale", "fritid")
CASES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(_FREE, _TEXT) | {name: st.sampled_from(codes) for name, codes in _CODES.items()}
)
PLANS = st.fixed_dictionaries(
    {"what": _TEXT, "goal_text": _TEXT},
    optional={"indicator": _TEXT, "where_text": _TEXT, "condition_text": _TEXT, "baseline_text": _TEXT},
)


def _emptied(laptop: Laptop, told: Content) -> list[tuple[str, str]]:
    kind = laptop.book.catalogue.kind(told.kind)
    return [(kind.by_name[name].label.da, "Tømt") for name in ALLOWED[told.kind] if name in told.emptied]


def sent_as_shown(laptop: Laptop, case: str, ground: Ground) -> list[Content]:
    """Send what the preview showed and hold each letter to it; return the letters."""
    before = {one.id for one in laptop.book.letters_waiting()}
    now = words(laptop)
    seen = prepare(now, Prepare(case, ground))
    sent = send(now, SendCase(case, ground, seen.seal))
    new = [one for one in laptop.book.letters_waiting() if one.id not in before]
    waiting = [
        one for one in new if letters.read(one.body).sort == correspondence.REFERRAL
    ]  # not word to the raiser
    waiting = [one for number, one in enumerate(waiting) if number + 1 == len(waiting)
               or not _is_same_again(one, waiting[number + 1])]  # fmt: skip
    assert sent.missing == seen.missing
    if sent.missing:
        assert waiting == []
        return []
    read = [letters.read(one.body) for one in waiting]
    here: dict[str, str] = {}  # what each record is called there -> its id here
    for one, content in zip(waiting, read, strict=True):
        there = content.about or record_of(one.id, one.target, content.kind)
        here[there] = content.record
    for one in laptop.book.get(RecordId(case)).fields.get("earlier_case_ids") or ():
        here |= {heard.fields["origin"]["record"]: one for heard in laptop.book.answers(one)}
    left = [(told.text, [*_lines(laptop, told, here), *_emptied(laptop, told)]) for told in read]
    shown = [[(line.label, line.text) for line in leaf.lines] for leaf in seen.leaves]
    assert [[*lines, *([(text, now.title(laptop.book.get(RecordId(told.record))))] if text else [])]
            for (text, lines), told in zip(left, read, strict=True)] == shown  # fmt: skip
    assert SECRET not in repr(read)
    return read


def _is_same_again(one: Outgoing, other: Outgoing) -> bool:
    """Whom a case is about is told for the table that has no record of it and for the one that has: in one card."""
    first, second = letters.read(one.body), letters.read(other.body)
    there = record_of(one.id, one.target, first.kind)
    same = (first.kind, first.record, first.fields, first.text) == (
        second.kind, second.record, second.fields, second.text
    )  # fmt: skip
    return same and not first.about and second.about == there


def _lines(laptop: Laptop, told: Content, here: Mapping[str, str]) -> list[tuple[str, str]]:
    """The letter as its reader reads it, from the letter alone: each field's label and value."""
    now, kind = words(laptop), laptop.book.catalogue.kind(told.kind)
    assert set(told.fields) <= {*minimise.ALLOWED[told.kind], correspondence.RETURN_MARK}
    lines = []
    for spec in kind.fields:
        if spec.name not in told.fields or spec.name == correspondence.RETURN_MARK:
            continue
        value: Any = told.fields[spec.name]
        if spec.type is FieldType.REFERENCE:
            value = here.get(value, value)
        elif spec.type is FieldType.REFERENCES:
            value = [here.get(one, one) for one in value]
        lines.append((now.say(spec.label), now.value(spec, value)))
    return lines


@settings(max_examples=25, deadline=None, phases=PHASES)
@given(case=CASES, anonymous=st.booleans())
def test_a_referral_leaves_as_it_was_shown(town: Town, case: dict[str, Any], anonymous: bool) -> None:
    laptop = town.bo
    given_case = town.draft(**{**case, "group_id": group(town), "district": "noerrebro"})
    assert sent_as_shown(laptop, given_case, ANONYMOUS if anonymous else SECTION)


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(status=_TEXT, needs=st.sets(st.sampled_from(NEEDS)), anonymous=st.booleans())
def test_what_was_written_of_a_group_since_leaves_with_a_second_case_as_it_was_shown(
    town: Town, status: str, needs: set[str], anonymous: bool
) -> None:
    known = town.group  # of which a case has left before, whichever of the examples comes first
    for case in (town.draft(concern_text="Først"), town.draft(concern_text="Så")):
        town.bo.book.edit(known, set={"status_text": status, "needs": sorted(needs)})
        told = sent_as_shown(town.bo, case, ANONYMOUS if anonymous else SECTION)
        (of_group,) = [one for one in told if one.kind == "youth_group"]
        now = town.bo.book.get(known).fields
        assert of_group.fields.get("needs") == now.get("needs") and of_group.about
        assert anonymous or of_group.fields["status_text"] == now["status_text"]


def group(town: Town) -> RecordId:
    """A group nobody has sent anything about."""
    return town.bo.book.add("youth_group", {"name": "Bænken", "status_text": "Ny"}, space=town.team.space)


def planned(laptop: Laptop, case: str, space: str, plan: Mapping[str, Any], number: int) -> None:
    """A whole plan, its words the drawn ones."""
    book, home = laptop.book, laptop.book.get(RecordId(case)).space
    goal = book.add("overall_goal", {"case_id": case, "goal_text": plan["goal_text"]}, space=home)
    named = {"responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}
    sub = {name: plan[name] for name in ("indicator", "baseline_text") if name in plan}
    for area in AREAS:
        text = f"{plan['goal_text']} {number}"
        book.add("sub_goal", {**sub, "case_id": case, "area": area, "goal_id": goal, "goal_text": text, **named},
                 space=home)  # fmt: skip
    act = {name: plan[name] for name in ("what", "where_text", "condition_text") if name in plan}
    book.add("action_item", {**act, **named, "case_id": case, "by_when": "2026-12-01"}, space=home)


@settings(max_examples=2, deadline=None, phases=PHASES)
@given(case=CASES, plan=PLANS, again=PLANS)
def test_a_correction_and_a_case_passed_on_leave_as_they_were_shown(
    town: Town, case: dict[str, Any], plan: dict[str, Any], again: dict[str, Any]
) -> None:
    bo, sara, chief = town.bo, town.sara, town.chief
    about = group(town)
    earlier, never_sent = town.draft(group_id=group(town)), town.draft()
    assert sent_as_shown(bo, earlier, SECTION)
    settle(bo, sara)
    reviewing.accept(words(sara), town.at_table(earlier)[0].id)
    settle(sara, bo)
    fields = {name: value for name, value in case.items() if name != "parents_informed"}
    mine = town.draft(
        **{
            **fields,
            "group_id": about,
            "level": "2",
            "district": "noerrebro",
            "earlier_case_ids": [earlier, never_sent],
        }
    )
    (told,) = [one for one in sent_as_shown(bo, mine, SECTION) if one.kind == "ssp_case"]
    assert told.fields["earlier_case_ids"] == [town.at_table(earlier)[0].id]
    settle(bo, sara)
    (here,) = town.at_table(mine)
    reviewing.send_back(words(sara), here.id, "Skriv mere")
    settle(sara, bo)
    correct(words(bo), Correct(mine))
    bo.book.edit(mine, set={"concern_text": again["goal_text"]})
    assert all(one.about for one in sent_as_shown(bo, mine, SECTION))
    settle(bo, sara)
    reviewing.accept(words(sara), here.id)
    sara.book.edit(here.id, set={"level": "3", "level_reason": "Hærværk", "background_text": plan["what"]})
    planned(sara, here.id, town.table, plan, 1)
    assert len(sent_as_shown(sara, here.id, SECTION)) == 8
    settle(sara, chief)
    reviewing.send_back(words(chief), town.at_the_leaders(here.id)[0].id, "Se på målene")
    settle(chief, sara)
    goal = sara.book.list("sub_goal", where={"case_id": here.id}).records[0]
    sara.book.undo(sara.book.changes_of(goal.id)[0].id)
    replaced = {**goal.fields, "goal_text": again["goal_text"]}
    sara.book.add("sub_goal", replaced, space=town.table)
    assert sum(one.text != "" for one in sent_as_shown(sara, here.id, SECTION)) == 1
    settle(sara, chief)


@pytest.fixture(autouse=True)
def _everything_left(town: Town) -> None:
    town.bo.round()
