#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What dates and figures come to is read from their words, shown, and taken when somebody says so."""

import json
import os
import sys
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
# A Thursday
STORY = """---
title: Blockade
date: 2026-01-08
---

The navy turned back at least 31 vessels on Thursday. It has had 1200 men there since some months ago.
"""
BY_DATE = "Read from the words and the article’s date, 8 January 2026"

with Desktop() as desktop:
    story = desktop.home / "story.md"
    story.write_text(STORY)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "navy" in program.text(text), "the article")

    def article() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"][0]

    def values() -> dict[str, dict | None]:
        return {mention["spans"][0]["quote"]: mention["value"] for mention in article()["mentions"]}

    def mark(words: str, key: str) -> None:
        program.select(text, words)
        program.key(key)
        program.wait_for(lambda: words in values(), f"{words!r} among the mentions")

    def has_value(words: str, **expected: object) -> None:
        def held() -> dict:
            return {key: value for key, value in (values()[words] or {}).items() if key in expected}

        program.wait_for(lambda: held() == expected, f"{expected} for {words!r}, not {values()[words]}")

    def value_says(wanted: str) -> None:
        program.wait_for(lambda: program.text(field()) == wanted, f"{wanted!r} in the form, not {program.text(field())!r}")

    @cache
    def field():
        """One widget for all mentions, so it is looked for once."""
        return program.get("text", "Value")

    def the_key_says_why_it_does_nothing() -> None:
        program.set_caret(text, 2)
        program.key("equal")
        program.get("label", "There is no date or figure here")

    def a_date_shows_what_its_words_come_to_and_how_that_is_known() -> None:
        global button
        mark("Thursday", "d")
        button = program.get("push button", "Use “2026-01-08”")
        check(program.find("label", BY_DATE), "the form says how it is known")
        equal(button.get_description(), BY_DATE, "what is said of the button")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        equal(values(), {"Thursday": None}, "the values before anybody took one")
        desktop.screenshot("values.png")

    def the_button_takes_it_and_undo_takes_it_back() -> None:
        program.click_on(button)
        has_value("Thursday", kind="date", edtf="2026-01-08")
        value_says("2026-01-08")
        check(not program.find("push button", "Use “"), "nothing is offered any more")
        program.key("ctrl+t", "ctrl+z")
        program.get("push button", "Use “2026-01-08”")
        equal(values(), {"Thursday": None}, "the values after undo")
        value_says("")

    def a_key_takes_it_in_the_text() -> None:
        mark("1200", "f")
        program.get("push button", "Use “1200”")
        program.key("equal")
        has_value("1200", kind="figure", low=1200, high=1200)
        value_says("1200")

    def who_only_looks_into_the_field_changes_nothing() -> None:
        before = article()
        program.focus(field())
        program.wait_for(lambda: program.has_state(field(), "focused"), "the keyboard in the field")
        program.key("End", "Return", "Tab")
        program.wait_for(lambda: not program.has_state(field(), "focused"), "the keyboard to leave the field")
        equal(article(), before, "the article")

    def tab_leads_from_the_field_to_the_button() -> None:
        mark("at least 31 vessels", "f")
        button = program.get("push button", "Use “at least 31 vessels”")
        program.enter(field(), "many")
        program.get("label", "Write a figure such as “at least 31 vessels”")
        program.key("Tab")
        program.wait_for(lambda: program.has_state(button, "focused"), "the keyboard on the button")
        program.key("space")
        has_value("at least 31 vessels", kind="figure", low=31, high=None, unit="vessels", qualifier="at least")
        value_says("at least 31 vessels")
        # The button has gone: the keyboard is with what it did
        program.wait_for(lambda: program.has_state(field(), "focused"), "the keyboard in the field")
        check(not program.find("push button", "Keep Mine"), "nothing is disputed")

    main(
        the_key_says_why_it_does_nothing,
        a_date_shows_what_its_words_come_to_and_how_that_is_known,
        the_button_takes_it_and_undo_takes_it_back,
        a_key_takes_it_in_the_text,
        who_only_looks_into_the_field_changes_nothing,
        tab_leads_from_the_field_to_the_button,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
