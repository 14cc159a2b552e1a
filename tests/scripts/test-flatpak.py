#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest of the Flatpak is well-formed, pins what it fetches, and asks for no more than a window needs."""

import json
import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))
from tap import check, equal, main  # noqa: E402

MANIFEST = TESTS.parent / "flatpak/org.manicule.Manicule.json"


def manifest() -> dict:
    def refuse_twice(pairs: list[tuple[str, object]]) -> dict:
        names = [name for name, _ in pairs]
        check(len(names) == len(set(names)), f"a name is there twice among {names}")
        return dict(pairs)

    return json.loads(MANIFEST.read_text(), object_pairs_hook=refuse_twice)


def the_manifest_names_the_program() -> None:
    found = manifest()
    equal((found["id"], found["command"]), ("org.manicule.Manicule", "manicule"), "id and command")
    equal(found["modules"][-1]["name"], "manicule", "the last module")


def the_sandbox_has_a_window_and_nothing_else() -> None:
    """Neither network nor files: those come through the portals, by the user's choice."""
    allowed = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}
    equal(set(manifest()["finish-args"]), allowed, "finish-args")


def everything_fetched_is_pinned() -> None:
    for module in manifest()["modules"]:
        for source in module["sources"]:
            if source["type"] == "dir":
                continue
            equal(source["type"], "archive", f"the kind of source of {module['name']}")
            check(source["url"].startswith("https://"), f"{module['name']} is fetched in the clear")
            check(bool(re.fullmatch(r"[0-9a-f]{64}", source["sha256"])), f"{module['name']} has no SHA-256")


main(
    the_manifest_names_the_program,
    the_sandbox_has_a_window_and_nothing_else,
    everything_fetched_is_pinned,
)
