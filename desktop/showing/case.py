"""A case's page: how far it is, its level, the plan, what is missing, what the table or the raiser has said."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from desktop.doing import correspondence as letters
from desktop.showing import (
    case_duties,
    case_overview,
    case_plan,
    doing,
    retention,
    storage,
    two_sides,
    without_letter,
)
from desktop.showing.happened import linked
from desktop.showing.words import Words, is_suspicion, moment
from local_store import case_gates
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import (
    age_rules,
    agenda,
    case_states,
    correspondence,
    deadlines,
    level_frames,
    level_history,
    raisers,
    ready,
    relation_maps,
    ssp_levels,
)
from local_store.rules.case_states import PASSED_ON
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.retention import days_of
from local_store.rules.running_deadlines import running
from local_store.views import Record
from ui.cases.asks import ActionCard, Area, CaseView, Missing, Step, Suspicion, Term, Told
from ui.style import dates

# The way of a case as the track shows it; the endings take the place of the last.
_WAY = ("kladde", "indstillet", "modtaget", "paa_dagsorden", "droeftet", "handleplan", "opfoelgning", "afsluttet")
_STANDS_AT = MappingProxyType(
    {"klar": "kladde", "returneret": "kladde", "afvist": "afsluttet", "viderestillet": "afsluttet",
     "underrettet": "afsluttet"}
)  # fmt: skip
_RAISED = Text("Rejst af {}", "Raised by {}")
_LEAD = Text("tovholder {}", "lead {}")
_TO_CONFIRM = Text("skal bekræftes af en jurist", "to be confirmed by a lawyer")
_EARLIER = Text("tidligere: niveau {} i {}, {}", "earlier: level {} in {}, {}")
_SHORT = {
    "rpl_115": Text("§ 115", "§ 115"),
    "anonym": Text("Anonymt", "Anonymous"),
    "samtykke": Text("Samtykke", "Consent"),
    "underretning": Text("Underretning", "Notification"),
}
_OUTCOMES = (
    "close_reason",
    "outcome_level",
    "outcome_school",
    "outcome_leisure",
    "outcome_home",
    "outcome_crime",
    "later_outcome",
)
_LEVELS = {"lokaludvalg": Text("Forum ved niveau 1–2", "Forum at levels 1–2"),
           "koordinationsgruppe": Text("Forum ved niveau 3–4", "Forum at levels 3–4")}  # fmt: skip
_NO_LEVEL = Text("Niveauet bestemmer, hvor sagen drøftes", "The level decides where the case is discussed")
_WRONG = Text(
    "Niveau {} drøftes i {}. Send sagen dertil.", "Level {} is discussed in {}. Send the case there."
)  # fmt: skip
_MEND = Text(
    "{} har sendt sagen retur. Ret den, og send den igen.", "{} has returned the case. Mend it and send it again."
)  # fmt: skip
_AT_THEIRS = Text("Hos {}", "At {}")
_SOMEBODY = Text("en aktør", "an actor")
_AT = Text("{}, {}", "{}, {}")
_TURNS, _TURNED = Text("Fylder 18", "Turns 18"), Text("Er fyldt 18", "Has turned 18")
_AGREE = Text("Aftal overgangen til SSP+ (F20)", "Agree the transition to SSP+ (F20)")
_AGAIN, _DELETED = Text("Status igen", "Status again"), Text("Slettes", "Deleted")
_KEPT = Text("Opbevaringen begyndte, da sagen sluttede, {}", "Its time here began when the case ended, {}")
_WRITTEN = Text("Regnet fra det, der senest er skrevet om sagen, {}", "From what was last written about it, {}")
_STAYS = Text("ikke, så længe en anden sag om det samme kører", "not while another case about the same runs")
_UNTIL = Text("senest {}", "by {}")
_LEVEL_TABLE = Text("Jeres tabel for niveau {}", "Your table for level {}")
_SORTS = {
    "receipt": Text("Kvittering", "Receipt"),
    "question": Text("Spørgsmål", "Question"),
    "answer": Text("Svar", "Answer"),
    "outcome": Text("Besked", "Word"),
    "referral": Text("Rettet indstilling", "Corrected referral"),
}


def view(words: Words, record: Record) -> CaseView:
    """Return everything on the case's page beside the record itself."""
    told = letters.told(words, record)
    level = str(told.get("level") or "")
    actions = case_plan.actions_of(words, record)
    columns = case_plan.areas(words, record, actions)
    known = {one.code for one in columns}
    loose = tuple(case_plan.card(words, one) for one in actions if one.fields.get("area") not in known)
    at_the_table = _kind_of_space(words, record) in ("ssp_local", "ssp_lead")
    steps = _steps(words, record, case_states.state_of(told))
    return CaseView(
        facts=_facts(words, record),
        basis=_basis(words, told.get("legal_basis")),
        level=level,
        steps=steps,
        state=case_states.state_of(told),
        at_the_table=at_the_table,
        forum=_forum(words, level),
        forum_levels=_forum_levels(words, level),
        time_frame=words.say(words.book.catalogue.time_frame(level)),
        characteristics=_labels(words, "level_characteristics", told.get("level_characteristics")),
        reason=str(told.get("level_reason") or ""),
        wrong_forum=_wrong_forum(words, record, level) if at_the_table else "",
        suspicions=_suspicions(words, record) if at_the_table else (),
        goals=case_plan.overall_goals(words, record),
        areas=columns,
        loose=loose,
        missing=_missing(words, record, at_the_table, columns, loose),
        hints=_hints(words, record),
        terms=(
            *_eighteen(words, told),
            *_terms(words, record),
            *_of_the_level(words, record, level),
            *_there(words, record),
            *_after(words, record, told, steps),
            *_kept(words, record),
        ),
        earlier=_earlier(words, record),
        who_does_what=doing.of_case(words, record, actions),
        told=_told(words, record),
        maps=_maps(words, record),
        other_side=two_sides.link(words, record),
        overview=case_overview.overview(words, record, actions) if at_the_table else None,
        broken=tuple(words.say(one) for one in case_gates.broken(words.book, record, words.now.date())),
        only_ends=at_the_table and case_gates.of_age(words.book, record.fields, words.now.date()),
    )


