"""One entry as the coordinator reads it: its voices, what it rests on, what is in place, what was done."""

from collections.abc import Iterable
from datetime import datetime

from desktop.doing.unread import TABLES
from desktop.showing import review_rows as made
from desktop.showing import without_letter
from desktop.showing.rows import when
from desktop.showing.without_letter import writer_of
from desktop.showing.words import Words, is_suspicion, moment, space_name
from local_store.errors import NotFound, Text
from local_store.history import Entry as Told
from local_store.ids import RecordId, is_id
from local_store.merge import HardConflict
from local_store.records.declare import PERSON, FieldType, Sensitivity, Spec, Voice
from local_store.rules import case_states, correspondence
from local_store.rules.duplicates import KINDS as MERGED_KINDS
from local_store.rules.findings import Values
from local_store.rules.ssp_levels import LEVELS
from local_store.views import Record
from ui.review.asks import EntryView, Fenced, RestsOn, Step
from ui.style import dates

_SENT = Text("sendt {}", "sent {}")
_ASSESSED = Text("{}s vurdering", "{}'s assessment")
_ELSEWHERE = Text("Et notat i et rum, du ikke er med i", "A record in a space you are not in")
_PARENTS = Text("Forældre orienteret", "Parents told")
_PARENTS_NOT = Text("Forældre ikke orienteret, med en grund", "Parents not told, with a reason")
_PARENTS_MISSING = Text("Forældre: ikke svaret", "Parents: not answered")
_NO_BASIS, _NO_LEAD = Text("Hjemmel mangler", "Legal basis missing"), Text("Tovholder mangler", "Lead missing")
_LEAD = Text("Tovholder: {}", "Lead: {}")
_SENT_BY, _WRITTEN_BY = Text("Sendt af {}", "Sent by {}"), Text("Skrevet af {}", "Written by {}")
_LEVEL_SET = Text("Niveau sat til {}", "Level set to {}")
_TAKEN_BACK, _ASKED_STEP = Text("Taget tilbage", "Taken back"), Text("Spurgt", "Asked")
_EDITED, _WROTE_BACK = Text("Rettet af {}", "Edited by {}"), Text("{} har svaret", "{} has answered")
_RESENT = Text("Rettet indstilling fra {}", "Corrected referral from {}")
_RECEIVED_IN = Text("Modtaget i {}", "Received in {}")
_RECEIPT = Text("kvittering {}", "receipt {}")
_LONG = 90  # letters of a field that is still a detail beside its label
_STEPS = 12  # of the history; all of it stands on the record's own page
_ICONS = {"modtaget": "inbox", "returneret": "undo-2", "paa_dagsorden": "calendar-plus", "indstillet": "send"}
# Who speaks in what has no source of its own: whoever had the contact or the evening saw it themselves.
_SOURCE_OF = {
    "street_contact": "egen_observation", "club_log": "egen_observation", "club_expulsion": "egen_observation",
    "actor_contact": "fagperson",
}  # fmt: skip
_SHOWN_APART = frozenset(
    {
        "heading", "level", "state", "origin", "origin_refs", "withdrawn", "parents_informed",
        "parents_informed_on", "parents_informed_by", "parents_not_informed_reason", "legal_basis",
        "case_lead_id", "lead_party", "receipt_number", "received_at", "feedback_text", "feedback_by",
        "feedback_at", "district", "raised_at", "information_class", "merged_into", "not_same_as",
        "occurred_at", "date", "source_type",
    }
)  # fmt: skip


def view(words: Words, record: Record) -> EntryView:
    """Return the entry. A suspicion's words stand in its fence and nowhere else (R8)."""
    heard = words.book.answers(record.id)
    answers = [one.fields for one in heard if not words.book.lacks_letter(one)]
    fenced = is_suspicion(record)
    voices, panels, details = ((), (), ()) if fenced else _told(words, record)
    twin = _twin(words, record)
    hard = next((one.field for one in record.conflicts if isinstance(one, HardConflict)), "")
    asked = made.asked_of(words, record)
    return EntryView(
        record=record.id,
        kind=record.kind,
        title=words.title(record) if record.kind == "ssp_case" else made.title_of(words, record),
        subtitle=_below_title(words, record),
        level=made.level_of(record),
        state=made.sign_of_case(words, record) if record.kind == "ssp_case" else None,
        voices=voices,
        panels=panels,
        details=details,
        rests_on=() if fenced else _rests_on(words, record),
        in_place=_in_place(words, record),
        history=_history(words, record, heard),
        acts=_acts(words, record, answers, twin),
        fenced=_fence(words, record) if fenced else None,
        asked=asked,
        conflict=hard,
        twin=twin,
        letter=bool(correspondence.origin_of(record.fields).get("space")),
    )


