# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody hears who uses the window by keys and a screen reader."""

import re

from drive import Atspi, Program

# What GTK calls a widget that nobody gave a name
BOGUS = re.compile(r"^(Gtk|Adw|Mn)[A-Z]\w*$")


def words_of(name: str) -> str:
    """A name as it is heard: nothing where it is only what GTK calls the widget's class."""
    return "" if BOGUS.match(name.strip()) else name.strip()


def says(accessible: Atspi.Accessible) -> str:
    """What a widget says of itself."""
    return words_of(accessible.get_name() or "")


def another(program: Program, before: Atspi.Accessible) -> Atspi.Accessible | None:
    """The widget that has the keyboard, if it is another one than before."""
    accessible = program.focused()
    return accessible if accessible != before else None


def heard(program: Program) -> str:
    """What the widget that has the keyboard says."""
    accessible = program.focused()
    return says(accessible) if accessible is not None else ""


def is_said_twice(words: str) -> bool:
    half = len(words) // 2
    return words != "" and words[half] == " " and words[:half] == words[half + 1 :]


def misheard(program: Program) -> list[str]:
    """What shows and would be heard wrongly: widgets that can have the keyboard but say nothing of themselves, that say
    a thing twice ("Entity Entity"), or the underscore of a mnemonic."""
    found = []
    for item in program.items():
        words = words_of(item.name)
        # What scrolls, splits or wraps a list takes the keyboard for the sake of what is in it alone
        is_frame = item.role in ("scroll pane", "filler")
        is_nameless = words == "" and not is_frame and item.has("focusable")
        if is_nameless or is_said_twice(words) or "_" in words:
            found.append(program.path(item))
    return found
