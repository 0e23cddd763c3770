"""Train the dictionary that makes sealed changes small, from the declared kinds and invented notes.

Run by hand when the kinds have changed much: `python packaging/make_sealing_dictionary.py NUMBER` writes
sync/sealing_NUMBER.zdict. A number that has shipped is never written again (the script refuses): what was sealed
with it must stay readable. Seeded, so the same kinds give the same file.
"""

import random
import sys
from pathlib import Path
from typing import Any

import zstandard

from local_store.changes import Change, encode
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId
from local_store.records.catalogue import standard
from local_store.records.declare import FieldType, Kind, Spec

SIZE = 24 * 1024
SAMPLES_A_KIND = 400
PHRASES = tuple(Path(__file__).with_name("danish_phrases.txt").read_text("utf-8").splitlines())
OPENINGS = (
    "Gruppen stod ved", "De unge sad på", "Mødte fire drenge ved", "Vi gik en runde forbi", "Der var roligt ved",
    "Tre piger og to drenge ved", "En større gruppe samledes ved", "Ingen unge ved", "Fik en god snak ved",
    "Butiksejeren fortalte om uro ved", "Politiet var forbi", "Flere nye ansigter ved",
)  # fmt: skip
PLACES = (
    "stationen", "skolegården", "parkeringspladsen", "boldbanen", "biblioteket", "kiosken", "klubben", "torvet",
    "legepladsen", "opgangen", "busstoppestedet", "kælderen", "parken", "indkøbscentret", "skaterbanen",
)  # fmt: skip
SENTENCES = (
    "Stemningen var god, og de ville gerne snakke.", "De talte om skole, fritidsjob og weekenden.",
    "Der blev røget hash, og lugten var tydelig.", "En af dem spurgte, om klubben har åbent på fredag.",
    "Vi aftalte at ses igen i næste uge.", "Han virkede ked af det og gik for sig selv.",
    "De siger, at der har været ballade mellem to grupper.", "Ingen konflikter, men høj musik og knallerter.",
    "Vi fortalte om åben rådgivning og gav et nummer.", "Hun vil gerne have hjælp til at finde en læreplads.",
    "Naboerne har klaget over larm efter klokken 22.", "De bad om, at vi kommer forbi igen i morgen.",
    "Der lå glasskår og tomme dåser på pladsen.", "Vi talte om, hvad der skete i lørdags.",
    "Han fortæller, at det går bedre derhjemme.", "Forældrene er orienteret og vil gerne tale med os.",
    "Vores vurdering er, at gruppen mangler et sted at være.", "Aftalt med kollega, at vi følger op.",
    "De unge trak sig, da vi kom, men kom tilbage senere.", "Kontakten er god, og tilliden vokser.",
    "Vi har lovet at spørge på skolen.", "Der er ikke grund til bekymring lige nu.",
)  # fmt: skip


def main() -> None:
    """Write the dictionary of the number given."""
    path = Path(__file__).parent.parent / "sync" / f"sealing_{int(sys.argv[1])}.zdict"
    if path.exists() and "--not-shipped-yet" not in sys.argv:
        sys.exit(f"{path.name} is there already; take the next number")
    chance = random.Random(1)  # noqa: S311 - invents samples, guards nothing
    samples = [encode(sample(kind, chance)).body for kind in standard().kinds() for _ in range(SAMPLES_A_KIND)]
    dictionary = zstandard.train_dictionary(SIZE, samples, level=5, dict_id=int(sys.argv[1]))
    path.write_bytes(dictionary.as_bytes())
    print(path.name, len(samples), "samples", len(dictionary.as_bytes()), "bytes")


def sample(kind: Kind, chance: random.Random) -> Change:
    """Return an invented change of the kind: two fields in three filled in."""
    set_: dict[str, Any] = {}
    add: dict[str, list[str]] = {}
    for spec in kind.fields:
        if spec.required or chance.random() < 0.66:
            value = value_for(spec, chance)
            if spec.is_set:
                add[spec.name] = value
            else:
                set_[spec.name] = value
    parents = tuple(ChangeId(chance.randbytes(32).hex()) for _ in range(chance.choice((0, 0, 0, 1))))
    return Change(
        record=RecordId(chance.randbytes(16).hex()),
        kind=kind.name,
        space=SpaceId(chance.randbytes(16).hex()),
        parents=parents,
        set=set_,
        add=add,
        author=PersonId(chance.randbytes(16).hex()),
        device=DeviceId(chance.randbytes(16).hex()),
        at=moment(chance),
        salt=chance.randbytes(16),
    )


def value_for(spec: Spec, chance: random.Random) -> Any:
    """Return an invented value of the field's type."""
    codes = [code.code for code in standard().codes(spec.codes)] if spec.codes else []
    values: dict[FieldType, Any] = {
        FieldType.TEXT: f"{chance.choice(OPENINGS)} {chance.choice(PLACES)}",
        FieldType.LONG_TEXT: note(chance),
        FieldType.INTEGER: chance.randint(0, 20),
        FieldType.DATE: moment(chance)[:10],
        FieldType.MOMENT: moment(chance),
        FieldType.CHOICE: chance.choice(codes) if codes else "",
        FieldType.CHOICES: sorted(chance.sample(codes, min(len(codes), 2))),
        FieldType.REFERENCE: chance.randbytes(16).hex(),
        FieldType.REFERENCES: [chance.randbytes(16).hex()],
        FieldType.PLACE: chance.choice(PLACES).capitalize(),
        FieldType.YES_NO: chance.choice(("ja", "nej", "ved_ikke")),
    }
    return values[spec.type]


def note(chance: random.Random) -> str:
    """Return some sentences as a note has them."""
    sentences = chance.sample(SENTENCES, chance.randint(1, 2))
    for _ in range(chance.randint(1, 4)):
        sentences.append(" ".join(chance.sample(PHRASES, 8)).capitalize() + ".")
    return " ".join([f"{chance.choice(OPENINGS)} {chance.choice(PLACES)}.", *sentences])


def moment(chance: random.Random) -> str:
    """Return a moment of 2026 in Danish time."""
    day = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return f"{day}T{chance.randint(8, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}+02:00"


if __name__ == "__main__":
    main()
