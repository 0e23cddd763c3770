"""A stop on a round: where, how long, how many, and that nobody was there is a finding too."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.order import not_before
from local_store.rules.rounds import ARRIVED_OR_PLANNED, NOBODY_OR_SOME


@declare(
    "round_stop",
    label=Text("Stop på runden", "Stop on the round"),
    plural=Text("Stop på runder", "Stops on rounds"),
    icon="circle-dot",
    spaces=("team", "club", "forum", "own"),
    title=("place_ref",),
    when="arrived_at",
    anonymous=True,
    part_of="round_id",
    rules=(
        not_before(
            "left_at",
            "arrived_at",
            Text("I kan ikke gå, før I kommer. Ret et af tidspunkterne.", "You cannot leave before you come."),
        ),
        NOBODY_OR_SOME,
        ARRIVED_OR_PLANNED,
    ),
)
class RoundStop(Declared):
    """Written as the team walks; contacts and observations made there hang on the round by themselves.

    Planned beforehand it has its place on the route and no arrival: a set of places would lose their order.
    """

    round_id: Annotated[
        str,
        parts.needed(
            parts.points_at("Runde", "Round", "outreach_round"),
            "Hvilken runde? Vælg den.",
            "Which round? Choose it.",
        ),
    ]
    place_ref: Annotated[str, parts.PLACE]
    arrived_at: Annotated[str, parts.moment("Kom", "Arrived")]
    left_at: Annotated[str, parts.moment("Gik", "Left")]
    nobody_present: Annotated[str, parts.yes_no("Var der ingen?", "Was nobody there?")]
    youth_count: Annotated[int, parts.count("Hvor mange unge", "How many young people")]
    mood: Annotated[str, parts.MOOD]
    planned_order: Annotated[int, parts.count("Nummer på ruten", "Number on the route", maximum=100)]
    fact_text: Annotated[str, parts.FACT]