def _kind_of_space(words: Words, record: Record) -> str:
    return next((space.kind for space in words.book.spaces() if space.id == record.space), "")


def _facts(words: Words, record: Record) -> str:
    """Return "Rejst af politiet 12. november · tovholder Mette Krogh · tidligere: niveau 1 i lokaludvalget"."""
    fields, parts = record.fields, []
    if fields.get(raisers.FIELD):
        raised = words.say(_RAISED).format(raisers.said(str(fields[raisers.FIELD]), words.language))
        on = _short_day(words, fields.get("raised_at"))
        parts.append(f"{raised} {on}".strip())
    lead = words.lead(fields)
    if lead:
        parts.append(words.say(_LEAD).format(lead))
    if earlier := _earlier_cases(words, record)[:1]:
        one = earlier[0]
        on = dates.short_date(one.on, words.language, words.now.date()) if one.on else "?"
        parts.append(words.say(_EARLIER).format(one.level, _forum(words, one.level), on))
    return " · ".join(parts)


def _short_day(words: Words, at: object) -> str:
    return dates.short_date(moment(str(at)).date(), words.language, words.now.date()) if at else ""


def _basis(words: Words, code: object) -> str:
    if not code:
        return ""
    if code in _SHORT:
        return words.say(_SHORT[str(code)])
    kind = words.kind("ssp_case")
    return words.value(kind.by_name["legal_basis"] if kind else None, code)


def _labels(words: Words, field: str, codes: object) -> tuple[str, ...]:
    kind = words.kind("ssp_case")
    spec = kind.by_name.get(field) if kind else None
    return tuple(words.value(spec, code) for code in (codes if isinstance(codes, list) else []))


