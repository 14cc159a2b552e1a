#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All places with the same words are marked at once, here or in the whole library, and taken back at once."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Okafor opened the port. Ships came, Okafor said. The Okafor Bridge is near. Okafor left.\n"
OTHER = "Nobody but Okafor knew.\n"

with Desktop() as desktop:
    story, other = desktop.home / "story.txt", desktop.home / "other.txt"
    story.write_text(STORY)
    other.write_text(OTHER)
    desktop.run(CLI, "add", other)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def mentions(title: str = "story") -> list[tuple[int, str, str]]:
        articles = json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"]
        found = next(article for article in articles if article["title"] == title)["mentions"]
        return [(m["spans"][0]["start"], m["type"], m["spans"][0]["quote"]) for m in found]

    def mark(words: str, key: str, nth: int = 0) -> None:
        at = -1
        for _ in range(nth + 1):
            at = STORY.index(words, at + 1)
        program.set_caret(text, at + 2)
        program.key(key)

    def button(label: str):
        return program.get("push button", label)

    def rows() -> list:
        return [box for box in program.find_all("check box") if "Okafor" in box.get_name()]

    def a_says_what_to_do_where_there_is_no_mention() -> None:
        program.set_caret(text, STORY.index("Ships") + 2)
        program.key("a")
        program.get("label", "Mark one of them first, then all others like it")

    def a_lists_the_places_that_no_mention_has() -> None:
        mark("Okafor Bridge", "b")
        program.wait_for(lambda: mentions() == [(STORY.index("Okafor Bridge"), "facility", "Okafor Bridge")], "a building")
        mark("Okafor", "p")
        program.wait_for(lambda: len(mentions()) == 2, "a person")
        program.key("a")
        button("Mark 2")
        equal(len(rows()), 2, "the rows")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("occurrences.png")

    def it_fits_a_narrow_screen() -> None:
        window = desktop.xdotool("getactivewindow")
        for width in (360, 640):
            desktop.xdotool("windowsize", window, width, 560)
            program.wait_for(
                lambda width=width: f"WIDTH={width}\n" in desktop.xdotool("getwindowgeometry", "--shell", window),
                f"a dialog of {width} pixels",
            )

    def the_whole_library_is_one_tick_away() -> None:
        program.click_on(program.get("check box", "Whole library"))
        button("Mark 3")
        program.get("label", "other")
        desktop.screenshot("occurrences-library.png")

    def what_is_unticked_is_not_marked() -> None:
        program.click_on(rows()[1])
        button("Mark 2")
        program.key("ctrl+Return")
        program.get("label", "Marked 2 more places")
        start = STORY.index("Okafor said")
        program.wait_for(lambda: (start, "person", "Okafor") in mentions(), f"the second place, not {mentions()}")
        equal(len(mentions()), 3, "the mentions here")
        equal(mentions("other"), [(OTHER.index("Okafor"), "person", "Okafor")], "the mention there")

    def undo_takes_all_of_it_back() -> None:
        program.key("ctrl+t", "ctrl+z")
        program.wait_for(lambda: len(mentions()) == 2, "two mentions here")
        equal(mentions("other"), [], "the mentions there")

    def escape_leaves_everything_as_it_is() -> None:
        mark("Okafor", "Right")
        program.key("a")
        button("Mark 2")
        program.key("Escape")
        program.gone("push button", "Mark 2")
        check(len(mentions()) == 2, "nothing was marked")

    main(
        a_says_what_to_do_where_there_is_no_mention,
        a_lists_the_places_that_no_mention_has,
        it_fits_a_narrow_screen,
        the_whole_library_is_one_tick_away,
        what_is_unticked_is_not_marked,
        undo_takes_all_of_it_back,
        escape_leaves_everything_as_it_is,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
