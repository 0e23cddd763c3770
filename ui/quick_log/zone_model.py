"""What the key zone knows: the count, the chips that are on, and what each key does. Free of Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from local_store.errors import Text
from ui.quick_log.key_places import DIGITS

COUNT = "person_count"
MOST_PLACES = 3  # nobody meets a thousand
PROMISE, FOLLOW_UP = "N", "M"


@dataclass(frozen=True, slots=True)
class Option:
    """One chip: a code, its words and the place of its key ("" when it has none)."""

    code: str
    label: Text
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The chips of one field. With `single`, choosing one lets go of the other."""

    field: str
    label: Text
    options: tuple[Option, ...]
    single: bool


class Zone:
    """The zone's state. Every method that changes it says by its result whether the key was the zone's."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = tuple(blocks)
        self.count = ""
        self.promise = False
        self.follow_up = False
        self._chosen: dict[str, set[str]] = {block.field: set() for block in self.blocks}
        self._by_key = {o.key: (b, o) for b in self.blocks for o in b.options if o.key}
        self._counting = False

    def is_on(self, field: str, code: str) -> bool:
        """Whether that chip is chosen."""
        return code in self._chosen[field]

    def press(self, place: str) -> bool:
        """Take the key at that place."""
        if place in DIGITS:
            self.digit(place)
        elif place == PROMISE:
            self.toggle_promise()
        elif place == FOLLOW_UP:
            self.toggle_follow_up()
        elif place in self._by_key:
            block, option = self._by_key[place]
            self.toggle(block.field, option.code)
        else:
            return False
        return True

    def digit(self, figure: str) -> None:
        """Append a digit. After any other key a digit begins a new number: 6 Q 1 2 means twelve, not 612."""
        grown = (self.count if self._counting else "") + figure
        self._counting = True
        if len(grown) <= MOST_PLACES:
            self.count = grown.lstrip("0") or "0"

    def backspace(self) -> None:
        """Take the last digit away."""
        self.count = self.count[:-1]
        self._counting = True

    def step(self, by: int) -> None:
        """Count up or down, for the arrows on the number."""
        self.count = str(min(10**MOST_PLACES - 1, max(0, int(self.count or "0") + by)))
        self._counting = False

    def toggle(self, field: str, code: str) -> bool:
        """Choose that chip or let go of it; returns whether it is on now."""
        block = next(block for block in self.blocks if block.field == field)
        chosen, self._counting = self._chosen[field], False
        if code in chosen:
            chosen.discard(code)
            return False
        if block.single:
            chosen.clear()
        chosen.add(code)
        return True

    def toggle_promise(self) -> None:
        """Jeg har lovet."""
        self.promise, self._counting = not self.promise, False

    def toggle_follow_up(self) -> None:
        """Følg op."""
        self.follow_up, self._counting = not self.follow_up, False

    def is_empty(self) -> bool:
        """Nothing counted, chosen or promised."""
        return not (self.count or self.promise or self.follow_up or any(self._chosen.values()))

    def values(self) -> dict[str, Any]:
        """The record's fields: a number, one code or a sorted list of codes each. Empty fields are left out."""
        found: dict[str, Any] = {COUNT: int(self.count)} if self.count else {}
        for block in self.blocks:
            chosen = sorted(self._chosen[block.field])
            if chosen:
                found[block.field] = chosen[0] if block.single else chosen
        return found

    def load(self, values: Mapping[str, Any]) -> None:
        """Put the zone as `values` has it; codes the tables do not know are left alone and so not shown."""
        number = values.get(COUNT)
        self.count = "" if number is None else str(number)
        self._counting = False
        for block in self.blocks:
            given = values.get(block.field)
            wanted = {given} if isinstance(given, str) else set(given or ())
            self._chosen[block.field] = wanted & {option.code for option in block.options}
