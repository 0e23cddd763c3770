"""What a referral would be if it left now: the sheet before Indstil, and what the standardised form still lacks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence as letters_back
from desktop.doing.parcels import Enclosed, Parcel, pack, record_here
from desktop.doing.weighing import Weighed, age_of, custody_holders, plan_lacks, weigh
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.records.declare import FieldType
from local_store.rules import age_rules, consents, correspondence, level_history, minimise, sharing, standard_form
from local_store.rules.findings import Values
from local_store.rules.sending import Table
from local_store.rules.ssp_levels import LEVELS, forum_of
from local_store.views import Record
from ui.asks import Ask
from ui.sending.asks import (
    AgeOf,
    ConsentState,
    Ground,
    Leaving,
    Line,
    Missing,
    Option,
    Prepare,
    SendingView,
    StandardForm,
)
from ui.style import dates

_EMPTIED = Text("Tømt", "Emptied")
_TAKEN = Text("Taget ud af teksterne: {}.", "Taken out of the texts: {}.")
_PERHAPS = Text("Er det et navn: {}? Se teksten igennem.", "Is it a name: {}? Look the text through.")
_NAMING = Text(
    "Teksten nævner {}. Så er det oplysninger om en person.",
    "The text mentions {}. So it is information about a person.",
)
_NOT_A_NOTIFICATION = Text(
    "En indstilling erstatter ikke en underretning. Din pligt til at underrette er din egen.",
    "A referral does not replace a notification. The duty to notify is your own.",
)
_HONOUR = Text(
    "Der kan være æresrelateret konflikt. Vurdér risikoen med din leder, før nogen taler med familien.",
    "There may be honour-related conflict. Assess the risk with your manager before anybody talks to the family.",
)
_NOT_INFORMED = Text(
    "Er forældrene orienteret? Det er ikke skrevet.", "Have the parents been told? It is not written."
)


_NO_TABLE = Table("0" * 32, "", "")


def prepare(words: Words, ask: Prepare) -> SendingView:
    """Return what would leave on the basis typed so far, and what is missing. Writes nothing. Raises NotFound."""
    case = words.book.get(RecordId(ask.case))
    typed = ask.ground or Ground(basis=str(case.fields.get("legal_basis") or ""), purpose_text=_purpose(case))
    weighed = weigh(words, case, typed, ask.to)
    catalogue, level = words.book.catalogue, str(case.fields.get("level") or "")
    table = weighed.table
    # Before a table is found what would leave is shown all the same; it cannot be sent.
    parcel = weighed.parcel if table is not None else pack(words, case, _NO_TABLE, weighed.ground)
    return SendingView(
        case=case.id,
        title=words.title(case),
        level=words.say(catalogue.label("ssp_level", level)) if level else "",
        forum=words.say(catalogue.label("ssp_forum", forum_of(level))) if level in LEVELS else "",
        table=table.name if table else "",
        tables=tuple(Option(one.space, one.name) for one in weighed.tables),
        parties=", ".join(words.say(catalogue.label("actor", party)) for party in weighed.parties),
        bases=tuple(Option(one.code, words.say(one.label)) for one in catalogue.codes("legal_basis")),
        ground=typed,
        missing=weighed.missing,
        consents=_consents(words, weighed, typed),
        asks_condition=_condition(weighed, typed),
        leaves=tuple(_leaving(words, one) for one in parcel.enclosed),
        stays=_stays(words, parcel),
        hints=tuple(_hints(words, case, weighed, typed)),
        again=any(one.about and not one.opens for one in weighed.parcel.enclosed),
        inside=table is not None and table.space == case.space,
        seal=weighed.parcel.seal,
    )


def _purpose(case: Record) -> str:
    """What one asks of the meeting is what the information is for; the person may write it otherwise."""
    return str(case.fields.get("question_to_meeting") or "")


def _consents(words: Words, weighed: Weighed, typed: Ground) -> tuple[ConsentState, ...]:
    """Return for each whose consent is needed what it lacks for all who are at the table."""
    person = weighed.parcel.young_person
    if typed.basis != "samtykke" or not weighed.share:
        return ()
    age, holders = age_of(words, person), custody_holders(words, person, weighed.consents)
    found = []
    for giver in consents.givers_needed(age, holders):
        theirs = [one.fields for one in weighed.consents if consents.gives_for(one.fields, giver, holders)]
        lacking: list[str] = []
        for share in weighed.share:
            ways = sorted((consents.lacks(one, sharing.wanted_of(share)) for one in theirs), key=len)
            lacking += [words.say(text) for text in ways[0]] if ways else [words.say(_NONE_GIVEN)]
        who = words.say(words.book.catalogue.label("consent_giver", giver))
        found.append(ConsentState(who, " ".join(dict.fromkeys(lacking))))
    return tuple(found)


_NONE_GIVEN = Text("Der er ikke skrevet noget samtykke.", "No consent has been written down.")


def _condition(weighed: Weighed, typed: Ground) -> str:
    if typed.basis != "samtykke":
        return ""
    return next(
        (str(one.fields["condition_text"]) for one in weighed.consents if one.fields.get("condition_text")), ""
    )


def _leaving(words: Words, one: Enclosed) -> Leaving:
    kind = words.book.catalogue.kind(one.record.kind)
    lines = [
        Line(words.say(spec.label), _shown(words, one, spec.name))
        for spec in kind.fields
        if spec.name in one.fields and spec.name != correspondence.RETURN_MARK
    ]
    gone = (kind.by_name[name] for name in one.emptied)
    lines += [Line(words.say(spec.label), words.say(_EMPTIED)) for spec in gone]
    if one.text:
        lines.append(Line(one.text, words.title(one.record)))
    label = words.say(kind.label)
    return Leaving(kind.icon, label, tuple(lines))


def _shown(words: Words, one: Enclosed, name: str) -> str:
    """The value as it leaves; a reference by the name of what it points to here."""
    spec = words.book.catalogue.kind(one.record.kind).by_name[name]
    if spec.type is FieldType.REFERENCE:
        return words.value(spec, one.here[name][0])
    return words.value(spec, [*one.here[name]] if spec.type is FieldType.REFERENCES else one.fields[name])


def _stays(words: Words, parcel: Parcel) -> tuple[str, ...]:
    """Return the labels of what is written and stays here."""
    labels = []
    for one in parcel.enclosed:
        kind = words.book.catalogue.kind(one.record.kind)
        home = {*minimise.stays(one.record.kind, one.record.fields), *one.record.fields} - set(one.fields)
        named = [spec for spec in kind.fields if spec.name in home and not spec.by_act]
        labels += [words.say(spec.label) for spec in named if spec.name not in correspondence.WORD]
    return tuple(dict.fromkeys(labels))


def _hints(words: Words, case: Record, weighed: Weighed, typed: Ground) -> Iterable[str]:
    parcel = weighed.parcel
    for names, text in (
        (parcel.taken_out, _TAKEN), (parcel.perhaps, _PERHAPS), (parcel.naming, _NAMING),
    ):  # fmt: skip
        if names:
            yield words.say(text).format(", ".join(names))
    yield from _earlier(words, case)
    person = parcel.young_person
    if person is not None:
        born = age_rules.birth_day(person.fields)
        if born is not None:
            yield from _by_age(words, born)
        if not case.fields.get("parents_informed") and typed.basis != "anonym":
            yield words.say(_NOT_INFORMED)
    yield words.say(_NOT_A_NOTIFICATION)
    if case.fields.get("honour_conflict") == "ja":
        yield words.say(_HONOUR)


def _by_age(words: Words, born: date) -> Iterable[str]:
    """What the concept does not cover, the criminal age, and an 18th birthday near or past (R23, R28, L3)."""
    today, rules = words.now.date(), words.book.in_force.set.rules
    told = (age_rules.TRANSITION, age_rules.UNDER_15)
    near = [one for one in age_rules.hints(born, today, rules) if one.code in told]
    for hint in (*age_rules.coverage(born, today, rules), *near):
        yield f"{words.say(hint.text)} ({hint.source})"


def age_of_subject(words: Words, ask: AgeOf) -> str:
    """Return what the form says below the young person's name, "" for nothing."""
    person = record_here(words, ask.person)
    born = age_rules.birth_day(person.fields) if person is not None else None
    return " ".join(_by_age(words, born)) if born is not None else ""


