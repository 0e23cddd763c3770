"""Tasks of a table for people who do not read its space: a letter to a space of theirs, and word back how it went.

What leaves is the task and nothing of the case or its group, and it names nobody: that is the basis it leaves on.
When the case is about a young person, or the words may tell who somebody is, they stay and the letter says whom to
ask. Each letter is a disclosure with a record of its own (R31, R33, R34, L1, L2).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.doing.parcels import identifiers_of, record_here, subject_of
from desktop.membership import standing_of
from desktop.showing.without_letter import proven_answers
from desktop.showing.words import Words
from local_store import letters
from local_store.errors import Text
from local_store.homes import record_of
from local_store.ids import PersonId, SpaceId
from local_store.rules import anonymise, case_states, correspondence, sending, sharing, tasks
from local_store.rules.named import is_agreed
from local_store.rules.text_checks import possible_names
from local_store.views import Record
from sync.letter_targets import letter_targets
from sync.standing import Standing

_TOLD = (
    "what", "by_when", "recurrence", "starts_on", "ends_on", "at_time", "responsible_id", "responsible_actor",
    "status",
)  # fmt: skip
BACK = ("status", "by_when", "done_at", "result_text")
_ITSELF = ("what", "responsible_id")  # goes along with a change of it only: they may have put it otherwise
CHANNEL = "opgave"
_KINDS = ("team", "club", "forum")  # where a worker's own tasks are read, the nearest first
ASK = Text("Opgave fra et SSP-møde. Spørg {name}.", "A task from an SSP meeting. Ask {name}.")
WRITTEN_ABOUT = Text("Der er skrevet om det her. Spørg {name}.", "It has been written about here. Ask {name}.")
_OFF = Text("Trukket tilbage af {name}.", "Withdrawn by {name}.")
_TO_DO = Text("Så opgaven bliver løst", "So that the task is done")
_HOW_IT_STANDS = Text("Så ingen venter på en opgave, der er ændret", "So that nobody waits for a changed task")
_HOW_IT_WENT = Text("Så bordet ved, hvordan opgaven går", "So that the table knows how the task goes")


def space_for(words: Words, person: str, home: str) -> SpaceId | None:
    """Return where that person reads their tasks; None when they read `home` themselves or nothing we know."""
    return _near(standing_of(words.book), person, home)


def _near(standing: Standing | None, person: str, home: str) -> SpaceId | None:
    if standing is None or standing.directory is None or not person:
        return None
    directory = standing.directory
    theirs = directory.spaces_of(bytes.fromhex(PersonId(person)))
    if bytes.fromhex(home) in theirs:
        return None
    entries = [directory.spaces[one] for one in theirs if one in directory.spaces]
    near = sorted((_KINDS.index(one.kind), one.id) for one in entries if one.kind in _KINDS)
    return SpaceId(near[0][1].hex()) if near else None


def tell_task(words: Words, task: Record, before: Record | None = None) -> None:
    """Let everybody who has a part in a task elsewhere know how it stands, after whatever was written of it here.

    The one way of every task, whether a meeting decided it, a form made it or an act moved it: its person elsewhere
    gets it once it is agreed, hears what is changed, and is told when it is taken back or goes to another; whoever
    gave it hears how it goes. `before` is the task as it was; None for a new one. Raises RefusedInput.
    """
    if before is not None and _moved(task, before, BACK):
        tell_back(words, task)
    to = _elsewhere(words, task, _person_of(task))
    had = _elsewhere(words, before, _person_of(before)) if before is not None else None
    if before is not None and had is not None and had != to and _was_told(words, task, had):
        _tell_change(words, task, had, _person_of(before), BACK, over=True)
    if to is None:
        return
    if not _was_told(words, task, to):
        if _is_to_do(words, task):
            _tell_first(words, task, to)
    elif before is None or _moved(task, before, correspondence.TASK_TOLD):
        changed = [name for name in _ITSELF if before is not None and _moved(task, before, (name,))]
        _tell_change(words, task, to, _person_of(task), (*BACK, *changed), over=task.withdrawn)


def _person_of(task: Record) -> str:
    return str(task.fields.get("responsible_id") or "")


def _moved(task: Record, before: Record, names: Iterable[str]) -> bool:
    moved = any(task.fields.get(name) != before.fields.get(name) for name in names)
    return moved or task.withdrawn != before.withdrawn


def _elsewhere(words: Words, task: Record, person: str) -> SpaceId | None:
    """Return where the task's person reads it by letter; None for what came from there, and for one's own notes."""
    to = space_for(words, person, task.space)
    came_from = correspondence.origin_of(task.fields).get("space")
    own = any(space.id == task.space and space.kind == "own" for space in words.book.spaces())
    return None if own or to == came_from else to


def _is_to_do(words: Words, task: Record) -> bool:
    """Tell whether somebody has agreed to it: a proposal and what belongs to a draft are nobody's task yet."""
    case = record_here(words, task.fields.get("case_id"))
    drafted = case is not None and case_states.state_of(case.fields) in {*case_states.DRAFT_STATES, "klar"}
    return not task.withdrawn and not drafted and is_agreed(task.fields) and tasks.is_open_action(task.fields)


def _was_told(words: Words, task: Record, to: SpaceId) -> bool:
    """Tell whether the task has left for that space before, as its disclosures say (R34)."""
    listed = words.book.list("disclosure", where={"record_refs": task.id}, space=SpaceId(task.space)).records
    written = {one.fields.get("to_text") or "" for one in listed if one.fields.get("channel") == CHANNEL}
    if not written:
        return False
    people = {_person_of(task)} | {
        str(one.change.set.get("responsible_id") or "") for one in words.book.changes_of(task.id)
    }
    theirs = [one for one in people if one and space_for(words, one, task.space) == to]
    return any(_to_text(words, words.person_for_others(one), to) in written for one in theirs)


