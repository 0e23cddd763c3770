"""What an endpoint's refusal means, in words of our own: those of a stranger are not shown."""

from sync.errors import EndpointRefused, Text

_REFUSALS = {
    "unknown_organisation": (
        "Centralen kender ikke jeres organisation.",
        "The endpoint does not know your organisation.",
    ),
    "unknown_device": ("Centralen kender ikke denne enhed.", "The endpoint does not know this device."),
    "unknown_invitation": ("Centralen kender ikke invitationen.", "The endpoint does not know the invitation."),
    "invitation_used": (
        "Invitationen er allerede brugt. Bed om en ny.",
        "The invitation is used already. Ask for a new one.",
    ),
    "invitation_expired": (
        "Invitationen er udløbet. Bed om en ny.",
        "The invitation has expired. Ask for a new one.",
    ),
    "revoked": ("Denne enhed har ikke længere adgang.", "This device no longer has access."),
    "not_a_member": ("Du er ikke med i det rum.", "You are not a member of that space."),
    "not_allowed": ("Det kræver en anden rolle.", "That takes another role."),
    "too_old": ("Feltbog skal opdateres, før der kan sendes.", "Feltbog must be updated before it can send."),
    "too_new": (
        "Centralen skal opdateres, før der kan sendes.",
        "The endpoint must be updated before you can send.",
    ),
    "too_large": ("Det er for stort til centralen.", "It is too large for the endpoint."),
    "quota": ("Der er ikke mere plads på centralen.", "There is no more room at the endpoint."),
    "head_moved": ("Nogen andre var hurtigere. Prøv igen.", "Somebody was quicker. Try again."),
    "chain_moved": (
        "Den, der lukkes ude, har sendt mere imens. Prøv igen.",
        "Who is put out has sent more meanwhile. Try again.",
    ),
    "forked": (
        "Centralen har en anden udgave af organisationens register. Sig det til jeres administrator.",
        "The endpoint has another version of the organisation's directory. Tell your administrator.",
    ),
}


def refused(code: str) -> EndpointRefused:
    """Return the error for a refusal with this stable code, in words of our own: a stranger's are not shown."""
    shown = code if code.isascii() and code.replace("_", "").isalnum() and len(code) < 40 else "unknown"
    da, en = _REFUSALS.get(shown, (f"Centralen sagde nej ({shown}).", f"The endpoint said no ({shown})."))
    return EndpointRefused(Text(da, en), code=shown)
