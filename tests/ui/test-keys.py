#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the text do what the shortcuts window says, and the library holds what they did."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from tap import equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Jonas Okafor told the Courier that the port opens. Teresa Brandt doubts it.\n"
OKAFOR, BRANDT = "Jonas Okafor", "Teresa Brandt"
CLAIM = "Teresa Brandt doubts it."

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text(STORY)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def article() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"][0]

    def pieces() -> list[list[tuple[int, int, str]]]:
        """Where the mentions stand, and with which words."""
        return [[(s["start"], s["end"], s["quote"]) for s in mention["spans"]] for mention in article()["mentions"]]

    def piece(words: str) -> tuple[int, int, str]:
        return STORY.index(words), STORY.index(words) + len(words), words

    def kinds() -> list[str | None]:
        return [claim["kind"] for claim in article()["claims"]]

    def mark(words: str, key: str) -> None:
        program.set_caret(text, STORY.index(words) + 2)
        program.key(key)

    def shows_form_of(name: str) -> None:
        """What is current shows in the form below the lists."""
        entity = program.get("text", "Entity")
        program.wait_for(lambda: program.text(entity) == name, f"{name} in the form, not {program.text(entity)}")

    def n_goes_to_the_next_mark_and_shift_n_to_the_one_before() -> None:
        mark(OKAFOR, "p")
        program.wait_for(lambda: len(pieces()) == 1, "the first mention")
        mark(BRANDT, "p")
        program.wait_for(lambda: len(pieces()) == 2, "the second mention")
        program.set_caret(text, 0)
        program.key("End", "Home", "n")
        shows_form_of(BRANDT)
        program.key("N")
        shows_form_of(OKAFOR)
        program.key("n")
        shows_form_of(BRANDT)
        # What is current is what Delete removes
        program.key("N", "Delete")
        program.wait_for(lambda: pieces() == [[piece(BRANDT)]], "only the second mention")
        program.key("ctrl+z")
        program.wait_for(lambda: pieces() == [[piece(OKAFOR)], [piece(BRANDT)]], "both mentions again")

    def n_after_the_last_mark_says_so_and_stays() -> None:
        mark(BRANDT, "Right")
        shows_form_of(BRANDT)
        program.key("n")
        program.get("label", "No mark after this one")
        shows_form_of(BRANDT)

    def plus_adds_the_selection_to_the_current_mark() -> None:
        mark(OKAFOR, "Right")
        shows_form_of(OKAFOR)
        program.select_by_mouse(text, "Courier")
        program.get("push button", "Organisation")  # the popover that a selection raises
        program.key("plus")
        program.wait_for(
            lambda: pieces() == [[piece(OKAFOR), piece("Courier")], [piece(BRANDT)]], f"two pieces, not {pieces()}"
        )
        program.key("ctrl+z")
        program.wait_for(lambda: pieces() == [[piece(OKAFOR)], [piece(BRANDT)]], "one piece again")

    def one_to_five_say_what_kind_of_claim_it_is() -> None:
        program.key("Escape")
        mark(CLAIM, "c")
        program.wait_for(lambda: kinds() == [None], "a claim of no kind")
        for key, kind in enumerate(("fact", "figure", "prediction", "opinion", "promise"), 1):
            program.key(str(key))
            program.wait_for(lambda kind=kind: kinds() == [kind], f"the kind {kind} after {key}, not {kinds()}")
        equal(len(pieces()), 2, "the number of mentions")
        program.key("ctrl+z")
        program.wait_for(lambda: kinds() == ["opinion"], "the kind before")

    def a_digit_without_a_claim_says_what_to_do() -> None:
        before = article()
        program.key("Escape")
        mark(OKAFOR, "Right")
        shows_form_of(OKAFOR)
        program.key("1")
        program.get("label", "Choose a claim first")
        equal(article(), before, "the article")

    main(
        n_goes_to_the_next_mark_and_shift_n_to_the_one_before,
        n_after_the_last_mark_says_so_and_stays,
        plus_adds_the_selection_to_the_current_mark,
        one_to_five_say_what_kind_of_claim_it_is,
        a_digit_without_a_claim_says_what_to_do,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
