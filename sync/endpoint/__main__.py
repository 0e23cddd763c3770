"""`python -m sync.endpoint`: the endpoint alone, without the desktop program around it."""

import argparse
import sys
from pathlib import Path

from sync.endpoint.limits import Limits
from sync.endpoint.serve import CannotServe, announce, parse_listen, serve


def main() -> int:
    """Serve until told to stop. Exit codes: 0 stopped, 2 wrong usage, 3 refused to start."""
    parser = argparse.ArgumentParser(prog="python -m sync.endpoint", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--data", type=Path, help="folder of the embedded SQLite database")
    where.add_argument("--database", help="address of the database, e.g. postgresql://…")
    parser.add_argument("--listen", default="127.0.0.1:0", type=parse_listen, metavar="HOST:PORT")
    parser.add_argument("--tls-cert", type=Path)
    parser.add_argument("--tls-key", type=Path)
    parser.add_argument("--insecure", action="store_true", help="plain HTTP outside loopback (behind a TLS proxy)")
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=NUMBER", help="see limits.py")
    chosen = parser.parse_args()
    host, port = chosen.listen
    try:
        limits = Limits().with_settings(chosen.limit)
    except ValueError as error:
        parser.error(str(error))
    try:
        serve(
            data=chosen.data,
            database=chosen.database,
            host=host,
            port=port,
            tls_cert=chosen.tls_cert,
            tls_key=chosen.tls_key,
            insecure=chosen.insecure,
            limits=limits,
            ready=announce,
        )
    except CannotServe as refusal:
        print(refusal.text.en, file=sys.stderr)
        return refusal.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
