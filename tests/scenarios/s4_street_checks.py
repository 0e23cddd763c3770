"""What the table asks after steps 1 to 8 of S4: from the street to the agenda."""

from desktop.demo.street import SECTION_115
from desktop.demo.telling import DORTE, JONAS, METTE, NADIA, Telling
from desktop.doing.correspondence import told
from desktop.showing import group, meetings, record
from desktop.showing.words import Words
from local_store.errors import RefusedInput
from local_store.rules import expulsions, standard_form
from local_store.rules.ssp_levels import forum_of
from local_store.rules.text_checks import possible_names
from tests.scenarios.telling import holds, same
from ui.review.asks import PutOn
from ui.sending.asks import Prepare, WordOn


def step_01(story: Telling, said: str) -> None:
    book = story.books[NADIA]
    same("1", (story.waiting(NADIA), len(book.outbox())), (1, 1))
    same("1", [book.count(kind) for kind in ("young_person", "group_membership", "youth_group")], [0, 0, 0])
    fields = story.get(NADIA, "seen").fields
    same("1", (fields["count_min"], fields["count_max"]), (8, 8))
    same("1", fields["behaviour"], ["haenger_ud", "hoej_lyd", "utryghedsskabende"])
    same("1", fields["occurred_at"][11:16], "21:40")
    same("1", story.get(NADIA, "place").fields["district"], "noerrebro")
    same("1", possible_names(fields["fact_text"]), ())
    for file in book.folder.iterdir():
        holds("1", b"beboer klagede" not in file.read_bytes(), f"in clear in {file.name}")


def step_02(story: Telling, _said: str) -> None:
    view = group.view(story.words(NADIA), story.get(NADIA, "group"))
    same("2", {one.record for one in view.happened}, {story.known["seen"], story.known["talk"]})
    same("2", len(view.happened), 2)
    talk = story.get(NADIA, "talk").fields
    same("2", (talk["person_count"], "tre fornavne kendt" in talk["fact_text"]), (8, True))
    same("2", story.books[NADIA].count("young_person"), 0)


def step_03(story: Telling, _said: str) -> None:
    page = record.view(story.words(NADIA), story.known["talk"])
    voices = {
        field.voice: field.shown for field in page.fields if field.voice in ("fact", "own_words", "assessment")
    }
    holds("3", "ikke nogen steder at gå hen" in voices["own_words"])
    holds("3", "vi keder os" in voices["own_words"] and "vi keder os" not in voices["assessment"])
    same("3", story.get(NADIA, "talk").fields["need_tags"], ["klub", "noget_at_lave", "sted_at_vaere"])


def step_04(story: Telling, _said: str) -> None:
    asked = story.get(NADIA, "asked").fields
    same(
        "4",
        [asked[name] for name in ("from_actor", "to_actor", "group_id")],
        ["gadeplan", "klub", story.known["group"]],
    )
    holds("4", asked["purpose_text"])


def step_05(story: Telling, said: str) -> None:
    holds("5", "samme sted" in said, said)  # the second group was suggested, and a person merged it
    story.sync(DORTE)
    for who in (NADIA, JONAS, DORTE):
        book = story.books[who]
        same("5", book.count("youth_group"), 1)
        found = book.list("club_expulsion", where={"group_id": story.known["group"]}).records
        same("5", {one.id for one in found}, {story.known["expelled-1"], story.known["expelled-2"]})
        same("5", {one.fields["reason"] for one in found}, {"uro"})
        holds("5", all(one.fields["expelled_on"] for one in found))
        same("5", expulsions.open_count(one.fields for one in found), 2)
        other = book.get(story.known["club-group"])
        same("5", other.fields["name"], "Trappe-gruppen")  # nothing lost
        same("5", book.get(story.known["group"]).fields["resources_text"], "Flere spiller fodbold.")
        authors = {book.person_name(entry.author) for entry in book.history(other.id)}
        same("5", authors, {NADIA, JONAS})


def conflict_is_shown(_story: Telling, said: str) -> None:
    same("5, two at once", said, "hård: fact_text; blød: affected, mood, trend")


def step_06(story: Telling, _said: str) -> None:
    draft = story.get(JONAS, "draft").fields  # both who raise it see it
    same("6", (draft["group_id"], "young_person_id" in draft), (story.known["group"], False))
    same("6", (draft["level"], forum_of(draft["level"])), ("1", "lokaludvalg"))
    raised = [next(one.shown for one in record.view(words, story.known["draft"]).fields if one.name == "raised_by")
              for words in (story.words(JONAS), Words(story.books[JONAS], "en", story.calendar.end))]  # fmt: skip
    same("6", raised, [f"{NADIA} og {JONAS}", f"{NADIA} and {JONAS}"])
    holds("6", story.known["seen"] in draft["origin_refs"])
    view = story.ask(NADIA, Prepare(story.known["draft"], SECTION_115))
    same("6", (view.table, view.missing), ("SSP Nørrebro", ()))
    same("6", standard_form.lacks(draft, (), (), (), next_meeting=False), ())
    same("6", story.books[NADIA].count("young_person"), 0)


def sent(story: Telling, _said: str) -> None:
    same("7", story.get(NADIA, "draft").fields["state"], "indstillet")
    same("7", (story.waiting(NADIA), story.books[NADIA].letters_waiting()), (0, []))
    line = story.ask(NADIA, WordOn(story.known["draft"])).line
    holds("7", line.startswith("Modtaget på serveren") and "kvittering" in line, line)
    ssp = story.spaces["ssp"]
    for who in (NADIA, JONAS, DORTE):
        holds("7", ssp not in {space.id for space in story.books[who].spaces()}, f"{who} reads the SSP space")


def step_07(story: Telling, _said: str) -> None:
    """K is Jonas: he sees it in the space he and Nadia share, since a referral in her team's is not the club's."""
    case = story.get(METTE, "case").fields
    for who in (NADIA, JONAS):
        view = story.ask(who, WordOn(story.known["draft"]))
        same("7", view.state, "modtaget")
        holds("7", case["receipt_number"] in view.line and "kl." in view.line, view.line)
        same("7", [one.label for one in view.said], ["Kvittering"])
        fields = told(story.words(who), story.get(who, "draft"))
        same("7", fields["received_at"], case["received_at"])
        same("7", story.books[who].count("ssp_case"), 1)  # the answer is word on the case, not another case


def step_08(story: Telling, _said: str) -> None:
    """As in step 7 both read it where they raised it; neither reads the table's space."""
    view = meetings.view(story.words(METTE), story.get(METTE, "meeting-1"))
    same(
        "8",
        [(point.case, point.title, point.why) for point in view.points],
        [(story.known["case"], "Trappen", "ny")],
    )
    for who in (NADIA, JONAS):
        view = story.ask(who, WordOn(story.known["draft"]))
        same("8", (view.state_label, view.said[0].label), ("På dagsorden", "Optaget på dagsorden"))
        try:
            story.ask(who, PutOn(story.known["draft"]))
        except RefusedInput as refused:
            same("8", refused.code, "not_allowed")
        else:
            raise AssertionError("step 8: only a coordinator puts a case on an agenda")


CHECKS = {
    "s4-01": (step_01,), "s4-02": (step_02, step_03), "s4-04": (step_04,), "merge": (step_05,),
    "conflict": (conflict_is_shown,), "s4-06": (step_06,), "s4-07": (sent,), "receipt": (step_07,),
    "s4-08b": (step_08,),
}  # fmt: skip
