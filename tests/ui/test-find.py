#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are found in the open article: all places show and are counted, and keys go from one to the next."""

import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = (
    "The port opens. A report says that the Port of Saltmouth is ready — and “important”.\n\n"
    + "Ships waited all day, and nothing came of it.\n\n" * 60
    + "In the end the port closed.\n"
)
OTHER = "One port is as good as another port.\n" + 60 * "\nNothing else is told of here.\n"

with Desktop() as desktop:
    story, other = desktop.home / "story.txt", desktop.home / "other.txt"
    story.write_text(STORY)
    other.write_text(OTHER)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "opens" in program.text(text), "the article")
    places = [at for at in range(len(STORY)) if STORY[at : at + 4].lower() == "port"]

    def says(count: str) -> None:
        program.get("label", count)

    def is_at(start: int, length: int = 4) -> None:
        wanted = (start, start + length)
        program.wait_for(lambda: program.selection(text) == wanted, f"{wanted}, not {program.selection(text)}")

    def has_keyboard(role: str, name: str) -> None:
        program.wait_for(lambda: program.has_state(program.get(role, name), "focused"), f"the keyboard in {name}")

    def toggle(name: str) -> None:
        """What newer GTK calls a toggle button is a push button to this one."""
        role = "toggle button" if program.find("toggle button", name) else "push button"
        program.act(program.get(role, name))

    def find(words: str) -> None:
        program.key("ctrl+f")
        has_keyboard("entry", "Find in the article")
        program.key("ctrl+a", "BackSpace")
        program.type(words)

    def what_is_typed_is_found_from_the_caret_on_and_counted() -> None:
        program.set_caret(text, places[1] - 2)
        find("port")
        says(f"2 of {len(places)}")
        is_at(places[1])
        has_keyboard("entry", "Find in the article")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("find.png")

    def fewer_letters_lead_back_to_the_first_after_the_caret() -> None:
        program.type("ant")
        says("1 of 1")
        is_at(STORY.index("portant"), 7)
        program.key("BackSpace", "BackSpace", "BackSpace")
        says(f"2 of {len(places)}")
        is_at(places[1])

    def keys_go_to_the_next_and_to_the_one_before_and_round() -> None:
        for key, position in (("Return", 2), ("ctrl+g", 3), ("F3", 4), ("Return", 0), ("shift+Return", 4), ("shift+F3", 3), ("shift+ctrl+g", 2)):
            program.key(key)
            says(f"{position + 1} of {len(places)}")
            is_at(places[position])
        has_keyboard("entry", "Find in the article")
        program.act(program.get("push button", "Next hit"))
        is_at(places[3])
        program.act(program.get("push button", "Previous hit"))
        is_at(places[2])

    def a_hit_far_away_is_brought_into_view() -> None:
        program.key("Return", "Return")
        is_at(places[4])
        x, y, _, height = program.box(text)

        def is_in_view() -> bool:
            top = program.character_box(text, places[4])[1]
            return y <= top <= y + height and top < 880

        program.wait_for(is_in_view, "the last hit in view")

    def case_and_whole_words_can_be_told_apart() -> None:
        program.key("Return")
        is_at(places[0])
        toggle("Tell small from large letters")
        says(f"1 of {len(places) - 1}")
        toggle("Whole words only")
        says("1 of 2")
        toggle("Tell small from large letters")
        says("1 of 3")
        toggle("Whole words only")
        says(f"1 of {len(places)}")

    def signs_are_found_and_what_is_not_there_is_not() -> None:
        find("—")
        says("1 of 1")
        is_at(STORY.index("—"), 1)
        find("zebra")
        says("Not found")
        program.key("Return")
        find("")
        program.gone("label", "Not found")

    def escape_leaves_the_hit_selected_and_the_keyboard_in_the_text() -> None:
        find("report")
        is_at(STORY.index("report"), 6)
        program.key("Escape")
        program.gone("entry", "Find in the article")
        has_keyboard("text", "Article")
        is_at(STORY.index("report"), 6)

    def what_is_selected_is_found_where_it_is() -> None:
        program.select(text, "Saltmouth")
        program.key("ctrl+f")
        entry = program.get("entry", "Find in the article")
        says("1 of 1")
        equal(program.text(entry), "Saltmouth", "what is to be found")
        program.key("Escape")
        is_at(STORY.index("Saltmouth"), 9)

    def with_the_keyboard_in_the_text_the_keys_go_on() -> None:
        find("port")
        program.key("Escape")
        program.set_caret(text, places[2] - 1)
        program.key("F3")
        is_at(places[2])
        has_keyboard("text", "Article")
        program.key("F3")
        is_at(places[3])

    def another_article_is_searched_anew_and_nothing_moves_there() -> None:
        desktop.run(CLI, "add", other)
        program.click_on(program.get("label", "other", program.get("list", "Articles")))
        program.wait_for(lambda: program.text(text) == OTHER, "the other article")
        says("2 hits")
        equal(program.caret(text), 0, "the caret")
        program.key("F3")
        says("1 of 2")
        program.key("alt+Left", "alt+Left")
        program.wait_for(lambda: program.text(text) == STORY, "the story again")

    def it_fits_a_narrow_window() -> None:
        program.key("ctrl+t")
        program.resize(360, 640)
        find("port")
        says(f"of {len(places)}")
        program.resize(360, 640)  # folded, it may be narrower than it may become at once
        close = program.get("push button", "Close the find bar")
        program.wait_for(lambda: 0 < sum(program.box(close)[::2]) <= 360, f"the bar within the window, not {program.box(close)}")
        desktop.screenshot("find-narrow.png")
        program.act(close)
        program.gone("entry", "Find in the article")
        check("CRITICAL" not in program.log(), program.log())

    main(
        what_is_typed_is_found_from_the_caret_on_and_counted,
        fewer_letters_lead_back_to_the_first_after_the_caret,
        keys_go_to_the_next_and_to_the_one_before_and_round,
        a_hit_far_away_is_brought_into_view,
        case_and_whole_words_can_be_told_apart,
        signs_are_found_and_what_is_not_there_is_not,
        escape_leaves_the_hit_selected_and_the_keyboard_in_the_text,
        what_is_selected_is_found_where_it_is,
        with_the_keyboard_in_the_text_the_keys_go_on,
        another_article_is_searched_anew_and_nothing_moves_there,
        it_fits_a_narrow_window,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
