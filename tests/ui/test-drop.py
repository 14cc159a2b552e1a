#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files dropped on the window open as articles, are imported, or are told of."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
DRAG_FILES = Path(os.environ["MN_BUILD"]) / "tests/ui/drag-files"
# A window of articles on the left of the screen, one of files on the right
WIDTH, HEIGHT, FILES_WIDTH = 1000, 860, 220

with Desktop(WIDTH + FILES_WIDTH + 20, 900) as desktop:
    story = desktop.home / "story.txt"
    story.write_text("Jonas Okafor told the Courier that the port opens.\n")
    program: Program | None = None

    def titles() -> list[str]:
        return sorted(article["title"] for article in json.loads(desktop.run(CLI, "list", "--json")))

    def place(window: Program, x: int, width: int) -> None:
        """Put a window where no other one is above it."""
        desktop.xdotool("windowsize", window.window_id(), width, HEIGHT)
        desktop.xdotool("windowmove", window.window_id(), x, 0)

        def is_there() -> bool:
            lines = desktop.xdotool("getwindowgeometry", "--shell", window.window_id()).splitlines()
            values = {key: int(value) for key, value in (line.split("=") for line in lines)}
            return (values["X"], values["WIDTH"]) == (x, width)

        window.wait_for(is_there, f"the window {width} px wide at {x}")

    def point(window: Program, accessible: Atspi.Accessible, left: int) -> tuple[int, int]:
        """The middle of a widget on the screen."""
        x, y, width, height = window.box(accessible)
        return left + int(x + width / 2), int(y + height / 2)

    def dialog_of(accessible: Atspi.Accessible) -> Atspi.Accessible:
        while accessible.get_parent() != program.root:
            accessible = accessible.get_parent()
        return accessible

    def drop(target: Atspi.Accessible, *paths: Path) -> None:
        """Drag these files from another program's window onto a widget, by hand, and let go when it takes them."""
        files = desktop.start_command(DRAG_FILES, *paths)
        place(files, WIDTH, FILES_WIDTH)
        x, y = WIDTH + FILES_WIDTH // 2, HEIGHT // 2
        end_x, end_y = point(program, target, 0)
        desktop.xdotool("mousemove", x, y, "mousedown", 1)
        # GTK takes it for a drag where the pointer has moved some pixels
        for _ in range(10):
            x -= 4
            desktop.xdotool("mousemove", x, y)
        files.wait_for(lambda: "dragging" in files.log(), "the drag to begin")
        for step in range(1, 11):
            desktop.xdotool("mousemove", x + (end_x - x) * step // 10, y + (end_y - y) * step // 10)
        files.wait_for(lambda: files.log().endswith("accepted\n"), "the window to take the files")
        desktop.screenshot(f"drop-{paths[0].stem}.png")
        desktop.xdotool("mouseup", 1)
        files.wait_for(lambda: files.log().endswith("ended\n"), "the drag to end")
        files.terminate()

    def a_text_dropped_on_the_empty_window_opens() -> None:
        global program
        program = desktop.start()
        place(program, 0, WIDTH)
        drop(program.get("label", "Drop a file here"), story)
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")
        equal(titles(), ["story"], "the articles")

    def several_texts_dropped_on_an_open_article_open_and_leave_it_as_it_is() -> None:
        others = [desktop.home / "one.txt", desktop.home / "two.md"]
        others[0].write_text("One ship came.\n")
        others[1].write_text("Two ships came.\n")
        drop(program.get("text", "Article"), *others)
        program.wait_for(lambda: titles() == ["one", "story", "two"], "the articles")
        # the last of them shows
        program.wait_for(lambda: program.text(program.get("text", "Article")) == "Two ships came.", "the second text")
        document = json.loads(desktop.run(CLI, "export", "--format", "manicule"))
        text = next(article["text"] for article in document["articles"] if article["title"] == "story")
        equal(text, story.read_text(), "the text that was dropped on")

    def a_bad_file_is_told_of_with_its_name_and_the_reason() -> None:
        bad = desktop.home / "bad.txt"
        bad.write_bytes(b"")
        drop(program.get("text", "Article"), bad)
        program.get("label", "The file could not be opened")
        label = program.get("label", "bad.txt")
        check("is empty" in label.get_name(), f"{label.get_name()} tells the reason")
        desktop.screenshot("dropped-bad.png")
        program.act(program.get("push button", "Close", dialog_of(label)))
        program.gone("label", "The file could not be opened")
        equal(titles(), ["one", "story", "two"], "the articles")

    def an_export_dropped_is_imported() -> None:
        target = desktop.home / "made-elsewhere.json"
        source = desktop.home / "elsewhere.manicule"
        elsewhere = desktop.home / "elsewhere.txt"
        elsewhere.write_text("Teresa Brandt came from elsewhere.\n")
        desktop.run(CLI, "--library", source, "add", elsewhere)
        desktop.run(CLI, "--library", source, "export", "--format", "manicule", "-o", target)
        drop(program.get("text", "Article"), target)
        program.wait_for(lambda: titles() == ["elsewhere", "one", "story", "two"], "the imported article")
        program.get("label", "elsewhere", program.get("list", "Articles"))
        program.close()

    def clean_up_after(name: str) -> None:
        desktop.screenshot(f"failed-{name}.png")
        desktop.xdotool("mouseup", 1)

    main(
        a_text_dropped_on_the_empty_window_opens,
        several_texts_dropped_on_an_open_article_open_and_leave_it_as_it_is,
        a_bad_file_is_told_of_with_its_name_and_the_reason,
        an_export_dropped_is_imported,
        on_failure=clean_up_after,
    )
