#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is bad is told in the window, with the file and the reason, and nothing is lost by it."""

import fcntl
import json
import os
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop, Program  # noqa: E402
from tap import Skip, check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Jonas Okafor told the Courier that the port opens.\n"


def quiet(*command: object) -> bool:
    return subprocess.run(list(map(str, command)), capture_output=True).returncode == 0


def wait_for_words(program: Program, *words: str) -> None:
    program.wait_for(lambda: all(program.find("label", word) for word in words), f"{words} on screen")


def marks_of(library: Path) -> tuple[int, int]:
    """How many entities with mentions and how many claims the library holds for its article."""
    article = json.loads(desktop.run(CLI, "--library", library, "export", "-f", "manicule"))["articles"][0]
    return len({mention["entity"] for mention in article["mentions"]}), len(article["claims"])


def marks_shown(program: Program) -> tuple[int, int]:
    """The same as the inspector tells it."""
    names = [program.get("push button", what).get_name().split() for what in ("Entities", "Claims")]
    entities, claims = (int(name[-1]) if name[-1].isdigit() else 0 for name in names)
    return entities, claims


with Desktop() as desktop:
    home = desktop.home
    good = home / "good.txt"
    good.write_text(STORY)

    def make(name: str, data: bytes) -> Path:
        (home / name).write_bytes(data)
        return home / name

    def files_that_are_no_articles_are_told_of_all_at_once() -> None:
        (home / "folder.txt").mkdir()
        huge = make("huge.txt", b"")
        os.truncate(huge, 200 * 2**20)
        damaged = b"caf\xc3\xa9 " * 100 + b"\xff\xfe\x81" + b"caf\xc3\xa9 " * 100
        reasons = {
            home / "missing.txt": "does not exist",
            home / "folder.txt": "is a folder, not a file",
            make("empty.txt", b""): "is empty",
            make("binary.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8): "is a program, not a text",
            make("nuls.txt", b"Jonas\0Okafor " * 50): "is not a text: it has NUL bytes",
            make("damaged.txt", damaged): "is in UTF-8, but damaged at byte 601",
            huge: "is too large",
        }
        program = desktop.start(good, *reasons)
        wait_for_words(program, "Some files could not be opened")
        told = [line for label in program.find_all("label") for line in label.get_name().splitlines()]
        for path, reason in reasons.items():
            check(any(path.name in line and reason in line for line in told), f"{path.name} {reason}, in {told}")
        desktop.screenshot("bad-files.png")
        program.key("Escape")
        # the good one among them is open
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the good article")
        equal(len(desktop.run(CLI, "list").splitlines()), 1, "the number of articles")
        program.close()

    def annotations_that_are_wrong_are_told_of_with_file_and_line() -> None:
        before = desktop.run(CLI, "list")
        program = desktop.start(make("bad.json", b'{\n "format": "manicule",\n "version": 7\n}\n'))
        wait_for_words(program, "bad.json", "line 3")
        desktop.screenshot("bad-import.png")
        program.key("Escape")
        program.gone("dialog")
        program.close()
        equal(desktop.run(CLI, "list"), before, "the articles")

    def annotations_chosen_in_the_window_that_are_wrong_change_nothing() -> None:
        program = desktop.start(good)
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")
        before = desktop.run(CLI, "export", "--format", "manicule")
        # What is before the bad line is good, and nothing of it may stay
        document = json.loads(before)
        document["articles"][0]["mentions"].append({"id": "nonsense"})
        wrong = make("wrong.json", json.dumps(document, indent=1).encode())
        line = 1 + wrong.read_text().splitlines().index('     "id": "nonsense"')
        program.key("ctrl+i")
        program.get("filler", "Import Annotations")
        program.key("ctrl+l")
        entry = program.get("text", "GtkFileChooserEntry")
        program.wait_for(lambda: program.has_state(entry, "focused"), "the keyboard in the location")
        program.type(str(wrong))
        program.wait_for(lambda: program.text(entry) == str(wrong), "the location")
        program.key("Return")
        wait_for_words(program, "The import could not be finished", "wrong.json", f"line {line}")
        desktop.screenshot("bad-import-chosen.png")
        (label,) = program.find_all("label", "wrong.json")
        check("nonsense" in label.get_name(), f"{label.get_name()} tells the reason")
        program.key("Escape")
        program.gone("dialog")
        program.close()
        after = json.loads(desktop.run(CLI, "export", "--format", "manicule"))
        equal({**after, "exported": None}, {**json.loads(before), "exported": None}, "the library")

    def an_export_to_a_place_that_is_full_leaves_nothing() -> None:
        full = home / "full"
        full.mkdir()
        if not quiet("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", full):
            raise Skip("a small disk needs root")
        try:
            program = desktop.start(good)
            program.get("text", "Article")
            program.wait_for(lambda: "Okafor" in program.text(program.get("text", "Article")), "the article")
            program.key("ctrl+e")
            program.get("text", "Name")
            program.key("ctrl+a")
            program.type(str(full / "out.json"))
            program.key("Return")
            wait_for_words(program, "out.json")
            desktop.screenshot("full-export.png")
            equal(os.listdir(full), [], "what is left there")
            program.key("Escape")
            program.gone("dialog")
            program.close()
        finally:
            quiet("umount", full)

    def a_mark_on_a_full_disk_is_told_of_and_not_shown() -> None:
        small = home / "small"
        small.mkdir()
        if not quiet("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small):
            raise Skip("a small disk needs root")
        try:
            library = small / "library.manicule"
            program = desktop.start("--library", library, good)
            text = program.get("text", "Article")
            program.wait_for(lambda: "Okafor" in program.text(text), "the article")
            filler = small / "filler"
            file = os.open(filler, os.O_WRONLY | os.O_CREAT)
            try:
                while True:
                    os.write(file, b"x" * 4096)
            except OSError:
                os.close(file)
            program.set_caret(text, 3)
            for _ in range(3):  # the log of the database may still have some room in pages it has taken before
                program.key("c", "Delete", "p", "o", "l")
            wait_for_words(program, "library.manicule", "Free some space")
            desktop.screenshot("full-mark.png")
            # what the log still had room for is kept and shown, and nothing else is shown
            kept = marks_of(library)
            equal(marks_shown(program), kept, "the numbers of entities and claims on screen")
            filler.unlink()
            program.key("Escape", "m")
            program.wait_for(
                lambda: json.loads(desktop.run(CLI, "--library", library, "export", "-f", "manicule"))["articles"][0][
                    "remarks"
                ],
                "a remark once there is room again",
            )
            program.gone("label", "Free some space")
            check("sound" in desktop.run(CLI, "--library", library, "check"), "the library is sound")
            program.close()
        finally:
            quiet("umount", small)

    def a_library_that_others_keep_locked_is_waited_for_and_then_told_of() -> None:
        library = home / "shared.manicule"
        program = desktop.start("--library", library, good)
        text = program.get("text", "Article")
        program.wait_for(lambda: "Okafor" in program.text(text), "the article")
        program.set_caret(text, 3)

        def marks() -> int:
            exported = json.loads(desktop.run(CLI, "--library", library, "export", "-f", "manicule"))
            return len(exported["articles"][0]["mentions"])

        with open(f"{library}.lock", "r+b") as lock:
            # struct flock; 37 is F_OFD_SETLK, which Python has no name for
            whole = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
            fcntl.fcntl(lock, 37, whole)
            program.key("p")
            wait_for_words(program, "Waiting for the disk")
            desktop.screenshot("waiting.png")
            wait_for_words(program, "shared.manicule", "when the other program is done")
            desktop.screenshot("locked.png")
        equal(marks(), 0, "the marks, since nothing was changed")
        program.key("p")
        program.wait_for(lambda: marks() == 1, "the mark once the library is free")
        program.close()

    def a_library_that_cannot_be_used_is_refused_with_the_reason_and_left_alone() -> None:
        none = make("none.manicule", b"This is no database, only words. " * 200)
        newer = home / "newer.manicule"
        desktop.run(CLI, "--library", newer, "add", good)
        with sqlite3.connect(newer) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("PRAGMA user_version = 99")
        db.close()
        corrupt = home / "corrupt.manicule"
        desktop.run(CLI, "--library", corrupt, "add", good)
        with sqlite3.connect(corrupt) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        pages = corrupt.read_bytes()
        # The first page, with the schema, is whole, so that it is known for a library
        corrupt.write_bytes(pages[:4096] + b"\xa5" * (len(pages) - 4096))
        refused = (
            (none, "is not a library of Manicule"),
            (newer, "was made by a newer version of Manicule and is left as it is"),
            (corrupt, "is damaged"),
        )
        for path, reason in refused:
            before = path.read_bytes()
            program = desktop.start("--library", path)
            wait_for_words(program, f"{path.name}” {reason}")
            desktop.screenshot(f"refused-{path.stem}.png")
            program.act(program.get("push button", "Quit"))
            equal(program.child.wait(20), 0, "the exit status")
            equal(path.read_bytes(), before, "the file")

    def a_library_that_can_only_be_read_opens_without_editing() -> None:
        folder = home / "frozen"
        folder.mkdir()
        desktop.run(CLI, "--library", folder / "library.manicule", "add", good)
        if not (quiet("mount", "--bind", folder, folder) and quiet("mount", "-o", "remount,ro,bind", folder)):
            raise Skip("a read-only place needs root")
        try:
            program = desktop.start("--library", folder / "library.manicule")
            wait_for_words(program, "can be read but not changed")
            check(not program.has_state(program.get("push button", "Undo"), "sensitive"), "nothing can be undone")
            desktop.screenshot("read-only.png")
            program.close()
        finally:
            quiet("umount", folder)

    def clean_up_after(name: str) -> None:
        """The next test is not to find what a failed one left: its window, its disk."""
        desktop.screenshot(f"failed-{name}.png")
        desktop.stop_programs()
        for place in ("full", "small", "frozen"):
            quiet("umount", "-l", home / place)

    main(
        files_that_are_no_articles_are_told_of_all_at_once,
        annotations_that_are_wrong_are_told_of_with_file_and_line,
        annotations_chosen_in_the_window_that_are_wrong_change_nothing,
        an_export_to_a_place_that_is_full_leaves_nothing,
        a_mark_on_a_full_disk_is_told_of_and_not_shown,
        a_library_that_others_keep_locked_is_waited_for_and_then_told_of,
        a_library_that_cannot_be_used_is_refused_with_the_reason_and_left_alone,
        a_library_that_can_only_be_read_opens_without_editing,
        on_failure=clean_up_after,
    )
