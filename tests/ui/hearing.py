# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody hears who uses the window by keys and a screen reader."""

import re

from drive import Atspi, GLib, Program

# What GTK calls a widget that nobody gave a name
BOGUS = re.compile(r"^(Gtk|Adw|Mn)[A-Z]\w*$")


def says(accessible: Atspi.Accessible) -> str:
    """The name of a widget, or nothing where that is only what GTK calls its class."""
    name = (accessible.get_name() or "").strip()
    return "" if BOGUS.match(name) else name


def path_of(accessible: Atspi.Accessible) -> str:
    path = []
    while accessible is not None and accessible.get_role_name() != "frame" and len(path) < 6:
        path.append(f"{accessible.get_role_name()} {accessible.get_name()!r}")
        accessible = accessible.get_parent()
    return " < ".join(path)


def focused(program: Program) -> Atspi.Accessible | None:
    return next((one for one in program.everything() if program.has_state(one, "focused")), None)


def another(program: Program, before: Atspi.Accessible) -> Atspi.Accessible | None:
    """The widget that has the keyboard, if it is another one than before."""
    accessible = focused(program)
    return accessible if accessible != before else None


def heard(program: Program) -> str:
    """What the widget that has the keyboard says."""
    accessible = focused(program)
    return says(accessible) if accessible is not None else ""


def is_said_twice(words: str) -> bool:
    half = len(words) // 2
    return words != "" and words[half] == " " and words[:half] == words[half + 1 :]


def misheard(program: Program) -> list[str]:
    """What shows and would be heard wrongly: widgets that can have the keyboard but say nothing of themselves, that say
    a thing twice ("Entity Entity"), or the underscore of a mnemonic."""
    found = []
    for accessible in program.everything():
        try:
            words = says(accessible)
            # What scrolls, splits or wraps a list takes the keyboard for the sake of what is in it alone
            is_frame = accessible.get_role_name() in ("scroll pane", "filler")
            is_nameless = words == "" and not is_frame and program.has_state(accessible, "focusable")
            if is_nameless or is_said_twice(words) or "_" in words:
                found.append(path_of(accessible))
        except GLib.Error:  # it went away while being looked at
            continue
    return found
