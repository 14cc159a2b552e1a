#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever cannot see the window, or has no mouse, can use all of it."""

import json
import os
import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
# What GTK calls a widget that nobody gave a name
BOGUS = re.compile(r"^(Gtk|Adw|Mn)[A-Z]\w*$")
# What is operated
ROLES = {"push button", "toggle button", "check box", "combo box", "text", "entry", "menu item", "list", "link"}


def nameless(program: Program) -> list[str]:
    """Widgets that show and can be operated but say nothing of themselves."""
    found = []
    for accessible in program.everything(program.window):
        try:
            role, name = accessible.get_role_name(), accessible.get_name() or ""
            # the button inside a drop-down or a field is GTK's own, and no use without that
            inside = accessible.get_parent().get_role_name() in ("text", "entry", "scroll bar", "combo box")
        except Exception:  # it went away while being looked at
            continue
        if role in ROLES and not inside and (not name.strip() or BOGUS.match(name)):
            path, above = [], accessible
            while above is not None and above.get_role_name() != "frame" and len(path) < 6:
                path.append(f"{above.get_role_name()} {above.get_name()!r}")
                above = above.get_parent()
            found.append(" < ".join(path))
    return found


with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text("Jonas Okafor told the Courier that the port of Saltmouth opens.\n")

    def article() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"][0]

    def everything_in_an_empty_library_has_a_name() -> None:
        program = desktop.start()
        program.get("push button", "Try the Sample")
        equal(nameless(program), [], "what has no name")
        program.close()

    def everything_about_a_mention_has_a_name() -> None:
        global program, text
        program = desktop.start(story)
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")
        program.set_caret(text, 3)
        program.key("p")
        program.get("text", "Entity")
        equal(nameless(program), [], "what has no name")

    def everything_about_a_claim_has_a_name() -> None:
        program.key("c")
        program.get("text", "Claimant")
        program.key("Return")
        program.type("Okafor")
        program.get("label", "Jonas Okafor")
        equal(nameless(program), [], "what has no name")
        program.key("Return")
        program.get("push button", "Use Selection")
        equal(nameless(program), [], "what has no name")

    def everything_about_a_remark_has_a_name() -> None:
        program.key("ctrl+t")
        program.key("m")
        program.get("text", "Remark")
        equal(nameless(program), [], "what has no name")

    def the_list_of_types_opens_and_marks_by_keys_alone() -> None:
        program.key("ctrl+t")
        program.set_caret(text, story.read_text().index("Saltmouth"))
        program.desktop.xdotool("key", "--clearmodifiers", "shift+ctrl+Right")
        program.wait_for(lambda: program.selection(text) is not None, "a selection")
        program.key("shift+F10")
        program.get("push button", "Place")
        equal(nameless(program), [], "what has no name")
        program.key("l")
        program.wait_for(
            lambda: [m["type"] for m in article()["mentions"]] == ["person", "place"], "the place among the mentions"
        )

    def tab_leads_out_of_the_text_and_back() -> None:
        program.key("ctrl+t")
        program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")
        for _ in range(60):
            program.key("Tab")
            if program.has_state(text, "focused"):
                break
        else:
            check(False, "Tab comes back to the text")

    def what_is_copied_pastes_as_an_article_of_its_own() -> None:
        program.key("ctrl+t")
        program.select(text, "told the Courier")
        program.key("ctrl+c", "Escape")
        program.key("shift+ctrl+v")
        program.wait_for(lambda: len(desktop.run(CLI, "list").splitlines()) == 2, "a second article")
        check("told the Courier" in desktop.run(CLI, "list"), "it is called by its first words")
        program.wait_for(lambda: program.text(text) == "told the Courier", "the pasted text")

    def the_keys_of_the_window_open_what_they_say() -> None:
        program.key("ctrl+question")
        program.get("label", "Anything else")
        program.key("Escape")
        program.key("F10")
        program.get("menu item", "Keyboard Shortcuts")
        program.key("Escape")
        program.key("F9")
        program.wait_for(lambda: program.find("list", "Articles") is None, "no library")
        program.key("F9")
        program.get("list", "Articles")
        program.key("ctrl+f")
        program.get("entry", "Search the library")
        program.key("Escape")
        program.close()

    main(
        everything_in_an_empty_library_has_a_name,
        everything_about_a_mention_has_a_name,
        everything_about_a_claim_has_a_name,
        everything_about_a_remark_has_a_name,
        the_list_of_types_opens_and_marks_by_keys_alone,
        tab_leads_out_of_the_text_and_back,
        what_is_copied_pastes_as_an_article_of_its_own,
        the_keys_of_the_window_open_what_they_say,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
