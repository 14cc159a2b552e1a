#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K jumps to what is typed: an entity by name, alias or initials, a claim, an article; from anywhere, by keys or mouse."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, GLib, Program  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
MADE = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
TEXTS = {
    "story": "Jonas Okafor opened the port, said Norvik. Jonas Okafor left.\n",
    "other": "Ada Young praised the harbour.\n",
}
ENTITIES = {"Jonas Okafor": "person", "Norvik": "organisation", "Ada Young": "person"}

with Desktop() as desktop:
    program: Program | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def number(n: int) -> str:
        return f"01900000-0000-7000-8000-{n:012x}"

    def entity(name: str) -> str:
        return number(list(ENTITIES).index(name))

    def span(text: str, words: str, start: int = 0) -> dict:
        start = text.index(words, start)
        return {"start": start, "end": start + len(words), "quote": words}

    def mentions_in(text: str, first: int) -> list[dict]:
        return [
            {"id": number(first + start), "type": kind, "entity": entity(name), "role": None, "value": None,
             "spans": [span(text, name, start)], "attributes": [], "note": None, **MADE}
            for start in range(len(text)) for name, kind in ENTITIES.items() if text.startswith(name, start)
        ]  # fmt: skip

    def claim(n: int, content: dict, claimant: str) -> dict:
        who = {"entity": entity(claimant), "mention": None}
        return {
            "id": number(n), "kind": "fact", "form": None, "statement": None, "spans": [content],
            "attributions": [{"claimant": who, "onBehalfOf": None, "addressee": None, "channel": None, "cues": [],
                              "stance": "asserts", "certainty": "unstated"}],
            "participants": [], "state": "unchecked", "priority": None, "verdicts": [], "evidence": [],
            "attributes": [], "note": None, **MADE,
        }  # fmt: skip

    def fill_library() -> None:
        for title, text in TEXTS.items():
            (desktop.home / f"{title}.txt").write_text(text)
            desktop.run(CLI, "add", desktop.home / f"{title}.txt")
        document = export()
        document["entities"] = [
            {"id": entity(name), "type": kind, "name": name, "aliases": [], "links": [], "attributes": [], "note": None,
             **MADE}
            for name, kind in ENTITIES.items()
        ]  # fmt: skip
        for n, article in enumerate(document["articles"], 1):
            article["mentions"] = mentions_in(article["text"], n * 1000)
            if article["title"] == "other":
                article["claims"] = [claim(5001, span(article["text"], "praised the harbour"), "Ada Young")]
        (desktop.home / "marks.json").write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", desktop.home / "marks.json")

    def jump_to(typed: str, *wanted: str) -> Atspi.Accessible:
        """Open it, type, and wait for the rows; the headings of the groups are rows too."""
        program.key("ctrl+k")
        entry = program.wait_for(lambda: dialog() and program.find("entry", "Jump to", dialog()), "the field")
        program.wait_for(lambda: program.focused(entry), "the keyboard there")
        program.type(typed)
        rows = program.get("list", "Where to jump", dialog())

        def names() -> list[str]:
            try:
                return program.names("list item", start=rows)
            except GLib.Error:  # one went away meanwhile
                return []

        try:
            program.wait_for(lambda: names() == list(wanted), f"the rows {wanted}")
        except AssertionError as error:
            raise AssertionError(f"{error}; there are {names()}") from None
        return rows

    def dialog() -> Atspi.Accessible | None:
        children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
        return next((child for child in children if child and child.get_name() == "Jump To"), None)

    def wait_for_place(title: str, words: str, nth: int = 0) -> None:
        """The article shows, the caret is there and the keyboard in the text."""
        program.wait_for(lambda: program.text(text).startswith(TEXTS[title][:9]), f"the article {title}")
        place = program.place(text, words, nth)[0]
        program.wait_for(lambda: program.caret(text) == place, f"the caret at {words}")
        program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")

    def initials_find_an_entity_and_return_goes_to_its_next_mention() -> None:
        jump_to("jo", "Entities", "Jonas Okafor")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("jump.png")
        program.key("Return")
        wait_for_place("story", "Jonas Okafor", 1)

    def words_of_a_claim_lead_into_another_article() -> None:
        jump_to("harb young", "Claims", "praised the harbour · Ada Young · other")
        program.key("Return")
        wait_for_place("other", "praised")

    def the_title_of_an_article_opens_it_by_a_click() -> None:
        rows = jump_to("stor", "Articles", "story")
        program.click_on(program.get("list item", "story", rows))
        program.wait_for(lambda: program.text(text).startswith("Jonas"), "the article")

    def down_goes_over_the_headings_and_shift_return_shows_the_page() -> None:
        jump_to("ada", "Entities", "Ada Young", "Claims", "praised the harbour · Ada Young · other")
        program.key("Down", "Up", "shift+Return")
        program.get("label", "Ada Young")
        program.get("push button", "Mentions 1")
        program.key("Escape")

    def an_entity_that_is_not_in_the_article_leads_to_its_page() -> None:
        jump_to("AY", "Entities", "Ada Young")
        program.key("Return")
        program.get("push button", "Mentions 1")
        program.key("alt+Left")
        program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")

    def what_is_not_there_is_said_and_escape_leaves_everything() -> None:
        program.key("ctrl+k")
        program.wait_for(dialog, "the dialog")
        program.type("zzzz")
        program.get("label", "Nothing found", dialog())
        program.key("Escape")
        program.wait_for(lambda: dialog() is None, "no dialog")

    fill_library()
    program = desktop.start(desktop.home / "story.txt")
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")
    program.set_caret(text, 0)
    program.key("Right")
    main(
        initials_find_an_entity_and_return_goes_to_its_next_mention,
        words_of_a_claim_lead_into_another_article,
        the_title_of_an_article_opens_it_by_a_click,
        down_goes_over_the_headings_and_shift_return_shows_the_page,
        an_entity_that_is_not_in_the_article_leads_to_its_page,
        what_is_not_there_is_said_and_escape_leaves_everything,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
