"""The organisation's recovery: one secret in three shares of which two are needed (SLIP-39), kept on paper.

From the secret come the root key, which signs the founding and is then kept nowhere, and the recovery key, to
which every book's key is sealed in a slot of its own.
"""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from local_store.errors import NoRoom, RefusedInput, Text
from sync.keys import KeyPair

NEEDED, SHARES = 2, 3


def new_recovery() -> KeyPair:
    """Return the pair of a new organisation: its signing key is the root, its HPKE key the recovery key."""
    return KeyPair(secrets.token_bytes(32), "organisation")


def write_shares(pair: KeyPair, folder: Path, organisation: str) -> list[Path]:
    """Write three files, each one share and what it is for. Raises NoRoom; RefusedInput if one is there already."""
    shares = generate_mnemonics(1, [(NEEDED, SHARES)], pair.secret)[0]
    paths = [folder / f"feltbog-share-{number}-of-{SHARES}.txt" for number in range(1, SHARES + 1)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, share in zip(paths, shares, strict=True):
            _write(path, f"{_EXPLAINED.format(organisation=organisation)}\n{share}\n")
    except FileExistsError as error:
        raise RefusedInput(
            Text(
                "Der ligger allerede gendannelsesdele i mappen. Vælg en tom mappe.",
                "There are recovery shares in the folder already. Choose an empty one.",
            ),
            field="recovery-out",
            code="exists",
        ) from error
    except OSError as error:
        raise NoRoom(
            Text(
                "Gendannelsesdelene kan ikke skrives i mappen. Vælg en anden.",
                "The recovery shares cannot be written to the folder. Choose another.",
            ),
            field="recovery-out",
        ) from error
    return paths


def read_shares(untrusted_files: Sequence[str]) -> KeyPair:
    """Return the pair from the text of two share files. Raises RefusedInput "shares"."""
    lines = [[line.strip() for line in text.splitlines() if line.strip()] for text in untrusted_files]
    try:
        return KeyPair(combine_mnemonics([words[-1] for words in lines if words]), "organisation")
    except (MnemonicError, ValueError) as error:
        raise RefusedInput(
            Text(
                "De dele passer ikke sammen. Der skal bruges to forskellige dele fra samme organisation.",
                "Those shares do not fit together. Two different shares of the same organisation are needed.",
            ),
            field="share",
            code="shares",
        ) from error


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


_EXPLAINED = (
    "Feltbog: gendannelsesdel for {organisation}. To af tre dele åbner organisationens bøger. Print den, gem den "
    "under lås, og slet filen. De tre dele må ikke ligge samme sted.\n"
    "Feltbog: recovery share. Two of three open the organisation's books. Print it, lock it away, delete the file."
)