def _steps(words: Words, record: Record, state: str) -> tuple[Step, ...]:
    """Return the way with the day each step was first reached; what an answer by letter told counts as well."""
    reached: dict[str, date] = {}
    for entry in words.book.history(record.id):
        for moved in entry.moved:
            if moved.field == "state" and moved.after:
                reached.setdefault(str(moved.after), moment(entry.at).date())
    for one in without_letter.proven_answers(words, record.id):
        if said := one.fields.get("state"):
            at = correspondence.origin_of(one.fields).get("at") or one.created.at
            reached.setdefault(str(said), moment(str(at)).date())
    here = _STANDS_AT.get(state, state)
    reached.setdefault("kladde", moment(record.created.at).date())
    kind = words.kind("ssp_case")
    spec = kind.by_name["state"] if kind else None
    at = _WAY.index(here) if here in _WAY else 0
    steps = []
    for number, code in enumerate(_WAY):
        named = state if number == at else code
        on = reached.get(named) or reached.get(code)
        stands = "done" if number < at else "here" if number == at else "ahead"
        steps.append(Step(named, words.value(spec, named), on if number <= at else None, stands))
    return tuple(steps)


def _forum(words: Words, level: str) -> str:
    if level not in ssp_levels.LEVELS:
        return ""
    return words.say(words.book.catalogue.label("ssp_forum", ssp_levels.forum_of(level)))


def _forum_levels(words: Words, level: str) -> str:
    return words.say(_LEVELS[ssp_levels.forum_of(level)] if level in ssp_levels.LEVELS else _NO_LEVEL)


def _wrong_forum(words: Words, record: Record, level: str) -> str:
    """Return what to do when the level has come to belong to another table than the one the case lies at (R13)."""
    if level not in ssp_levels.LEVELS or ssp_levels.space_kind_of(level) == _kind_of_space(words, record):
        return ""
    back = letters.returned_from(words, record)
    if back is not None:
        return words.say(_MEND).format(letters.table_of(words, back) or _forum(words, level))
    return words.say(_WRONG).format(level, _forum(words, level)) if not _has_ended(record) else ""


def _has_ended(record: Record) -> bool:
    return case_states.state_of(record.fields) in case_states.ENDED


def _suspicions(words: Words, record: Record) -> tuple[Suspicion, ...]:
    """Return what the SSP space has as suspected of the case's own subject; a group's never of its members."""
    subject = next((name for name in ("young_person_id", "group_id") if record.fields.get(name)), "")
    found = linked(words, "concern", subject, str(record.fields.get(subject))) if subject else []
    kind = words.kind("concern")
    made = []
    for one in found:
        if not is_suspicion(one) or one.space != record.space:
            continue
        if subject == "group_id" and one.fields.get("young_person_id"):
            continue
        source = words.value(kind.by_name["source_actor"] if kind else None, one.fields.get("source_actor"))
        day = _short_day(words, one.fields.get("told_on") or one.created.at)
        text = str(one.fields.get("fact_text") or "")
        made.append(Suspicion(one.id, text, source or words.say(_SOMEBODY), day))
    return tuple(made)


def _missing(
    words: Words, record: Record, at_the_table: bool, columns: Sequence[Area], loose: Sequence[ActionCard]
) -> tuple[Missing, ...]:
    if _has_ended(record):
        return ()
    has_characteristics = bool(words.book.catalogue.codes("ssp_level_characteristic"))
    lacks = [*ready.lacks(record.fields, characteristics=has_characteristics)]
    named = {one.field for one in lacks}
    if at_the_table:
        lacks += [one for one in case_plan.form_lacks(words, record) if one.field not in named]
    return case_plan.missing(words, record, lacks, columns, loose)


def _hints(words: Words, record: Record) -> tuple[tuple[str, str], ...]:
    """Return what the young person's age means by date; nothing for a group."""
    person = _here(words, record.fields.get("young_person_id"))
    born = age_rules.birth_day(person.fields) if person else None
    if born is None:
        return ()
    on = day_of(str(record.fields.get("raised_at") or record.created.at))
    rules = words.book.in_force.set.rules
    found = [*age_rules.coverage(born, on, rules), *age_rules.hints(born, words.now.date(), rules)]
    told = {one.code: one for one in found}.values()
    return tuple((words.say(one.text), _cited(words, one.source)) for one in told)


def _cited(words: Words, source: str) -> str:
    """A law keeps its name; that it is to be confirmed is said in the language worn."""
    return source.replace(_TO_CONFIRM.da, words.say(_TO_CONFIRM))


