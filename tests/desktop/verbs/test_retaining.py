"""What is due for deletion is listed, and erased by whoever may, for everybody."""

from datetime import timedelta

from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.desktop.verbs.test_meeting import KIND, jonas, mette
from tests.store_fixtures import contact

__all__ = ["jonas", "mette"]


def test_what_is_due_is_listed_and_erased_by_who_may(mette: Console, jonas: Console) -> None:
    theirs = [console("add", KIND, "--space", "Nørrebro", stdin=contact()) for console in (mette, jonas)]
    of_mette, of_jonas = (str(one.one["id"]) for one in theirs)
    for console in (mette, jonas, mette):
        console("sync").done()
    assert jonas("retention", "run", "--dry-run").lines == []
    for console in (mette, jonas):
        console.clock.now += timedelta(days=366)
    listed = jonas("retention", "run", "--dry-run")
    assert [one["may"] for one in listed.lines] == [one["id"] == of_jonas for one in listed.lines]
    assert {one["id"] for one in listed.lines} == {of_mette, of_jonas}
    assert "1 kan kun deres forfatter" in listed.err
    erased = {one["id"]: one for one in jonas("retention", "run").lines}
    assert erased[of_jonas].keys() == promised("retention run")
    assert (erased[of_jonas]["erased"], erased[of_mette]["erased"]) == (True, False)
    mette("sync").done()
    mette("show", of_jonas).refused(3, "not_found")
    assert [one["id"] for one in mette("retention", "run").lines] == [of_mette]
    assert mette("retention", "run").lines == []
