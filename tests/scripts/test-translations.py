#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a user reads can be translated."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
sys.path[:0] = [str(TESTS), str(ROOT / "po")]
from potfiles import potfiles  # noqa: E402
from tap import Skip, check, equal, main  # noqa: E402

def lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")]


def tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise Skip(f"{name} is not installed")
    return found


def potfiles_lists_every_file_with_words_to_translate() -> None:
    listed, expected = lines(ROOT / "po/POTFILES.in"), potfiles()
    missing, needless = sorted(set(expected) - set(listed)), sorted(set(listed) - set(expected))
    check(
        listed == expected,
        f"po/POTFILES.in lacks {missing}, lists {needless} without need, or is not sorted; "
        "po/potfiles.py > po/POTFILES.in mends it",
    )


def the_words_can_be_collected() -> None:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "manicule.pot"
        done = subprocess.run(
            [
                tool("xgettext"), "--from-code=UTF-8", "--add-comments=Translators", f"--directory={ROOT}",
                f"--files-from={ROOT / 'po/POTFILES.in'}", f"--output={template}",
                "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=Q_",
                "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
            ],
            capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )
        equal(done.returncode, 0, f"the status of xgettext ({done.stderr})")
        equal(done.stderr, "", "what xgettext complained of")
        check(template.read_text().count("\nmsgid ") > 1, "no words were found")


def every_translation_is_well_formed() -> None:
    languages = " ".join(lines(ROOT / "po/LINGUAS")).split()
    equal(sorted(languages), sorted(path.stem for path in (ROOT / "po").glob("*.po")), "po/LINGUAS")
    if not languages:
        raise Skip("there is no translation yet")
    for language in languages:
        done = subprocess.run(
            [tool("msgfmt"), "--check", "--output-file=/dev/null", ROOT / f"po/{language}.po"],
            capture_output=True, text=True,
        )
        equal(done.returncode, 0, f"the status of msgfmt for {language} ({done.stderr})")


def what_the_tagsets_call_things_can_be_translated() -> None:
    source = (ROOT / "src/app/mn-tag-words.c").read_text()
    listed = set(re.findall(r'NC_ \("tag", "(.*)"\)', source))
    words = {
        word
        for preset in (ROOT / "data/presets").glob("*.json")
        for tags in json.loads(preset.read_text()).values()
        for tag in tags
        # cue words have none of these; names in capitals are those of the guidelines a preset follows, in every language
        for word in (tag.get("label"), tag.get("description"), tag.get("unit"), *tag.get("choices", []))
        if word and not re.fullmatch(r"[A-Z_]+", word)
    }
    equal(sorted(words ^ listed), [], "what src/app/mn-tag-words.c lacks, or lists without need")


main(
    potfiles_lists_every_file_with_words_to_translate,
    the_words_can_be_collected,
    every_translation_is_well_formed,
    what_the_tagsets_call_things_can_be_translated,
)
