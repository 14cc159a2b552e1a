#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entities are merged, split, retyped and removed with all that refers to them, in every article, and that is undone."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
MADE = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
TEXTS = {
    "story": "Jonas Okafor opened the port. Okafor left Saltmouth. Norvik paid Okafor. Saltmouth cheered Norvick.\n",
    "other": "Okafor knew Saltmouth. Norvick did not.\n",
}
ENTITIES = {"Jonas Okafor": "person", "Okafor": "person", "Saltmouth": "person", "Norvik": "organisation",
            "Norvick": "organisation"}  # fmt: skip

with Desktop() as desktop:
    program: Program | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def number(n: int) -> str:
        return f"01900000-0000-7000-8000-{n:012x}"

    def mentions_in(text: str, first: int) -> list[dict]:
        """One of each entity wherever its name stands, of the longest name there."""
        found, end = [], 0
        for start in range(len(text)):
            name = max((name for name in ENTITIES if text.startswith(name, start)), key=len, default=None)
            if name is None or start < end:
                continue
            end = start + len(name)
            found.append(
                {"id": number(first + start), "type": ENTITIES[name], "entity": number(list(ENTITIES).index(name)),
                 "role": None, "value": None, "spans": [{"start": start, "end": end, "quote": name}],
                 "attributes": [], "note": None, **MADE}
            )  # fmt: skip
        return found

    def fill_library() -> None:
        for title, text in TEXTS.items():
            (desktop.home / f"{title}.txt").write_text(text)
            desktop.run(CLI, "add", desktop.home / f"{title}.txt")
        document = export()
        document["entities"] = [
            {"id": number(n), "type": kind, "name": name, "aliases": [], "links": [], "attributes": [], "note": None,
             **MADE}
            for n, (name, kind) in enumerate(ENTITIES.items())
        ]  # fmt: skip
        for n, article in enumerate(document["articles"], 1):
            article["mentions"] = mentions_in(article["text"], n * 1000)
        (desktop.home / "marks.json").write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", desktop.home / "marks.json")

    def meanings(document: dict, title: str) -> list[tuple]:
        """(what it says, what it means, of what type) of each mention of an article, in the order of the text."""
        names = {entity["id"]: entity["name"] for entity in document["entities"]}
        article = next(article for article in document["articles"] if article["title"] == title)
        ordered = sorted(article["mentions"], key=lambda mention: mention["spans"][0]["start"])
        return [(mention["spans"][0]["quote"], names.get(mention["entity"]), mention["type"]) for mention in ordered]

    def state() -> tuple:
        """The entities with their types and aliases, and the mentions of both articles."""
        document = export()
        entities = {entity["name"]: (entity["type"], *entity["aliases"]) for entity in document["entities"]}
        return entities, meanings(document, "story"), meanings(document, "other")

    def wait_for_state(condition: Callable[[tuple], object], what: str) -> tuple:
        return program.wait_for(lambda: (now := state()) and condition(now) and now, what)

    def wait_for_start() -> None:
        wait_for_state(lambda now: now == START, "everything as it was")

    def undo() -> None:
        program.key("ctrl+t", "ctrl+z")
        wait_for_start()

    def show(words: str, nth: int = 0) -> None:
        """Make the mention that begins there the current one."""
        text = program.get("text", "Article")
        program.set_caret(text, program.place(text, words, nth)[0])
        program.key("Right")
        program.get("push button", "Remove the mention")

    def choose(entry: str) -> None:
        """From the menu of the current entity."""
        program.click_on(program.get("push button", "More for this entity"))
        program.act(program.get("menu item", entry))

    def a_menu_of_the_entity_says_what_can_be_done_with_it() -> None:
        show("Okafor", 1)
        # to the form of the mention, past its fields
        program.key("Return", "Tab", "Tab", "Tab", "Tab", "Tab")
        button = program.find_all("push button", "More for this entity")[-1]
        program.wait_for(lambda: program.has_state(button, "focused"), "the keyboard on the menu button")
        program.key("space")
        program.get("menu item", "Merge into Another Entity…")
        names = [item.get_name() for item in program.find_all("menu item")]
        equal(
            names,
            ["Merge into Another Entity…", "Split This Mention Off…", "Mark All Occurrences…", "Remove the Entity…"],
            "the entries",
        )
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-menu.png")

    def one_is_merged_into_another_by_the_keyboard_alone() -> None:
        program.key("Return")
        entry = program.get("text", "Entity That Stays")
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the chooser")
        button = program.get("push button", "Merge")
        check(not program.has_state(button, "sensitive"), "there is nothing to merge into yet")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        program.type("Oka")
        program.get("list item", "Jonas Okafor")
        desktop.screenshot("entities-merge.png")
        equal([row.get_name() for row in program.find_all("list item", "Oka", program.find("list", "Choices"))],
              ["Jonas Okafor"], "the choices")  # fmt: skip
        program.key("Return")
        program.wait_for(lambda: program.has_state(button, "sensitive"), "Merge to be there to press")
        program.wait_for(lambda: "Jonas Okafor" in program.text(entry), "the choice")
        program.key("Return")
        now = wait_for_state(lambda now: "Okafor" not in now[0], "one entity less")
        equal(now[0]["Jonas Okafor"], ("person", "Okafor"), "the entity that stays")
        equal({name for quote, name, _ in now[1] + now[2] if "Okafor" in quote}, {"Jonas Okafor"}, "what is meant")
        program.get("label", "Merged “Okafor” into “Jonas Okafor”")
        program.get("push button", "Undo")
        desktop.screenshot("entities-merged.png")

    def the_one_that_stays_is_current() -> None:
        name = program.get("text", "Name")
        program.wait_for(lambda: program.text(name) == "Jonas Okafor", "its name in the form")

    def undo_brings_all_of_it_back() -> None:
        undo()

    def a_mention_is_split_off_alone() -> None:
        show("Okafor", 1)
        choose("Split This Mention Off")
        entry = program.get("text", "Name of the new entity")
        equal(program.text(entry), "Okafor", "the name that is proposed")
        program.get("check box", "Also 2 other mentions with the same words, in all articles")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-split.png")
        program.enter(entry, "Ada Okafor")
        now = wait_for_state(lambda now: "Ada Okafor" in now[0], "one entity more")
        meant = [name for quote, name, _ in now[1] + now[2] if quote == "Okafor"]
        equal(meant, ["Ada Okafor", "Okafor", "Okafor"], "what is meant")
        program.get("label", "Split off “Ada Okafor”")
        name = program.get("text", "Name")
        program.wait_for(lambda: program.text(name) == "Ada Okafor", "the new entity in the form")
        undo()

    def all_mentions_with_the_same_words_are_split_off() -> None:
        show("Okafor", 1)
        choose("Split This Mention Off")
        program.click_on(program.get("check box", "Also 2 other mentions"))
        program.enter(program.get("text", "Name of the new entity"), "Ada Okafor")
        now = wait_for_state(lambda now: "Ada Okafor" in now[0], "one entity more")
        meant = [name for quote, name, _ in now[1] + now[2] if quote == "Okafor"]
        equal(meant, ["Ada Okafor"] * 3, "what is meant")
        undo()

    def one_is_removed_and_its_mentions_stay() -> None:
        show("Okafor", 1)
        choose("Remove the Entity")
        program.get("label", "Remove “Okafor” from the library?")
        program.get("label", "3 mentions, claims and relations refer to it, in all articles.")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-remove.png")
        program.act(program.get("push button", "Keep Mentions"))
        now = wait_for_state(lambda now: "Okafor" not in now[0], "one entity less")
        equal([name for quote, name, _ in now[1] + now[2] if quote == "Okafor"], [None] * 3, "what is meant")
        undo()

    def one_is_removed_with_its_mentions() -> None:
        show("Okafor", 1)
        choose("Remove the Entity")
        program.act(program.get("push button", "Remove with Mentions"))
        now = wait_for_state(lambda now: "Okafor" not in now[0], "one entity less")
        equal([name for quote, name, _ in now[1] + now[2] if quote == "Okafor"], [], "what is meant")
        program.get("label", "Removed “Okafor”")
        undo()

    fill_library()
    START = state()
    program = desktop.start(desktop.home / "story.txt")
    program.wait_for(lambda: "Okafor" in program.text(program.get("text", "Article")), "the article")
    main(
        a_menu_of_the_entity_says_what_can_be_done_with_it,
        one_is_merged_into_another_by_the_keyboard_alone,
        the_one_that_stays_is_current,
        undo_brings_all_of_it_back,
        a_mention_is_split_off_alone,
        all_mentions_with_the_same_words_are_split_off,
        one_is_removed_and_its_mentions_stay,
        one_is_removed_with_its_mentions,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
