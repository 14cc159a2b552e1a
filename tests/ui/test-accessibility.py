#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever cannot see the window, or has no mouse, can use all of it."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from hearing import another, heard, misheard, says  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text("Jonas Okafor told the Courier that the port of Saltmouth opens.\n")

    def article() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"][0]

    def all_say_what_they_are() -> None:
        equal(misheard(program), [], "what has no name, or one that is said wrongly")

    def everything_in_an_empty_library_has_a_name() -> None:
        global program
        program = desktop.start()
        program.get("push button", "Try the Sample")
        all_say_what_they_are()
        program.close()

    def everything_about_a_mention_has_a_name() -> None:
        global program, text
        desktop.stop_programs()  # one that a failed test has left
        program = desktop.start(story)
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")
        program.set_caret(text, 3)
        program.key("p")
        program.get("text", "Entity")
        all_say_what_they_are()

    def everything_about_a_claim_has_a_name() -> None:
        program.key("c")
        program.get("text", "Claimant")
        program.key("Return")
        program.type("Okafor")
        program.get("label", "Jonas Okafor")
        all_say_what_they_are()
        program.key("Return")
        program.get("push button", "Use Selection")
        all_say_what_they_are()

    def everything_about_a_remark_has_a_name() -> None:
        program.key("ctrl+t")
        program.key("m")
        program.get("text", "Remark")
        all_say_what_they_are()

    def the_list_of_types_opens_and_marks_by_keys_alone() -> None:
        program.key("ctrl+t")
        program.set_caret(text, story.read_text().index("Saltmouth"))
        program.desktop.xdotool("key", "--clearmodifiers", "shift+ctrl+Right")
        program.wait_for(lambda: program.selection(text) is not None, "a selection")
        program.key("shift+F10")
        program.get("push button", "Place")
        all_say_what_they_are()
        program.key("l")
        program.wait_for(
            lambda: [m["type"] for m in article()["mentions"]] == ["person", "place"], "the place among the mentions"
        )

    def tab_leads_from_the_text_through_inspector_library_and_header_and_back() -> None:
        program.key("ctrl+t")
        program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")
        stops: list[str] = []
        before = text
        for _ in range(60):
            program.key("Tab")
            before = program.wait_for(lambda: another(program, before), f"the keyboard to go on from {stops[-1:]}")
            if before == text:
                break
            stops.append(says(before))
        else:
            check(False, f"Tab comes back to the text, and not only {stops}")
        for stop in ("Filter the list", "Note", "Open an article", "Search the library", "Undo", "Main menu"):
            check(stop in stops, f"{stop} is among {stops}")
        check(all(stops), f"each of {stops} says what it is")

    def the_arrow_keys_go_through_the_list_of_entities_and_its_headings() -> None:
        program.act(program.get("push button", "Entities 2"))
        program.click_on(program.get("entry", "Filter the list"))
        program.wait_for(lambda: heard(program) == "Filter the list", "the keyboard in the filter")
        said: list[str] = []
        # Past what is shown and hidden; the list remembers the row that it was left at
        program.key("Tab", "Tab", "Home")
        program.wait_for(lambda: heard(program).startswith("Person"), "the first heading")
        for _ in range(4):
            program.wait_for(lambda: heard(program) not in ["", *said], f"a row after {said}")
            said.append(heard(program))
            program.key("Down")
        equal(said, ["Person · 1", "Jonas Okafor · 1", "Place · 1", "Saltmouth · 1"], "the rows")

    def toasts_and_dialogs_say_what_their_buttons_do() -> None:
        program.key("ctrl+t")
        program.set_caret(text, 3)
        program.key("Right")
        program.get("push button", "Remove the mention")
        program.key("Delete")
        program.get("push button", "Undo", program.get("alert", "Removed “Jonas Okafor”"))
        all_say_what_they_are()
        program.click_on(program.get("label", "story", program.get("list", "Articles")), button=3)
        program.act(program.get("menu item", "Rename…"))
        program.get("dialog", "Rename Article")
        all_say_what_they_are()
        program.key("Escape")

    def what_is_folded_away_is_not_there() -> None:
        for key, role, name in (("shift+F9", "entry", "Filter the list"), ("F9", "entry", "Search the library")):
            program.key("ctrl+t")
            program.get(role, name)
            program.key(key)
            program.gone(role, name)
            program.key(key)
            program.get(role, name)
        # In a narrow window one is behind the other
        program.resize(410, 800)
        program.key("ctrl+t")
        program.gone("entry", "Search the library")
        program.key("F9")
        program.get("entry", "Search the library")
        program.gone("text", "Article")

    main(
        everything_in_an_empty_library_has_a_name,
        everything_about_a_mention_has_a_name,
        everything_about_a_claim_has_a_name,
        everything_about_a_remark_has_a_name,
        the_list_of_types_opens_and_marks_by_keys_alone,
        tab_leads_from_the_text_through_inspector_library_and_header_and_back,
        the_arrow_keys_go_through_the_list_of_entities_and_its_headings,
        toasts_and_dialogs_say_what_their_buttons_do,
        what_is_folded_away_is_not_there,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
