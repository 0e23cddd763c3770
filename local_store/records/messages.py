"""The sentences of a refusal: they name the field by its label and say what to do. No blame."""

from local_store.errors import RefusedInput, Text
from local_store.records.declare import Code, Spec


def shown(untrusted_text: object, limit: int = 40) -> str:
    """Return a short rendering that any terminal and any JSON writer can take."""
    text = str(untrusted_text)[:limit]
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def unknown_field(kind_label: Text, untrusted_name: object) -> RefusedInput:
    """The kind has no such field."""
    name = shown(untrusted_name)
    return RefusedInput(
        Text(
            f"{kind_label.da} har ikke feltet “{name}”. Se felterne med “feltbog kinds”.",
            f"{kind_label.en} has no field “{name}”. See the fields with “feltbog kinds”.",
        ),
        field=name,
        code="unknown_field",
    )


def nobody_here(spec: Spec) -> RefusedInput:
    """A forum has members from other authorities: what is written there names no young person (R55)."""
    text = Text(
        "I et forum skrives intet om en bestemt ung. Vælg et andet rum, eller tag navnet ud.",
        "In a forum nothing is written about a certain young person. Choose another space, or leave them out.",
    )
    return RefusedInput(text, field=spec.name, code="wrong_space")


def required(spec: Spec) -> RefusedInput:
    """The field must be written."""
    general = Text(
        f"{spec.label.da} mangler. Skriv det, så kan du gemme.",
        f"{spec.label.en} is missing. Write it, then you can save.",
    )
    return RefusedInput(spec.missing or general, field=spec.name, code="required")


def wrong_type(spec: Spec, da: str, en: str) -> RefusedInput:
    """The value is of another sort than the field holds; `da` and `en` say what to write."""
    return _about(spec, "wrong_type", da, en)


def not_a_date(spec: Spec, da: str, en: str) -> RefusedInput:
    """The day or the moment does not exist, or is not written as one."""
    return _about(spec, "not_a_date", da, en)


def out_of_range(spec: Spec, da: str, en: str) -> RefusedInput:
    """The number or the year is outside what the field can hold."""
    return _about(spec, "out_of_range", da, en)


def unknown_code(spec: Spec, untrusted_code: object, offered: tuple[Code, ...]) -> RefusedInput:
    """The choice is not one of those offered."""
    code = shown(untrusted_code)
    if not offered:
        return _about(
            spec,
            "unknown_code",
            "listen er tom endnu. Jeres administrator kan lægge valgene ind.",
            "the list is still empty. Your administrator can load the choices.",
        )
    names = ", ".join(entry.code for entry in offered)
    return _about(
        spec,
        "unknown_code",
        f"“{code}” er ikke et af valgene. Vælg mellem: {names}.",
        f"“{code}” is not one of the choices. Choose among: {names}.",
    )


def not_here(spec: Spec, code: Code) -> RefusedInput:
    """The choice may not be written in this kind of space (R8)."""
    return _about(
        spec,
        "wrong_space",
        f"“{code.label.da}” må kun skrives i et SSP-rum. Skift rum, eller vælg noget andet.",
        f"“{code.label.en}” may only be written in an SSP space. Change space, or choose another.",
    )


def too_long(spec: Spec, limit: int) -> RefusedInput:
    """One text is larger than a field can be."""
    return _about(
        spec,
        "too_long",
        f"teksten er for lang. Der er plads til {limit // 1024} KB. Del den i flere notater.",
        f"the text is too long. There is room for {limit // 1024} KB. Split it into several notes.",
    )


def record_too_long(kind_label: Text) -> RefusedInput:
    """All the texts together are larger than a record can be."""
    return RefusedInput(
        Text(
            f"{kind_label.da} fylder for meget. Del den i flere.",
            f"{kind_label.en} is too large. Split it into several.",
        ),
        code="too_long",
    )


def bad_text(spec: Spec) -> RefusedInput:
    """The text holds half characters (lone surrogates) that nothing can store."""
    return _about(
        spec,
        "bad_text",
        "teksten har tegn, der ikke kan gemmes. Skriv den igen, eller indsæt den som ren tekst.",
        "the text has characters that cannot be saved. Type it again, or paste it as plain text.",
    )


def _about(spec: Spec, code: str, da: str, en: str) -> RefusedInput:
    return RefusedInput(Text(f"{spec.label.da}: {da}", f"{spec.label.en}: {en}"), field=spec.name, code=code)
