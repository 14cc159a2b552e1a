#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The history lists what was done, also before a restart and by others, and any of it can be undone."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from hearing import misheard, says  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Okafor told the Courier that Saltmouth has a port.\n"

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text(STORY)
    program = desktop.start(story)

    def article():
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")
        return text

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def mentions() -> list[str]:
        found = next(one for one in export()["articles"] if one["title"] == "story")["mentions"]
        return sorted(f"{m['spans'][0]['quote']}: {m['type']}" for m in found)

    def wait_for_mentions(*expected: str) -> None:
        program.wait_for(lambda: mentions() == sorted(expected), f"{expected}, not {mentions()}")

    def mark(word: str, key: str) -> None:
        program.set_caret(article(), STORY.index(word) + 2)
        program.key(key)

    def rows() -> list[str]:
        changes = program.find("list", "Changes")
        return [says(row) for row in program.find_all("list item", None, changes)] if changes else []

    def wait_for_rows(*beginnings: str) -> None:
        def are_there() -> bool:
            shown = rows()
            return len(shown) == len(beginnings) and all(map(str.startswith, shown, beginnings))

        program.wait_for(are_there, f"rows {beginnings}, not {rows()}")

    def pick(nth: int) -> None:
        row = program.find_all("list item", None, program.get("list", "Changes"))[nth]
        program.click_on(row)
        program.wait_for(lambda: program.has_state(row, "selected"), f"row {nth} to be selected")

    def can(label: str) -> bool:
        return program.has_state(program.get("push button", label), "sensitive")

    def open_history() -> None:
        program.key("ctrl+t", "ctrl+h")
        program.wait_for(rows, "the history")

    def close_history() -> None:
        program.key("Escape")
        program.gone("list", "Changes")

    def the_history_outlives_the_program() -> None:
        global program
        article()
        mark("Okafor", "p")
        wait_for_mentions("Okafor: person")
        mark("Courier", "o")
        wait_for_mentions("Okafor: person", "Courier: organisation")
        mark("Saltmouth", "l")
        wait_for_mentions("Okafor: person", "Courier: organisation", "Saltmouth: place")
        program.close()
        program = desktop.start()
        article()
        open_history()
        wait_for_rows("Mark Place", "Mark Organisation", "Mark Person", "Add Article")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("history.png")

    def one_picked_change_is_undone_by_keys_alone_and_the_others_stay() -> None:
        program.key("Down", "Return")
        program.wait_for(lambda: program.focused() and says(program.focused()) == "Undo This Change", "the keyboard there")
        program.key("Return")
        wait_for_mentions("Okafor: person", "Saltmouth: place")
        wait_for_rows("Undo of “Mark Organisation”", "Mark Place", "Mark Organisation, undone", "Mark Person", "Add Article")
        program.wait_for(lambda: not can("Undo This Change"), "what is undone not to be undone again")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("history-undone.png")

    def the_window_shows_it_at_once() -> None:
        close_history()
        equal([bool(program.find("list item", word, program.window)) for word in ("Okafor", "Courier", "Saltmouth")],
              [True, False, True], "what the window lists")

    def an_undo_is_undone_likewise() -> None:
        open_history()
        pick(0)
        program.click_on(program.get("push button", "Undo This Change"))
        wait_for_mentions("Okafor: person", "Courier: organisation", "Saltmouth: place")
        wait_for_rows("Redo of “Mark Organisation”", "Undo of “Mark Organisation”", "Mark Place", "Mark Organisation, ",
                      "Mark Person", "Add Article")
        check("Mark Organisation, undone" not in rows()[3], "it is not undone any more")
        close_history()

    def what_has_since_been_changed_stays_and_the_dialog_says_why() -> None:
        mark("Okafor", "o")
        wait_for_mentions("Okafor: organisation", "Courier: organisation", "Saltmouth: place")
        open_history()
        before = rows()
        pick(5)
        program.click_on(program.get("push button", "Undo This Change"))
        program.get("label", "“Mark Person” cannot be reversed")
        desktop.screenshot("history-conflict.png")
        equal(rows(), before, "the history")
        equal(mentions(), ["Courier: organisation", "Okafor: organisation", "Saltmouth: place"], "the mentions")

    def all_since_a_change_is_undone_once_confirmed() -> None:
        pick(6)
        program.wait_for(lambda: can("Undo Everything Since"), "what can be undone")
        program.click_on(program.get("push button", "Undo Everything Since"))
        program.get("label", "Undo 4 Changes?")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("history-since.png")
        program.key("Return")
        wait_for_mentions()
        program.wait_for(lambda: len(rows()) == 11, f"a row for each undo, not {rows()}")
        close_history()
        check(program.find("list item", "Saltmouth", program.window) is None, "the window shows none")

    def an_import_shows_while_the_history_is_open_and_is_undone() -> None:
        mark("Okafor", "p")
        wait_for_mentions("Okafor: person")
        path = desktop.home / "annotations.json"
        path.write_text(json.dumps(export()))
        program.key("ctrl+t", "ctrl+z")
        wait_for_mentions()
        open_history()
        program.click_on(program.get("push button", "Whole Library"))
        program.wait_for(lambda: any(row.startswith("Add Article") for row in rows()), "the history of the library")
        desktop.run(CLI, "import", "--format", "manicule", path)
        wait_for_mentions("Okafor: person")
        program.wait_for(lambda: "by an import" in rows()[0], f"the import, not {rows()[0]}")
        check("story" in rows()[0], f"{rows()[0]} says in which article it is")
        desktop.screenshot("history-import.png")
        program.click_on(program.get("push button", "This Article"))
        program.wait_for(lambda: "by an import" in rows()[0] and can("Undo This Change"), "the import to be picked")
        program.click_on(program.get("push button", "Undo This Change"))
        wait_for_mentions()
        program.wait_for(lambda: rows()[0].startswith("Undo of"), "the undo of the import")
        close_history()

    main(
        the_history_outlives_the_program,
        one_picked_change_is_undone_by_keys_alone_and_the_others_stay,
        the_window_shows_it_at_once,
        an_undo_is_undone_likewise,
        what_has_since_been_changed_stays_and_the_dialog_says_why,
        all_since_a_change_is_undone_once_confirmed,
        an_import_shows_while_the_history_is_open_and_is_undone,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
