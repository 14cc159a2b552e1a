#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is installed where a desktop looks for it, with icons that can be drawn."""

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
DATA = TESTS.parent / "data"
APP_ID = "org.manicule.Manicule"
sys.path.insert(0, str(TESTS))
from tap import Skip, check, equal, main  # noqa: E402

ICON = DATA / f"icons/hicolor/scalable/apps/{APP_ID}.svg"
SYMBOLIC = DATA / f"icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg"
DRAWN = {"svg", "defs", "linearGradient", "stop", "path", "g"}


def tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise Skip(f"{name} is not installed")
    return found


def elements(svg: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(svg).getroot().iter())


def the_icons_are_paths_and_nothing_else() -> None:
    for svg in (ICON, SYMBOLIC):
        kinds = {element.tag.rpartition("}")[2] for element in elements(svg)}
        check(kinds <= DRAWN, f"{svg.name} has {sorted(kinds - DRAWN)}")


def the_symbolic_icon_has_one_colour() -> None:
    colours = {element.get(name) for element in elements(SYMBOLIC) for name in ("fill", "stroke")} - {None, "none"}
    equal(len(colours), 1, "the number of colours")


def the_icons_can_be_drawn_at_every_size() -> None:
    convert = tool("rsvg-convert")
    with tempfile.TemporaryDirectory() as folder:
        for svg, size in ((ICON, 128), (ICON, 32), (SYMBOLIC, 16), (SYMBOLIC, 64)):
            png = Path(folder) / "icon.png"
            subprocess.run([convert, "-w", str(size), "-h", str(size), svg, "-o", png], check=True)
            width, height = (int.from_bytes(png.read_bytes()[at : at + 4], "big") for at in (16, 20))
            equal((width, height), (size, size), "the size")


def the_menu_entry_opens_articles_with_the_program() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(DATA / f"{APP_ID}.desktop.in")
    equal(entry["Desktop Entry"]["Exec"], "manicule %F", "Exec")
    equal(entry["Desktop Entry"]["Icon"], APP_ID, "Icon")
    check("text/markdown" in entry["Desktop Entry"]["MimeType"], "Markdown is not among the types opened")


def a_library_is_told_by_its_name() -> None:
    update, gio = tool("update-mime-database"), tool("gio")
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder) / "mime/packages"
        packages.mkdir(parents=True)
        shutil.copy(DATA / f"{APP_ID}.mime.xml.in", packages / f"{APP_ID}.xml")
        subprocess.run([update, packages.parent], check=True, capture_output=True)
        library = Path(folder) / "library.manicule"
        library.write_bytes(b"SQLite format 3\0" + bytes(84))
        told = subprocess.run(
            [gio, "info", "--attributes=standard::content-type", library],
            env={**os.environ, "XDG_DATA_HOME": folder, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=True,
        ).stdout
        equal(re.findall(r"content-type: (\S+)", told), ["application/x-manicule"], "the type")


def the_words_of_the_presets_can_be_translated() -> None:
    """Save the names that a corpus gives its tags: those are the same everywhere."""
    source = (TESTS.parent / "src/app/mn-tag-words.c").read_text(encoding="utf-8")
    known = {json.loads(f'"{word}"') for word in re.findall(r'NC_ \("tag", "((?:[^"\\]|\\.)*)"\)', source)}
    for preset in sorted((DATA / "presets").glob("*.json")):
        for name, tags in json.loads(preset.read_text(encoding="utf-8")).items():
            for tag in tags if name != "cues" else []:
                words = [tag["label"], tag["description"], tag.get("unit"), *(tag.get("choices") or [])]
                for word in words:
                    if word and not re.fullmatch("[A-Z_]+", word):
                        check(word in known, f"“{word}” of {preset.name} is not in mn-tag-words.c")


def what_a_desktop_needs_is_installed() -> None:
    build = os.environ.get("MN_BUILD")
    if not build:
        raise Skip("MN_BUILD does not say where the build is")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [tool("meson"), "install", "--no-rebuild", "-C", build, "--destdir", folder], capture_output=True, text=True
        )
        equal(done.returncode, 0, f"the status of meson install ({done.stderr})")
        installed = {str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()}
    for wanted in (
        f"share/applications/{APP_ID}.desktop",
        f"share/metainfo/{APP_ID}.metainfo.xml",
        f"share/glib-2.0/schemas/{APP_ID}.gschema.xml",
        f"share/mime/packages/{APP_ID}.xml",
        f"share/icons/hicolor/scalable/apps/{APP_ID}.svg",
        f"share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg",
    ):
        check(any(path.endswith(wanted) for path in installed), f"{wanted} is not among {sorted(installed)}")
    for program in ("src/app/manicule", "src/cli/manicule-cli"):
        wanted = f"bin/{Path(program).name}"
        # Either may be left out of a build
        if (Path(build) / program).exists():
            check(any(path.endswith(wanted) for path in installed), f"{wanted} is not among {sorted(installed)}")


main(
    the_icons_are_paths_and_nothing_else,
    the_symbolic_icon_has_one_colour,
    the_icons_can_be_drawn_at_every_size,
    the_menu_entry_opens_articles_with_the_program,
    a_library_is_told_by_its_name,
    the_words_of_the_presets_can_be_translated,
    what_a_desktop_needs_is_installed,
)