def _tell_first(words: Words, task: Record, to: SpaceId) -> None:
    case = record_here(words, task.fields.get("case_id"))
    instead: dict[str, Any] = {}
    if may_name(words, task, case, "what"):
        instead["what"] = words.say(ASK).format(name=words.person_for_others(words.book.person))
    fields = [name for name in _TOLD if task.fields.get(name)]
    words.book.post_letter(
        task.id, fields, to=to, sort=correspondence.OUTCOME, instead=instead, about="", once=_once(to)
    )
    write_disclosure(words, task, case, _actor_of(task), words.person_for_others(_person_of(task)), to, _TO_DO)


def _tell_change(words: Words, task: Record, to: SpaceId, person: str, names: Iterable[str], *, over: bool) -> None:
    """Tell whoever has the task elsewhere how it has been set since; `over`: it is not theirs any more.

    A letter that waits cannot be called back: it may be on its way. So both leave, and the second one counts. A
    task that was taken back says so and by whom.
    """
    there = record_of(letters.letter_id(task.id, to, _once(to)), to, task.kind)
    case, by = record_here(words, task.fields.get("case_id")), words.person_for_others(words.book.person)
    fields = [name for name in names if name in correspondence.TASK_TOLD and task.fields.get(name)]
    instead: dict[str, Any] = {"status": task.fields.get("status") or "aftalt"}
    if over:
        fields, instead = [], {"status": "bortfaldet", "result_text": words.say(_OFF).format(name=by)}
    if "result_text" in fields:
        instead["result_text"] = words.say(WRITTEN_ABOUT).format(name=by)
    if "what" in fields and may_name(words, task, case, "what"):
        instead["what"] = words.say(ASK).format(name=by)
    words.book.post_letter(
        task.id, {*fields, *instead}, to=to, sort=correspondence.OUTCOME, instead=instead, about=there
    )
    write_disclosure(words, task, case, _actor_of(task), words.person_for_others(person), to, _HOW_IT_STANDS)


def _actor_of(task: Record) -> str:
    return str(task.fields.get("responsible_actor") or "andet")


def _to_text(words: Words, name: str, to: SpaceId) -> str:
    space = next((one.name for one in letter_targets(words.book) if one.space == to), "")
    return ", ".join(part for part in (name, space) if part)


def _once(to: SpaceId) -> str:
    return f"task {to}"


def may_name(words: Words, task: Record, case: Record | None, field: str) -> bool:
    """Tell whether what the field says may tell who somebody is; of a case one cannot read, anything may."""
    if task.fields.get("case_id") and (case is None or case.fields.get("young_person_id")):
        return True
    text = str(task.fields.get(field) or "")
    known = identifiers_of(words, subject_of(words, case.fields if case is not None else task.fields))
    return bool(anonymise.leaks(text, known) or possible_names(text))


def write_disclosure(
    words: Words, task: Record, case: Record | None, actor: str, name: str, to: SpaceId, purpose: Text
) -> None:
    """Write what left with whom (R34). The letter's form is fixed and names nobody, so there is no preview."""
    ground = {"basis": "anonym", "purpose_text": purpose.da}
    share = sharing.Share(to_actor=actor, ground=ground, on=words.now.date(), identifies=False)
    told = sharing.disclosure_of(
        share, words.now, to_text=_to_text(words, name, to), record_refs=[task.id],
        case_id=case.id if case is not None else None, phase="efter", channel=CHANNEL,
        young_person_id=case.fields.get("young_person_id") if case is not None else None,
    )  # fmt: skip
    words.book.add("disclosure", told, space=SpaceId(task.space))


def tell_back(words: Words, task: Record) -> None:
    """Tell the table how a task that came by letter stands now; nothing for a task of this space's own.

    Nor for one that only says that it came by letter.

    Raises RefusedInput.
    """
    origin = correspondence.origin_of(task.fields)
    to = str(origin.get("space") or "")
    if not to or to == task.space or words.book.lacks_letter(task):
        return
    told = ["status", *(name for name in BACK if name != "status" and task.fields.get(name))]
    instead: dict[str, Any] = {"status": task.fields.get("status") or "aftalt"}  # no status is an agreed one's
    if may_name(words, task, None, "result_text"):
        instead["result_text"] = words.say(WRITTEN_ABOUT).format(name=words.person_for_others(words.book.person))
    words.book.post_letter(task.id, told, to=SpaceId(to), sort="answer", instead=instead)
    at_table = sending.hardest(sending.USUAL_PARTIES)
    write_disclosure(words, task, None, at_table, "", SpaceId(to), _HOW_IT_WENT)


def as_told(words: Words, actions: Iterable[Record]) -> dict[str, Mapping[str, Any]]:
    """Return {id: fields} of the tasks, with what came back about those whose person is elsewhere."""
    found: dict[str, Mapping[str, Any]] = {}
    standing = standing_of(words.book)  # once: it is the whole directory, and a table has hundreds of tasks
    for action in actions:
        fields, told = dict(action.fields), dict[str, Any]()
        if _near(standing, str(fields.get("responsible_id") or ""), action.space):
            for letter in proven_answers(words, action.id):
                told |= {name: letter.fields[name] for name in BACK if letter.fields.get(name)}
        # What the table itself has ended is over, whatever was said of it before.
        fields = {**fields, **told} if tasks.is_open_action(fields) else {**told, **fields}
        found[action.id] = fields
    return found
