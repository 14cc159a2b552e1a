#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sum.py LOGBASE…: what the tests of one or more meson runs came to, as one closing line.

LOGBASE is the path of a run's logs without what ends their names: meson-logs/unit for unit.json and unit.junit.xml.
Each TAP subtest counts. A program that died, ran out of time or fell short of its plan counts as a failure of its own,
unless one of its subtests failed already. Ends with 1 if anything failed or nothing passed.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
GOOD = {"OK", "SKIP", "EXPECTEDFAIL", "IGNORED"}


def outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def belongs(case: ElementTree.Element, program: str) -> bool:
    """Whether a test case is the program itself (listed below its project) or a subtest (listed below the program)."""
    return case.get("name") == program or case.get("classname", "").endswith(f".{program}")


def is_silent(entry: dict) -> bool:
    """Meson takes a TAP program without a word for one that was skipped; one that skips says 1..0 or ends with 77."""
    return entry["result"] == "SKIP" and entry["returncode"] != 77 and "1..0" not in entry.get("stdout", "")


def count(logbase: Path, counts: Counter[str]) -> None:
    log, junit = Path(f"{logbase}.json"), Path(f"{logbase}.junit.xml")
    if not log.exists() or not junit.exists():
        print(f"failed: the run left no {junit}", file=sys.stderr)
        counts["failed"] += 1
        return

    # Control characters that a test printed get into the file as they are, which makes it no XML
    text = CONTROLS.sub("\ufffd", junit.read_text(errors="replace"))
    cases = list(ElementTree.fromstring(text.partition("?>")[2]).iter("testcase"))
    for entry in map(json.loads, log.read_text().splitlines()):
        program = entry["name"]
        outcomes: Counter[str] = Counter()
        for case in cases:
            if belongs(case, program):
                outcomes[outcome(case)] += 1
                if outcome(case) == "failed":
                    print(f"failed: {program}: {case.get('name')}", file=sys.stderr)
        if is_silent(entry) and not outcomes["passed"]:
            outcomes = Counter(failed=1)
            print(f"failed: {program} (said nothing)", file=sys.stderr)
        elif entry["result"] not in GOOD and not outcomes["failed"]:
            outcomes["failed"] += 1
            print(f"failed: {program} ({entry['result'].lower()})", file=sys.stderr)
        counts.update(outcomes)


def main() -> int:
    counts: Counter[str] = Counter()
    for logbase in sys.argv[1:]:
        count(Path(logbase), counts)
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
