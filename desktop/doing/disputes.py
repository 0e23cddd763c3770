"""A task nobody agrees whose it is goes up to the table (R60): from a space it does not read by letter.

The table's coordinator finds the task with both views on the table's own record of it: the one it gave away, or one
the letter becomes. Whoever settles it names somebody, and that goes back the same way. What leaves is the task
and the views, never more than a task's letter tells: words that may tell who a young person is stay, and the letter
says whom to ask.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.doing.parcels import record_here
from desktop.doing.task_letters import ASK, CHANNEL, WRITTEN_ABOUT, may_name, write_disclosure
from desktop.showing.without_letter import proven_answers
from desktop.showing.words import Words
from local_store import letters
from local_store.errors import Text
from local_store.homes import record_of
from local_store.ids import LetterId, RecordId, SpaceId, is_id
from local_store.rules import correspondence, sending, tasks
from local_store.rules.named import PROPOSED, has_name
from local_store.views import Record
from sync.letter_targets import letter_targets

_KIND = "action_item"
_UNCLEAR, _VIEWS = "unclear_responsibility", "views_text"
_NAMED = ("responsible_name", "responsible_actor", "responsible_unit")
_TABLES = ("ssp_local", "ssp_lead")
_PURPOSE = Text("Så bordet kan afgøre, hvem der har opgaven", "So that the table can settle whose the task is")
_MOST = 50


def tell(words: Words, record: RecordId) -> None:
    """After a task was saved: tell the table of a dispute, or whoever raised it how it was settled.

    The same word is told once. Other kinds, and tasks there is nobody to tell of, pass. Raises RefusedInput.
    """
    task = words.book.get(record)
    if task.kind != _KIND or task.withdrawn:
        return
    if _is_table(words, task.space):
        _tell_back(words, task)
    elif task.fields.get(_UNCLEAR) == "ja" and tasks.is_open_action(task.fields):
        _tell_table(words, task)


def _is_table(words: Words, space: str) -> bool:
    return any(one.id == space and one.kind in _TABLES for one in words.book.spaces())


def _tell_table(words: Words, task: Record) -> None:
    case = record_here(words, task.fields.get("case_id"))
    given = _given_by(words, task)
    to, there = given or _table_of(words, case) or ("", "")
    if not is_id(to):
        return
    told: dict[str, Any] = {_UNCLEAR: "ja", _VIEWS: task.fields.get(_VIEWS)}
    if may_name(words, task, case, _VIEWS):
        told[_VIEWS] = words.say(WRITTEN_ABOUT).format(name=words.person_for_others(words.book.person))
    known = RecordId(there) if given else None
    if known is None:
        what = task.fields["what"]
        if may_name(words, task, case, "what"):
            what = words.say(ASK).format(name=words.person_for_others(words.book.person))
        # Nobody has it while it is disputed, so at the table it is a proposal until somebody is named.
        told |= {"what": what, "status": PROPOSED, "case_id": there}
    before = len(words.book.sent_letters(task.id))
    once = f"dispute\0{task.fields.get(_VIEWS)}" if known else "dispute"
    words.book.post_letter(task.id, [*told], to=SpaceId(to), sort=correspondence.ANSWER, instead=told, once=once)
    if len(words.book.sent_letters(task.id)) > before:
        write_disclosure(words, task, case, sending.hardest(sending.USUAL_PARTIES), "", SpaceId(to), _PURPOSE)


def _given_by(words: Words, task: Record) -> tuple[str, str] | None:
    """Return the space that gave the task by letter, and its record there."""
    origin = correspondence.origin_of(task.fields)
    if not origin or origin.get("space") == task.space or words.book.lacks_letter(task):
        return None
    return str(origin["space"]), str(origin["record"])


def _table_of(words: Words, case: Record | None) -> tuple[str, str] | None:
    """Return the table a case from here lies at, and the case there; None while it has not been sent."""
    if case is None or case.kind != "ssp_case":
        return None
    for heard in reversed(proven_answers(words, case.id)):
        origin = correspondence.origin_of(heard.fields)
        if origin.get("space") and origin.get("record"):
            return str(origin["space"]), str(origin["record"])
    sent = {one.id for one in words.book.sent_letters(case.id)}
    for target in letter_targets(words.book, kinds=_TABLES):
        letter = letters.letter_id(case.id, target.space, "referral\0")
        if letter in sent:
            return target.space, record_of(LetterId(letter), target.space, case.kind)
    return None


def take_in(words: Words) -> None:
    """Write on the tables' own tasks that whoever has them elsewhere disputes them, so that the list has them.

    Once: what the table has settled since stays settled, whatever clock the letter was written by.
    """
    for task, said in _disputed_elsewhere(words):
        written = (one.change.set.get(_VIEWS) for one in words.book.changes_of(task.id))
        if task.fields.get(_UNCLEAR) != "ja" and said[_VIEWS] not in written:
            words.book.edit(task.id, set={_UNCLEAR: "ja", _VIEWS: said[_VIEWS]})


def _disputed_elsewhere(words: Words) -> Iterator[tuple[Record, Mapping[str, Any]]]:
    """Give the tables' open tasks whose newest word says that the responsibility is unclear."""
    for table in words.book.spaces():
        if table.kind not in _TABLES:
            continue
        for left in words.book.list("disclosure", where={"channel": CHANNEL}, space=table.id, limit=_MOST).records:
            for one in left.fields.get("record_refs") or ():
                task = record_here(words, one)
                said = disputed(words, task) if task is not None and task.kind == _KIND else None
                if task is not None and said is not None and tasks.is_open_action(task.fields):
                    yield task, said


def disputed(words: Words, task: Record) -> Mapping[str, Any] | None:
    """Return the newest letter that disputes a task of a table."""
    said = (one.fields for one in reversed(proven_answers(words, task.id)))
    return next((one for one in said if one.get(_UNCLEAR) == "ja" and one.get(_VIEWS)), None)


def _tell_back(words: Words, task: Record) -> None:
    """Tell the space that disputed a task of the table who has it now; nothing while nobody has."""
    if task.fields.get(_UNCLEAR) == "ja" or not has_name(task.fields):
        return
    raised = task.fields if _came_disputed(words, task) else disputed(words, task)
    if raised is None:
        return
    origin = correspondence.origin_of(raised)
    told = {name: task.fields[name] for name in _NAMED if task.fields.get(name)}
    if "responsible_name" not in told:
        told["responsible_name"] = words.person_for_others(str(task.fields["responsible_id"]))
    told |= {_UNCLEAR: "nej", "status": task.fields.get("status") or "aftalt"}
    words.book.post_letter(
        task.id, [*told], to=SpaceId(str(origin["space"])), sort=correspondence.OUTCOME, instead=told,
        about=str(origin["record"]), once=f"settled\0{origin['letter']}\0{told['responsible_name']}",
    )  # fmt: skip


def _came_disputed(words: Words, task: Record) -> bool:
    if not correspondence.origin_of(task.fields) or words.book.lacks_letter(task):
        return False
    return words.book.changes_of(task.id)[0].change.set.get(_UNCLEAR) == "ja"


def settled(words: Words, task: Record) -> str:
    """Return who has a disputed task of this space by the table's word, "" while it has said nothing."""
    said = [one.fields for one in proven_answers(words, task.id) if one.fields.get(_UNCLEAR) == "nej"]
    return str(said[-1].get("responsible_name") or "") if said else ""
