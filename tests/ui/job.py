# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, whole, as functions that test-job-*.py run in windows of different looks."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
VALIDATE = TESTS / "formats" / "validate.py"

# An astral character before all marks: who counts in anything but code points is found out
STORY = """\U0001f6a2 The port of Saltmouth

Harbour master Jonas Okafor told the Courier that the port “will open on Monday”. The ships’ owners doubt it.

Teresa Brandt said that Norvik Freight owes 2,000 crowns.
"""
TEXT = STORY.rstrip("\n")
CLAIM = "Teresa Brandt said that Norvik Freight owes 2,000 crowns."


def spans_of(mark: dict) -> list[str]:
    return [span["quote"] for span in mark["spans"]]


def validate(path: Path) -> None:
    """Fail where a file is not as the JSON Schema of the format says."""
    done = subprocess.run([sys.executable, str(VALIDATE), str(path)], capture_output=True, text=True)
    check(done.returncode == 0, f"{path.name} is not valid:\n{done.stdout}{done.stderr}")


def summary(document: dict) -> dict:
    """What was done to the only article, in words that a test can say: no ids, no dates."""
    names = {entity["id"]: (entity["name"], entity["type"]) for entity in document["entities"]}
    (article,) = document["articles"]
    return {
        "entities": sorted(names.values()),
        "mentions": [
            (mention["type"], names[mention["entity"]], [place(span) for span in mention["spans"]])
            for mention in article["mentions"]
        ],
        "claims": [
            ([place(span) for span in claim["spans"]], [names[a["claimant"]["entity"]] for a in claim["attributions"]])
            for claim in article["claims"]
        ],
        "remarks": article["remarks"],
    }


def place(span: dict) -> tuple[int, int, str]:
    return span["start"], span["end"], span["quote"]


def expected_place(words: str) -> tuple[int, int, str]:
    """Where words stand in the text: Python counts code points, too."""
    start = TEXT.index(words)
    return start, start + len(words), words


class Job:
    """One article in one window, and what stands in the library about it."""

    def __init__(self, desktop: Desktop, look: str, is_narrow: bool) -> None:
        self.desktop, self.look, self.is_narrow = desktop, look, is_narrow
        self.story = desktop.home / "port.md"
        self.program: Program | None = None
        self.text: Atspi.Accessible | None = None

    # What the library holds

    def export(self) -> dict:
        return json.loads(self.desktop.run(CLI, "export", "--format", "manicule"))

    def export_article(self) -> dict:
        """The article in a file that has been validated, as manicule-cli writes it."""
        identifier = self.desktop.run(CLI, "list").split("\t")[0]
        target = self.desktop.home / "by-cli.json"
        self.desktop.run(CLI, "export", "--format", "manicule", "-o", target, identifier)
        validate(target)
        return json.loads(target.read_text(encoding="utf-8"))

    def article(self) -> dict:
        articles = self.export()["articles"]
        return articles[0] if articles else {"mentions": [], "claims": [], "remarks": []}

    def quotes(self, kind: str) -> list[list[str]]:
        return [spans_of(mark) for mark in self.article()[kind]]

    def wait_for_quotes(self, kind: str, expected: list[list[str]]) -> None:
        self.program.wait_for(lambda: self.quotes(kind) == expected, f"the {kind} {expected}, not {self.quotes(kind)}")

    # Hands

    def start(self, *arguments: object) -> None:
        self.program = self.desktop.start(*map(str, arguments))
        self.text = self.program.get("text", "Article")

    def caret_in(self, words: str) -> None:
        self.program.set_caret(self.text, self.program.place(self.text, words)[0] + 2)

    def show_inspector(self) -> None:
        if self.is_narrow:
            self.program.key("Return")

    def back_to_text(self) -> None:
        self.program.key("ctrl+t")
        if self.is_narrow:
            self.program.gone("push button", "Layers")

    def shot(self, name: str) -> None:
        self.desktop.screenshot(f"{self.look}-{name}.png")


