#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A claim that says the same as others of the library is shown with them, linked, and judged with them."""

import json
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
MADE = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
SEIZED = "The navy seized 31 vessels in the strait"
TEXTS = {
    "monday": f"{SEIZED}. It rained in Quito. In a strait the navy seized 31 vessels.\n",
    "tuesday": "The navy has seized 31 vessels in the strait of Hormuz. Building the bridge cost $75 million.\n",
    "friday": "In the strait, 31 vessels were seized by the navy. The bridge cost $30 million to build.\n",
}
IMPORTED = {"monday": [SEIZED], "tuesday": ["The navy has seized 31 vessels in the strait of Hormuz",
                                            "Building the bridge cost $75 million"]}  # fmt: skip

with Desktop(1280, 1400) as desktop:
    program = None
    text: Atspi.Accessible | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def claim(n: int, article: str, words: str) -> dict:
        start = article.index(words)
        return {
            "id": f"01900000-0000-7000-8000-{n:012x}", "kind": None, "form": None, "statement": None,
            "spans": [{"start": start, "end": start + len(words), "quote": words}], "attributions": [],
            "participants": [], "state": "unchecked", "priority": None, "verdicts": [], "evidence": [],
            "attributes": [], "note": None, **MADE,
        }  # fmt: skip

    def fill_library() -> None:
        for title, words in TEXTS.items():
            (desktop.home / f"{title}.txt").write_text(words)
            desktop.run(CLI, "add", desktop.home / f"{title}.txt")
        document = export()
        for n, article in enumerate(document["articles"], 1):
            article["claims"] = [
                claim(n * 100 + i, article["text"], words) for i, words in enumerate(IMPORTED.get(article["title"], []))
            ]
        (desktop.home / "claims.json").write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", desktop.home / "claims.json")

    def quotes(document: dict) -> dict[str, str]:
        return {
            mark["id"]: mark["spans"][0]["quote"] for article in document["articles"] for mark in article["claims"]
        }

    def relations() -> list[tuple[str, str, str]]:
        """(from, type, to) of all relations, claims told by the words that tell them apart."""
        document = export()
        words = quotes(document)
        return sorted(
            (words[relation["from"]["id"]][:12], relation["type"], words[relation["to"]["id"]][:12])
            for relation in document["relations"]
        )

    def verdicts() -> dict[str, list[tuple[str, str | None]]]:
        return {
            mark["spans"][0]["quote"][:12]: [(verdict["value"], verdict["reasoning"]) for verdict in mark["verdicts"]]
            for article in export()["articles"]
            for mark in article["claims"]
        }

    def wait_for(condition: Callable[[], object], what: str) -> None:
        program.wait_for(condition, what)

    def wait_for_relations(*expected: tuple[str, str, str]) -> None:
        wait_for(lambda: relations() == sorted(expected), f"the relations {expected}, not {relations()}")

    def wait_for_toast(words: str, button: str | None = None) -> None:
        notice = program.get("alert", words)
        if button is not None:
            program.get("push button", button, notice)

    @cache
    def form() -> Atspi.Accessible:
        found = program.get("text", "Statement")
        while found.get_name() != "MnClaimForm":
            found = found.get_parent()
        return found

    def same_claims() -> Atspi.Accessible | None:
        return program.find("list", "Claims That Say the Same", form())

    def rows() -> list[str]:
        found = same_claims()
        return program.names("list item", None, found) if found else []

    def wait_for_rows(*beginnings: str) -> None:
        wait_for(
            lambda: len(now := rows()) == len(beginnings) and all(map(str.startswith, now, beginnings)),
            f"the rows {beginnings}",
        )

    def open_article(title: str, words: str) -> None:
        program.click_on(program.get("label", title, program.get("list", "Articles")))
        wait_for(lambda: words in program.text(text), f"the article {title!r}")

    def mark_claim(words: str) -> None:
        program.set_caret(text, program.place(text, words)[0] + 2)
        program.key("c")

    def row(words: str) -> Atspi.Accessible:
        return program.get("list item", words, program.wait_for(same_claims, "the list"))

    THIS, FIRST, SECOND = "In the strai", "The navy sei", "The navy has"

    def a_new_claim_shows_those_that_say_the_same() -> None:
        mark_claim("In the strait")
        wait_for_rows(SEIZED, "The navy has seized 31 vessels")
        check("monday" in rows()[0] and "The article’s own voice" in rows()[0], f"who says it where: {rows()[0]}")
        equal([path for path in misheard(program) if "MnSameClaim" in path], [], "what is said wrongly")
        desktop.screenshot("same-claims.png")

    def r_links_it_to_the_likeliest() -> None:
        program.key("r")
        wait_for_toast("Linked: repeats “The navy seized 31 vessels in the strait”", "Undo")
        wait_for_relations((THIS, "repeats", FIRST))
        wait_for(lambda: "Repeats" in rows()[0], "the row to say so")
        check(not program.find("push button", "Repeats", row(SEIZED)), "there is nothing more to press there")

    def further_r_link_it_to_the_next_until_there_is_none() -> None:
        program.key("r")
        wait_for_relations((THIS, "repeats", FIRST), (THIS, "repeats", SECOND))
        wait_for(lambda: "Repeats" in rows()[1], "the second row to say so")
        program.key("r")
        wait_for_toast("No further claim of the library says the same")

    def each_link_is_one_step_of_undo() -> None:
        program.key("ctrl+z")
        wait_for_relations((THIS, "repeats", FIRST))
        wait_for(lambda: "Repeats" not in rows()[1], "the second row to offer it again")
        program.key("ctrl+z")
        wait_for_relations()
        wait_for(lambda: "Repeats" not in rows()[0], "the first row to offer it again")

    def the_mouse_links_any_of_them() -> None:
        program.click_on(program.get("push button", "Repeats", row("The navy has")))
        wait_for_relations((THIS, "repeats", SECOND))
        program.key("ctrl+t", "r")
        wait_for_relations((THIS, "repeats", FIRST), (THIS, "repeats", SECOND))

    def a_verdict_is_offered_to_those_that_say_the_same() -> None:
        program.choose(program.get("combo box", "Your Verdict", form()), "Down")
        wait_for_toast("2 claims that say the same have not this verdict", "Give It to Them")
        equal(verdicts()[THIS], [("true", None)], "the verdict")
        program.get("push button", "Give This Verdict to 2 Claims That Say the Same", form())
        desktop.screenshot("same-claims-verdict.png")

    def its_reasoning_goes_with_it_as_one_change() -> None:
        reasoning = program.get("text", "Reasoning", form())
        program.key("Tab")
        wait_for(lambda: program.has_state(reasoning, "focused"), "the keyboard in the field")
        program.type("Counted")
        wait_for(lambda: program.text(reasoning) == "Counted", "the reasoning")
        program.key("ctrl+t")
        program.act(program.get("push button", "Give This Verdict to 2 Claims That Say the Same", form()))
        given = [("true", "Counted")]
        wait_for(lambda: verdicts()[FIRST] == verdicts()[SECOND] == given, "the verdict in both articles")
        equal(verdicts()["Building the"], [], "the verdict on another claim")
        program.gone("push button", "Give This Verdict to", form())
        wait_for(lambda: all("You: True" in name for name in rows()), "the verdicts in the rows")
        equal([path for path in misheard(program) if "MnSameClaim" in path], [], "what is said wrongly")
        program.key("ctrl+t", "ctrl+z")
        wait_for(lambda: verdicts()[FIRST] == verdicts()[SECOND] == [], "the verdicts to go as one")
        equal(verdicts()[THIS], given, "the verdict that was there before")
        # the rows are lower without it, and the mouse comes next
        wait_for(lambda: not any("You: True" in name for name in rows()), "the rows without the verdict")

    def a_row_leads_to_its_claim() -> None:
        # the first click after a list was closed by key is lost to GTK 4.8
        program.set_caret(text, 3)
        program.key("Right")
        program.click_on(row(SEIZED))
        wait_for(lambda: "It rained" in program.text(text), "the other article")
        wait_for(lambda: program.caret(text) == 0, "the caret at the claim")
        wait_for(lambda: rows() and rows()[0].startswith("In the strait"), "what says the same as that")
        check("Repeats" in " ".join(rows()), "the link shows at both ends")

    def a_verdict_on_the_same_claim_is_taken_over() -> None:
        program.click_on(program.get("push button", "Use Your Verdict on the Same Claim: True", form()))
        wait_for(lambda: verdicts()[FIRST] == [("true", "Counted")], "the verdict here, with its reasoning")
        program.gone("push button", "Use Your Verdict", form())
        program.key("ctrl+t", "ctrl+z")
        wait_for(lambda: verdicts()[FIRST] == [], "the verdict to go")

    def one_that_is_linked_is_offered_the_verdict_by_key() -> None:
        mark_claim("In a strait")
        wait_for(lambda: len(rows()) == 3, "what says the same")
        program.key("r")
        wait_for(lambda: "Repeats" in rows()[0], "the first link")
        program.key("r")
        wait_for_toast("Your verdict there: True")
        program.key("alt+u")
        wait_for(lambda: verdicts()["In a strait "] == [("true", "Counted")], "the verdict with its reasoning")
        program.key("ctrl+z")
        wait_for(lambda: verdicts()["In a strait "] == [], "the verdict to go")

    def figures_that_differ_are_offered_as_contradicting() -> None:
        open_article("friday", "The bridge cost")
        mark_claim("The bridge cost")
        wait_for_rows("Building the bridge cost $75 million")
        check("Figures differ" in rows()[0], f"why: {rows()[0]}")
        desktop.screenshot("same-claims-figures.png")
        program.key("r")
        wait_for_toast("No claim of the library says the same")
        before = relations()
        program.click_on(program.get("push button", "Contradicts", row("Building")))
        wait_for_relations(*before, ("The bridge c", "contradicts", "Building the"))
        wait_for(lambda: "Contradicts" in rows()[0], "the row to say so")
        program.key("ctrl+t", "ctrl+z")
        wait_for_relations(*before)

    fill_library()
    program = desktop.start(desktop.home / "friday.txt")
    program.resize(1260, 1300)  # all of the form shows
    text = program.get("text", "Article")
    wait_for(lambda: "31 vessels" in program.text(text), "the text")
    main(
        a_new_claim_shows_those_that_say_the_same,
        r_links_it_to_the_likeliest,
        further_r_link_it_to_the_next_until_there_is_none,
        each_link_is_one_step_of_undo,
        the_mouse_links_any_of_them,
        a_verdict_is_offered_to_those_that_say_the_same,
        its_reasoning_goes_with_it_as_one_change,
        a_row_leads_to_its_claim,
        a_verdict_on_the_same_claim_is_taken_over,
        one_that_is_linked_is_offered_the_verdict_by_key,
        figures_that_differ_are_offered_as_contradicting,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
