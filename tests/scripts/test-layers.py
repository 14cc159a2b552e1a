#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows point one way: app, cli -> formats, readers, store -> core. Told by what the sources include."""

import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
SRC = TESTS.parent / "src"
sys.path.insert(0, str(TESTS))
from tap import check, main  # noqa: E402

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)

# What each folder may include of the others
MAY_INCLUDE = {
    "core": set(),
    "store": {"core"},
    "readers": {"core"},
    "formats": {"core"},
    "cli": {"core", "store", "readers", "formats"},
    "app": {"core", "store", "readers", "formats"},
}
WINDOW = re.compile(r"^(gtk|gdk|gsk|adwaita|libadwaita|adw-|graphene|cairo|pango)")
SQLITE = re.compile(r"^sqlite3")


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((SRC / folder).rglob("*.[ch]"))]


def includes(path: Path) -> list[str]:
    return [name for _, name in INCLUDE.findall(path.read_text())]


def home_of_headers() -> dict[str, str]:
    """The folder of src that each header lives in, by the header's own name."""
    return {path.name: path.relative_to(SRC).parts[0] for path in SRC.glob("*/**/*.h")}


def refuse(found: list[str]) -> None:
    check(not found, "\n".join(found))


def every_folder_has_its_place_in_the_order() -> None:
    folders = {path.name for path in SRC.iterdir() if path.is_dir()}
    check(folders == set(MAY_INCLUDE), f"the folders of src are {sorted(folders)}, known are {sorted(MAY_INCLUDE)}")


def headers_have_names_of_their_own() -> None:
    names = [path.name for path in SRC.rglob("*.h")]
    refuse([f"{name} is there twice" for name in sorted(set(names)) if names.count(name) > 1])


def nothing_below_the_app_knows_of_a_window() -> None:
    below = sources(*(folder for folder in MAY_INCLUDE if folder != "app"))
    check(bool(below), "no sources were found")
    refuse([f"{path} includes {name}" for path in below for name in includes(path) if WINDOW.match(name)])


def nothing_but_the_store_knows_of_sqlite() -> None:
    others = sources(*(folder for folder in MAY_INCLUDE if folder != "store"))
    refuse([f"{path} includes {name}" for path in others for name in includes(path) if SQLITE.match(name)])


def arrows_between_folders_point_one_way() -> None:
    home = home_of_headers()
    wrong = []
    for folder, allowed in MAY_INCLUDE.items():
        for path in sources(folder):
            for name in includes(path):
                target = home.get(Path(name).name)
                if target and target != folder and target not in allowed:
                    wrong.append(f"{path} includes {name} of {target}")
    refuse(wrong)


main(
    every_folder_has_its_place_in_the_order,
    headers_have_names_of_their_own,
    nothing_below_the_app_knows_of_a_window,
    nothing_but_the_store_knows_of_sqlite,
    arrows_between_folders_point_one_way,
)
