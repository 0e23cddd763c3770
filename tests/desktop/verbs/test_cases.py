"""The SSP path by script: sent to the right table or refused with the reason, and the answer read."""

import json
from pathlib import Path

import pytest

from desktop.doing import referring
from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.endpoint_process import Endpoint

SECTION = ("--basis", "rpl_115", "--purpose", "Drøftelse", "--necessity", "Ingen kan det alene", "--section-tests")


def _interrupted(_words: object) -> int:
    raise KeyboardInterrupt


def _told(console: Console, *arguments: str) -> dict[str, object]:
    told = console(*arguments)
    assert told.code == 0, told
    return dict(json.loads(told.out.splitlines()[-1]))


def test_a_draft_is_submitted_by_script(
    console: Console, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = str(tmp_path / "dele")
    _told(console, "org", "create", "--endpoint", endpoint.url, "--name", "K", "--person", "Bo",
          "--recovery-out", recovery)  # fmt: skip
    _told(console, "space", "create", "Team", "--kind", "team")
    _told(console, "space", "create", "SSP Nørrebro", "--kind", "ssp_local", "--area", "Nørrebro")

    def add(kind: str, values: dict[str, object]) -> str:
        told = console("add", kind, "--space", "Team", stdin=json.dumps(values))
        assert told.code == 0, told
        return str(json.loads(told.out)["id"])

    group = add("youth_group", {"name": "Trappen"})
    draft = add("ssp_case", {"group_id": group, "level": "1", "concern_text": "Larm", "district": "noerrebro",
                              "parties": ["klub", "skole"]})  # fmt: skip
    refused = console("case", "submit", draft, *SECTION)
    assert refused.code == 3 and json.loads(refused.out)["error"] == "not_ready"
    assert "begrundelse" in json.loads(refused.out)["message"]
    console("edit", draft, stdin=json.dumps({"level_reason": "Flere aftener"}))
    with monkeypatch.context() as cut:
        cut.setattr(referring, "_waiting", _interrupted)  # after everything has been written
        assert console("case", "submit", draft, *SECTION).code != 0
    assert console("list", "disclosure").out == ""
    sent = _told(console, "case", "submit", draft, *SECTION)
    assert set(sent) == promised("case submit") and sent["table"] == "SSP Nørrebro"
    assert console("case", "answers", draft).out == ""
    assert console("case", "correct", draft).code == 3  # nobody has returned it
    assert console("case", "reply", draft, "--text", "Ja").code == 3  # nobody has asked
