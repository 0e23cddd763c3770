"""The endpoint and the wire see no word: not a note, a name, a kind or a field, in any encoding."""

import re
from pathlib import Path

from local_store.records.catalogue import standard
from tests.endpoint_process import Endpoint
from tests.sync.laptops import MakeLaptop, contact, settle
from tests.sync.wires import RecordingProxy

PEOPLE = ("Anne Administrator", "Imran Feltmand")
SPACES = ("Gadeteam Nordbyen", "Klubben på Torvet")
NOTES = (
    "Fire unge ved kælderskakten på Ågade",
    "De siger, at der kommer ballade på lørdag",
    "HASHRYGNING",
    "Hamid",
)


def told(*values: str) -> list[bytes]:
    """Return every way the values could show: UTF-8 and UTF-16, as written and in small letters."""
    forms = {form for value in values for form in (value, value.lower(), value.upper())}
    return [form.encode(how) for form in forms for how in ("utf-8", "utf-16-le", "utf-16-be")]


def structure() -> list[str]:
    """Return names of kinds, fields and codes long enough not to turn up by chance."""
    kinds = standard().kinds()
    names = {kind.name for kind in kinds} | {spec.name for kind in kinds for spec in kind.fields}
    return [name for name in names if len(name) >= 8]


def test_no_word_is_at_the_endpoint_or_on_the_wire(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    with RecordingProxy(own_endpoint.url) as proxy:
        anne, bo = laptop("anne", proxy.url), laptop("bo", proxy.url)
        organisation = anne.member.found_organisation("Gladsaxby Kommune", PEOPLE[0], tmp_path / "recovery")
        spaces = [anne.member.create_space(name, "team", area="Højstrupparken") for name in SPACES]
        bo.member.join(anne.member.invite(PEOPLE[1], "fieldworker", spaces).text(), device_name="Imrans bærbare")
        for space in spaces:
            record = anne.book.add("street_contact", {**contact(NOTES[0]), "own_words_text": NOTES[1]}, space=space)
            settle(anne, bo)
            bo.book.edit(record, set={"fact_text": NOTES[2], "own_action_text": NOTES[3]})
            bo.book.add("youth_group", {"name": "Drengene fra Ågade"}, space=space)
            settle(bo, anne)
        assert anne.texts(spaces[0]) == [NOTES[2]]
        for one in (anne, bo):
            one.http.close()
        wire_bytes = bytes(proxy.recorded)
    own_endpoint.stop()
    stored = b"".join(path.read_bytes() for path in sorted(own_endpoint.data.rglob("*")) if path.is_file())
    log = "".join(own_endpoint.log).encode()
    assert bytes.fromhex(organisation.organisation) in stored  # it is the right folder
    assert len(wire_bytes) > 10_000
    secrets = told(
        *PEOPLE, *SPACES, *NOTES, "Gladsaxby Kommune", "Højstrupparken", "Imrans bærbare", "Drengene fra Ågade",
        "Banegårdspladsen", "Imran", *structure(),
    )  # fmt: skip
    for where, data in {"database": stored, "wire": wire_bytes, "log": log}.items():
        found = [value for value in secrets if value in data or value in data.lower()]
        assert found == [], f"plaintext in the {where}"


def test_the_test_would_find_a_word(tmp_path: Path) -> None:
    assert any(value in "…Hamid…".encode("utf-16-be") for value in told(*NOTES))
    assert any(re.fullmatch(b"street_contact", value) for value in told(*structure()))
