#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the keys and clicks that marking a whole article takes in the real window, with suggestions and without.

    MN_PROGRAM=… MN_CLI=… count-keys.py ARTICLE with|without

Marks every person, organisation and place of the article whose names are listed below, from a library that knows half of
them, and compares what is exported with what was to be marked. A key with a modifier counts as one; a click as one; a
selection by mouse as one, or as two where it is a double click. Beside it stands the least that brat needs for the same
marks: drag over it, choose its type, confirm.
"""

import json
import os
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "ui"))

from drive import Desktop, Program  # noqa: E402

PEOPLE = [
    "Donald Trump", "Nicolas Maduro", "Delcy Rodriguez", "Enrique Marquez", "Biagio Pilieri", "Anna Kelly", "Sean Hannity",
    "Jorge Rodriguez", "Maria Corina Machado", "Rocio San Miguel", "Cilia Flores", "Jose Antonio Blanco", "Andres Izarra",
    "Trump", "Maduro", "Marquez", "Machado", "Rodriguez",
]  # fmt: skip
ORGANISATIONS = ["White House", "AFP", "Fox News", "Foro Penal", "US Senate"]
PLACES = [
    "Venezuela", "Washington", "United States", "Eastern Pacific", "Caribbean", "Mexico", "Spain", "El Helicoide", "Caracas",
    "New York", "US",
]  # fmt: skip
TYPES = {"person": ("p", PEOPLE), "organisation": ("o", ORGANISATIONS), "place": ("l", PLACES)}
KNOWN = [name for _, names in TYPES.values() for name in names if " " in name or name == "Venezuela"][::2]
BRAT = 3

Mention = tuple[int, int, str]


def gold(text: str) -> list[Mention]:
    """Where the names stand, the longest first, none inside another."""
    found: list[Mention] = []
    names = sorted(((name, kind) for kind, (_, names) in TYPES.items() for name in names), key=lambda n: -len(n[0]))
    for name, kind in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            start, end = match.span()
            if not any(start < e and end > s for s, e, _ in found):
                found.append((start, end, kind))
    return sorted(found)


class Hand:
    """Presses keys and counts them."""

    def __init__(self, desktop: Desktop, program: Program, title: str) -> None:
        self.desktop, self.program, self.title = desktop, program, title
        self.text = program.get("text", "Article")
        self.count = 0

    def marked(self) -> list[Mention]:
        articles = json.loads(self.desktop.run(os.environ["MN_CLI"], "export", "--format", "manicule"))["articles"]
        found = next(article for article in articles if article["title"] == self.title)["mentions"]
        return sorted((m["spans"][0]["start"], m["spans"][0]["end"], m["type"]) for m in found)

    def press(self, key: str) -> None:
        self.program.key(key)
        self.count += 1

    def mark(self, key: str) -> None:
        """Press the key of a type, and wait until that is done."""
        before = self.marked()
        self.press(key)
        self.program.wait_for(lambda: self.marked() != before, f"{key} to mark")

    def select_next(self) -> tuple[int, int] | None:
        """w; None where it does not lead on."""
        before = self.program.selection(self.text), self.program.caret(self.text)
        self.press("w")
        end = time.monotonic() + 0.4
        while time.monotonic() < end:
            if (self.program.selection(self.text), self.program.caret(self.text)) != before:
                return self.program.selection(self.text)
            time.sleep(0.02)
        return None

    def select_by_hand(self, start: int, end: int) -> None:
        words = self.program.text(self.text)[start:end]
        self.count += 1 if " " in words else 2
        self.program.key("Escape")  # not counted: nothing is selected, the test only makes sure
        self.program.set_caret(self.text, start)
        self.desktop.xdotool(
            "keydown", "shift", "key", "--repeat", end - start, "--delay", "3", "Right", "keyup", "shift"
        )
        self.program.wait_for(lambda: self.program.selection(self.text) == (start, end), "the selection")

    def mark_others(self, todo: list[Mention], start: int, end: int) -> None:
        """a and Enter, where that marks nothing but what is to be marked, and more than it costs."""
        text = self.program.text(self.text)
        words = text[start:end]
        done = self.marked()
        others = [
            match.span()
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
            if not any(match.start() < e and match.end() > s for s, e, _ in done)
        ]
        kinds = {(s, e): kind for s, e, kind in todo}
        kind = kinds[start, end]
        if len(others) < 2 or any(kinds.get(place) != kind for place in others):
            return
        self.press("a")
        self.program.get("push button", f"Mark {len(others)}")
        self.press("Return")
        self.program.wait_for(lambda: len(self.marked()) == len(done) + len(others), f"all of {words!r}")
        self.program.key("ctrl+t")

    def accept_suggestions(self, todo: list[Mention]) -> None:
        self.program.set_caret(self.text, 0)
        missed = 0
        while missed < 2:
            before = self.program.caret(self.text)
            self.press("h")
            time.sleep(0.4)
            at = self.program.caret(self.text)
            if at == before:
                missed += 1
                continue
            missed = 0
            wanted = next((m for m in todo if m[0] == at), None)
            done = len(self.marked())
            if wanted:
                self.press("shift+Return")
                self.program.wait_for(lambda: len(self.marked()) > done, "a suggestion accepted")

    def mark_rest(self, todo: list[Mention]) -> None:
        keys = {kind: key for kind, (key, _) in TYPES.items()}
        self.program.set_caret(self.text, 0)
        while True:
            done = self.marked()
            left = [m for m in todo if not any(m[0] < e and m[1] > s for s, e, _ in done)]
            if not left:
                return
            selected = self.select_next()
            hit = None
            if selected:
                # a title before a person's name is left out by the key that marks it
                hit = next((m for m in left if m[1] == selected[1] and selected[0] <= m[0]
                            and (m[0] == selected[0] or m[2] == "person")), None)
            ahead = [m for m in left if not selected or m[0] < selected[0] or (m[0] < selected[1] and m != hit)]
            if hit and not [m for m in ahead if m[0] < hit[0]]:
                self.mark(keys[hit[2]])
                if (hit[0], hit[1], hit[2]) in self.marked():
                    self.mark_others(todo, hit[0], hit[1])
                else:
                    self.press("ctrl+z")
                    self.select_by_hand(hit[0], hit[1])
                    self.mark(keys[hit[2]])
            elif ahead:
                start, end, kind = ahead[0]
                self.select_by_hand(start, end)
                self.mark(keys[kind])
                self.mark_others(todo, start, end)


def run(article: Path, suggests: bool) -> tuple[int, int, list[Mention]]:
    """How many keys and clicks it took for how many marks, and what was marked otherwise than it should be."""
    with Desktop(width=1280, height=2400) as desktop:
        earlier = desktop.home / "earlier.txt"
        earlier.write_text("".join(f"Then {name} was told of.\n\n" for name in KNOWN))
        program = desktop.start(earlier)
        hand = Hand(desktop, program, "earlier")
        program.wait_for(lambda: KNOWN[0] in program.text(hand.text), "the first article")
        if not suggests:
            program.key("F10")
            program.act(program.get("check menu item", "Suggest Known Names"))
            program.key("ctrl+t")
        for start, end, kind in gold(program.text(hand.text)):
            hand.select_by_hand(start, end)
            hand.mark(TYPES[kind][0])
        program.close()
        program = desktop.start(article)
        hand = Hand(desktop, program, article.stem)
        program.wait_for(lambda: KNOWN[0] in program.text(hand.text), "the article")
        program.key("ctrl+t")
        time.sleep(2)
        todo = gold(program.text(hand.text))
        if suggests:
            hand.accept_suggestions(todo)
        hand.mark_rest(todo)
        found = hand.marked()
        wrong = sorted(set(found) ^ set(todo))
        program.close()
        return hand.count, len(todo), wrong


def main() -> None:
    article, suggests = Path(sys.argv[1]), sys.argv[2] == "with"
    if not article.exists():
        print(f"# SKIP {article.name} is not here")
        sys.exit(77)
    count, n, wrong = run(article, suggests)
    print(
        f"# keys {'with' if suggests else 'without'} suggestions: {count} for {n} marks, {count / n:.2f} each; "
        f"the least of brat: {BRAT * n}"
    )
    for start, end, kind in wrong:
        print(f"#   otherwise than it should be: {start}–{end} {kind}")


if __name__ == "__main__":
    main()
