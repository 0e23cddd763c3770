"""What follows when something has come to somebody at a table: the same in the app and after a round by script."""

from contextlib import suppress

from desktop.doing import disputes, minutes
from desktop.doing.correspondence import carry_on
from desktop.doing.hearing import hear_apart
from desktop.doing.unread import TABLES, Unread
from desktop.showing.words import Words
from local_store.errors import NotFound
from local_store.rules.correspondence import SUBJECT_KINDS


def sort_in(words: Words, unread: Unread) -> bool:
    """Sort in what has come, and let what follows from it be done; True when there is more to sort in.

    Word on a case that a table here passed on goes on to whoever raised it, and a task of the table that is
    disputed elsewhere is disputed here; what a colleague decided of a meeting that another ended is discussed. All
    that follows is done, or nothing is sorted in. Raises RefusedInput.
    """
    with words.book.together():
        behind = unread.catch_up()
        for letter in unread.letters:
            carry_on(words, letter)
        for letter in unread.apart:
            if letter.kind not in SUBJECT_KINDS:  # that is heard with the case it came with
                hear_apart(words, letter)
        for meeting in sorted(unread.meetings):
            with suppress(NotFound):  # its day cannot be read here, or it has not come yet
                minutes.treated_late(words, meeting)
        disputes.take_in(words)
    return behind


def after_a_round(words: Words) -> bool:
    """Do what the app's desk does when something has come; True when letters wait to leave because of it.

    Nothing for who sits at no table.
    """
    if not any(space.kind in TABLES for space in words.book.spaces()):
        return False
    waiting = len(words.book.letters_waiting())
    while sort_in(words, Unread(words)):
        pass
    return len(words.book.letters_waiting()) > waiting