def _near(words: Words, at: datetime) -> str:
    return dates.near_moment(at, words.now.date(), words.language)


def _below_title(words: Words, record: Record) -> str:
    """ "SSP-indstilling · Nadia Holm · sendt i dag kl. 14.02"."""
    sent = None if words.book.lacks_letter(record) else correspondence.origin_of(record.fields).get("at")
    at = words.say(_SENT).format(_near(words, moment(str(sent)))) if sent else _near(words, when(words, record))
    return " · ".join((words.kind_label(record.kind), words.person(writer_of(words, record)), at))


def _first(words: Words, person: str) -> str:
    return words.person(person).split()[0]


Told_ = tuple[tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str], ...], tuple[tuple[str, str], ...]]


def _told(words: Words, record: Record) -> Told_:
    """Return the voices in their order, long texts without one as panels, and the short fields as details."""
    voices, panels, details = [], [], []
    kind = words.kind(record.kind)
    source = str(record.fields.get("source_type") or "")
    for spec in kind.fields if kind else ():
        value = record.fields.get(spec.name)
        if value in (None, "", []) or spec.name in _SHOWN_APART or not _is_read_here(words, spec, value):
            continue
        text, label = words.value(spec, value), words.say(spec.label)
        if spec.voice is not Voice.NONE:
            voices.append((str(spec.voice), _voice_label(words, record, spec, label, source), text, spec.name))
        elif spec.type is FieldType.LONG_TEXT:
            panels.append(("sprout" if spec.name.startswith("resources") else "notebook-text", label, text))
        elif len(text) <= _LONG:
            details.append((label, text))
        else:
            panels.append(("notebook-text", label, text))
    order = {"fact": 0, "own_words": 1, "assessment": 2}
    voices.sort(key=lambda one: (order.get(one[0], 3), one[3] == "level_reason"))  # what was seen, then the reason
    panels.sort(key=lambda one: one[0] != "sprout")
    return tuple(one[:3] for one in voices), tuple(panels), tuple(details)


def _is_read_here(words: Words, spec: Spec, value: object) -> bool:
    """Who somebody is stands on a page opened for a reason (R6); what is in a space one is not in says nothing."""
    if spec.by_act or spec.sensitivity is Sensitivity.IDENTITY or "young_person" in spec.to:
        return False
    points = spec.type in (FieldType.REFERENCE, FieldType.PLACE) and PERSON not in spec.to and is_id(value)
    return not points or words.book.title(RecordId(str(value))) is not None


def _voice_label(words: Words, record: Record, spec: Spec, label: str, source: str) -> str:
    if spec.voice is Voice.ASSESSMENT:
        return words.say(_ASSESSED).format(_first(words, writer_of(words, record)))
    if spec.voice is Voice.FACT and source:
        said = words.book.catalogue.label("source_type", source)
        return f"{label} · {words.say(said).lower()}"
    return label


def _fence(words: Words, record: Record) -> Fenced:
    fields, kind = record.fields, words.kind(record.kind)
    names = {space.id: space_name(space, words.language) for space in words.book.spaces()}

    def said(name: str) -> str:
        return words.value(kind.by_name.get(name) if kind else None, fields.get(name))

    who = [one for one in (said("source_actor"), said("source_text")) if one]
    day = dates.near_day(moment(record.created.at).date(), words.now.date(), words.language)
    return Fenced(
        str(fields.get("fact_text") or ""), names.get(record.space, ""), str(fields.get("source_type") or ""),
        said("source_type"), " · ".join([*who, day]),
    )  # fmt: skip


