"""The end of a device: the endpoint says that it is out, and only the signed statement makes it so.

An endpoint that lies can refuse to serve, as it always could; it cannot make a laptop destroy anything.
"""

from local_store.errors import EndpointRefused, KnownError, Text
from sync import wire
from sync.errors import untrusted
from sync.http_client import HttpClient
from sync.standing import Standing


def look_into(standing: Standing, http: HttpClient) -> KnownError:
    """Fetch and verify the statement that puts this device out, obey it, and return the error that says so.

    Without such a statement nothing is touched, and the error is Untrusted "unproven". Raises EndpointUnreachable.
    """
    try:
        _fetch(standing, http)
    except EndpointRefused:
        return _unproven()
    return obey(standing) if standing.is_out else _unproven()


def obey(standing: Standing) -> KnownError:
    """Destroy this book's keys, as the verified directory wants it, and return what is to be told."""
    unsent = standing.book.wipe("revoked")
    one_da, one_en = ("ændring", "change") if unsent == 1 else ("ændringer", "changes")
    left_da = f" {unsent} {one_da} var ikke sendt." if unsent else " Alt var sendt."
    left_en = f" {unsent} {one_en} had not been sent." if unsent else " Everything had been sent."
    return EndpointRefused(
        Text(
            "Jeres administrator har taget adgangen fra denne enhed. Bogen her er slettet, og dens nøgler er "
            f"ødelagt.{left_da} Spørg din administrator, hvis det er en fejl.",
            "Your administrator has taken this device's access away. The book here is deleted and its keys are "
            f"destroyed.{left_en} Ask your administrator if this is a mistake.",
        ),
        code="revoked",
    )


def _fetch(standing: Standing, http: HttpClient) -> None:
    member = standing.membership
    while not standing.is_out:
        http.token = None
        challenge = http.get("/v1/challenge", wire.Challenge).challenge
        signature = standing.pair.sign(wire.FOR_FAREWELL, challenge + member.organisation + member.device)
        request = wire.FarewellRequest(
            wire.VERSION, member.organisation, member.device, challenge, signature, standing.head
        )
        answer = http.post("/v1/farewell", request, wire.FarewellAnswer)
        if not answer.statements:
            return
        standing.learn(answer.statements)


def _unproven() -> KnownError:
    return untrusted(
        "unproven",
        "Centralen siger, at denne enhed ikke har adgang mere, men viser ingen gyldig underskrift på det. "
        "Intet er slettet; dit arbejde er gemt her. Sig det til jeres administrator.",
        "The endpoint says that this device has no access any more, but shows no valid signature for it. "
        "Nothing is deleted; your work is kept here. Tell your administrator.",
    )
