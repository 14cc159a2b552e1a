#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every entry of the main menu, and every key of the window, does what it says."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import PATIENCE_S, Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
# Entries of the main menu that open a window: the key that does so too, and what the window is called
THAT_OPEN = {
    "History…": ("ctrl+h", "History"),
    "Jump to…": ("ctrl+k", "Jump To"),
    "Open…": ("ctrl+o", "Open Articles"),
    "Export Article…": ("ctrl+e", "Export Article"),
    "Export Library…": ("shift+ctrl+e", "Export Library"),
    "Import Annotations…": ("ctrl+i", "Import Annotations"),
    "Find Duplicate Entities…": (None, "Find Duplicate Entities"),
    "Preferences": ("ctrl+comma", "Preferences"),
    "Tagset…": ("shift+ctrl+t", "Tagset"),
    "Keyboard Shortcuts": ("ctrl+question", "Keyboard shortcuts"),
    "About Manicule": (None, "About"),
}
# Those that do something in the window they are in
THAT_ACT = [
    "Undo", "Redo", "Find in Article…", "Go Back", "Go Forward", "Paste as New Article", "Open the Sample", "New Window", "Suggest Known Names", "Suggest Claims", "Claims of All Articles", "Show Library", "Show Inspector"
]

# Those that open a menu of their own: ui-annotators tries it
THAT_LEAD_ON = "Annotator: "

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text("Jonas Okafor told the Courier that the port of Saltmouth opens.\n")
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def mentions() -> list[dict]:
        document = json.loads(desktop.run(CLI, "export", "--format", "manicule"))
        return next(article for article in document["articles"] if article["title"] == "story")["mentions"]

    def windows() -> list[str]:
        root = program.root
        return [root.get_child_at_index(i).get_name() for i in range(root.get_child_count())]

    def opens(*keys: str, window: str) -> None:
        """The keys open this window, and Escape closes it again."""
        program.key("ctrl+t")
        program.key(*keys)
        program.wait_for(lambda: window in windows(), f"{window} among the windows")
        program.key("Escape")
        program.wait_for(lambda: window not in windows(), f"{window} to close")

    def choose(entry: str) -> None:
        program.key("ctrl+t", "F10")
        program.get("menu item", "Keyboard Shortcuts")
        item = program.find("menu item", entry) or program.find("check menu item", entry)
        check(item is not None, f"{entry} is in the menu")
        program.act(item)

    def the_main_menu_has_no_other_entries_than_are_tried_here() -> None:
        program.key("F10")
        program.get("menu item", "Keyboard Shortcuts")
        entries = [item.get_name() for role in ("menu item", "check menu item") for item in program.find_all(role)]
        leading = [entry for entry in entries if entry.startswith(THAT_LEAD_ON)]
        check(leading, "an entry leads on")
        inside = [leading[0].removeprefix(THAT_LEAD_ON), "New Profile…", "Manage Profiles…"]
        entries = [entry for entry in entries if entry not in [*leading, *inside]]
        equal(sorted(entries), sorted([*THAT_OPEN, *THAT_ACT]), "the entries")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        program.key("Escape")
        program.gone("menu item", "Keyboard Shortcuts")

    def entries_and_keys_that_open_a_window_do_and_escape_closes_it() -> None:
        for entry, (key, window) in THAT_OPEN.items():
            if key:
                opens(key, window=window)
            choose(entry)
            program.wait_for(lambda: window in windows(), f"{window} among the windows")
            program.key("Escape")
            program.wait_for(lambda: window not in windows(), f"{window} to close")

    def undo_and_redo_in_the_menu_do_so() -> None:
        program.set_caret(text, 3)
        program.key("p")
        program.wait_for(mentions, "a mention")
        choose("Undo")
        program.wait_for(lambda: not mentions(), "no mention")
        choose("Redo")
        program.wait_for(mentions, "the mention again")

    def the_panes_go_and_come_by_key_and_by_menu() -> None:
        def width() -> float:
            return program.box(text)[2]

        # A pane that is gone leaves its room to the text
        for key, entry in (("F9", "Show Library"), ("shift+F9", "Show Inspector")):
            before = width()
            program.key("ctrl+t", key)
            program.wait_for(lambda: width() > before + 100, f"more room for the text after {key}")
            choose(entry)
            program.wait_for(lambda: width() == before, f"as much room as before after {entry}")
        program.key("shift+ctrl+f")
        entry = program.get("entry", "Search the library")
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the search")
        program.key("Escape")

    def articles_come_and_windows_open_and_close_by_menu() -> None:
        n_articles = len(desktop.run(CLI, "list").splitlines())
        choose("Open the Sample")
        program.wait_for(
            lambda: len(desktop.run(CLI, "list").splitlines()) == n_articles + 1, "the sample in the library"
        )
        choose("Claims of All Articles")
        program.wait_for(lambda: "Claims" in windows(), "the table of claims")
        program.key("ctrl+w")
        program.wait_for(lambda: "Claims" not in windows(), "the table to close")
        choose("New Window")
        program.wait_for(lambda: len(windows()) == 2, "a second window")
        program.key("ctrl+w")
        program.wait_for(lambda: len(windows()) == 1, "one window")
        program.key("ctrl+q")
        equal(program.child.wait(PATIENCE_S), 0, "the exit status")

    def going_back_and_forward_opens_what_was_open() -> None:
        other = program.text(text)
        choose("Go Back")
        program.wait_for(lambda: "Okafor" in program.text(text), "the story")
        program.key("alt+Right")
        program.wait_for(lambda: program.text(text) == other, "the pasted text again")
        program.key("alt+Left")
        program.wait_for(lambda: "Okafor" in program.text(text), "the story again")

    def what_is_copied_pastes_as_an_article_of_its_own() -> None:
        program.key("ctrl+t")
        program.select(text, "told the Courier")
        program.key("ctrl+c", "Escape")
        choose("Paste as New Article")
        program.wait_for(lambda: len(desktop.run(CLI, "list").splitlines()) == 2, "a second article")
        check("told the Courier" in desktop.run(CLI, "list"), "it is called by its first words")
        program.wait_for(lambda: program.text(text) == "told the Courier", "the pasted text")

    main(
        the_main_menu_has_no_other_entries_than_are_tried_here,
        entries_and_keys_that_open_a_window_do_and_escape_closes_it,
        undo_and_redo_in_the_menu_do_so,
        the_panes_go_and_come_by_key_and_by_menu,
        what_is_copied_pastes_as_an_article_of_its_own,
        going_back_and_forward_opens_what_was_open,
        articles_come_and_windows_open_and_close_by_menu,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
