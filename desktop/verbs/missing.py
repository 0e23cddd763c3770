"""What a verb lacks, told as a whole: a script hears of everything at once, as a form shows it under its fields."""

from collections.abc import Iterable

from local_store.errors import RefusedInput, Text

_LACKING = frozenset({"required", "incomplete"})


def refuse_all(found: Iterable[RefusedInput]) -> None:
    """Raise one refusal for all of `found`, "not_ready" with what is missing; nothing when it is empty.

    What may not be done at all goes before what is missing, and keeps its own code.
    """
    told = {(one.field, one.text.da): one for one in found}
    for one in told.values():
        if one.code not in _LACKING:
            raise one
    if told:
        first = next(iter(told.values()))
        texts = list(dict.fromkeys((one.text.da, one.text.en) for one in told.values()))
        text = Text(" ".join(da for da, _ in texts), " ".join(en for _, en in texts))
        raise RefusedInput(text, field=first.field, code="not_ready")


def numbered(found: Iterable[RefusedInput], number: int) -> Iterable[RefusedInput]:
    """Give what the decision with that number lacks, saying which it is, once for each field."""
    for one in {refused.field: refused for refused in reversed([*found])}.values():
        text = Text(f"Beslutning {number}: {one.text.da}", f"Decision {number}: {one.text.en}")
        yield RefusedInput(text, field=one.field, code=one.code)
