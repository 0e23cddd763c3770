"""What goes in by `add` and `edit` comes out by `show`, `list`, `search`, and every key the page names is there."""

from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.store_fixtures import PASSPHRASE, TEAM, contact, make_book, send

KIND = "street_contact"


def add_one(console: Console, **fields: object) -> str:
    return str(console("add", KIND, stdin=contact(**fields)).one["id"])


def test_what_is_added_is_shown_listed_and_found(console: Console) -> None:
    record = add_one(console, fact_text="Talte om lærepladser på Nørrebro")
    shown = console("show", record).one
    assert shown["fields"]["fact_text"] == "Talte om lærepladser på Nørrebro"
    assert shown["space"] == TEAM.id
    assert promised("show") <= shown.keys()
    assert console("list", KIND).lines == [shown]
    (hit,) = console("search", "læreplads").lines
    assert hit["id"] == record
    assert hit.keys() == promised("search")


def test_both_voices_are_apart_and_named(console: Console) -> None:
    """R3: whoever reads the JSON sees who says what."""
    said = {"own_words_text": "Vi keder os", "assessment_text": "De mangler et sted"}
    told = console("show", add_one(console, **said)).one
    assert {name: told["fields"][name] for name in said} == said
    assert list(told["labels"].values()) in (
        ["De unges eget udsagn", "Medarbejderens vurdering"],
        ["The young people's own words", "The worker's assessment"],
    )
    assert "labels" not in console("show", add_one(console)).one


def test_what_only_says_that_it_came_by_letter_is_told_as_such(console: Console) -> None:
    true, false = add_one(console, fact_text="Hos os"), RecordId("ee" * 16)
    origin = {"letter": "ab" * 32, "sort": "referral", "space": "cd" * 16, "person": "ef" * 16, "about": ""}
    told = {"occurred_at": "2026-11-20T21:15:00+01:00", "fact_text": "Opdigtet", "origin": origin}
    with FieldBook.open(console.book, PASSPHRASE) as book:
        book._append([book._hand()._say(false, KIND, TEAM.id, (), book._clock(), set=told)], "here")
        book.letters_asked(TEAM.id)
    assert console("show", false).one["without_letter"] is True
    assert {line["id"] for line in console("list", KIND).lines if "without_letter" in line} == {false}
    assert [line.get("without_letter") for line in console("search", "Opdigtet").lines] == [True]
    assert "without_letter" not in console("show", true).one


def test_every_line_becomes_a_record_in_the_order_given(console: Console) -> None:
    done = console("add", KIND, stdin=[contact(person_count=n) for n in range(1, 4)])
    ids = [line["id"] for line in done.lines]
    assert [console("show", record).one["fields"]["person_count"] for record in ids] == [1, 2, 3]


def test_empty_lines_and_a_byte_order_mark_are_forgiven(console: Console) -> None:
    done = console(
        "add",
        KIND,
        stdin=b"\xef\xbb\xbf" + b'{"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "X"}\n\n\r\n',
    )
    assert len(done.lines) == 1


def test_no_lines_are_no_records(console: Console) -> None:
    done = console("add", KIND, stdin=b"\n")
    assert (done.code, done.out) == (0, "")


def test_a_record_goes_to_the_space_named_by_id_or_by_name(console: Console) -> None:
    for named in ("Team Nørrebro", "team nørrebro", TEAM.id):
        record = console("add", KIND, "--space", named, stdin=contact()).one["id"]
        assert console("show", record).one["space"] == TEAM.id


def test_edit_sets_empties_adds_and_removes(console: Console) -> None:
    record = add_one(console, topics=["skole", "job"], person_count=4)
    edit = {
        "person_count": None,
        "fact_text": "Rettet",
        "add": {"topics": ["fritid"]},
        "remove": {"topics": ["job"]},
    }
    done = console("edit", record, stdin=edit).one
    assert done.keys() == promised("edit")
    shown = console("show", record).one
    assert shown["heads"] == [done["change"]]
    assert shown["fields"]["topics"] == ["fritid", "skole"]
    assert shown["fields"]["fact_text"] == "Rettet"
    assert "person_count" not in shown["fields"]


def test_history_tells_every_change_with_author_device_moment_and_values(console: Console) -> None:
    record = add_one(console, fact_text="Først")
    change = console("edit", record, stdin={"fact_text": "Siden"}).one["change"]
    first, second = console("show", record, "--history").one["history"]
    assert first["values"]["fact_text"] == {"before": None, "after": "Først"}
    assert second["values"] == {"fact_text": {"before": "Først", "after": "Siden"}}
    assert second["change"] == change
    assert second["parents"] == [first["change"]]
    assert {"author", "device", "at", "concurrent_with", "waiting"} <= second.keys()
    assert second["at"] == "2026-11-21T21:30:00+00:00"


def test_a_list_goes_on_after_the_last_record_or_the_cursor_told(console: Console) -> None:
    days = [contact(occurred_at=f"2026-11-{day:02}T12:00:00+01:00") for day in range(1, 6)]
    ids = [line["id"] for line in console("add", KIND, stdin=days).lines][::-1]
    first = console("list", KIND, "--limit", "2")
    assert [line["id"] for line in first.lines] == ids[:2]
    cursor = first.err.split("--after ")[1].strip()
    for after in (cursor, ids[1]):
        then = console("list", KIND, "--limit", "3", "--after", after)
        assert [line["id"] for line in then.lines] == ids[2:]
        assert then.err == ""


