#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What manicule-cli does shows in the window within a second, and what is typed there survives everything."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
SLOW = max(1.0, float(os.environ.get("MN_PATIENCE", "1")))

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text("Jonas Okafor told the Courier that the port opens.\n")
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def story_of(document: dict) -> dict:
        return next(article for article in document["articles"] if article["title"] == "story")

    def is_listed(title: str) -> bool:
        return program.find("label", title, program.find("list", "Articles")) is not None

    def shows_within_a_second(condition: Callable[[], object], what: str) -> None:
        """Wait for something to show. Looking takes its time, so what counts is when it was last looked for in vain."""
        began = missed = time.monotonic()

        def is_there() -> bool:
            nonlocal missed
            looked = time.monotonic()
            if condition():
                return True
            missed = looked
            return False

        program.wait_for(is_there, what)
        check(missed - began < SLOW, f"{what} shows within a second, not {missed - began:.2f}")

    def an_article_that_the_command_line_adds_shows_within_a_second() -> None:
        other = desktop.home / "other-story.txt"
        other.write_text("Nothing happened in Saltmouth.\n")
        desktop.run(CLI, "add", other)
        shows_within_a_second(lambda: is_listed("other-story"), "the article in the list")

    def marks_that_an_import_brings_show_in_the_open_article_within_a_second() -> None:
        check(program.find("label", "Imported Person") is None, "the person is not there yet")
        document = export()
        made = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
        entity = "01900000-0000-7000-8000-000000000001"
        document["entities"].append(
            {"id": entity, "type": "person", "name": "Imported Person", "aliases": [], "links": [], "attributes": [],
             "note": None, **made}
        )
        story_of(document)["mentions"].append(
            {"id": "01900000-0000-7000-8000-000000000003", "type": "person", "entity": entity, "role": None,
             "value": None, "spans": [{"start": 0, "end": 12, "quote": "Jonas Okafor"}], "attributes": [], "note": None,
             **made}
        )
        target = desktop.home / "marks.json"
        target.write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", target)
        entities = program.get("list", "Entities")
        shows_within_a_second(lambda: program.find("label", "Imported Person", entities), "the person in the list")
        # It is in the text too, not only in the list: a caret that a key moves there makes it current
        program.set_caret(text, 3)
        program.key("Right")
        program.get("push button", "Remove the mention")
        desktop.screenshot("imported-mark.png")
        program.key("Delete")
        program.wait_for(lambda: story_of(export())["mentions"] == [], "the imported mark removed by hand")

    def both_work_at_once_and_nothing_is_lost() -> None:
        for number in range(5):
            extra = desktop.home / f"extra-{number}.txt"
            extra.write_text(f"Extra story number {number}.\n")
            desktop.run(CLI, "add", extra)
            program.set_caret(text, 3)
            program.key("p" if number % 2 == 0 else "o")
        program.wait_for(lambda: all(is_listed(f"extra-{number}") for number in range(5)), "all five articles")
        story_marks = story_of(export())["mentions"]
        equal([mark["type"] for mark in story_marks], ["person"], "the types of the marks")

    def notes() -> list[str | None]:
        return [mention["note"] for mention in story_of(export())["mentions"]]

    def type_into_note(words: str) -> None:
        note = program.get("text", "Note")
        program.click_on(note)
        program.key("ctrl+a")
        program.type(words)

    def a_note_is_kept_two_seconds_after_the_last_key() -> None:
        type_into_note("first words")
        program.wait_for(lambda: notes() == ["first words"], "the note")

    def a_note_is_kept_when_its_field_is_left() -> None:
        type_into_note("second words")
        program.key("ctrl+t")
        program.wait_for(lambda: notes() == ["second words"], "the note", seconds=1.5 * SLOW)

    def a_note_is_kept_when_the_window_closes() -> None:
        type_into_note("third words")
        program.close()
        equal(notes(), ["third words"], "the note")
        check("sound" in desktop.run(CLI, "check"), "the library is sound")

    main(
        an_article_that_the_command_line_adds_shows_within_a_second,
        marks_that_an_import_brings_show_in_the_open_article_within_a_second,
        both_work_at_once_and_nothing_is_lost,
        a_note_is_kept_two_seconds_after_the_last_key,
        a_note_is_kept_when_its_field_is_left,
        a_note_is_kept_when_the_window_closes,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
