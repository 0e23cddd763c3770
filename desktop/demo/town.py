"""The organisation of the story: its spaces, who is let in where, and the places everybody knows."""

from functools import partial

from desktop.demo.telling import DORTE, JONAS, LENE, METTE, NADIA, PETER, Step, Telling
from sync.http_client import HttpClient
from sync.member import Member

# key, name, kind: what a person about whom two raise a case shares is a space of its own.
_SPACES = (
    ("team", "Nørrebro gadeteam", "team"),
    ("club", "Klub Hjørnet", "club"),
    ("forum", "Forum Nørrebro", "forum"),
    ("both", "Samarbejde gade og klub", "team"),
    ("ssp", "SSP Nørrebro", "ssp_local"),
    ("leaders", "SSP ledergruppe", "ssp_lead"),
)
# who, what they may, which spaces they read
_INVITED = (
    (NADIA, "fieldworker", ("team", "forum", "both")),
    (JONAS, "club", ("club", "forum", "both")),
    (DORTE, "club", ("club", "forum")),
    (LENE, "fieldworker", ("ssp",)),
    (PETER, "fieldworker", ("ssp", "leaders")),
)
_DEVICES = {
    NADIA: "Gade-pc 1", JONAS: "Klub-pc", DORTE: "Klubleders pc", LENE: "Skolens pc", PETER: "Politiets pc",
}  # fmt: skip
_PLACES = (
    ("place", "Trappen ved Lindeparken", "trappe"),
    ("square", "Stjernepladsen", "plads"),
    ("pitch", "Banen", "bane"),
    ("kiosk", "Kiosken på hjørnet", "butik"),
    ("hall", "Klub Hjørnet", "klub"),
)


def _found(story: Telling) -> str:
    with HttpClient(story.url) as http:
        member = Member(story.books[METTE], http)
        member.found_organisation("Øvelse København", METTE, story.recovery)
        for key, name, kind in _SPACES:
            area = None if key == "leaders" else "Nørrebro"
            story.spaces[key] = member.create_space(name, kind, area=area)
    for key, name, sort in _PLACES:
        story.add(METTE, key, "place", {"name": name, "district": "noerrebro", "place_kind": sort})
    story.sync(METTE)
    return ""


def _invite(story: Telling) -> str:
    words = ""
    with HttpClient(story.url) as http:
        member = Member(story.books[METTE], http)
        for who, role, into in _INVITED:
            made = member.invite(who, role, [story.spaces[key] for key in into])
            story.invitations[who] = made.text()
            words = words or " · ".join(made.words)
    return words


def _join(story: Telling, who: str) -> str:
    with HttpClient(story.url) as http:
        Member(story.books[who], http).join(story.invitations[who], device_name=_DEVICES[who])
    return story.sync(who)


def _join_others(story: Telling) -> str:
    for who in (DORTE, LENE, PETER):
        _join(story, who)
    return story.sync(METTE)


STEPS = (
    Step("found", METTE, "opretter Københavns øvelsesorganisation og seks rum", -44, "10:00", _found),
    Step("invite", METTE, "inviterer Nadia, Jonas og tre andre", -44, "10:20", _invite),
    Step("join-nadia", NADIA, "bruger invitationen på sin feltpc", -43, "09:00", partial(_join, who=NADIA)),
    Step("join-jonas", JONAS, "bruger invitationen på klubbens pc", -43, "13:00", partial(_join, who=JONAS)),
    Step("join-rest", METTE, "ser klubleder, lærer og politi komme med", -42, "09:00", _join_others),
)