def run(look: str, width: int = 1280, height: int = 900, dark: bool = False) -> None:
    with Desktop(width, height, dark=dark) as desktop:
        job = Job(desktop, look, width < 500)
        job.story.write_text(STORY, encoding="utf-8")

        def a_file_given_on_the_command_line_opens() -> None:
            job.start(job.story)
            job.program.wait_for(lambda: "Jonas Okafor" in job.program.text(job.text), "the text of the article")
            job.shot("opened")

        def a_letter_marks_the_name_at_the_caret() -> None:
            job.caret_in("Okafor")
            job.program.key("p")
            job.wait_for_quotes("mentions", [["Jonas Okafor"]])
            mention = job.article()["mentions"][0]
            start = STORY.index("Jonas Okafor")
            equal((mention["spans"][0]["start"], mention["type"]), (start, "person"), "the mention")

        def the_mouse_marks_by_the_popover() -> None:
            job.program.select_by_mouse(job.text, "Norvik Freight")
            button = job.program.get("push button", "Organisation")
            job.shot("popover")
            job.program.act(button)
            job.wait_for_quotes("mentions", [["Jonas Okafor"], ["Norvik Freight"]])
            equal(job.article()["mentions"][1]["type"], "organisation", "the type")

        def c_marks_the_sentence_as_a_claim() -> None:
            job.caret_in("Teresa Brandt")
            job.program.key("c")
            job.wait_for_quotes("claims", [[CLAIM]])
            equal(job.article()["claims"][0]["attributions"], [], "the attributions: the article's own voice")

        def a_claim_gets_its_claimant_by_typing() -> None:
            if not job.is_narrow:
                job.program.key("Return")
            else:
                job.show_inspector()
            job.program.type("Okafor")
            job.program.get("label", "New Person “Okafor”")
            job.shot("claimant")
            job.program.key("Return")
            entities = {entity["name"]: entity["id"] for entity in job.export()["entities"]}
            job.program.wait_for(
                lambda: [link["claimant"]["entity"] for link in job.article()["claims"][0]["attributions"]]
                == [entities["Jonas Okafor"]],
                "the claimant",
            )
            job.shot("claim")

        def undo_and_redo_take_back_and_bring_back() -> None:
            job.back_to_text()
            job.program.key("ctrl+z")
            job.program.wait_for(lambda: job.article()["claims"][0]["attributions"] == [], "no attribution")
            job.program.key("ctrl+z")
            job.wait_for_quotes("claims", [])
            job.program.key("ctrl+shift+z")
            job.program.wait_for(lambda: len(job.article()["claims"]) == 1, "the claim")
            job.program.key("ctrl+shift+z")
            job.program.wait_for(lambda: len(job.article()["claims"][0]["attributions"]) == 1, "the attribution")

        def delete_removes_a_mark_and_a_toast_offers_undo() -> None:
            job.caret_in("Norvik")
            job.program.key("Right", "Left")
            job.program.key("Delete")
            job.wait_for_quotes("mentions", [["Jonas Okafor"]])
            undo = job.program.get("push button", "Undo")
            check(undo is not None, "there is a way back")
            job.program.key("ctrl+z")
            job.wait_for_quotes("mentions", [["Jonas Okafor"], ["Norvik Freight"]])

        def a_key_opens_the_layers_from_the_text() -> None:
            job.back_to_text()
            job.program.key("ctrl+l")
            job.program.get("check box", "Person 1")
            job.shot("layers")
            job.program.key("Escape")
            job.program.gone("check box", "Person 1")

        def the_article_comes_back_after_a_restart() -> None:
            job.program.close()
            job.start()
            job.program.wait_for(lambda: "Jonas Okafor" in job.program.text(job.text), "the article of last time")
            job.shot("reopened")

        def an_export_holds_what_was_done() -> None:
            target = job.desktop.home / "out.json"
            job.program.key("ctrl+e")
            job.program.get("text", "Name")
            job.shot("export")
            job.program.key("ctrl+a")
            job.program.type(str(target))
            job.program.key("Return")
            job.program.wait_for(target.exists, "the exported file")
            validate(target)
            exported = json.loads(target.read_text(encoding="utf-8"))
            by_cli = job.export_article()
            for key in ("entities", "articles", "relations", "annotators", "tagset"):
                equal(exported[key], by_cli[key], key)
            equal(exported["articles"][0]["text"], TEXT, "the text")
            okafor, norvik = ("Jonas Okafor", "person"), ("Norvik Freight", "organisation")
            equal(
                summary(exported),
                {
                    "entities": [okafor, norvik],
                    "mentions": [
                        ("person", okafor, [expected_place("Jonas Okafor")]),
                        ("organisation", norvik, [expected_place("Norvik Freight")]),
                    ],
                    "claims": [([expected_place(CLAIM)], [okafor])],
                    "remarks": [],
                },
                "what was exported",
            )
            job.program.close()

        main(
            a_file_given_on_the_command_line_opens,
            a_letter_marks_the_name_at_the_caret,
            the_mouse_marks_by_the_popover,
            c_marks_the_sentence_as_a_claim,
            a_claim_gets_its_claimant_by_typing,
            undo_and_redo_take_back_and_bring_back,
            delete_removes_a_mark_and_a_toast_offers_undo,
            a_key_opens_the_layers_from_the_text,
            the_article_comes_back_after_a_restart,
            an_export_holds_what_was_done,
            on_failure=lambda name: job.shot("failed-" + name),
        )
