"""A backup of the endpoint was put back and somebody was quicker: an administrator joins the two directories."""

from pathlib import Path

from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.desktop.verbs.test_meeting import found
from tests.endpoint_process import Endpoint
from tests.sync.test_lost_endpoint import restored, saved


def test_two_versions_of_the_directory_are_shown_and_joined(tmp_path: Path, own_endpoint: Endpoint) -> None:
    mette, jonas = Console(tmp_path / "mette"), Console(tmp_path / "jonas")
    found(mette, own_endpoint.url)
    for role, person in (("administrator", "Jonas"), ("fieldworker", "Ida")):
        told = mette("invite", "--person", person, "--role", role, "--space", "Nørrebro").one["invitation"]
        Console(tmp_path / person.lower())("join", told).done()
    ida = Console(tmp_path / "ida")
    for console in (mette, jonas, ida):
        console("sync").done()
    assert mette("directory", "compare").lines == []
    mette("directory", "settle", "--yes").refused(3, "not_forked")

    backup = saved(own_endpoint, tmp_path / "backup")
    mette("space", "create", "Klubben", "--kind", "club").done()
    ida("sync").done()
    restored(own_endpoint, backup)
    jonas("space", "create", "Forum", "--kind", "forum").done()
    for console in (mette, ida):
        refusal = console("sync").refused(6, "forked")
        assert "feltbog directory" in refusal["message"]
    lines = mette("directory", "compare").lines
    assert {frozenset(line) for line in lines} == {promised("directory compare")}
    told_here = [(line["branch"], line["sort"], line["by"]) for line in lines if line["sort"] == "space"]
    assert told_here == [("here", "space", "Mette Sø"), ("endpoint", "space", "Jonas")]
    ida("directory", "settle", "--yes").refused(3, "not_administrator")
    assert mette("directory", "settle").code == 2

    settled = mette("directory", "settle", "--yes").one
    assert settled.keys() == promised("directory settle")
    assert (settled["here"], settled["endpoint"]) == (2, 2)
    for console in (jonas, ida, mette):
        assert console("sync").one["agreed"]
    assert mette("directory", "compare").lines == []
    assert "Klubben" in {line["name"] for line in mette("space", "list").lines}
    assert "Forum" in {line["name"] for line in jonas("space", "list").lines}
