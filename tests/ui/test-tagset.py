#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tagset is edited while one marks: what is changed in its window is what the keys, menus and marks are at once."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Jonas Okafor sailed the Kestrel to Saltmouth. The Kestrel sank.\n"

with Desktop() as desktop:
    program: Program | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def types() -> list[dict]:
        return export()["tagset"]["entityTypes"]

    def labels() -> list[str]:
        return [tag["label"] for tag in types()]

    def marks() -> list[tuple[str, str]]:
        """(label of the type, words) of each mention."""
        document = export()
        names = {tag["id"]: tag["label"] for tag in document["tagset"]["entityTypes"]}
        return [(names[m["type"]], m["spans"][0]["quote"]) for m in document["articles"][0]["mentions"]]

    def wait_for_labels(condition, what: str) -> list[str]:
        return program.wait_for(lambda: (now := labels()) and condition(now) and now, what)

    def top(name: str) -> Atspi.Accessible | None:
        children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
        return next((child for child in children if child and (child.get_name() or "") == name), None)

    def editor() -> Atspi.Accessible:
        return program.wait_for(lambda: top("Tagset"), "the editor")

    def field(name: str) -> Atspi.Accessible:
        return program.get("text", name, editor())

    def rows() -> list[str]:
        return program.names("list item", start=program.get("list", "Tags", editor()))

    def row(name: str) -> Atspi.Accessible:
        return program.get("list item", name, program.get("list", "Tags", editor()))

    def show(name: str) -> None:
        program.click_on(row(name))
        program.wait_for(lambda: program.text(field("Name")) == name, f"{name} in the form")

    def it_opens_by_its_key() -> None:
        program.key("ctrl+t", "shift+ctrl+t")
        program.wait_for(lambda: program.text(field("Name")) == "Person", "the first type in the form")
        equal(rows()[:3], ["Person", "Organisation", "Place"], "the first rows")
        equal(program.text(field("Key")), "p", "the key")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("tagset.png")

    def a_type_is_added_named_and_given_a_key_by_the_keyboard() -> None:
        program.key("ctrl+n")
        program.wait_for(lambda: program.text(field("Name")) == "New type", "the new type in the form")
        program.wait_for(lambda: program.has_state(field("Name"), "focused"), "the keyboard in its name")
        program.type("Ship")
        program.key("Return", "Tab")
        wait_for_labels(lambda now: now[-1] == "Ship", "the name in the library")
        program.wait_for(lambda: program.has_state(field("Key"), "focused"), "the keyboard in its key")
        program.type("z")
        program.key("Tab")
        program.wait_for(lambda: types()[-1]["key"] == "z", "the key in the library")
        check(types()[-1]["color"] not in [tag["color"] for tag in types()[:-1]], "it has a colour of its own")

    def a_key_that_is_taken_is_refused_and_says_why() -> None:
        for key, reason in (("p", "“p” is the key of “Person” already"),
                            ("n", "“n” does something else in the article: see Keyboard Shortcuts"),
                            ("?", "A key is one letter or digit")):  # fmt: skip
            program.enter(field("Key"), key)
            program.get("label", reason, editor())
            desktop.screenshot("tagset-key.png")
        equal(types()[-1]["key"], "z", "the key in the library")
        program.enter(field("Key"), "z")
        program.gone("label", "A key is one letter or digit", editor())

    def what_was_added_marks_at_once() -> None:
        program.key("Escape")
        program.wait_for(lambda: not top("Tagset"), "the editor to close")
        text = program.get("text", "Article")
        for nth in range(2):
            program.select(text, "Kestrel", nth)
            program.key("z")
            program.wait_for(lambda nth=nth: marks().count(("Ship", "Kestrel")) == nth + 1, "the mark")
        program.key("ctrl+question")
        overlay = program.wait_for(lambda: top("Keyboard shortcuts"), "the window of keys")
        program.get("label", "Ship", overlay)
        desktop.screenshot("tagset-shortcuts.png")
        program.key("Escape")
        program.wait_for(lambda: not top("Keyboard shortcuts"), "the window of keys to close")

    def order_is_changed_by_key_and_undone() -> None:
        program.key("ctrl+t", "shift+ctrl+t")
        editor()
        show("Place")
        program.click_on(row("Place"))
        program.key("alt+Up")
        wait_for_labels(lambda now: now[:3] == ["Person", "Place", "Organisation"], "Place to have moved")
        program.wait_for(lambda: rows()[:3] == ["Person", "Place", "Organisation"], "its row to have moved")
        program.key("ctrl+z")
        wait_for_labels(lambda now: now[:3] == ["Person", "Organisation", "Place"], "Place to be where it was")
        program.key("shift+ctrl+z")
        wait_for_labels(lambda now: now[:3] == ["Person", "Place", "Organisation"], "Place to have moved again")
        program.key("ctrl+z")
        wait_for_labels(lambda now: now[:3] == ["Person", "Organisation", "Place"], "Place to be where it was again")

    def order_is_changed_by_dragging() -> None:
        x, y, width, height = program.box(row("Place"))
        x2, y2, width2, height2 = program.box(row("Person"))
        program.drag(x + width / 2, y + height / 2, x2 + width2 / 2, y2 + height2 / 2)
        wait_for_labels(lambda now: now[:3] == ["Place", "Person", "Organisation"], "Place to come first")
        program.click_on(row("Place"))
        program.key("ctrl+z")
        wait_for_labels(lambda now: now[:3] == ["Person", "Organisation", "Place"], "Place to be where it was")

    def a_type_in_use_is_removed_with_its_marks_changed_and_that_is_undone() -> None:
        program.key("End")
        program.wait_for(lambda: program.text(field("Name")) == "Ship", "Ship in the form")
        program.key("Delete")
        program.get("label", "Remove “Ship”?")
        program.get("label", "Used by 2 mentions in 1 article and by 1 entity")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("tagset-remove.png")
        program.key("alt+r")
        program.wait_for(lambda: "Ship" not in labels(), "the type to be gone")
        equal(marks(), [("Person", "Kestrel"), ("Person", "Kestrel")], "the marks")
        program.click_on(row("Person"))
        program.key("ctrl+z")
        wait_for_labels(lambda now: now[-1] == "Ship", "the type to be back")
        equal(marks(), [("Ship", "Kestrel"), ("Ship", "Kestrel")], "the marks")

    def choose(entry: str) -> None:
        """From the menu of the editor."""
        program.click_on(program.find_all("push button", "More", editor())[-1])
        program.act(program.get("menu item", entry, editor()))

    def a_colour_is_picked_and_undone() -> None:
        program.key("Home")
        program.wait_for(lambda: program.text(field("Name")) == "Person", "Person in the form")
        before = types()[0]["color"]
        program.click_on(program.get("push button", "Colour", editor()))
        picking = program.wait_for(lambda: top("Pick a Colour"), "the colours")
        program.at_rest(program.get("push button", "Select", picking))
        program.key("Right", "space")
        desktop.screenshot("tagset-colours.png")
        program.click_on(program.get("push button", "Select", picking))
        program.wait_for(lambda: types()[0]["color"] != before, "another colour")
        program.wait_for(lambda: not top("Pick a Colour"), "the colours to go")
        program.click_on(row("Organisation"))
        program.key("ctrl+z")
        program.wait_for(lambda: types()[0]["color"] == before, "the colour it had")

    def a_cue_word_is_added() -> None:
        list_shown = program.get("combo box", "What is edited", editor())
        for _ in range(8):
            if "Cue Words" in program.names("label", start=list_shown):
                break
            program.key("ctrl+Next")
            program.at_rest(list_shown)
        program.key("ctrl+n")
        word = field("Word or Phrase")
        program.wait_for(lambda: program.has_state(word, "focused"), "the keyboard in the word")
        program.key("ctrl+a")
        program.type("quipped to")
        program.key("Return")
        program.wait_for(lambda: any(cue["text"] == "quipped to" for cue in export()["tagset"]["cues"]), "the cue in the library")
        desktop.screenshot("tagset-cues.png")

    def one_is_imported_from_a_file_and_undone() -> None:
        tagset = export()["tagset"]
        tagset["entityTypes"][0]["label"] = "Human"
        source = desktop.home / "theirs.json"
        source.write_text(json.dumps({"format": "manicule-tagset", "version": 1, "tagset": tagset}))
        choose("Import Tagset…")
        program.wait_for(lambda: top("Import Tagset"), "the dialog")
        program.key("ctrl+l")
        entry = program.get("text", "GtkFileChooserEntry")
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the location")
        program.key("ctrl+a")
        program.type(str(source))
        program.wait_for(lambda: program.text(entry) == str(source), "the location")
        program.key("Return")
        wait_for_labels(lambda now: now[0] == "Human", "the types of the file")
        program.wait_for(lambda: not top("Import Tagset"), "the dialog to close")
        program.click_on(row("quipped to"))
        program.key("ctrl+z")
        wait_for_labels(lambda now: now[0] == "Person", "the types there were")

    def it_is_exported_and_a_preset_keeps_what_is_used() -> None:
        target = desktop.home / "mine.json"
        choose("Export Tagset…")
        program.wait_for(lambda: top("Export Tagset"), "the dialog")
        program.key("ctrl+a")
        program.type(str(target))
        program.key("Return")
        program.wait_for(target.exists, "the file")
        mine = export()["tagset"]
        equal(json.loads(target.read_text())["tagset"]["cues"], mine["cues"], "the cues in the file")
        program.wait_for(lambda: not top("Export Tagset"), "the dialog to close")

        choose("Use a Preset…")
        program.get("label", "Use a Preset")
        desktop.screenshot("tagset-presets.png")
        program.click_on(program.get("check box", "CoNLL-2003"))
        program.key("alt+u")
        program.get("label", "These are used, and are not in the new tagset:")
        desktop.screenshot("tagset-preset.png")
        program.key("alt+u")
        wait_for_labels(lambda now: "Place" not in now, "the types of the preset")
        equal(sorted(labels()), ["LOC", "MISC", "ORG", "PER", "Ship"], "its types, and what is kept")

    def start() -> None:
        global program
        (desktop.home / "story.txt").write_text(STORY)
        program = desktop.start(desktop.home / "story.txt")
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def it_starts() -> None:
        start()

    def it_ends_well() -> None:
        program.key("Escape")
        program.wait_for(lambda: not top("Tagset"), "the editor to close")
        program.close()

    main(
        it_starts,
        it_opens_by_its_key,
        a_type_is_added_named_and_given_a_key_by_the_keyboard,
        a_key_that_is_taken_is_refused_and_says_why,
        what_was_added_marks_at_once,
        order_is_changed_by_key_and_undone,
        order_is_changed_by_dragging,
        a_type_in_use_is_removed_with_its_marks_changed_and_that_is_undone,
        a_colour_is_picked_and_undone,
        a_cue_word_is_added,
        one_is_imported_from_a_file_and_undone,
        it_is_exported_and_a_preset_keeps_what_is_used,
        it_ends_well,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
