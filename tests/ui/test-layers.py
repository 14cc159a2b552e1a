#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks can be hidden by type, kind and annotator: they are out of the way everywhere, said to be there, and not lost."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Jonas Okafor opened the port of Saltmouth. Okafor met Lena Abara there. Ships waited all day.\n"

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text(STORY)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "opened" in program.text(text), "the article")

    def document() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def marks() -> list[dict]:
        article = document()["articles"][0]
        return article["mentions"] + article["claims"] + article["remarks"]

    def listed() -> set[str]:
        """What the list of entities has, without its heads."""
        names = set(program.names("list item", start=program.get("list", "Entities")))
        return {name.split(" · ")[0] for name in names} - {"Person", "Place"}

    def mark(words: str, key: str, after: int = 0) -> None:
        n = len(marks())
        program.set_caret(text, STORY.index(words, after) + 1)
        program.key(key)
        program.wait_for(lambda: len(marks()) == n + 1, f"{words!r} marked")

    def is_shown(layer: str) -> bool:
        return program.has_state(program.get("check box", layer), "checked")

    def goes_to(start: int, *words: str) -> None:
        """One press of N after another leads to these."""
        program.set_caret(text, start)
        program.key("Escape")
        for at in (STORY.index(word) for word in words):
            program.key("n")
            program.wait_for(lambda: program.caret(text) == at, f"the caret at {at}, not {program.caret(text)}")

    def nothing_follows(before: str) -> None:
        """One more press of N goes nowhere, so that the way back leads to the mark before this one."""
        program.key("n", "shift+n")
        at = STORY.index(before)
        program.wait_for(lambda: program.caret(text) == at, f"the caret at {at}, not {program.caret(text)}")

    main_window = program.window_id()

    def place_of(window: str) -> tuple[int, int]:
        geometry = dict(line.split("=") for line in desktop.xdotool("getwindowgeometry", "--shell", window).split("\n"))
        return int(geometry["X"]), int(geometry["Y"])

    def click_in_popover(accessible) -> None:
        """GTK 4.8 tells where something is in a popover without the arrow and the shadow of that."""
        popover = accessible
        while popover.get_name() != "Layers" or popover.get_role_name() == "list":
            popover = popover.get_parent()
        windows = desktop.xdotool("search", "--onlyvisible", "--pid", program.child.pid).split("\n")
        x, y = place_of(next(window for window in reversed(windows) if window != main_window))
        told = program.box(popover)
        box = program.box(accessible)
        desktop.xdotool("mousemove", x + box[0] - told[0] + box[2] / 2, y + box[1] - told[1] + box[3] / 2, "click", 1)

    def a_key_opens_the_layers_with_what_is_here() -> None:
        for words, key in (("Jonas Okafor", "p"), ("Saltmouth", "l"), ("Lena Abara", "p"), ("Ships", "c")):
            mark(words, key)
        mark("Okafor", "p", STORY.index("Okafor met"))
        program.key("ctrl+l")
        for layer in ("Person 3", "Place 1", "Claims 1", "Remarks 0", "Suggestions"):
            check(is_shown(layer), f"{layer} is shown")
        check(not program.find("check box", "Organisation"), "there is none of what does not occur")
        check(not program.find("label", "Made by"), "there is nobody to choose among")
        desktop.screenshot("layers.png")

    def enter_hides_a_type_and_nothing_is_lost() -> None:
        before = marks()
        program.wait_for(lambda: program.has_state(program.get("list item", "Person 3"), "focused"), "the first row")
        program.key("Return")
        program.wait_for(lambda: not is_shown("Person 3"), "Person hidden")
        program.key("Escape")
        program.gone("check box", "Person 3")
        program.get("push button", "3 marks hidden · Show All")
        program.wait_for(lambda: listed() == {"Saltmouth"}, f"Saltmouth alone, not {listed()}")
        program.get("push button", "Layers: some are hidden")
        desktop.screenshot("layers-hidden.png")
        equal(marks(), before, "what is exported")

    def motions_pass_over_what_is_hidden() -> None:
        program.key("ctrl+t")
        goes_to(0, "Saltmouth", "Ships")
        program.set_caret(text, 3)
        program.key("Right")
        check(not program.find("push button", "Remove the mention"), "the caret is on no mark")

    def marking_a_hidden_type_shows_it_again() -> None:
        program.key("ctrl+t")
        program.select(text, "port")
        program.key("p")
        program.gone("push button", "Show All")
        program.wait_for(lambda: len(listed()) == 5, f"five entities, not {listed()}")
        program.key("ctrl+z")
        program.wait_for(lambda: len(marks()) == 5, "the last mark taken back")

    def the_mouse_hides_claims_and_shows_them() -> None:
        program.click_on(program.get("push button", "Layers"))
        click_in_popover(program.get("check box", "Claims 1"))
        program.wait_for(lambda: not is_shown("Claims 1"), "Claims hidden")
        program.key("Escape")
        program.get("push button", "1 mark hidden · Show All")
        program.key("ctrl+t")
        goes_to(STORY.index("Lena"), "Lena Abara")
        nothing_follows("Okafor met")
        program.click_on(program.get("push button", "1 mark hidden · Show All"))
        program.gone("push button", "Show All")

    def only_one_of_them_is_shown_until_asked_again() -> None:
        program.click_on(program.get("push button", "Layers"))
        only = program.get("push button", "Only Place")
        program.act(only)
        program.wait_for(lambda: is_shown("Place 1") and not is_shown("Person 3"), "Place alone")
        check(not is_shown("Claims 1") and not is_shown("Suggestions"), "nothing else")
        program.act(only)
        program.wait_for(lambda: is_shown("Person 3") and is_shown("Suggestions"), "all again")
        program.act(program.get("push button", "Hide All"))
        program.wait_for(lambda: not is_shown("Place 1"), "all hidden")
        program.get("push button", "5 marks hidden · Show All")
        program.key("Escape")
        program.gone("check box", "Place 1")

    def what_is_hidden_is_so_after_a_restart_and_said() -> None:
        global program, text
        program.close()
        program = desktop.start()
        text = program.get("text", "Article")
        program.get("push button", "5 marks hidden · Show All")
        program.key("ctrl+l")
        buttons = program.find_all("push button", "Show All")
        program.act(next(button for button in buttons if button.get_name() == "Show All"))
        program.wait_for(lambda: is_shown("Place 1") and is_shown("Person 3"), "all shown")
        program.key("Escape")
        program.wait_for(lambda: len(listed()) == 4, f"four entities, not {listed()}")

    def marks_of_one_annotator_can_be_seen_alone() -> None:
        whole = document()
        other = "01900000-0000-7000-8000-00000000000a"
        whole["annotators"].append({"id": other, "name": "Zoe"})
        mention = dict(whole["articles"][0]["mentions"][0], id="01900000-0000-7000-8000-00000000000b", annotator=other)
        start = STORY.index("Ships")
        mention["spans"] = [{"start": start, "end": start + 5, "quote": "Ships"}]
        whole["articles"][0]["mentions"].append(mention)
        file = desktop.home / "zoe.json"
        file.write_text(json.dumps(whole))
        desktop.run(CLI, "import", "--format", "manicule", file)
        program.wait_for(lambda: len(marks()) == 6, "the mark of somebody else")
        program.get("label", "5 mentions")  # the window has seen it too
        program.key("ctrl+l")
        program.get("check box", "Person 4")
        chooser = program.get("label", "Made by").get_parent()
        program.act(program.get("push button", start=chooser))
        program.get("label", "Zoe")
        program.key("Down", "Return")
        program.get("push button", "5 marks hidden · Show All")
        desktop.screenshot("layers-annotator.png")
        program.key("Escape")
        program.gone("check box", "Person 4")
        program.key("ctrl+t")
        goes_to(0, "Ships")
        program.get("push button", "Remove the mention")  # and not the claim that begins there too

    def a_mark_of_ones_own_shows_those_of_all_again() -> None:
        program.key("ctrl+t")
        program.select(text, "all day")
        program.key("d")
        program.gone("push button", "Show All")
        equal(len(marks()), 7, "the marks")

    main(
        a_key_opens_the_layers_with_what_is_here,
        enter_hides_a_type_and_nothing_is_lost,
        motions_pass_over_what_is_hidden,
        marking_a_hidden_type_shows_it_again,
        the_mouse_hides_claims_and_shows_them,
        only_one_of_them_is_shown_until_asked_again,
        what_is_hidden_is_so_after_a_restart_and_said,
        marks_of_one_annotator_can_be_seen_alone,
        a_mark_of_ones_own_shows_those_of_all_again,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
