#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what po/POTFILES.in is to hold: every file of src, ui and data with words to translate.

    po/potfiles.py > po/POTFILES.in
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What marks a string in each kind of file
IN_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|n?gettext|g_dn?gettext|g_dpgettext2?)\s*\(\s*"')
IN_UI = re.compile(r'\btranslatable="(?:yes|true|1)"')
IN_DATA = (".desktop.in", ".metainfo.xml.in", ".mime.xml.in")


def has_words(path: Path) -> bool:
    if path.suffix in {".c", ".h"}:
        return bool(IN_C.search(path.read_text()))
    if path.suffix == ".ui":
        return bool(IN_UI.search(path.read_text()))
    return path.name.endswith(IN_DATA)


def potfiles() -> list[str]:
    files = [path for folder in ("data", "src", "ui") for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(str(path.relative_to(ROOT)) for path in files if has_words(path))


if __name__ == "__main__":
    print("\n".join(potfiles()))