def _rests_on(words: Words, record: Record) -> tuple[RestsOn, ...]:
    found = []
    for key in record.fields.get("origin_refs") or ():
        try:
            there = words.book.get(RecordId(key)) if is_id(key) else None
        except NotFound:
            there = None
        if there is None or is_suspicion(there):
            found.append(RestsOn("", "lock", words.say(_ELSEWHERE), "", ""))
            continue
        at = dates.near_day(when(words, there).date(), words.now.date(), words.language)
        source = str(there.fields.get("source_type") or _SOURCE_OF.get(there.kind, ""))
        label = words.say(words.book.catalogue.label("source_type", source)) if source else ""
        icon = made.icon_of(words, there)
        found.append(RestsOn(there.id, icon, f"{made.title_of(words, there)} · {at}", source, label))
    return tuple(found)


def _in_place(words: Words, record: Record) -> tuple[tuple[bool, str], ...]:
    """Return what a case has in place and what it lacks; nothing for other kinds."""
    if record.kind != "ssp_case":
        return ()
    fields, kind = record.fields, words.kind("ssp_case")
    parents = fields.get("parents_informed")
    told = words.say(_PARENTS)
    if fields.get("parents_informed_on"):
        day = dates.near_day(moment(str(fields["parents_informed_on"])).date(), words.now.date(), words.language)
        told = f"{told} {day}"
    lines = [
        (True, told) if parents == "ja"
        else (True, words.say(_PARENTS_NOT)) if parents == "nej_begrundet"
        else (False, words.say(_PARENTS_MISSING))
    ]  # fmt: skip
    basis = words.value(kind.by_name["legal_basis"] if kind else None, fields.get("legal_basis"))
    lines.append((True, basis) if basis else (False, words.say(_NO_BASIS)))
    lead = words.lead(fields)
    lines.append((True, words.say(_LEAD).format(lead)) if lead else (False, words.say(_NO_LEAD)))
    return tuple(lines)


def _history(words: Words, record: Record, answers: Iterable[Record]) -> tuple[Step, ...]:
    """Newest first: the steps a person would tell of, not every field."""
    steps = [(moment(entry.at), _step(words, record, entry)) for entry in words.book.history(record.id)]
    for letter in answers:
        origin, lacks = correspondence.origin_of(letter.fields), without_letter.mark(words, letter)
        at, who = moment(str(origin.get("at") or letter.created.at)), _first(words, writer_of(words, letter))
        told = _RESENT if origin.get("sort") == correspondence.REFERRAL else _WROTE_BACK
        said = str(origin.get("text") or "").split("\n", 1)[0]
        detail = " · ".join(part for part in (lacks, _near(words, at), f"“{said}”" if said else "") if part)
        steps.append((at, Step("mail", words.say(told).format(who), detail)))
    steps.reverse()  # causal order; sorting is stable, so what happened in one second keeps it
    steps.sort(key=lambda one: one[0], reverse=True)
    return tuple(step for _, step in steps[:_STEPS])


def _step(words: Words, record: Record, entry: Told) -> Step:
    moved = {one.field: one.after for one in entry.moved}
    at, who = _near(words, moment(entry.at)), _first(words, entry.author)
    below = f"{at} · {who}"
    origin = correspondence.origin_of(record.fields)
    if "origin" in moved and words.book.lacks_letter(record):
        return Step("file-plus", words.say(_WRITTEN_BY).format(words.person(entry.author)), at)
    if "origin" in moved and origin:
        sent = _near(words, moment(str(origin.get("at") or entry.at)))
        return Step("send", words.say(_SENT_BY).format(words.person(writer_of(words, record))), sent)
    if "withdrawn" in moved:
        return Step("undo-2", words.say(_TAKEN_BACK), below)
    if (state := moved.get("state")) and record.kind == "ssp_case":
        return _step_of_state(words, record, str(state), moved, at, who)
    if moved.get("level"):
        reason = str(moved.get("level_reason") or "").split("\n", 1)[0]
        detail = f"{at} · “{reason[:40]}”" if reason else below
        return Step("pencil", words.say(_LEVEL_SET).format(moved["level"]), detail)
    if moved.get("feedback_text"):
        return Step("message-circle-question-mark", words.say(_ASKED_STEP), below)
    if entry.moved and all(one.before in (None, [], "") for one in entry.moved) and _is_first(record, entry):
        return Step("file-plus", words.say(_WRITTEN_BY).format(words.person(entry.author)), at)
    return Step("pencil", words.say(_EDITED).format(who), at)


