"""`feltbog`: without a verb the desktop app, with one the same field book without a screen.

The process's edge: here every error becomes an exit code, and everything a verb needs is imported only when that
verb is asked for, so that a script's small question is answered at once.
"""

import errno
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from desktop.verbs import speech
from desktop.verbs.bug_reports import report
from desktop.verbs.setting import Setting, from_environment
from local_store.errors import KnownError, Text

FAULT, INTERRUPTED = 1, 130
# What the page promises and a later edition brings.
LATER = (
    "report", "person-access", "audit",
    "backup", "restore",
)  # fmt: skip
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM})


def _kinds() -> click.Command:
    from desktop.verbs.kinds import kinds

    return kinds


def _add() -> click.Command:
    from desktop.verbs.writing import add

    return add


def _edit() -> click.Command:
    from desktop.verbs.writing import edit

    return edit


def _resolve() -> click.Command:
    from desktop.verbs.writing import resolve

    return resolve


def _show() -> click.Command:
    from desktop.verbs.reading import show

    return show


def _list() -> click.Command:
    from desktop.verbs.reading import list_records

    return list_records


def _search() -> click.Command:
    from desktop.verbs.reading import search

    return search


def _outbox() -> click.Command:
    from desktop.verbs.reading import outbox

    return outbox


def _conflicts() -> click.Command:
    from desktop.verbs.reading import conflicts

    return conflicts


def _demo() -> click.Command:
    from desktop.verbs.serving import demo

    return demo


def _endpoint() -> click.Command:
    from desktop.verbs.serving import endpoint

    return endpoint


def _org() -> click.Command:
    from desktop.verbs.organisation import org

    return org


def _space() -> click.Command:
    from desktop.verbs.access import admit, remove
    from desktop.verbs.organisation import space

    space.add_command(admit)
    space.add_command(remove)

    return space


def _invite() -> click.Command:
    from desktop.verbs.organisation import invite

    return invite


def _join() -> click.Command:
    from desktop.verbs.organisation import join

    return join


def _devices() -> click.Command:
    from desktop.verbs.organisation import devices

    return devices


def _revoke() -> click.Command:
    from desktop.verbs.ending import revoke

    return revoke


def _case() -> click.Command:
    from desktop.verbs.case_following import close, follow_up
    from desktop.verbs.case_meetings import agenda, decide
    from desktop.verbs.case_receiving import receive
    from desktop.verbs.cases import case

    for verb in (receive, agenda, decide, follow_up, close):
        case.add_command(verb)
    return case


def _erase() -> click.Command:
    from desktop.verbs.ending import erase

    return erase


def _retention() -> click.Command:
    from desktop.verbs.retaining import retention

    return retention


def _wipe() -> click.Command:
    from desktop.verbs.ending import wipe

    return wipe


def _form() -> click.Command:
    from desktop.verbs.forms import form

    return form


def _sync() -> click.Command:
    from desktop.verbs.syncing import sync

    return sync


def _access() -> click.Command:
    from desktop.verbs.access import access

    return access


def _configure() -> click.Command:
    from desktop.verbs.configuring import configure

    return configure


def _directory() -> click.Command:
    from desktop.verbs.directory import directory

    return directory


def _recover() -> click.Command:
    from desktop.verbs.recovering import recover

    return recover


def _passphrase() -> click.Command:
    from desktop.verbs.keeping import passphrase

    return passphrase


def _doctor() -> click.Command:
    from desktop.verbs.keeping import doctor

    return doctor


def _export() -> click.Command:
    from desktop.verbs.carrying import export

    return export


def _import() -> click.Command:
    from desktop.verbs.carrying import import_

    return import_


VERBS: dict[str, Callable[[], click.Command]] = {
    "demo": _demo,
    "endpoint": _endpoint,
    "org": _org,
    "space": _space,
    "invite": _invite,
    "join": _join,
    "devices": _devices,
    "revoke": _revoke,
    "access": _access,
    "configure": _configure,
    "directory": _directory,
    "recover": _recover,
    "kinds": _kinds,
    "add": _add,
    "edit": _edit,
    "show": _show,
    "list": _list,
    "search": _search,
    "outbox": _outbox,
    "conflicts": _conflicts,
    "resolve": _resolve,
    "export": _export,
    "import": _import,
    "case": _case,
    "erase": _erase,
    "retention": _retention,
    "form": _form,
    "sync": _sync,
    "passphrase": _passphrase,
    "doctor": _doctor,
    "wipe": _wipe,
}


class Verbs(click.Group):
    """The verbs, each loaded when it is asked for, and the place where errors become exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the page."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb. Raises UsageError for one that comes later."""
        if cmd_name in LATER:
            raise click.UsageError(f"“{cmd_name}” comes in a later edition.", ctx)
        load = VERBS.get(cmd_name)
        return None if load is None else load()

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; exits the process unless told otherwise."""
        speech.use_utf8()
        if not args and extra.get("args") is None:  # this process is ours: nobody else called us
            from desktop.seclusion import keep_memory_out_of_dumps

            keep_memory_out_of_dumps()
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb and turn what goes wrong into an exit code and a sentence."""
        try:
            returned = super().invoke(ctx)
            speech.flush()
        except BrokenPipeError:
            # Whoever read the answer has had enough (`| head`).
            speech.hush(sys.stdout)
            ctx.exit(0)
        except (KeyboardInterrupt, click.Abort):
            speech.tell(Text("Afbrudt.", "Interrupted."))
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except KnownError as error:
            ctx.exit(_refused(error))
        except Exception as error:  # noqa: BLE001 - the edge of the process
            ctx.exit(_failed(error, ctx.obj))
        return returned


def _refused(error: KnownError) -> int:
    try:
        speech.refuse(error)
    except (BrokenPipeError, speech.OutputLost):
        speech.hush(sys.stdout)
    return error.exit_code


def _failed(error: Exception, setting: Setting | None) -> int:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        from local_store.disk import no_room

        return _refused(no_room(error))
    speech.tell(report(error, setting.folder if setting is not None else None))
    return FAULT


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--book", type=click.Path(path_type=Path), metavar="DIR", help="The book's folder (or FELTBOG_BOOK).")
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    metavar="F",
    help="File whose first line is the passphrase (or FELTBOG_PASSPHRASE_FILE); else it is asked for.",
)
@click.version_option(package_name="feltbog", prog_name="feltbog")
@click.pass_context
def main(context: click.Context, book: Path | None, passphrase_file: Path | None) -> None:
    """Feltbog, the field book for street-level outreach. Without a verb: the desktop app."""
    setting = context.obj if isinstance(context.obj, Setting) else Setting()
    context.obj = replace(
        setting,
        book=book or setting.book or from_environment("FELTBOG_BOOK"),
        passphrase_file=passphrase_file or setting.passphrase_file or from_environment("FELTBOG_PASSPHRASE_FILE"),
    )
    if context.invoked_subcommand is None:
        from desktop.application import run

        context.exit(run() or 0)


__all__ = ["LATER", "VERBS", "main"]


if __name__ == "__main__":
    main()