def test_a_long_list_comes_whole_when_it_is_asked_for(console: Console) -> None:
    console("add", KIND, stdin=[contact() for _ in range(1100)])
    assert len(console("list", KIND).lines) == 100
    assert len({line["id"] for line in console("list", KIND, "--limit", "5000").lines}) == 1100


def test_where_filters_by_text_number_element_and_emptiness(console: Console) -> None:
    wanted = add_one(console, person_count=7, topics=["skole"], place_ref="Rådhuspladsen")
    add_one(console, person_count=8)
    for where in ("person_count=7", "topics=skole", "place_ref=Rådhuspladsen"):
        assert [line["id"] for line in console("list", KIND, "--where", where).lines] == [wanted]
    both = console("list", KIND, "--where", "topics=", "--where", "person_count=8")
    assert len(both.lines) == 1
    assert console("list", KIND, "--where", "person_count=7", "--where", "topics=").lines == []


def test_a_conflict_is_listed_settled_and_gone(console: Console) -> None:
    record = add_one(console, fact_text="Grundtekst")
    with FieldBook.open(console.book, PASSPHRASE) as mine, make_book(console.book.parent / "anden") as theirs:
        send(mine, theirs)
        theirs.edit(RecordId(record), set={"person_count": 9})
        mine.edit(RecordId(record), set={"person_count": 3})
        send(theirs, mine)
    (item,) = console("conflicts").lines
    assert item.keys() == promised("conflicts")
    (hard,) = item["conflicts"]
    assert {version["value"] for version in hard["versions"]} == {3, 9}
    assert {"author", "device", "at", "change"} <= hard["versions"][0].keys()
    nine = next(version["change"] for version in hard["versions"] if version["value"] == 9)
    settled = console("resolve", record, "person_count", "--take", nine).one
    assert settled.keys() == promised("resolve")
    assert console("conflicts").lines == []
    assert console("show", record).one["fields"]["person_count"] == 9
    console("resolve", record, "person_count", "--take", nine).refused(3, "no_conflict")


def test_different_fields_changed_apart_both_stand_until_an_edit_has_seen_them(console: Console) -> None:
    record = add_one(console)
    with FieldBook.open(console.book, PASSPHRASE) as mine, make_book(console.book.parent / "anden") as theirs:
        send(mine, theirs)
        theirs.edit(RecordId(record), set={"person_count": 9})
        mine.edit(RecordId(record), set={"mood": "rolig"})
        send(theirs, mine)
    (item,) = console("conflicts").lines
    (soft,) = item["conflicts"]
    assert (soft["type"], soft["fields"].keys()) == ("soft", {"person_count", "mood"})
    console("resolve", record, "mood", "--value", '"rolig"').refused(3, "no_conflict")
    console("edit", record, stdin={"fact_text": "Set igennem"}).done()
    assert console("conflicts").lines == []
    fields = console("show", record).one["fields"]
    assert (fields["person_count"], fields["mood"]) == (9, "rolig")


def test_resolve_wants_one_way_of_settling(console: Console) -> None:
    record = add_one(console)
    assert console("resolve", record, "fact_text").code == 2
    assert console("resolve", record, "fact_text", "--value", "1", "--take", "0" * 64).code == 2
    console("resolve", record, "fact_text", "--value", "{").refused(3, "bad_json")


def test_the_outbox_holds_what_no_endpoint_has(console: Console) -> None:
    record = add_one(console)
    (item,) = console("outbox").lines
    assert (item["id"], item["state"]) == (record, "waiting")
    assert item.keys() == promised("outbox")


def test_kinds_tell_all_that_a_form_needs(console: Console) -> None:
    names = [line["kind"] for line in console("kinds").lines]
    assert {"street_contact", "place", "ssp_case", "follow_up"} <= set(names)
    for name in names:
        told = console("kinds", name).one
        assert told.keys() == promised("kinds KIND")
        for field in told["fields"]:
            assert (
                {"name", "type", "required", "label"}
                <= field.keys()
                <= {"name", "type", "required", "label", "codes"}
            )
            assert ("codes" in field) == (field["type"] in ("choice", "choices", "yes_no"))
            assert set(field["label"]) == {"da", "en"}


def test_kinds_need_no_book(console: Console) -> None:
    nowhere = Console(console.book.parent / "ingenting")
    assert nowhere("kinds").code == 0
    assert nowhere("list", KIND).code == 2


def test_a_doctor_finds_a_sound_book_sound(console: Console) -> None:
    add_one(console)
    told = console("doctor").one
    assert told.keys() == promised("doctor")
    assert told["sound"] and told["faults"] == [] and told["unsent"] == 1


def test_the_passphrase_changes_and_only_the_new_one_opens(console: Console) -> None:
    record = add_one(console)
    new = console.book.parent / "ny"
    new.write_text("en helt anden sætning\r\n", "utf-8")
    assert console("passphrase", "change", "--new-passphrase-file", str(new)).one == {"changed": True}
    console("show", record).refused(4, "wrong_passphrase")
    console.clock.pass_seconds(5)
    assert console("show", record, "--passphrase-file", str(new)).one["id"] == record
    assert console("--passphrase-file", str(new), "outbox").one["id"] == record


def test_sentences_for_people_speak_the_language_asked_for(console: Console, monkeypatch: object) -> None:
    refusal = console("show", "0" * 32).refused(3, "not_found")
    monkeypatch.setenv("FELTBOG_LANGUAGE", "en")  # type: ignore[attr-defined]
    assert console("show", "0" * 32).refused(3, "not_found")["message"] != refusal["message"]
