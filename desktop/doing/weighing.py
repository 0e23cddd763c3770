"""What stands in the way of sending a referral, asked of every rule: its state, its form, its table, its basis."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.doing import correspondence as letters_back
from desktop.doing.parcels import Parcel, pack, record_here, relations_of
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.ids import SpaceId
from local_store.rules import age_rules, correspondence, grounds, ready, routes, sending, sharing, standard_form
from local_store.rules import consents as consents_said
from local_store.rules.case_states import DRAFT_STATES, ENDED, PASSED_ON, may_follow, state_of
from local_store.rules.findings import Finding, Values
from local_store.rules.sending import Table
from local_store.rules.ssp_levels import LEVELS, forum_of, needs_standard_form, space_kind_of
from local_store.views import Record
from sync.letter_targets import letter_targets
from ui.sending.asks import Ground, Missing

TESTS = (*grounds.TESTS, "not_for_investigation")
_FORUMS = ("ssp_local", "ssp_lead")
_NOT_A_DRAFT = Text("Sagen er allerede indstillet.", "The case has been referred already.")
_CORRECT_FIRST = Text(
    "Sagen er sendt retur. Åbn den til rettelse først.", "The case was returned. Open it for correction first."
)
_ACCEPT_FIRST = Text("Tag sagen imod først.", "Accept the case first.")
_OWN_SPACE = Text(
    "Indstillingen ligger i dit eget rum, så ingen kan svare på den. Skriv den i teamets rum.",
    "The referral is in your own space, so nobody can reply. Write it in the team's space.",
)
_CHOOSE = Text("Bydelen har flere forummer. Vælg, hvilket det er.", "The district has several forums. Choose one.")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A referral held against the rules on one basis. `table` is None while none takes it."""

    case: Record
    ground: dict[str, str]
    tables: tuple[Table, ...]
    table: Table | None
    parcel: Parcel
    parties: tuple[str, ...]
    consents: tuple[Record, ...]
    share: tuple[sharing.Share, ...]
    missing: tuple[Missing, ...]
    forbidden: tuple[Finding, ...]  # what is not just unwritten: an attempt against it is a refusal


def weigh(words: Words, case: Record, typed: Ground, to: str = "") -> Weighed:
    """Hold a case against every rule. `to` is one of the tables that are right for it. Writes nothing."""
    ground = fields_of(typed)
    level_and_place = {**case.fields, "district": district_of(words, case.fields)}
    tables = sending.tables_for(level_and_place, all_tables(words), _names(words, level_and_place))
    table = next((one for one in tables if one.space == to), tables[0] if len(tables) == 1 else None)
    parcel = pack(words, case, table, ground) if table is not None else Parcel()
    parties = sending.recipients(case.fields)
    consents = consents_of(words, parcel.young_person)
    inside = table is not None and table.space == case.space
    shares = (
        () if inside else tuple(_share(words, case, party, ground, parcel, consents, typed) for party in parties)
    )
    asked = [finding for share in shares for finding in sharing.missing(share)]
    found = [*_of_the_case(words, case, typed, table), *_of_the_table(words, level_and_place, tables, table)]
    found += [Missing(one.field, words.say(one.text), "ground") for one in asked]
    missing = {(one.place, one.field, one.text if one.place == "ground" else ""): one for one in reversed(found)}
    unanswered = {name for name in TESTS if typed.basis == "rpl_115" and not getattr(typed, name)}
    forbidden = {one.text.da: one for one in asked if one.code != "required" and one.field not in unanswered}
    return Weighed(
        case, ground, tables, table, parcel, parties, consents, shares, tuple(reversed(missing.values())),
        tuple(forbidden.values()),
    )  # fmt: skip


def fields_of(typed: Ground) -> dict[str, str]:
    """Return the fields of the legal_basis record that tells of what was typed."""
    texts = {
        "basis": typed.basis,
        "purpose_text": typed.purpose_text.strip(),
        "necessity_text": typed.necessity_text.strip(),
        "law_text": typed.law_text.strip(),
    }
    told = {name: text for name, text in texts.items() if text}
    if typed.basis == "rpl_115":
        for name in TESTS:
            if getattr(typed, name):
                told[name] = getattr(typed, name)
    return told


def all_tables(words: Words) -> tuple[Table, ...]:
    """Return every SSP space of the organisation, those this book cannot read as well."""
    found = letter_targets(words.book, kinds=_FORUMS)
    return tuple(Table(one.space, one.kind, one.name, one.area, one.member) for one in found)


def district_of(words: Words, case: Values) -> str:
    """Return the case's district, else that of its group or its place; "" when nobody wrote one."""
    for record in ("group_id", "place_ref"):
        if case.get("district"):
            break
        near = record_here(words, case.get(record))
        if near is not None and near.fields.get("district"):
            return str(near.fields["district"])
    return str(case.get("district") or "")


def _names(words: Words, case: Values) -> tuple[str, ...]:
    district = case["district"]
    if not district:
        return ()
    label = words.book.catalogue.label("district", district)
    return district, label.da, label.en


def consents_of(words: Words, person: Record | None) -> tuple[Record, ...]:
    """Return what the young person and their parents have consented to."""
    if person is None:
        return ()
    return words.book.list("consent", where={"young_person_id": person.id}, limit=200).records


def custody_holders(words: Words, person: Record | None, consents: Sequence[Record]) -> int | None:
    """Return how many hold custody: as the network or the consents say; None when nobody wrote it."""
    if person is None:
        return None
    around = [one.fields for one in relations_of(words, person)]
    return consents_said.custody_holders(around, [one.fields for one in consents])


def age_of(words: Words, person: Record | None) -> int | None:
    """Return the young person's age today; None when it is not known."""
    born = age_rules.birth_day(person.fields) if person is not None else None
    return age_rules.age_on(born, words.now.date()) if born else None


