#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that the library knows, and claims, are suggested: one key accepts, one rejects, and nothing counts until then."""

import json
import os
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
FIRST = "Jonas Okafor opened the port.\n"
STORY = "Jonas Okafor came back. “The port is ready,” said Okafor. Ships waited for Okafor all day.\n"

with Desktop() as desktop:
    first, story = desktop.home / "first.txt", desktop.home / "story.txt"
    first.write_text(FIRST)
    story.write_text(STORY)
    program = desktop.start(first)
    text = program.get("text", "Article")
    program.wait_for(lambda: "opened" in program.text(text), "the first article")

    def article() -> dict:
        articles = json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"]
        return next(article for article in articles if article["title"] == "story")

    def mentions() -> list[tuple[str, str]]:
        return [(m["spans"][0]["quote"], m["origin"]) for m in article()["mentions"]]

    def caret_at(words: str, nth: int = 0) -> None:
        at = -1
        for _ in range(nth + 1):
            at = STORY.index(words, at + 1)
        program.wait_for(lambda: program.caret(text) == at, f"the caret at {words!r} {nth}, not {program.caret(text)}")

    def finds(key: str, start: int, target: int) -> None:
        """A worker finds what is suggested a moment after it is wanted: until then the key leads nowhere, or elsewhere."""

        def leads_there() -> bool:
            program.set_caret(text, start)
            program.key(key)
            end = time.monotonic() + 0.5
            while program.caret(text) != target and time.monotonic() < end:
                time.sleep(0.02)
            return program.caret(text) == target

        program.wait_for(leads_there, f"{key} to lead from {start} to {target}")

    def what_is_known_from_one_article_is_suggested_in_the_next() -> None:
        program.set_caret(text, 3)
        program.key("p")
        program.wait_for(lambda: "1 mention" in " ".join(l.get_name() for l in program.find_all("label")), "the mention")
        desktop.run(CLI, "add", story)
        program.wait_for(lambda: program.find("label", "story", program.find("list", "Articles")), "the story in the list")
        program.click_on(program.get("list item", "story"))
        program.wait_for(lambda: "came back" in program.text(text), "the story")
        program.key("ctrl+t")
        finds("h", STORY.index("came"), STORY.index("Okafor."))
        equal(mentions(), [], "nothing is marked yet")
        desktop.screenshot("suggestions.png")

    def enter_accepts_and_goes_on_to_the_next() -> None:
        program.key("Return")
        program.wait_for(lambda: mentions() == [("Okafor", "suggestion")], f"a mention, not {mentions()}")
        caret_at("Okafor", 2)

    def delete_rejects_and_that_can_be_taken_back() -> None:
        program.key("Delete")
        program.act(program.get("push button", "Take Back"))
        program.gone("push button", "Take Back")
        caret_at("Okafor", 2)
        program.key("Delete")
        program.get("push button", "Take Back")
        program.key("H")
        caret_at("Jonas Okafor")
        program.key("h")
        program.get("label", "Nothing is suggested after this")

    def what_was_rejected_is_so_after_a_restart() -> None:
        global program, text
        program.close()
        program = desktop.start()
        text = program.get("text", "Article")
        program.wait_for(lambda: "came back" in program.text(text), "the story again")
        program.key("ctrl+t")
        finds("H", 14, 0)
        program.key("h")
        program.get("label", "Nothing is suggested after this")

    def shift_enter_accepts_all_of_an_entity_as_one_change() -> None:
        equal(len(mentions()), 1, "the mentions")
        program.key("ctrl+z")
        program.wait_for(lambda: mentions() == [], "no mention")
        finds("H", 14, 0)
        program.key("shift+Return")
        program.wait_for(lambda: len(mentions()) == 2, f"two mentions, not {mentions()}")
        program.key("ctrl+z")
        program.wait_for(lambda: mentions() == [], "no mention")

    def a_claim_comes_with_its_words_of_saying_and_who_says_it() -> None:
        program.key("F10")
        program.act(program.get("check menu item", "Suggest Claims"))
        program.key("ctrl+t")
        finds("h", STORY.index("back"), STORY.index("The port"))
        desktop.screenshot("suggested-claim.png")
        program.key("Return")
        program.wait_for(lambda: article()["claims"], "a claim")
        claim = article()["claims"][0]
        equal(claim["spans"][0]["quote"], "The port is ready", "its content")
        equal(claim["origin"], "suggestion", "its origin")
        link = claim["attributions"][0]
        equal([cue["quote"] for cue in link["cues"]], ["said"], "the words of saying")
        check(link["claimant"]["entity"] and link["claimant"]["mention"], "there is a claimant with a mention")
        program.key("ctrl+z")
        program.wait_for(lambda: not article()["claims"] and mentions() == [], "all of it taken back at once")

    def both_can_be_switched_off() -> None:
        for entry in ("Suggest Claims", "Suggest Known Names"):
            program.key("F10")
            program.act(program.get("check menu item", entry))
        program.key("ctrl+t")
        program.set_caret(text, 14)
        program.key("h")
        program.get("label", "Nothing is suggested after this")

    main(
        what_is_known_from_one_article_is_suggested_in_the_next,
        enter_accepts_and_goes_on_to_the_next,
        delete_rejects_and_that_can_be_taken_back,
        what_was_rejected_is_so_after_a_restart,
        shift_enter_accepts_all_of_an_entity_as_one_change,
        a_claim_comes_with_its_words_of_saying_and_who_says_it,
        both_can_be_switched_off,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
