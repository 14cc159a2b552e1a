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

    # What is looked for where it is, and what stays: to look through the whole window takes its time

    def dialog(name: str) -> Atspi.Accessible:
        def find() -> Atspi.Accessible | None:
            children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
            return next((child for child in children if child and name in (child.get_name() or "")), None)

        return program.wait_for(find, f"the dialog {name!r}")

    def wait_for_entity(name: str) -> None:
        program.wait_for(lambda: program.text(name_field) == name, f"{name} in the form")

    def show(words: str, nth: int = 0) -> None:
        """Make the mention that begins there the current one."""
        program.set_caret(text, program.place(text, words, nth)[0])
        program.key("Right")
        wait_for_entity(words)

    def choose(entry: str) -> None:
        """From the menu of the current entity."""
        program.click_on(menu_button)
        program.act(program.get("menu item", entry, menu_button))

    def a_menu_of_the_entity_says_what_can_be_done_with_it() -> None:
        show("Okafor", 1)
        # to the form of the mention, past its fields
        program.key("Return")
        button = program.find_all("push button", start=menu_button)[-1]
        for _ in range(20):
            if program.has_state(button, "focused"):
                break
            program.key("Tab")
        program.wait_for(lambda: program.has_state(button, "focused"), "the keyboard on the menu button")
        program.key("space")
        program.get("menu item", "Merge into Another Entity…", menu_button)
        names = program.names("menu item", start=menu_button)
        equal(
            names,
            ["Everything About It", "Merge into Another Entity…", "Split This Mention Off…", "Mark All Occurrences…", "Remove the Entity…"],
            "the entries",
        )
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-menu.png")

    def one_is_merged_into_another_by_the_keyboard_alone() -> None:
        program.key("Down", "Return")
        entry = program.get("text", "Entity That Stays", dialog("Merge into"))
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the chooser")
        button = program.get("push button", "Merge", dialog("Merge into"))
        check(not program.has_state(button, "sensitive"), "there is nothing to merge into yet")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        program.type("Oka")
        choices = program.get("list", "Choices", dialog("Merge into"))
        program.get("list item", "Jonas Okafor", choices)
        desktop.screenshot("entities-merge.png")
        equal(program.names("list item", start=choices), ["Jonas Okafor"], "the choices")
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
        wait_for_entity("Jonas Okafor")

    def undo_brings_all_of_it_back() -> None:
        undo()

    def a_mention_is_split_off_alone() -> None:
        show("Okafor", 1)
        choose("Split This Mention Off")
        entry = program.get("text", "Name of the new entity", dialog("Split"))
        equal(program.text(entry), "Okafor", "the name that is proposed")
        program.get("check box", "Also 2 other mentions with the same words, in all articles", dialog("Split"))
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-split.png")
        program.enter(entry, "Ada Okafor")
        now = wait_for_state(lambda now: "Ada Okafor" in now[0], "one entity more")
        meant = [name for quote, name, _ in now[1] + now[2] if quote == "Okafor"]
        equal(meant, ["Ada Okafor", "Okafor", "Okafor"], "what is meant")
        program.get("label", "Split off “Ada Okafor”")
        wait_for_entity("Ada Okafor")
        undo()

    def all_mentions_with_the_same_words_are_split_off() -> None:
        show("Okafor", 1)
        choose("Split This Mention Off")
        program.click_on(program.get("check box", "Also 2 other mentions", dialog("Split")))
        program.enter(program.get("text", "Name of the new entity", dialog("Split")), "Ada Okafor")
        now = wait_for_state(lambda now: "Ada Okafor" in now[0], "one entity more")
        meant = [name for quote, name, _ in now[1] + now[2] if quote == "Okafor"]
        equal(meant, ["Ada Okafor"] * 3, "what is meant")
        undo()

    def one_is_removed_and_its_mentions_stay() -> None:
        show("Okafor", 1)
        choose("Remove the Entity")
        asking = dialog("Remove “Okafor” from the library?")
        program.get("label", "3 mentions, claims and relations refer to it, in all articles.", asking)
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-remove.png")
        program.act(program.get("push button", "Keep Mentions", asking))
        now = wait_for_state(lambda now: "Okafor" not in now[0], "one entity less")
        equal([name for quote, name, _ in now[1] + now[2] if quote == "Okafor"], [None] * 3, "what is meant")
        undo()

    def one_is_removed_with_its_mentions() -> None:
        show("Okafor", 1)
        choose("Remove the Entity")
        program.act(program.get("push button", "Remove with Mentions", dialog("Remove “Okafor”")))
        now = wait_for_state(lambda now: "Okafor" not in now[0], "one entity less")
        equal([name for quote, name, _ in now[1] + now[2] if quote == "Okafor"], [], "what is meant")
        undo()

    def mentions_follow_the_type_that_is_picked() -> None:
        show("Saltmouth")
        program.click_on(program.find_all("push button", "Type of the Entity")[-1])
        program.get("label", "Place")
        check(not program.find("label", "Figure"), "a figure is no entity")
        program.key("Down", "Down", "Return")
        now = wait_for_state(lambda now: now[0]["Saltmouth"] == ("place",), "the entity to be a place")
        kinds = [kind for quote, _, kind in now[1] + now[2] if quote == "Saltmouth"]
        equal(kinds, ["place"] * 3, "the types of the mentions")
        undo()

    def a_row_dragged_onto_another_is_merged_into_it() -> None:
        entities = program.get("list", "Entities")
        (x1, y1), (x2, y2) = (
            (x + 60, y + height / 2)
            for x, y, _, height in (program.box(program.get("list item", name, entities)) for name in ("Norvick", "Norvik"))
        )
        window = program.window_id()
        desktop.xdotool("mousemove", "--window", window, int(x1), int(y1), "mousedown", 1)
        for step in range(1, 11):
            desktop.xdotool("mousemove", "--window", window, int(x1), int(y1 + step), "sleep", "0.02")
        for step in range(1, 11):
            y = y1 + 10 + (y2 - y1 - 10) * step / 10
            desktop.xdotool("mousemove", "--window", window, int(x1), int(y), "sleep", "0.05")
        desktop.screenshot("entities-drag.png")
        desktop.xdotool("mouseup", 1)
        now = wait_for_state(lambda now: "Norvick" not in now[0], "one entity less")
        equal(now[0]["Norvik"], ("organisation", "Norvick"), "the entity that stays")
        equal({name for quote, name, _ in now[1] + now[2] if "Norv" in quote}, {"Norvik"}, "what is meant")
        undo()

    def what_looks_alike_is_found() -> None:
        program.key("ctrl+t", "F10")
        program.act(program.get("menu item", "Find Duplicate Entities…"))
        found = dialog("Find Duplicate Entities")
        program.get("list item", "Norvik and Norvick", found)
        names = program.names("list item", start=found)
        equal(names, ["Norvik and Norvick: One letter apart", "Jonas Okafor and Okafor: Same surname"], "the pairs")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("entities-duplicates.png")

    def the_other_one_is_kept_after_swapping_them() -> None:
        found = dialog("Find Duplicate Entities")
        row = program.get("list item", "Norvik and Norvick", found)
        program.act(program.get("push button", "Keep the other one", row))
        row = program.get("list item", "Norvick and Norvik", found)
        program.act(program.get("push button", "Merge", row))
        program.gone("list item", "Norvick and Norvik", found)
        now = wait_for_state(lambda now: "Norvik" not in now[0], "one entity less")
        equal(now[0]["Norvick"], ("organisation", "Norvik"), "the entity that stays")
        equal({name for quote, name, _ in now[1] + now[2] if "Norv" in quote}, {"Norvick"}, "what is meant")

    def it_is_undone_where_it_was_done() -> None:
        found = dialog("Find Duplicate Entities")
        program.act(program.get("push button", "Undo", found))
        wait_for_start()
        program.get("list item", "Norvick and Norvik", found)

    def what_is_not_the_same_goes_from_the_list_alone() -> None:
        found = dialog("Find Duplicate Entities")
        for n_left in (1, 0):
            program.act(program.get("push button", "Not the Same", found))
            program.wait_for(lambda: len(program.find_all("list item", start=found)) == n_left, f"{n_left} pairs")
        program.get("label", "No entities look alike", found)
        equal(state(), START, "the library")
        program.key("Escape")
        program.gone("label", "No entities look alike")

    fill_library()
    START = state()
    program = desktop.start(desktop.home / "story.txt")
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")
    program.set_caret(text, 0)
    program.key("Right")
    name_field = program.get("text", "Name")
    menu_button = program.get("push button", "More for this entity")
    main(
        a_menu_of_the_entity_says_what_can_be_done_with_it,
        one_is_merged_into_another_by_the_keyboard_alone,
        the_one_that_stays_is_current,
        undo_brings_all_of_it_back,
        a_mention_is_split_off_alone,
        all_mentions_with_the_same_words_are_split_off,
        one_is_removed_and_its_mentions_stay,
        one_is_removed_with_its_mentions,
        mentions_follow_the_type_that_is_picked,
        a_row_dragged_onto_another_is_merged_into_it,
        what_looks_alike_is_found,
        the_other_one_is_kept_after_swapping_them,
        it_is_undone_where_it_was_done,
        what_is_not_the_same_goes_from_the_list_alone,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
