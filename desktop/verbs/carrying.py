"""`feltbog export` and `feltbog import`: a whole book as JSON lines, and such lines back into a book of its own."""

from typing import Any

import click

from desktop.verbs import inputs
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put
from local_store.errors import RefusedInput, Text
from local_store.ids import PersonId, SpaceId

EXPORTED = "export"  # as it stands in the access log


@click.command("export")
@of_a_book
@click.pass_obj
def export(setting: Setting) -> None:
    """Print everything this book holds: its spaces, people and every change, as `import` reads it again.

    Suspicions are left out. What is printed is not encrypted; the access log keeps that it was.
    """
    from local_store import portable

    with setting.open() as book:
        book.note_access(EXPORTED)
        for space in book.spaces():
            area = {"area": space.area} if space.area else {}
            put({"space": space.id, "name": space.name, "kind": space.kind, **area})
        for person, name in book.people().items():
            put({"person": person, "name": name})
        for one in portable.changes(book):
            put(portable.as_json(one))


@click.command("import")
@of_a_book
@click.pass_obj
def import_(setting: Setting) -> None:
    """Read what `export` printed from stdin into a book that belongs to no organisation: all of it or nothing.

    Ids, authors and history are as they were. Makes the book where there is none.
    """
    from local_store import portable
    from sync.standing import Standing

    spaces, people, changes = 0, 0, []
    with setting.open(make=True) as book:
        if Standing.of(book) is not None:
            raise RefusedInput(_MEMBER, code="in_organisation")
        lines = inputs.JsonLines(inputs.stdin())
        with book.together():
            for line in lines:
                try:
                    if "change" in line:
                        changes.append(portable.read(line))
                    elif "person" in line:
                        book.put_person(PersonId(_id(line, "person")), str(line.get("name") or ""))
                        people += 1
                    else:
                        book.put_space(_space(line))
                        spaces += 1
                except RefusedInput as refused:
                    refused.line = lines.number
                    raise
            new = portable.take_in(book, changes)
    put({"changes": new, "spaces": spaces, "people": people})


_MEMBER = Text(
    "Bogen hører til en organisation og får sit ved synkronisering. Brug en bog for sig selv.",
    "The book belongs to an organisation and gets its content by sync. Use a book of its own.",
)


def _id(line: dict[str, Any], name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str) or len(value) != 32 or set(value) - set("0123456789abcdef"):
        raise RefusedInput(Text("Det er ikke et id.", "That is no id."), field=name, code="malformed")
    return value


def _space(line: dict[str, Any]) -> Any:
    from local_store.views import Space

    return Space(
        SpaceId(_id(line, "space")), str(line.get("name") or ""), str(line.get("kind") or ""),
        str(line["area"]) if line.get("area") else None,
    )  # fmt: skip