def _is_first(record: Record, entry: Told) -> bool:
    return entry.at == record.created.at and entry.author == record.created.author


def _step_of_state(words: Words, record: Record, state: str, moved: dict[str, object], at: str, who: str) -> Step:
    label = words.say(words.book.catalogue.label("case_state", state))
    if state == "modtaget":
        names = {space.id: space_name(space, words.language) for space in words.book.spaces()}
        label = words.say(_RECEIVED_IN).format(names.get(record.space, ""))
        number = moved.get("receipt_number") or record.fields.get("receipt_number")
        return Step("inbox", label, f"{at} · {words.say(_RECEIPT).format(number)}" if number else f"{at} · {who}")
    return Step(_ICONS.get(state, "arrow-right"), label, f"{at} · {who}")


# What can be done with it

_NOT_NEW = Text("Den er taget imod.", "It has been accepted.")
_RETURNED = Text("Den er sendt retur. Vent på den rettede.", "It was returned. Wait for the corrected one.")
_FIRST_ACCEPT = Text("Tag sagen imod først.", "Accept the case first.")
_NO_LEVEL = Text("Vælg niveauet først. Det bestemmer, hvor sagen drøftes.", "Choose the level first.")
_IS_ON = Text("Den er på dagsordenen.", "It is on the agenda.")
_OVER = Text("Sagen er afsluttet.", "The case is closed.")
_TOO_LATE = Text("Den er drøftet og kan ikke sendes retur.", "It has been discussed and cannot be returned.")
_MINE = Text("Du har selv skrevet den.", "You wrote it yourself.")
_ALONE = Text("Ingen ligner den.", "Nothing is like it.")


def _acts(words: Words, record: Record, answers: Iterable[Values], twin: str) -> dict[str, str]:
    """Return for each act "" or why it cannot be done now."""
    acts = {}
    if record.kind == "ssp_case":
        acts = {name: words.say(why) if why else "" for name, why in _case_acts(words, record, answers).items()}
    else:
        acts["attach"] = ""
    mine = writer_of(words, record) == words.book.person
    acts["ask"] = words.say(_MINE) if mine else acts.get("ask", "")
    if record.kind in MERGED_KINDS:
        acts["merge"] = "" if twin else words.say(_ALONE)
    return acts


def _case_acts(words: Words, record: Record, answers: Iterable[Values]) -> dict[str, Text | None]:
    state = case_states.state_of(record.fields)
    corrected = correspondence.correction(record.fields, answers) is not None
    over = _OVER if state in case_states.ENDED else None
    untold = without_letter.NOT_TOLD if words.book.lacks_letter(record) else None
    accept = None if state == "indstillet" or corrected else _RETURNED if state == "returneret" else _NOT_NEW
    back = None if case_states.may_follow(state, "returneret") and state != "returneret" else _TOO_LATE
    if state == "returneret":
        back = _RETURNED
    on = None if case_states.may_follow(state, "paa_dagsorden") and state != "paa_dagsorden" else _FIRST_ACCEPT
    if record.fields.get("level") not in LEVELS:
        on = _NO_LEVEL
    elif state == "paa_dagsorden":
        on = _IS_ON
    ask = None if state == case_states.PASSED_ON else over  # what the other table asks, the raiser may know
    return {"accept": over or accept, "agenda": over or on, "ask": ask or untold, "return": over or back or untold}


def at_a_table(words: Words, record: Record) -> bool:
    """Tell whether the record lives in the space of an SSP table."""
    return any(space.id == record.space and space.kind in TABLES for space in words.book.spaces())


def _twin(words: Words, record: Record) -> str:
    """Return the record that is likeliest the same, "" for none."""
    if record.kind not in MERGED_KINDS or is_suspicion(record):
        return ""
    found = words.book.alike(record.kind, record.fields, but=record.id)
    return found[0].record if found else ""
