# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests as functions that speak TAP: the name of a function is the sentence it proves.

    from tap import check, main

    def a_removed_mark_comes_back_by_undo() -> None:
        …

    main(a_removed_mark_comes_back_by_undo)

Tests run in the order given. A Skip says what is missing; any other exception is a failure, and the others still
run. With arguments, only the tests whose names contain one of them run.
"""

import sys
import traceback
from collections.abc import Callable


class Skip(Exception):
    """What the test needs is not here; the message says what."""


def check(condition: object, message: str) -> None:
    """Fail with a message that says what was expected and what was found."""
    if not condition:
        raise AssertionError(message)


def equal(found: object, expected: object, what: str = "the value") -> None:
    check(found == expected, f"{what} is {found!r}, expected {expected!r}")


def sentence(test: Callable[[], object]) -> str:
    return test.__name__.strip("_").replace("_", " ")


def main(*tests: Callable[[], object], on_failure: Callable[[str], object] | None = None) -> None:
    """Run the tests and end the program: with 1 if any failed. on_failure gets the name of each that did."""
    wanted = sys.argv[1:]
    chosen = [test for test in tests if not wanted or any(word in sentence(test) for word in wanted)]
    print(f"1..{len(chosen)}", flush=True)
    failed = False
    for number, test in enumerate(chosen, 1):
        name = f"{number} - {sentence(test)}"
        try:
            test()
        except Skip as reason:
            print(f"ok {name} # SKIP {reason}", flush=True)
        except Exception:
            failed = True
            # Meson shows standard error of a failed test as it is; a diagnostic line of TAP begins with #
            print(traceback.format_exc(), file=sys.stderr, flush=True)
            print(f"not ok {name}", flush=True)
            if on_failure:
                on_failure(sentence(test).replace(" ", "-"))
        else:
            print(f"ok {name}", flush=True)
    sys.exit(1 if failed else 0)