def _terms(words: Words, record: Record) -> Iterator[Term]:
    """Give the deadlines that run on the case, and on an investigation beside it, with its team only (R26)."""
    beside = linked(words, "child_welfare_investigation", "case_id", record.id)
    for one in (record, *beside):
        team = str(one.fields.get("team") or "")
        for runs in running(one.kind, one.id, one.fields, words.book.in_force.set.rules):
            told_twice = bool(beside) and one is record and runs.rule.starts_with == "investigation_started"
            state = deadlines.state(runs, words.now)
            if state not in (deadlines.State.MET, deadlines.State.MET_LATE) and not told_twice:
                yield _term(words, runs, state, team)


def _term(words: Words, runs: deadlines.Deadline, state: deadlines.State, team: str) -> Term:
    tone = "danger" if state is deadlines.State.OVERDUE else "warn" if state is deadlines.State.NEAR else "text"
    told = words.say(deadlines.length_text(runs.rule))
    if runs.due_at is not None:
        told = words.say(_UNTIL).format(dates.near_moment(runs.due_at, words.now.date(), words.language))
    below = " · ".join(part for part in (team, _cited(words, runs.rule.source)) if part)
    return Term(words.say(runs.rule.what), told, below, tone)


def _of_the_level(words: Words, record: Record, level: str) -> Iterator[Term]:
    """Give what the organisation asks for at this level: who does what, and by when (R14)."""
    table = words.book.catalogue.levels
    if _has_ended(record) or level_frames.line(table, level) is not None:
        return
    changed = [entry.at for entry in words.book.history(record.id) for one in entry.moved if one.field == "level"]
    set_at = moment(changed[-1] if changed else record.created.at)
    for duty in level_frames.duties(table, level, set_at):
        told, tone = words.say(duty.within), "text"
        if duty.due_at is not None:
            told = words.say(_UNTIL).format(dates.near_moment(duty.due_at, words.now.date(), words.language))
            over = duty.due_at < words.now and not case_duties.is_in_hand(words, record, duty)
            tone = "danger" if over else "text"
        what = f"{words.say(duty.action)} ({words.say(duty.role)})"
        yield Term(what, told, words.say(_LEVEL_TABLE).format(level), tone)


def _eighteen(words: Words, told: Values) -> Iterator[Term]:
    """Warn of the 18th birthday from 60 days before, of an open case (R28)."""
    person = _here(words, told.get("young_person_id"))
    born = age_rules.birth_day(person.fields) if person else None
    coming = age_rules.turning_18(born, words.now.date(), words.book.in_force.set.rules) if born else None
    if coming is not None and case_states.state_of(told) not in case_states.ENDED:
        turned = words.say(_TURNS if coming.days >= 0 else _TURNED)
        on = dates.full_date(coming.birthday, words.language)
        yield Term(turned, on, words.say(_AGREE), "warn" if coming.days >= 0 else "danger")


def _there(words: Words, record: Record) -> Iterator[Term]:
    """Give how a case that was passed on goes at the other table: its state, its outcome, when it is seen again."""
    is_there = case_states.state_of(record.fields) == PASSED_ON
    heard = without_letter.proven_answers(words, record.id) if is_there else []
    told = correspondence.told_there(record.fields, [one.fields for one in heard])
    if not told:
        return
    newest = next(one for one in reversed(heard) if correspondence.from_there(record.fields, [one.fields]))
    at = moment(str(correspondence.origin_of(newest.fields)["at"])).date()
    where = words.say(_AT_THEIRS).format(letters.table_of(words, newest))
    kind = words.kind("ssp_case")
    for name in ("state", *_OUTCOMES):
        spec = kind.by_name.get(name) if kind else None
        if told.get(name) and spec is not None:
            what = where if name == "state" else words.say(spec.label)
            tone = "warn" if told[name] == correspondence.RETURNED else "text"
            on = dates.short_date(at, words.language, words.now.date())
            yield Term(what, words.value(spec, told[name]), on, tone)
    if told.get("later_status_on"):
        again = dates.full_date(day_of(str(told["later_status_on"])), words.language)
        yield Term(words.say(_AGAIN), again, where, "text")


