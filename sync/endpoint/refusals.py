"""Refusals: a stable code (PROTOCOL.md lists them), an HTTP status, a sentence in Danish and English.

Nothing of a refused request is kept.
"""

from typing import Any

import msgspec

from sync.errors import Text, Untrusted

# code: (HTTP status, what a person reads). Codes are scripted against: add, never rename.
REFUSALS: dict[str, tuple[int, Text]] = {
    "malformed": (400, Text("Forespørgslen kan ikke læses.", "The request cannot be read.")),
    "torn": (400, Text("Forespørgslen blev skadet på vejen.", "The request was damaged on its way.")),
    "token": (401, Text("Enheden skal vise, hvem den er.", "The device has to show who it is.")),
    "challenge": (
        401,
        Text("Udfordringen er udløbet eller brugt før.", "The challenge has expired or was used before."),
    ),
    "signature": (401, Text("Underskriften passer ikke.", "The signature does not fit.")),
    "not_a_member": (
        403,
        Text("Enheden hører ikke til der.", "The device does not belong there."),
    ),
    "not_allowed": (403, Text("Det må enheden ikke.", "The device is not allowed to do that.")),
    "revoked": (403, Text("Enheden er lukket ude.", "The device has been put out.")),
    "unknown_organisation": (
        404,
        Text("Endepunktet kender ikke organisationen.", "The endpoint does not know the organisation."),
    ),
    "unknown_device": (
        404,
        Text("Endepunktet kender ikke enheden.", "The endpoint does not know the device."),
    ),
    "unknown_invitation": (404, Text("Invitationen findes ikke.", "There is no such invitation.")),
    "unknown_route": (404, Text("Der er ikke noget her.", "There is nothing here.")),
    "wrong_method": (405, Text("Det kan man ikke gøre her.", "That cannot be done here.")),
    "timed_out": (408, Text("Forespørgslen tog for lang tid.", "The request took too long.")),
    "head_moved": (
        409,
        Text(
            "Andre har ændret registret imens. Hent det nye, og prøv igen.",
            "Others changed the directory meanwhile. Fetch what is new and try again.",
        ),
    ),
    "chain_moved": (
        409,
        Text(
            "Den, der lukkes ude, har sendt mere imens. Hent det, og prøv igen.",
            "Who is put out has sent more meanwhile. Fetch it and try again.",
        ),
    ),
    "forked": (
        409,
        Text(
            "Registret passer ikke med det, endepunktet kender.",
            "The directory does not fit the one the endpoint knows.",
        ),
    ),
    "invitation_used": (410, Text("Invitationen er brugt.", "The invitation has been used.")),
    "invitation_expired": (
        410,
        Text("Invitationen er udløbet. Bed om en ny.", "The invitation has expired. Ask for a new one."),
    ),
    "too_large": (413, Text("Det er for stort.", "It is too large.")),
    "content_type": (415, Text("Indholdet skal være msgpack.", "The content must be msgpack.")),
    "too_old": (426, Text("Programmet er for gammelt. Opdater det.", "The program is too old. Update it.")),
    "too_new": (
        426,
        Text(
            "Programmet er nyere end endepunktet, som skal opdateres først.",
            "The program is newer than the endpoint, which must be updated first.",
        ),
    ),
    "too_many": (429, Text("Der er for mange. Prøv igen senere.", "There are too many. Try again later.")),
    "our_fault": (500, Text("Der skete en fejl hos endepunktet.", "Something went wrong at the endpoint.")),
    "busy": (
        503,
        Text("Endepunktet har travlt. Prøv igen om lidt.", "The endpoint is busy. Try again shortly."),
    ),
    "quota": (
        507,
        Text(
            "Der er ikke mere plads til organisationen. Tal med administratoren.",
            "The organisation's space is used up. Talk to the administrator.",
        ),
    ),
}


_OF_THE_DIRECTORY = (400, REFUSALS["malformed"][1])  # the directory's own codes bring their own text


class Refusal(Exception):
    """The request is refused. `facts` are plain values its sender needs (where the head stands)."""

    def __init__(self, code: str, text: Text | None = None, **facts: Any) -> None:
        super().__init__(code)
        status, standard = REFUSALS.get(code, _OF_THE_DIRECTORY)
        self.code = code
        self.status = status
        self.text = text or standard
        self.facts = facts

    def problem(self) -> bytes:
        """Return the problem+json (RFC 9457)."""
        title, detail = self.text.en, self.text.da
        return msgspec.json.encode(
            {"status": self.status, "code": self.code, "title": title, "detail": detail, **self.facts}
        )


def refused(error: Untrusted) -> Refusal:
    """Return the refusal for what the shared protocol code would not trust."""
    return Refusal(error.code, error.text)