def _earlier(words: Words, case: Record) -> Iterable[str]:
    """Earlier cases about the same group or young person, with level, forum and day (R16)."""
    catalogue = words.book.catalogue
    others: dict[str, Values] = {}
    for field in ("group_id", "young_person_id"):
        if case.fields.get(field):
            listed = words.book.list("ssp_case", where={field: case.fields[field]}, limit=100).records
            others |= {one.id: letters_back.told(words, one) for one in listed}
    for case_id in case.fields.get("earlier_case_ids") or ():
        linked = record_here(words, case_id)
        if linked is not None:
            others[linked.id] = letters_back.told(words, linked)
    for one in level_history.earlier_cases(case.id, case.fields, others)[:3]:
        on = dates.full_date(one.on, words.language) if one.on else ""
        yield words.say(level_history.earlier_line(one, catalogue.label("ssp_forum", one.forum), on))


def standard(words: Words, ask: StandardForm) -> tuple[Missing, ...]:
    """Return what the form of levels 3 and 4 lacks besides the fields of the case itself."""
    if not ask.case:
        lacks = standard_form.lacks({"level": ask.level}, (), (), (), next_meeting=True)
        return tuple(Missing(one.field, words.say(one.text), "plan") for one in lacks if not _is_field(one.field))
    case = words.book.get(RecordId(ask.case))
    typed = Record(
        case.id, case.kind, case.space, {**case.fields, "level": ask.level}, case.heads, case.created, case.updated
    )
    table = weigh(words, typed, Ground()).table
    if table is not None and table.space == case.space:
        return ()  # the table plans its own case at the meeting; the case's page says what is still to be written
    return tuple(one for one in plan_lacks(words, typed, table) if not _is_field(one.field))


def _is_field(name: str) -> bool:
    return name in ("background_text", "level_reason")


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {Prepare: prepare, StandardForm: standard, AgeOf: age_of_subject}
)