def _after(words: Words, record: Record, told: Values, steps: Sequence[Step]) -> Iterator[Term]:
    """Give what comes after the end: when one looks again how it went (R69), and when the case is deleted (L11).

    The day is that of the rule of what is due: what is written about the case later moves it.
    """
    if case_states.state_of(told) not in case_states.ENDED:
        return
    today = words.now.date()
    if told.get("later_status_on"):
        on = day_of(str(told["later_status_on"]))
        late = agenda.later_status_due(told, today)
        yield Term(words.say(_AGAIN), dates.full_date(on, words.language), "", "warn" if late else "text")
    ended = steps[-1].on
    if ended is not None:
        gone = retention.last_day(words, record)
        if gone is None:
            yield Term(words.say(_DELETED), words.say(_STAYS), "", "text")
            return
        begun = gone - timedelta(days=days_of(words.book.catalogue.kind("ssp_case").retention))
        kept = words.say(_KEPT if begun <= ended else _WRITTEN).format(dates.full_date(begun, words.language))
        yield Term(words.say(_DELETED), dates.full_date(gone, words.language), kept, "text")


def _kept(words: Words, record: Record) -> Iterator[Term]:
    """Give how long the form is kept and who reads it, while the day it goes is not known yet (R18)."""
    if not _has_ended(record):
        told, who = storage.kept(words, record)
        yield Term(words.say(storage.LABEL), told, who, "text")


def _earlier_cases(words: Words, record: Record) -> tuple[level_history.Earlier, ...]:
    """Return earlier treatment of the same subject, and of what was linked by hand (R16)."""
    others: dict[str, Record] = {}
    for subject in ("young_person_id", "group_id"):
        if record.fields.get(subject):
            others |= {one.id: one for one in linked(words, "ssp_case", subject, str(record.fields[subject]))}
    for one in record.fields.get("earlier_case_ids") or ():
        if (linked_one := _here(words, one)) is not None:
            others[linked_one.id] = linked_one
    return level_history.earlier_cases(record.id, record.fields, {key: one.fields for key, one in others.items()})


def _here(words: Words, record: object) -> Record | None:
    """Return the record with this id; None when this book has none."""
    try:
        return words.book.get(RecordId(str(record))) if record else None
    except KnownError:
        return None


def _earlier(words: Words, record: Record) -> tuple[tuple[str, str], ...]:
    labels = words.book.catalogue
    lines = []
    for one in _earlier_cases(words, record):
        on = dates.full_date(one.on, words.language) if one.on else ""
        line = level_history.earlier_line(one, labels.label("ssp_forum", one.forum), on)
        lines.append((one.record, words.say(line)))
    return tuple(lines)


def _maps(words: Words, record: Record) -> tuple[tuple[str, str], ...]:
    """Return the case's relation maps that still hold, the newest first."""
    holding = [
        one
        for one in linked(words, "relation_map", "case_id", record.id)
        if not relation_maps.is_expired(one.fields, words.now.date())
    ]
    lines = []
    for one in sorted(holding, key=lambda one: (str(one.fields.get("as_of")), one.id), reverse=True):
        on = dates.short_date(day_of(str(one.fields["as_of"])), words.language, words.now.date())
        lines.append((one.id, f"{words.title(one)} · {on}"))
    return tuple(lines)


def _told(words: Words, record: Record) -> tuple[Told, ...]:
    """Return the words that came by letter about the case, the newest first."""
    made = []
    for one in reversed(letters.answers_to(words, record.id)):
        origin = correspondence.origin_of(one.fields)
        sort = str(origin.get("sort") or "")
        who = words.person(without_letter.writer_of(words, one))
        at = dates.near_moment(moment(str(origin.get("at") or one.created.at)), words.now.date(), words.language)
        kind = words.kind("ssp_case")
        state = words.value(kind.by_name["state"] if kind else None, one.fields.get("state"))
        number = str(one.fields.get("receipt_number") or "")
        head = words.say(_SORTS[sort]) if sort in _SORTS else sort
        parts = without_letter.mark(words, one), head, state, number, words.say(_AT).format(who, at)
        title = " · ".join(part for part in parts if part)
        text = str(origin.get("text") or one.fields.get("feedback_text") or "")
        made.append(Told(one.id, sort, title, text))
    return tuple(made)