def _share(
    words: Words, case: Record, party: str, ground: dict[str, str], parcel: Parcel,
    consents: tuple[Record, ...], typed: Ground,
) -> sharing.Share:  # fmt: skip
    person = parcel.young_person
    identifies = typed.basis != "anonym" and (person is not None or bool(parcel.naming))
    types = sending.data_types(parcel.leaving) | ({"identitet"} if parcel.naming else frozenset())
    return sharing.Share(
        to_actor=party,
        ground=ground,
        on=words.now.date(),
        data_types=types if identifies else frozenset(),
        identifies=identifies,
        same_authority=typed.same_authority and sending.is_one_authority(sending.recipients(case.fields)),
        from_actors=frozenset(case.fields.get("raised_by_actors") or ()),
        condition_met=typed.condition_met,
        age=age_of(words, person),
        custody_holders=custody_holders(words, person, consents),
        consents=tuple(one.fields for one in consents),
    )


def is_passed_on(words: Words, case: Record) -> bool:
    """Tell whether sending the case means that its table gives it to the one its level belongs to now (R13).

    So it does again when that table has sent it back.
    """
    kind = next((space.kind for space in words.book.spaces() if space.id == case.space), "")
    level = case.fields.get("level")
    if kind not in _FORUMS or level not in LEVELS or _is_draft(case):
        return False
    if state_of(case.fields) in ENDED and letters_back.returned_from(words, case) is None:
        return False
    return space_kind_of(level) != kind


def way_on(case: Record) -> tuple[str, ...] | None:
    """Return the states by which the table's own case ends as passed on; None when it has not been accepted."""
    now = state_of(case.fields)
    for way in ((PASSED_ON,), ("opfoelgning", PASSED_ON)):
        if may_follow(now, way[0]):
            return way
    return None


def _is_draft(case: Record) -> bool:
    return state_of(case.fields) in {*DRAFT_STATES, "klar"}


def _of_the_case(words: Words, case: Record, typed: Ground, table: Table | None) -> list[Missing]:
    if is_passed_on(words, case):
        if way_on(case) is None:
            return [Missing("state", words.say(_ACCEPT_FIRST), "nowhere")]
    elif not _is_draft(case):
        returned = letters_back.told(words, case).get("state") == correspondence.RETURNED
        return [Missing("state", words.say(_CORRECT_FIRST if returned else _NOT_A_DRAFT), "nowhere")]
    found = []
    kinds = {space.id: space.kind for space in words.book.spaces()}
    if kinds.get(case.space) == "own":
        found.append(Missing("space", words.say(_OWN_SPACE), "nowhere"))
    has_characteristics = bool(words.book.catalogue.codes("ssp_level_characteristic"))
    values = {**case.fields, "legal_basis": typed.basis or case.fields.get("legal_basis") or "anonym"}
    lacks = [one for one in ready.lacks(values, characteristics=has_characteristics) if one.blocks]
    found += [Missing(one.field, words.say(one.text), "case") for one in lacks]
    concerns = _concerns(words, case.fields)
    if case.fields.get("level") and not routes.may_carry_a_level(concerns):
        found.append(Missing("level", words.say(routes.ELSEWHERE), "case"))
    # A case the table raises itself gets its plan at the meeting: there it is asked for before the follow-up.
    inside = table is not None and table.space == case.space
    plan = [one for one in plan_lacks(words, case, table) if one.place == "case" or not inside]
    return found + [one for one in plan if one not in found]


def _concerns(words: Words, case: Values) -> list[Values]:
    """The concerns the case rests on; others of the same young person are not its ground."""
    found = [record_here(words, one) for one in case.get("origin_refs") or ()]
    return [one.fields for one in found if one is not None and one.kind == "concern"]


def plan_lacks(words: Words, case: Record, table: Table | None) -> list[Missing]:
    """Return what the standardised form of levels 3 and 4 lacks.

    A table whose space one cannot read keeps its own calendar: its next meeting is not the raiser's to set.
    """
    level = case.fields.get("level")
    if level not in LEVELS or not needs_standard_form(level):
        return []
    goals, sub_goals, actions = (
        [one.fields for one in words.book.list(kind, where={"case_id": case.id}, limit=200).records]
        for kind in ("overall_goal", "sub_goal", "action_item")
    )
    is_set = table is None or not table.member or _meets(words, table)
    lacks = standard_form.lacks(case.fields, goals, sub_goals, actions, next_meeting=is_set)
    places = dict.fromkeys(("background_text", "level_reason"), "case")
    return [Missing(one.field, words.say(one.text), places.get(one.field, "plan")) for one in lacks]


def _meets(words: Words, table: Table) -> bool:
    """Whether a meeting of the table's is still to come, and not called off."""
    listed = words.book.list("meeting", space=SpaceId(table.space), limit=50).records
    on = (one.fields for one in listed if one.fields.get("status") not in ("afholdt", "aflyst"))
    return any(moment(str(one.get("starts_at"))).date() >= words.now.date() for one in on)


def _of_the_table(words: Words, case: Values, tables: Sequence[Table], table: Table | None) -> list[Missing]:
    if table is not None:
        return []
    if len(tables) > 1:
        return [Missing("target", words.say(_CHOOSE), "ground")]
    catalogue = words.book.catalogue
    level = case.get("level")
    forum = catalogue.label("ssp_forum", forum_of(level)) if level in LEVELS else Text("forummet", "the forum")
    district = catalogue.label("district", case["district"]) if case["district"] else None
    finding = sending.no_table(case, forum, district)
    return [Missing(finding.field, words.say(finding.text), "nowhere" if finding.field == "target" else "case")]
