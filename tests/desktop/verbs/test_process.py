"""The real command as a process: exit codes, pipes, locales, terminals, full disks, kills."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.vault import KdfCost
from tests.desktop.verbs.console import COMMAND, ROOT, SECONDS, Console, as_bytes
from tests.store_fixtures import PASSPHRASE, contact

pty = pytest.importorskip("pty")
resource = pytest.importorskip("resource")

KIND = "street_contact"
SECRET = "Hemmeligheden om søen"


def spawn(console: Console, *words: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *words], stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, env=console.environment,
        start_new_session=True,
    )  # fmt: skip


def end(process: "subprocess.Popen[bytes]", how: signal.Signals | None = None) -> tuple[int, bytes, bytes]:
    if how is not None:
        process.send_signal(how)
    out, err = process.communicate(timeout=SECONDS)
    return process.returncode, out, err


def test_the_command_does_what_the_verbs_do(console: Console) -> None:
    record = console.process("add", KIND, stdin=contact(fact_text=SECRET)).one["id"]
    assert console.process("show", record).one == console("show", record).one
    assert console.process("search", "søen").one["id"] == record


def test_exit_codes_are_the_pages(console: Console) -> None:
    assert console.process("nonsense").code == 2
    console.process("add", KIND, stdin=b"{").refused(3, "bad_json")
    wrong = Console(console.book, passphrase="noget andet end det")
    wrong.process("outbox").refused(4, "wrong_passphrase")
    (console.book / "tries").unlink()
    with FieldBook.open(console.book, PASSPHRASE):
        console.process("outbox").refused(4, "locked")
    console.process("sync").refused(3, "no_organisation")
    (console.book / "slots.json").write_text("{}", "utf-8")
    console.process("outbox").refused(7, "damaged")


LOCALES = (
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: " ".join(locale))
def test_danish_letters_are_utf8_in_any_locale(locale: dict[str, str], console: Console) -> None:
    added = console.process("add", KIND, stdin=contact(fact_text="Æblet på Ærø 010203-1234"), **locale)
    assert "Der står måske et CPR-nummer" in added.err
    assert "Æblet på Ærø" in console.process("list", KIND, **locale).out
    assert console.process("search", "æblet ærø", **locale).one["kind"] == KIND
    assert "“" in console.process("kinds", "vejr", **locale).refused(3, "unknown_kind")["message"]


def test_whoever_stops_reading_is_no_bug(console: Console) -> None:
    console("add", KIND, stdin=[contact(fact_text="x" * 500) for _ in range(1000)])
    process = spawn(console, "list", KIND, "--limit", "1000")
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    process.stdin.close()
    assert process.stdout.readline().startswith(b'{"id"')
    process.stdout.close()
    assert process.wait(SECONDS) == 0
    assert process.stderr.read() == b""
    process.stderr.close()
    assert not list(console.book.glob("fault-*"))


def test_closed_streams_confuse_nobody(console: Console) -> None:
    """Sentences must not land on stdout when there is no stderr, and a missing stdout is no bug."""
    assert console.process("list", "vejr", before=lambda: os.close(2)).lines[0]["error"] == "unknown_kind"
    silent = console.process("add", KIND, stdin=contact(), before=lambda: os.close(1))
    assert (silent.code, silent.out) == (1, "")
    assert "gemt" in silent.err
    assert console.process("add", KIND, before=lambda: os.close(0)).code == 0
    assert len(console("list", KIND).lines) == 1
    assert not list(console.book.glob("fault-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_an_answer_that_cannot_be_written_says_so(console: Console) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "add", KIND], input=as_bytes(contact()), stdout=full, stderr=subprocess.PIPE, cwd=ROOT,
            env=console.environment, timeout=SECONDS,
        )  # fmt: skip
    assert done.returncode == 1
    assert "gemt" in done.stderr.decode()
    assert len(console("list", KIND).lines) == 1


def test_kinds_start_without_screen_store_or_network(console: Console) -> None:
    heavy = ("PySide6", "sqlcipher3", "cryptography", "requests", "litestar", "sqlite_utils")
    program = (
        "import sys\n"
        "from desktop.command_line import main\n"
        "try:\n    main(['kinds'])\nexcept SystemExit as done:\n    assert not done.code\n"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, env=console.environment, timeout=SECONDS
    )
    assert done.returncode == 0
    assert done.stderr.decode().strip() == "[]"


def test_no_verb_of_the_book_loads_the_screen(console: Console) -> None:
    program = (
        "import sys\n"
        "from desktop.command_line import main\n"
        "try:\n    main(['doctor'])\nexcept SystemExit as done:\n    assert not done.code\n"
        "assert 'PySide6' not in sys.modules and 'litestar' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, env=console.environment, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr


def test_a_full_disk_refuses_and_keeps_what_was_saved(console: Console) -> None:
    kept = console("add", KIND, stdin=contact(fact_text="Gemt før")).one["id"]
    room = max(file.stat().st_size for file in console.book.iterdir()) + 8192

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    many = [contact(fact_text="y" * 2000) for _ in range(2000)]
    console.process("add", KIND, stdin=many, before=little_room).refused(3, "no_room")
    assert [line["id"] for line in console("list", KIND).lines] == [kept]
    assert console("doctor").one["sound"]


@pytest.mark.skipif(sys.platform != "linux", reason="gives up root's powers the Linux way")
def test_a_read_only_folder_refuses_and_keeps_what_was_saved(console: Console) -> None:
    kept = console("add", KIND, stdin=contact(fact_text="Gemt før")).one["id"]
    console.book.chmod(0o500)
    for file in console.book.iterdir():
        file.chmod(0o400)
    try:
        refused = console.process("add", KIND, stdin=contact(), before=mortal())
    finally:
        console.book.chmod(0o700)
        for file in console.book.iterdir():
            file.chmod(0o600)
    refused.refused(3, "no_room")
    assert [line["id"] for line in console("list", KIND).lines] == [kept]


def mortal() -> Callable[[], None] | None:
    """Root may write anywhere; return what takes that power from a child before it starts (None: not root)."""
    if os.geteuid() != 0:
        return None
    import ctypes

    drop, powers = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    libc = ctypes.CDLL(None)

    def become() -> None:
        for power in powers:
            libc.prctl(drop, power, 0, 0, 0)

    return become


def test_a_kill_in_the_middle_stores_nothing_and_blocks_nobody(console: Console) -> None:
    kept = console("add", KIND, stdin=contact(fact_text="Gemt før")).one["id"]
    process = spawn(console, "add", KIND)
    assert process.stdin is not None
    process.stdin.write(as_bytes([contact(fact_text="z" * 1000) for _ in range(500)]))
    process.stdin.flush()  # it has read most of it and waits for more
    code, out, _ = end_without_goodbye(process)
    assert (code, out) == (-signal.SIGKILL, b"")
    assert [line["id"] for line in console("list", KIND).lines] == [kept]
    assert console("doctor").one["sound"]


def end_without_goodbye(process: "subprocess.Popen[bytes]") -> tuple[int, bytes, bytes]:
    process.kill()
    return end(process)


def test_control_c_is_no_bug(console: Console) -> None:
    process = spawn(console, "add", KIND)
    assert process.stdin is not None
    process.stdin.write(as_bytes([contact(fact_text="z" * 1000) for _ in range(500)]))
    process.stdin.flush()  # more than a pipe holds: the book is open and reads
    code, out, err = end(process, signal.SIGINT)
    assert (code, out) == (130, b"")
    assert "Afbrudt" in err.decode()
    assert console("list", KIND).lines == []


def test_an_id_is_printed_only_when_the_record_is_durable(console: Console) -> None:
    """Whoever has read an id may pull the plug: the record is there."""
    process = spawn(console, "add", KIND)
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(as_bytes([contact() for _ in range(50)]))
    process.stdin.close()
    first = process.stdout.readline()
    process.kill()
    process.wait()
    rest = process.stdout.read()
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()
    listed = {line["id"] for line in console("list", KIND).lines}
    told = {line[8:40].decode() for line in (first + rest).splitlines() if len(line) > 40}
    assert len(listed) == 50
    assert told and told <= listed


def test_without_terminal_or_file_the_passphrase_is_not_waited_for(console: Console) -> None:
    told = console.process("list", KIND, FELTBOG_PASSPHRASE_FILE="")
    assert (told.code, told.out) == (2, "")
    assert "--passphrase-file" in told.err


def test_a_passphrase_is_typed_unseen_and_records_still_come_on_stdin(console: Console) -> None:
    code, screen, out = at_terminal(console, ["add", KIND], [PASSPHRASE], stdin=as_bytes(contact()))
    assert code == 0, screen
    assert PASSPHRASE not in screen
    assert "Adgangssætning" in screen
    assert b'"id"' in out


def test_a_new_passphrase_is_typed_twice(console: Console) -> None:
    new = "tre nye ord her"
    code, screen, _ = at_terminal(console, ["passphrase", "change"], [PASSPHRASE, new, new], stdin=None)
    assert code == 0, screen
    assert new not in screen
    FieldBook.open(console.book, new).close()


def at_terminal(
    console: Console, words: list[str], typed: list[str], *, stdin: bytes | None
) -> tuple[int, str, bytes]:
    """Run with a terminal of its own and type a line each time it asks. Returns code, screen, stdout."""
    answer, told = os.pipe()
    given, giving = os.pipe()
    environment = {name: v for name, v in console.environment.items() if name != "FELTBOG_PASSPHRASE_FILE"}
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.dup2(told, 1)
        if stdin is not None:
            os.dup2(given, 0)
        for descriptor in (answer, told, given, giving):
            os.close(descriptor)
        os.execvpe(COMMAND[0], [*COMMAND, *words], environment)
    os.close(told)
    os.close(given)
    if stdin is not None:
        os.write(giving, stdin)
    os.close(giving)
    screen, waiting = b"", list(typed)
    while True:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # the other end is closed: the child has ended
            break
        if not chunk:
            break
        screen += chunk
        if chunk.rstrip(b" ").endswith(b":") and waiting:
            os.write(terminal, waiting.pop(0).encode() + b"\n")
    out = b""
    while chunk := os.read(answer, 4096):
        out += chunk
    os.close(answer)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), screen.decode(), out


def test_a_book_made_by_a_verb_is_at_full_strength(tmp_path: Path) -> None:
    """There is no way to ask for less from outside; only a setting handed over in the same process can."""
    console = Console(tmp_path / "ny")
    done = console.process(
        "org", "create", "--endpoint", "http://127.0.0.1:9", "--name", "N", "--person", "P",
        "--recovery-out", str(tmp_path / "dele"), FELTBOG_TEST_KDF="1",
    )  # fmt: skip
    done.refused(5, "unreachable")
    slots = (console.book / "slots.json").read_text("utf-8")
    assert f'"memory_kib": {KdfCost.STRONG.memory_kib}' in slots
    assert console.process("outbox").code == 0
