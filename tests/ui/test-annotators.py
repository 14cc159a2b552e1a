#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who annotates is a named profile: made, renamed and chosen in the window, carried by what they make, undone by them."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Jonas Okafor opened the port. Saltmouth cheered.\n"

with Desktop(dark="dark" in os.environ.get("MN_LOOK", "")) as desktop:
    story = desktop.home / "story.txt"
    story.write_text(STORY)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def names() -> list[str]:
        return sorted(annotator["name"] for annotator in export()["annotators"])

    def remembered() -> str:
        """Who annotates, as the settings have it."""
        settings = desktop.home / "config/glib-2.0/settings/keyfile"
        kept = settings.read_text() if settings.exists() else ""
        return next((one["name"] for one in export()["annotators"] if one["id"] in kept), "")

    def makers() -> dict[str, str]:
        """Who marked each mention."""
        document = export()
        called = {annotator["id"]: annotator["name"] for annotator in document["annotators"]}
        return {m["spans"][0]["quote"]: called[m["annotator"]] for m in document["articles"][0]["mentions"]}

    def verdicts() -> dict[str, str]:
        document = export()
        called = {annotator["id"]: annotator["name"] for annotator in document["annotators"]}
        return {
            called[verdict["annotator"]]: verdict["value"]
            for claim in document["articles"][0]["claims"]
            for verdict in claim["verdicts"]
        }

    def wait_for(get: object, expected: object, what: str) -> None:
        program.wait_for(lambda: get() == expected, f"{expected} as {what}, not {get()}")

    def dialog(name: str) -> Atspi.Accessible:
        def find() -> Atspi.Accessible | None:
            children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
            return next((child for child in children if child and name in (child.get_name() or "")), None)

        return program.wait_for(find, f"the window {name!r}")

    def no_dialog(name: str) -> None:
        def names_of_windows() -> list[str]:
            count = program.root.get_child_count()
            return [program.root.get_child_at_index(i).get_name() or "" for i in range(count)]

        program.wait_for(lambda: not any(name in one for one in names_of_windows()), f"no window {name!r}")

    def has_keyboard(name: str) -> None:
        """By the X server: to the program a window may be active before the keys go there."""

        def focused() -> str:
            try:
                return desktop.xdotool("getwindowfocus", "getwindowname")
            except subprocess.CalledProcessError:  # no window has it, for a moment
                return ""

        program.wait_for(lambda: focused() == name, f"the keyboard in the window {name!r}")

    def open_preferences() -> Atspi.Accessible:
        program.key("ctrl+t", "ctrl+comma")
        window = dialog("Preferences")
        has_keyboard("Preferences")
        return window

    def close_preferences(key: str = "Escape") -> None:
        program.key(key)
        no_dialog("Preferences")
        has_keyboard("story")

    def open_submenu() -> None:
        program.key("ctrl+t")
        program.click_on(program.get("push button", "Main menu"))
        program.act(program.get("menu item", "Annotator: "))
        program.get("menu item", "Manage Profiles…")

    def switch_by_menu(name: str) -> None:
        open_submenu()
        roles = ("radio menu item", "check menu item", "menu item")
        found = [one for role in roles for one in program.find_all(role) if one.get_name() == name]
        check(found, f"{name} is in the menu:\n{program.tree()}")
        choice = found[0]
        program.act(choice)
        wait_for(remembered, name, "who is remembered")

    def a_profile_is_renamed_in_the_preferences_by_the_keyboard() -> None:
        window = open_preferences()
        own = names()[0]
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("preferences.png")
        button = program.get("push button", f"Rename “{own}”", window)
        while not program.has_state(button, "focused"):
            before = program.wait_for(
                lambda: program.focused(window),
                "the keyboard somewhere",
            )
            program.key("Tab")
            program.wait_for(lambda: not program.has_state(before, "focused"), "the keyboard to go on")
        program.key("space")
        entry = program.get("text", "Name", dialog("Rename Profile"))
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the name")
        program.key("ctrl+a")
        program.type("Ida")
        program.key("Return")
        wait_for(names, ["Ida"], "the annotators")
        no_dialog("Rename Profile")
        has_keyboard("Preferences")
        row = program.get("list item", "Ida", window)
        program.wait_for(lambda: program.has_state(row, "focused"), "the keyboard on what was renamed")
        close_preferences()

    def undo_gives_the_old_name_back() -> None:
        program.key("ctrl+t", "ctrl+z")
        program.wait_for(lambda: names() != ["Ida"], "the old name")
        program.key("ctrl+shift+z")
        wait_for(names, ["Ida"], "the annotators")

    def a_profile_is_added_by_the_keyboard_and_annotates_at_once() -> None:
        program.key("ctrl+t", "F10")
        program.get("menu item", "Annotator: Ida")
        program.key("n")
        program.at_rest(program.get("menu item", "New Profile…"))
        program.key("p")
        window = dialog("New Profile")
        entry = program.get("text", "Name", window)
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the name")
        add = program.get("push button", "Add Profile", window)
        check(not program.has_state(add, "sensitive"), "a profile without a name cannot be added")
        program.type("ida")
        program.get("label", "There is a profile called “Ida” already")
        program.wait_for(lambda: not program.has_state(add, "sensitive"), "a taken name to be refused")
        desktop.screenshot("annotator-taken.png")
        program.key("ctrl+a", "Delete")
        program.get("label", "A profile needs a name")
        program.type("Ben")
        program.key("Return")
        wait_for(names, ["Ben", "Ida"], "the annotators")
        no_dialog("New Profile")
        has_keyboard("story")
        wait_for(remembered, "Ben", "who is remembered")

    def mark(words: str) -> None:
        program.key("ctrl+t")
        program.select(text, words)
        program.key("p")
        program.wait_for(lambda: words in makers(), f"{words!r} among the mentions")

    def what_each_marks_carries_their_name() -> None:
        mark("Jonas Okafor")
        switch_by_menu("Ida")
        mark("Saltmouth")
        equal(makers(), {"Jonas Okafor": "Ben", "Saltmouth": "Ida"}, "who marked what")

    def undo_takes_back_only_what_the_one_who_annotates_did() -> None:
        switch_by_menu("Ben")
        program.key("ctrl+t", "ctrl+z")
        wait_for(makers, {"Saltmouth": "Ida"}, "who marked what")
        program.key("ctrl+shift+z")
        wait_for(makers, {"Jonas Okafor": "Ben", "Saltmouth": "Ida"}, "who marked what")

    def picked(name: str) -> str:
        """What a drop-down shows as chosen."""
        picker = program.get("combo box", name)
        return next((label.get_name() for label in program.find_all("label", start=picker)
                     if label.get_name() not in ("(None)", "")), "")  # fmt: skip

    def each_gives_a_verdict_of_their_own() -> None:
        program.set_caret(text, 3)
        program.key("c")
        program.choose(program.get("combo box", "Your Verdict"), "Down")
        wait_for(verdicts, {"Ben": "true"}, "the verdicts")
        wait_for(lambda: picked("Your Verdict"), "True", "your verdict")
        switch_by_menu("Ida")
        wait_for(lambda: picked("Your Verdict"), "None yet", "your verdict")
        program.choose(program.get("combo box", "Your Verdict"), "Down", "Down")
        program.wait_for(lambda: "Ida" in verdicts(), "a verdict of Ida’s")
        equal(verdicts()["Ben"], "true", "the verdict of Ben")
        check(verdicts()["Ida"] != "true", f"Ida’s is another: {verdicts()}")
        desktop.screenshot("annotators-verdict.png")
        switch_by_menu("Ben")
        wait_for(lambda: picked("Your Verdict"), "True", "your verdict")

    def the_choice_is_remembered_and_shown_in_the_preferences() -> None:
        program.close()
        again = desktop.start()
        globals()["program"] = again
        window = open_preferences()
        ben = program.find("radio button", "Ben", window) or program.get("check box", "Ben", window)
        program.wait_for(lambda: program.has_state(ben, "checked"), "Ben chosen")
        ida = program.find("radio button", "Ida", window) or program.get("check box", "Ida", window)
        program.click_on(ida)
        program.wait_for(lambda: program.has_state(ida, "checked"), "Ida chosen")
        desktop.screenshot("preferences-two.png")

    def the_preferences_have_the_switches_of_the_menu() -> None:
        switch = program.get("check box", "Claims", dialog("Preferences"))
        check(not program.has_state(switch, "checked"), "claims are not suggested at first")
        program.click_on(switch)
        program.wait_for(lambda: program.has_state(switch, "checked"), "the switch on")
        program.focus(program.get("spin button", "Seconds to read messages", dialog("Preferences")))
        program.key("ctrl+a")
        program.type("45\t")
        settings = desktop.home / "config" / "glib-2.0" / "settings" / "keyfile"
        program.wait_for(lambda: "notice-seconds=45" in settings.read_text(), "45 seconds, not 60")
        close_preferences("ctrl+w")
        program.key("ctrl+t", "F10")
        entry = program.get("check menu item", "Suggest Claims")
        program.wait_for(lambda: program.has_state(entry, "checked"), "the entry of the menu checked")
        program.key("Escape")

    main(
        a_profile_is_renamed_in_the_preferences_by_the_keyboard,
        undo_gives_the_old_name_back,
        a_profile_is_added_by_the_keyboard_and_annotates_at_once,
        what_each_marks_carries_their_name,
        undo_takes_back_only_what_the_one_who_annotates_did,
        each_gives_a_verdict_of_their_own,
        the_choice_is_remembered_and_shown_in_the_preferences,
        the_preferences_have_the_switches_of_the_menu,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
