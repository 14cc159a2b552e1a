#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing line of ./check tells of every way in which a test can go wrong."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))
from tap import Skip, check, equal, main  # noqa: E402


def closing_line(script: str, protocol: str = "tap", timeout: int = 30) -> tuple[str, int]:
    """The closing line and exit status for a meson project whose one test is a shell script."""
    meson = shutil.which("meson")
    if not meson:
        raise Skip("meson is not on PATH")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "script.sh").write_text(f"#!/bin/sh\n{script}\n")
        (project / "script.sh").chmod(0o755)
        (project / "meson.build").write_text(
            "project('sample')\n"
            f"test('sample', files('script.sh'), protocol: '{protocol}', timeout: {timeout}, suite: 'unit')\n"
        )
        subprocess.run([meson, "setup", "build"], cwd=project, check=True, capture_output=True)
        subprocess.run([meson, "test", "-C", "build", "--logbase", "unit"], cwd=project, capture_output=True)
        done = subprocess.run(
            [sys.executable, TESTS / "sum.py", project / "build/meson-logs/unit"], capture_output=True, text=True
        )
        return done.stdout.splitlines()[-1], done.returncode


def every_subtest_counts() -> None:
    equal(
        closing_line("echo 1..3; echo ok 1 a; echo ok 2 b; echo 'ok 3 c # SKIP no display'"),
        ("2 passed, 0 failed, 1 skipped", 0),
    )


def a_failed_subtest_fails_the_whole() -> None:
    equal(closing_line("echo 1..2; echo ok 1 a; echo not ok 2 b; exit 1"), ("1 passed, 1 failed, 0 skipped", 1))


def a_program_that_dies_after_its_subtests_is_a_failure() -> None:
    equal(closing_line("echo 1..1; echo ok 1 a; kill -SEGV $$"), ("1 passed, 1 failed, 0 skipped", 1))


def a_program_short_of_its_plan_is_a_failure() -> None:
    line, status = closing_line("echo 1..2; echo ok 1 a")
    equal((line, status), ("1 passed, 1 failed, 0 skipped", 1))


def a_program_that_says_nothing_is_a_failure() -> None:
    line, status = closing_line("true")
    check(" 1 failed" in line and status, line)


def a_program_that_hangs_is_a_failure() -> None:
    line, status = closing_line("echo 1..2; echo ok 1 a; exec sleep 60", timeout=1)
    equal((line, status), ("1 passed, 1 failed, 0 skipped", 1))


def a_program_that_does_not_speak_tap_counts_by_its_exit_status() -> None:
    equal(closing_line("exit 0", "exitcode"), ("1 passed, 0 failed, 0 skipped", 0))
    equal(closing_line("exit 3", "exitcode"), ("0 passed, 1 failed, 0 skipped", 1))


def control_characters_in_the_output_do_no_harm() -> None:
    equal(closing_line(r"printf '1..1\n# \033[1m\001\nok 1 a\n'"), ("1 passed, 0 failed, 0 skipped", 0))


def a_run_in_which_everything_was_skipped_is_no_success() -> None:
    equal(closing_line("echo '1..0 # SKIP no display'"), ("0 passed, 0 failed, 1 skipped", 1))


main(
    every_subtest_counts,
    a_failed_subtest_fails_the_whole,
    a_program_that_dies_after_its_subtests_is_a_failure,
    a_program_short_of_its_plan_is_a_failure,
    a_program_that_says_nothing_is_a_failure,
    a_program_that_hangs_is_a_failure,
    a_program_that_does_not_speak_tap_counts_by_its_exit_status,
    control_characters_in_the_output_do_no_harm,
    a_run_in_which_everything_was_skipped_is_no_success,
)
