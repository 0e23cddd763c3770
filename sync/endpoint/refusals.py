"""Refusals: a stable code, an HTTP status, and a sentence in Danish and English. Nothing of a refused request is kept."""

from dataclasses import dataclass
from typing import Any

import msgspec

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in the two languages of the product."""

    da: str
    en: str


# code: (HTTP status, what a person reads). Codes are scripted against; add, never rename.
REFUSALS: dict[str, tuple[int, Text]] = {
    "malformed": (400, Text("Forespørgslen kan ikke læses.", "The request cannot be read.")),
    "too_new": (
        400,
        Text(
            "Programmet er nyere end endepunktet. Endepunktet skal opdateres først.",
            "The program is newer than the endpoint. The endpoint must be updated first.",
        ),
    ),
    "too_old": (
        400,
        Text("Programmet er for gammelt. Opdatér det.", "The program is too old. Please update it."),
    ),
    "unauthenticated": (
        401,
        Text("Enheden har ikke vist, hvem den er.", "The device has not shown who it is."),
    ),
    "token_expired": (
        401,
        Text("Adgangen er udløbet. Hent en ny.", "The token has expired. Ask for a new one."),
    ),
    "wrong_signature": (403, Text("Underskriften passer ikke.", "The signature does not match.")),
    "foreign_organisation": (
        403,
        Text("Enheden hører ikke til den organisation.", "The device does not belong to that organisation."),
    ),
    "foreign_space": (
        403,
        Text("Enheden har ikke adgang til det rum.", "The device has no access to that space."),
    ),
    "not_permitted": (
        403,
        Text("Det må enhedens rolle ikke.", "The role of the device does not permit that."),
    ),
    "revoked": (403, Text("Enhedens adgang er taget tilbage.", "The device's access was taken back.")),
    "not_found": (404, Text("Der er ikke noget her.", "There is nothing here.")),
    "wrong_method": (405, Text("Det kan man ikke gøre her.", "That cannot be done here.")),
    "timed_out": (408, Text("Forespørgslen tog for lang tid.", "The request took too long.")),
    "head_moved": (
        409,
        Text(
            "Andre har ændret imens. Hent det nye, og prøv igen.",
            "Others changed this meanwhile. Fetch what is new and try again.",
        ),
    ),
    "replayed": (409, Text("Forespørgslen er brugt før.", "The request was used before.")),
    "wrong_sequence": (
        409,
        Text("Pakken passer ikke efter den forrige.", "The batch does not follow the one before."),
    ),
    "exists": (409, Text("Det findes i forvejen.", "It exists already.")),
    "too_large": (413, Text("Det er for stort.", "It is too large.")),
    "unsupported_media": (
        415,
        Text("Indholdet skal være msgpack.", "The content must be msgpack."),
    ),
    "over_quota": (
        507,
        Text(
            "Der er ikke mere plads til organisationen. Tal med administratoren.",
            "The organisation's space is used up. Talk to the administrator.",
        ),
    ),
    "busy": (
        503,
        Text("Endepunktet har travlt. Prøv igen om lidt.", "The endpoint is busy. Try again shortly."),
    ),
    "our_fault": (
        500,
        Text("Der skete en fejl hos endepunktet.", "Something went wrong at the endpoint."),
    ),
}


class Refusal(Exception):
    """The request is refused with `code`; `facts` are plain values the sender needs (what was expected)."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.status, self.text = REFUSALS[code]
        self.facts = facts


def problem(code: str, facts: dict[str, Any] | None = None) -> tuple[int, bytes]:
    """Return the HTTP status and the problem+json (RFC 9457) for this code."""
    status, text = REFUSALS[code]
    body = {
        "type": f"urn:feltbog:{code}",
        "title": text.en,
        "status": status,
        "detail": text.da,
        "code": code,
        "text": {"da": text.da, "en": text.en},
        **(facts or {}),
    }
    return status, msgspec.json.encode(body)
