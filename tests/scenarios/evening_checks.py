"""What the demo leaves behind for whoever opens the app: on the worker's Today and at the coordinator's desk."""

from desktop.demo.telling import METTE, NADIA, Telling
from desktop.showing import today
from tests.scenarios.telling import same
from ui.review.asks import Queue
from ui.views import WaitingKind


def something_waits_for_nadia(story: Telling, _said: str) -> None:
    view = today.view(story.words(NADIA), mine_only=True)
    kinds = {one.kind for one in view.waiting}
    same("evening", kinds, {WaitingKind.CONFLICT, WaitingKind.HANDOVER, WaitingKind.RECEIPT})
    (item,) = story.books[NADIA].conflicts()
    same("evening", [hard.field for hard in item.hard], ["status_text"])
    same("evening", set(item.soft.fields) if item.soft else None, {"age_max", "gender_mix"})


def nadia_is_on_her_round(story: Telling, _said: str) -> None:
    view = today.view(story.words(NADIA), mine_only=True)
    same("evening", view.round is not None and len(view.round.stops), 4)
    same("evening", view.unsent_total > 0, True)
    same("evening", "Se til, at gruppen stadig kommer i klubben" in {one.title for one in view.due}, True)
    same("evening", len(view.due), 4)


def the_desk_has_something_of_each_sort(story: Telling, _said: str) -> None:
    queue = story.ask(METTE, Queue())
    found = {entry.sort for entry in queue.entries if entry.unread}
    same("evening", found, {"case", "observation", "contact", "club", "duplicate", "conflict"})
    (case,) = [entry.title for entry in queue.entries if entry.sort == "case"]
    same("evening", case, "Indstilling: Kiosken")


def every_book_is_whole(story: Telling, _said: str) -> None:
    for who, book in story.books.items():
        same(who, book.check().faults, ())


CHECKS = {
    "both": (something_waits_for_nadia, the_desk_has_something_of_each_sort),
    "round": (nadia_is_on_her_round, every_book_is_whole),
}
