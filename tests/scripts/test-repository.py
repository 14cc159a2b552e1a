#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The repository holds for every machine, not for the one that it was written on."""

import os
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
sys.path.insert(0, str(TESTS))
from tap import check, main  # noqa: E402

# Spelled so that this file does not name what it looks for
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wor[k](?![\w-])|hom[e]/\w+/|roo[t]/\w+|User[s]/\w+/)")
REGISTRY = re.compile(
    r"\b(?:deb[.]debian|snapshot[.]debian|security[.]debian|archive[.]ubuntu"
    r"|registry[.]npmjs|files[.]pythonhosted|pypi|index[.]crates|static[.]crates|proxy[.]golang|repo1?[.]maven)[.](?:org|com|io)\b"
)
TEXT_OF_OTHERS = {"COPYING"}


def texts() -> list[tuple[Path, str]]:
    """Every text file of the project: the tracked and new ones, or, outside a clone, all but built ones."""
    git = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True,
    ) if (ROOT / ".git").exists() and which("git") else None
    if git and git.returncode == 0:
        paths = [ROOT / name for name in git.stdout.split("\0") if name]
    else:
        paths = [
            path for path in ROOT.rglob("*")
            if not path.relative_to(ROOT).parts[0].startswith(("build", ".git", "_build")) and path.is_file()
        ]
    found = []
    for path in paths:
        try:
            found.append((path.relative_to(ROOT), path.read_text()))
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # a picture, a text in another encoding, or a file just removed
    return found


def which(program: str) -> bool:
    return any(os.access(Path(folder) / program, os.X_OK) for folder in os.get_exec_path())


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts()
        if path.name not in TEXT_OF_OTHERS
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def no_file_names_a_path_of_one_machine() -> None:
    found = lines_with(MACHINE_PATH)
    check(not found, "\n".join(found))


def no_file_names_the_host_of_a_registry() -> None:
    found = lines_with(REGISTRY)
    check(not found, "\n".join(found))


def the_folder_above_the_clone_is_named_nowhere() -> None:
    place = str(ROOT.parent) + "/"
    if place.count("/") < 3:
        return  # a name as short as /src is in too many words
    found = [str(path) for path, text in texts() if place in text]
    check(not found, f"{place} is named in {', '.join(found)}")


def scripts_can_be_started() -> None:
    scripts = [path for path, text in texts() if text.startswith("#!")]
    check(bool(scripts), "no scripts were found")
    found = [str(path) for path in scripts if not os.access(ROOT / path, os.X_OK)]
    check(not found, f"not executable: {', '.join(found)}")


main(
    no_file_names_a_path_of_one_machine,
    no_file_names_the_host_of_a_registry,
    the_folder_above_the_clone_is_named_nowhere,
    scripts_can_be_started,
)
