#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A claim gets the address of a page as evidence, and two windows show one library."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program, Timeout  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
VALIDATE = TESTS / "formats" / "validate.py"
TEXTS = {
    "story": "Jonas Okafor opened the port. Norvik paid nothing for it.\n",
    "books": "The books of Saltmouth say more. Norvik paid 2,000 crowns in May. Nobody asked why.\n",
}
CLAIM = "Norvik paid nothing for it."
PASSAGE = "Norvik paid 2,000 crowns in May"

with Desktop() as desktop:
    program: Program | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def article(title: str) -> dict:
        return next(article for article in export()["articles"] if article["title"] == title)

    def evidence() -> list[dict]:
        return [piece for claim in article("story")["claims"] for piece in claim["evidence"]]

    def wait_for_evidence(condition: Callable[[list[dict]], object], what: str) -> list[dict]:
        return program.wait_for(lambda: (now := evidence()) is not None and condition(now) and (now or True), what)

    def frames() -> list[Atspi.Accessible]:
        children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
        return [child for child in children if child and child.get_role_name() == "frame"]

    def frame(title: str) -> Atspi.Accessible:
        return program.wait_for(lambda: next((one for one in frames() if one.get_name() == title), None), f"a window {title}")

    def dialog(name: str) -> Atspi.Accessible:
        def find() -> Atspi.Accessible | None:
            children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
            return next((child for child in children if child and child.get_name() == name), None)

        return program.wait_for(find, f"the dialog {name!r}")

    def window_of(title: str) -> str | None:
        try:
            return desktop.xdotool("search", "--all", "--onlyvisible", "--pid", program.child.pid, "--name", f"^{title}$").split("\n")[-1]
        except subprocess.CalledProcessError:  # there is none
            return None

    def go_to_window(title: str) -> Atspi.Accessible:
        """Bring a window to the front, as Alt+Tab does."""
        window = program.wait_for(lambda: window_of(title), f"a window {title}")

        def is_in_front() -> bool:
            desktop.xdotool("windowactivate", "--sync", window, "windowraise", window)
            time.sleep(0.3)  # when one has just been closed, the window manager may still choose another
            return active() == window

        program.wait_for(is_in_front, f"{title} in front")
        return frame(title)

    def active() -> str | None:
        try:
            return desktop.xdotool("getactivewindow")
        except subprocess.CalledProcessError:  # there is none for a moment
            return None

    def frame_in_front() -> Atspi.Accessible:
        return next(one for one in frames() if program.has_state(one, "active"))

    def close_window(left: int) -> None:
        """Close the window in front, and wait until another is."""
        closing = active()
        program.key("alt+F4")
        program.wait_for(lambda: len(frames()) == left, f"{left} windows")
        program.wait_for(lambda: active() not in (closing, None), "another window in front")

    def tab_to(button: Atspi.Accessible) -> None:
        """From where the keyboard is to a widget, by Tab alone."""
        for _ in range(40):
            program.key("Tab")
            try:
                program.wait_for(lambda: program.has_state(button, "focused"), "the keyboard", seconds=0.5)
                return
            except Timeout:  # it is at another widget
                continue
        raise AssertionError(f"Tab does not come to {button.get_name()!r}")

    def a_page_is_added_by_the_keyboard_alone() -> None:
        window = frame("story")
        text = program.get("text", "Article", window)
        program.set_caret(text, program.place(text, CLAIM)[0] + 2)
        program.key("c")
        program.get("push button", "Remove the claim", window)
        program.key("Return")
        tab_to(program.get("push button", "Add Web Page…", window))
        program.key("space")
        adding = dialog("Add Evidence")
        address = program.get("text", "Web Address", adding)
        program.wait_for(lambda: program.has_state(address, "focused"), "the keyboard in the address")
        add = program.get("push button", "Add", adding)
        program.type("nonsense")
        program.get("label", "“nonsense” is no web address", adding)
        check(not program.has_state(add, "sensitive"), "what is no address cannot be added")
        program.key("ctrl+a")
        program.type("example.org/port?x=1")
        program.key("Tab")
        program.type("The port is free")
        program.key("Tab")
        program.type("It costs nothing")
        # the form of a mention is not there to be heard while that of a claim is
        equal([one for one in misheard(program) if "MnMentionForm" not in one], [], "what is said wrongly")
        desktop.screenshot("evidence-dialog.png")
        program.key("ctrl+Return")
        (piece,) = wait_for_evidence(bool, "the evidence")
        equal(
            (piece["uri"], piece["title"], piece["quote"], piece["stance"], piece["article"], piece["spans"]),
            ("https://example.org/port?x=1", "The port is free", "It costs nothing", "supports", None, []),
            "the evidence",
        )
        check(piece["seen"] is not None, "when it was seen")
        program.get("link", "The port is free", window)
        desktop.screenshot("evidence-page.png")

    def it_is_changed_and_removed_by_the_mouse() -> None:
        window = frame("story")
        program.click_on(program.get("push button", "Edit the evidence", window))
        editing = dialog("Edit Evidence")
        seen = program.get("text", "Seen", editing)
        program.focus(seen)
        program.key("ctrl+a")
        program.type("2026-01-09 14:30")
        note = program.get("text", "Note", editing)
        program.focus(note)
        program.type("Archived")
        program.click_on(program.get("push button", "Save", editing))
        (piece,) = wait_for_evidence(lambda now: now[0]["note"] == "Archived", "the note")
        equal(piece["seen"][:13], "2026-01-09T14", "when it was seen")
        program.gone("text", "Web Address")

        stance = program.get("push button", "Supports", window)
        program.click_on(stance)
        program.act(program.get("menu item", "Refutes", window))
        wait_for_evidence(lambda now: now[0]["stance"] == "refutes", "the stance")

        program.click_on(program.get("push button", "Remove the evidence", window))
        wait_for_evidence(lambda now: now == [], "no evidence")
        program.key("ctrl+t", "ctrl+z")
        wait_for_evidence(lambda now: [piece["note"] for piece in now] == ["Archived"], "the evidence again")

    def an_article_opens_in_a_second_window() -> None:
        window = frame("story")
        articles = program.get("list", "Articles", window)
        books = program.get("list item", "books", articles)
        program.click_on(books, button=3)
        entry = program.get("menu item", "Open in New Window", window)
        while not program.has_state(entry, "focused"):
            program.key("Down")
        program.key("Return")
        frame("books")
        equal(sorted(one.get_name() for one in frames()), ["books", "story"], "the windows")
        go_to_window("books")
        close_window(1)
        # by the keyboard, from the row of the list
        go_to_window("story")
        program.key("ctrl+shift+f")
        program.key("Return")
        program.key("Home")
        program.wait_for(lambda: any(program.has_state(row, "selected") for row in program.find_all("list item", start=articles)), "a selected row")
        while not program.has_state(program.get("list item", "books", articles), "selected"):
            program.key("Down")
        program.key("ctrl+Return")
        frame("books")

    def what_is_done_in_one_window_shows_in_the_other() -> None:
        window = go_to_window("story")
        program.click_on(program.get("list item", "books", program.get("list", "Articles", window)), button=2)
        program.wait_for(lambda: [one.get_name() for one in frames()].count("books") == 2, "the article in two windows")
        text = program.wait_for(lambda: program.find("text", "Article", frames()[-1]), "its text")
        start, _ = program.place(text, "Saltmouth")
        program.set_caret(text, start + 2)
        program.key("l")
        for one in [one for one in frames() if one.get_name() == "books"]:
            program.get("list item", "Saltmouth", program.get("list", "Entities", one))
        program.key("ctrl+z")
        for one in [one for one in frames() if one.get_name() == "books"]:
            program.gone("list item", "Saltmouth", program.get("list", "Entities", one))
        close_window(2)

    def a_passage_is_picked_in_the_other_window_and_leads_back() -> None:
        """Three windows are open: one with the story, two with the books."""
        window = go_to_window("story")
        text = program.get("text", "Article", window)
        program.set_caret(text, program.place(text, CLAIM)[0] + 2)
        program.key("Right")
        program.get("push button", "Remove the claim", window)
        program.click_on(program.get("push button", "Pick in an Article…", window))
        strip = f"Select the passage that supports “{CLAIM}”, then press Y"
        window = go_to_window("books")
        program.get("label", strip, window)
        desktop.screenshot("evidence-waiting.png")
        text = program.get("text", "Article", window)
        program.select(text, PASSAGE)
        program.key("y")
        now = wait_for_evidence(lambda now: len(now) == 2, "the passage as evidence")
        (picked,) = (piece for piece in now if piece["article"] is not None)
        equal([span["quote"] for span in picked["spans"]], [PASSAGE], "the passage")
        equal((picked["article"], picked["stance"]), (article("books")["id"], "supports"), "where it is, and what it does")
        program.gone("label", strip, window)
        # the passage says what it is evidence for
        program.get("label", f"Evidence for: {CLAIM}", window)
        told = program.get("alert", f"Evidence added to “{CLAIM}”", window)
        desktop.screenshot("evidence-picked.png")
        program.click_on(program.get("push button", "Show Claim", told))
        program.wait_for(lambda: CLAIM in program.text(text), "the article of the claim")
        program.wait_for(lambda: program.caret(text) == program.place(text, CLAIM)[0], "the caret at the claim")
        program.gone("alert", "Evidence added to", window)
        program.get("label", f"“{PASSAGE}”", window)
        program.click_on(program.get("push button", "books", window))
        program.wait_for(lambda: PASSAGE in program.text(text), "the article of the passage")
        program.wait_for(lambda: program.selection(text) == program.place(text, PASSAGE), "the passage to be selected")
        program.click_on(program.get("push button", "Show Claim", window))
        program.wait_for(lambda: CLAIM in program.text(text), "the article of the claim again")

    def what_it_says_is_valid_and_comes_back_the_same() -> None:
        path = desktop.home / "evidence.json"
        desktop.run(CLI, "export", "--format", "manicule", "-o", path)
        done = subprocess.run([sys.executable, str(VALIDATE), str(path)], capture_output=True, text=True)
        check(done.returncode == 0, f"not valid:\n{done.stdout}{done.stderr}")
        other = desktop.home / "other.manicule"
        desktop.run(CLI, "--library", other, "import", "--format", "manicule", path)
        again = json.loads(desktop.run(CLI, "--library", other, "export", "--format", "manicule"))
        before = json.loads(path.read_text())
        for document in (before, again):
            document.pop("exported")
        equal(again, before, "the export of an import of it")
        check("sound" in desktop.run(CLI, "check"), "the library is sound")

    def start() -> None:
        global program
        for title, text in TEXTS.items():
            (desktop.home / f"{title}.txt").write_text(text)
        desktop.run(CLI, "add", desktop.home / "books.txt")
        program = desktop.start(desktop.home / "story.txt")
        program.window_id = lambda: desktop.xdotool("getactivewindow")
        program.wait_for(lambda: "Okafor" in program.text(program.get("text", "Article")), "the article")

    start()
    main(
        a_page_is_added_by_the_keyboard_alone,
        it_is_changed_and_removed_by_the_mouse,
        an_article_opens_in_a_second_window,
        what_is_done_in_one_window_shows_in_the_other,
        a_passage_is_picked_in_the_other_window_and_leads_back,
        what_it_says_is_valid_and_comes_back_the_same,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
