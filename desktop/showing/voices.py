"""Who says what, for whoever reads it (R3): the young people's own words beside the worker's assessment.

Whoever writes is asked for "Min vurdering". Read by somebody else, on paper or in a list it is the worker's.
"""

from desktop.showing.words import Words, is_suspicion
from local_store.errors import Text
from local_store.records.declare import FieldType, Spec, Voice
from local_store.views import Record

OWN_WORDS, ASSESSMENT = Voice.OWN_WORDS, Voice.ASSESSMENT
_LONGEST = 80  # of each, so that a list shows something of both
_MINE = Text("Min vurdering", "My assessment")
_WORKERS = Text("Medarbejderens vurdering", "The worker's assessment")


def read_label(spec: Spec) -> Text:
    """Return the field's label for a reader."""
    return _WORKERS if spec.label == _MINE else spec.label


def labels(words: Words, record: Record) -> dict[str, str]:
    """Return {field: its label for a reader} of the voices that are written."""
    kind = words.kind(record.kind)
    said = (spec for spec in kind.fields if spec.voice in (OWN_WORDS, ASSESSMENT)) if kind else ()
    return {spec.name: words.say(read_label(spec)) for spec in said if record.fields.get(spec.name)}


def in_a_line(words: Words, record: Record) -> str:
    """Return what a list shows of a record that holds both voices, each by its label; "" for any other."""
    kind = words.kind(record.kind)
    if kind is None or is_suspicion(record) or record.kind == "young_person":
        return ""
    long = [spec for spec in kind.fields if spec.type is FieldType.LONG_TEXT and record.fields.get(spec.name)]
    voices = [spec for spec in long if spec.voice in (OWN_WORDS, ASSESSMENT)]
    if {spec.voice for spec in voices} != {OWN_WORDS, ASSESSMENT}:
        return ""
    seen = [_first_line(record, spec) for spec in long if spec.voice is Voice.FACT][:1]
    told = [f"{words.say(read_label(spec))}: {_first_line(record, spec)}" for spec in voices]
    return " · ".join(part for part in (words.people(record.fields), *seen, *told) if part)


def _first_line(record: Record, spec: Spec) -> str:
    line = str(record.fields[spec.name]).strip().split("\n", 1)[0]
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
