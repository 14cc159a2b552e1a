#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the model says of a claim is said in its form, by keys and by the mouse, and taken back step by step."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop  # noqa: E402
from hearing import misheard  # noqa: E402
from job import validate  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = """---
title: The Port of Saltmouth
date: 2026-01-08
language: en
---

AFP reports that Jonas Okafor told the Courier on Thursday that Norvik Freight owes 2,000 crowns. He left.

“The port will open,” said Teresa Brandt.
"""
QUOTED = "The port will open"
CLAIM = "Norvik Freight owes 2,000 crowns"
MENTIONS = (
    ("AFP", "o"),
    ("Jonas Okafor", "p"),
    ("Courier", "o"),
    ("Thursday", "d"),
    ("Norvik Freight", "o"),
    ("2,000 crowns", "f"),
)

with Desktop() as desktop:
    story = desktop.home / "story.md"
    story.write_text(STORY)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "AFP" in program.text(text), "the article")

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def claims() -> list[dict]:
        return export()["articles"][0]["claims"]

    def claim() -> dict:
        """The claim that most of this is about, the first in the text."""
        return claims()[0]

    def has(what: str, expected: object, of=claim) -> None:
        """The claim comes to say something: by then it is durable, too."""
        program.wait_for(lambda: of()[what] == expected, f"{what} to be {expected}, not {of()[what]}")

    def quotes(spans: list[dict]) -> list[str]:
        return [span["quote"] for span in spans]

    def chain() -> list[tuple]:
        """Who says it, to whom, and by which words, from the outermost on."""
        document = export()
        names = {entity["id"]: entity["name"] for entity in document["entities"]}

        def name(referent: dict | None) -> str | None:
            return names.get(referent["entity"]) if referent else None

        return [
            (name(link["claimant"]), name(link["addressee"]), quotes(link["cues"]))
            for link in document["articles"][0]["claims"][0]["attributions"]
        ]

    def has_chain(*expected: tuple) -> None:
        program.wait_for(lambda: chain() == list(expected), f"the chain {expected}, not {chain()}")

    def roles() -> dict[str, str]:
        article = export()["articles"][0]
        words = {mention["id"]: mention["spans"][0]["quote"] for mention in article["mentions"]}
        return {words[one["mention"]]: one["role"] for one in article["claims"][0]["participants"]}

    def has_roles(**expected: str) -> None:
        wanted = {key.replace("_", " ").replace("2000", "2,000"): role for key, role in expected.items()}
        program.wait_for(lambda: roles() == wanted, f"the participants {wanted}, not {roles()}")

    def undo() -> None:
        program.key("ctrl+t", "ctrl+z")

    def set_caret(offset: int) -> None:
        """Without the click of Program.set_caret(), which would make another mark the current one."""
        program.key("ctrl+t")
        Atspi.Text.set_caret_offset(text, offset)
        program.wait_for(lambda: program.caret(text) == offset, f"the caret at {offset}")

    def select(words: str) -> None:
        start, end = program.place(text, words)
        set_caret(start)
        program.desktop.xdotool(
            "keydown", "shift", "key", "--repeat", end - start, "--delay", "3", "Right", "keyup", "shift"
        )
        program.wait_for(lambda: program.selection(text) == (start, end), f"{words!r} to be selected")

    def selected() -> str:
        place = program.selection(text)
        return program.text(text)[place[0] : place[1]] if place else ""

    def tab_to(role: str, name: str) -> Atspi.Accessible:
        """Go on by Tab until something has the keyboard."""
        widget = program.get(role, name)
        for _ in range(100):
            if program.has_state(widget, "focused"):
                return widget
            program.key("Tab")
        raise AssertionError(f"Tab does not lead to {name}")

    def to_form() -> Atspi.Accessible:
        """From the text to the form, whose first field is the claimant."""
        program.key("ctrl+t", "Return")
        claimant = program.get("text", "Claimant")
        program.wait_for(lambda: program.has_state(claimant, "focused"), "the keyboard on the claimant")
        return claimant

    def choose(name: str) -> None:
        """In the chooser that has the keyboard, by typing."""
        program.key("ctrl+a")
        program.type(name)
        program.get("label", name)
        program.key("Return")

    def more(entry: str) -> None:
        tab_to("push button", "More…")
        program.key("space")
        program.act(program.get("menu item", entry))

    def pick(title: str, value: str) -> None:
        """One of a list, opened by the mouse, and gone down by the arrow key."""
        button = program.get("push button", title)
        program.click_on(button)
        program.get("label", value, button.get_parent())
        program.wait_for(
            lambda: any(item.has("focused") for item in program.items(button.get_parent()) if item.is_a("list item")),
            f"the keyboard in the list of {title!r}",
        )
        rows = program.names("label", start=button.get_parent())
        rows.reverse()  # the button itself says one of them, too, and comes first
        program.key(*["Down"] * (rows.index(button.get_description()) - rows.index(value)), "Return")
        # A list that is still closing swallows the next click
        program.wait_for(
            lambda: len(program.find_all("label", start=button.get_parent())) < len(rows), f"the list of {title!r} to close"
        )

    # The text

    def q_goes_to_the_next_quotation_and_c_marks_it() -> None:
        set_caret(0)
        program.key("q")
        program.wait_for(lambda: selected() == QUOTED, f"{QUOTED!r} selected, not {selected()!r}")
        program.key("c")
        program.wait_for(lambda: [quotes(one["spans"]) for one in claims()] == [[QUOTED]], "the claim")
        program.key("Escape", "Escape")
        set_caret(len(program.text(text)))
        program.key("End", "Q")
        program.wait_for(lambda: selected() == QUOTED, f"{QUOTED!r} selected by Shift+q, not {selected()!r}")

    def a_statement_is_offered_and_a_key_takes_it() -> None:
        set_caret(program.place(text, QUOTED)[0] + 2)
        program.key("Right")
        program.get("push button", f"Use “{QUOTED}.”")
        equal(claim()["statement"], None, "the statement before anybody took one")
        program.key("equal")
        has("statement", f"{QUOTED}.")
        program.gone("push button", f"Use “{QUOTED}.”")
        undo()
        has("statement", None)

    def plus_and_minus_add_and_take_a_piece() -> None:
        select("Teresa Brandt")
        program.key("plus")
        has("spans", [QUOTED, "Teresa Brandt"], lambda: {"spans": quotes(claim()["spans"])})
        program.get("push button", "Remove the piece")
        program.key("minus")
        has("spans", [QUOTED], lambda: {"spans": quotes(claim()["spans"])})
        program.gone("push button", "Remove the piece")

    # Who says it

    def a_claim_gets_its_claimant_and_two_cues_by_keys() -> None:
        for n, (words, key) in enumerate(MENTIONS, 1):
            select(words)
            program.key(key)
            program.wait_for(lambda n=n: len(export()["articles"][0]["mentions"]) == n, f"the mention {words!r}")
        select(CLAIM)
        program.key("c")
        has("spans", [CLAIM], lambda: {"spans": quotes(claim()["spans"])})
        to_form()
        choose("Jonas Okafor")
        has_chain(("Jonas Okafor", None, []))
        cues = []
        for words in ("told the Courier", "on Thursday"):
            select(words)
            program.key("C")
            cues.append(words)
            has_chain(("Jonas Okafor", None, cues))
        mention = claim()["attributions"][0]["claimant"]["mention"]
        words = {one["id"]: quotes(one["spans"]) for one in export()["articles"][0]["mentions"]}
        equal(words[mention], ["Jonas Okafor"], "the mention that names the claimant")

    def an_addressee_is_asked_for_by_the_menu() -> None:
        check(not program.find("text", "Addressee"), "an addressee does not show before it is wanted")
        to_form()
        more("Addressee…")
        addressee = program.get("text", "Addressee")
        program.wait_for(lambda: program.has_state(addressee, "focused"), "the keyboard on the addressee")
        choose("Courier")
        has_chain(("Jonas Okafor", "Courier", ["told the Courier", "on Thursday"]))

    def whoever_reports_it_is_a_link_outside() -> None:
        program.key("Tab")
        more("Who Reports It…")
        has_chain((None, None, []), ("Jonas Okafor", "Courier", ["told the Courier", "on Thursday"]))
        first = program.find_all("text", "Claimant")[0]
        program.wait_for(lambda: program.has_state(first, "focused"), "the keyboard on the new claimant")
        choose("AFP")
        select("reports")
        program.key("C")
        has_chain(("AFP", None, ["reports"]), ("Jonas Okafor", "Courier", ["told the Courier", "on Thursday"]))
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("claims-chain.png")

    def links_are_moved_and_removed_by_the_mouse_one_at_a_time() -> None:
        both = chain()
        program.click_on(program.find_all("push button", "Move the source inwards")[0])
        has_chain(both[1], both[0])
        undo()
        has_chain(*both)
        program.click_on(program.find_all("push button", "Remove the source")[0])
        has_chain(both[1])
        program.gone("push button", "Remove the source")
        undo()
        has_chain(*both)
        program.click_on(program.find_all("push button", "Remove the cue")[0])
        has_chain(("AFP", None, []), both[1])
        undo()
        has_chain(*both)

    def what_is_being_typed_stays_when_another_value_changes() -> None:
        first = program.find_all("text", "Claimant")[0]
        program.focus(first)
        program.key("ctrl+a")
        program.type("Reut")
        identifier = claim()["id"]
        program.get("label", "New Organisation “Reut”")
        check(claim()["id"] == identifier, "it is the same claim")
        equal(program.text(first), "Reut", "what is typed")
        program.key("Escape")
        program.wait_for(lambda: program.text(first) == "AFP", "the claimant as it is")

    # What it says

    def the_mouse_takes_the_statement_and_it_can_be_edited() -> None:
        program.click_on(program.get("push button", f"Use “{CLAIM}.”"))
        has("statement", f"{CLAIM}.")
        statement = program.get("text", "Statement, in One Plain Sentence")
        program.wait_for(lambda: program.text(statement) == f"{CLAIM}.", "the statement in its field")
        program.focus(statement)
        program.key("ctrl+End", "BackSpace")
        program.type("!")
        program.key("Return")
        has("statement", f"{CLAIM}!")

    def participants_are_offered_and_none_is_set_silently() -> None:
        equal(roles(), {}, "the participants before anybody accepted one")
        program.get("push button", "Accept “2,000 crowns” as Figure")
        desktop.screenshot("claims-offered.png")
        program.click_on(program.get("push button", "Accept “Norvik Freight” as Subject"))
        has_roles(Norvik_Freight="subject")
        undo()
        has_roles()
        program.key("A")
        has_roles(Norvik_Freight="subject", **{"2000 crowns": "figure"})
        program.gone("push button", "Accept All")
        undo()
        has_roles()
        program.key("A")
        has_roles(Norvik_Freight="subject", **{"2000 crowns": "figure"})

    def a_participant_has_another_role_or_goes() -> None:
        pick("Role of “Norvik Freight”", "Object")
        has_roles(Norvik_Freight="object", **{"2000 crowns": "figure"})
        tab_to("push button", "Remove “Norvik Freight”")
        program.key("space")
        has_roles(**{"2000 crowns": "figure"})
        undo()
        has_roles(Norvik_Freight="object", **{"2000 crowns": "figure"})

    def a_mention_outside_is_added_by_selecting_it() -> None:
        select("Thursday")
        program.act(program.get("push button", "Add Selection"))
        has_roles(Norvik_Freight="object", Thursday="time-said", **{"2000 crowns": "figure"})

    # Whether it holds

    def a_key_gives_the_verdict_and_another_takes_it_back() -> None:
        def verdicts() -> list[str]:
            return [verdict["value"] for verdict in claim()["verdicts"]]

        program.key("ctrl+t", "alt+6")
        program.wait_for(lambda: verdicts() == ["false"], f"a verdict, not {verdicts()}")
        program.get("label", "Given ")
        equal(claim()["state"], "unchecked", "the state, which is another matter")
        program.key("alt+0")
        program.wait_for(lambda: verdicts() == [], "no verdict")
        undo()
        program.wait_for(lambda: verdicts() == ["false"], "the verdict again")

    def state_and_priority_are_picked() -> None:
        to_form()
        state = tab_to("push button", "State")
        program.key("space")
        program.get("label", "Checked", state.get_parent())
        program.key("Down", "Return")
        has("state", "in progress")
        program.wait_for(lambda: state.get_description() == "In progress", "the state in the form")
        program.gone("label", "Checked", state.get_parent())  # a list that is still closing swallows the next click
        pick("Priority", "High")
        has("priority", "high")
        undo()
        has("priority", None)
        undo()
        has("state", "unchecked")
        program.key("ctrl+shift+z")
        has("state", "in progress")
        program.key("ctrl+shift+z")
        has("priority", "high")
        desktop.screenshot("claims-whole.png")

    def an_export_holds_all_of_it() -> None:
        target = desktop.home / "out.json"
        desktop.run(CLI, "export", "--format", "manicule", "-o", target)
        validate(target)
        document = json.loads(target.read_text(encoding="utf-8"))
        held = document["articles"][0]["claims"][0]
        equal(
            {key: held[key] for key in ("statement", "state", "priority", "form", "kind")},
            {"statement": f"{CLAIM}!", "state": "in progress", "priority": "high", "form": None, "kind": None},
            "the claim",
        )
        outer, inner = held["attributions"]
        equal(quotes(outer["cues"]) + quotes(inner["cues"]), ["reports", "told the Courier", "on Thursday"], "the cues")
        equal([outer["addressee"], inner["channel"], inner["onBehalfOf"]], [None] * 3, "who has no part in it")
        check(inner["addressee"]["mention"], "the addressee has the mention that names it")
        equal(len(held["participants"]), 3, "the participants")

    def the_verdict_of_another_annotator_shows_and_stays() -> None:
        document = export()
        other = {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "Ada Reviewer"}
        document["annotators"].append(other)
        document["annotators"].sort(key=lambda one: one["id"])
        held = document["articles"][0]["claims"][0]
        held["verdicts"].append(
            {"value": "true", "annotator": other["id"], "date": "2026-01-09T10:00:00Z", "reasoning": "seen the books"}
        )
        source = desktop.home / "other.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        library = desktop.home / "other.manicule"
        desktop.run(CLI, "--library", library, "import", "--format", "manicule", source)
        program.close()
        second = desktop.start("--library", library)
        article = second.get("text", "Article")
        second.wait_for(lambda: "AFP" in second.text(article), "the article in the other library")
        second.set_caret(article, second.place(article, CLAIM)[0] + 18)
        second.key("Right")
        second.get("label", "Ada Reviewer · ")
        second.get("label", "seen the books")
        desktop.screenshot("claims-others.png")
        second.close()

    main(
        q_goes_to_the_next_quotation_and_c_marks_it,
        a_statement_is_offered_and_a_key_takes_it,
        plus_and_minus_add_and_take_a_piece,
        a_claim_gets_its_claimant_and_two_cues_by_keys,
        an_addressee_is_asked_for_by_the_menu,
        whoever_reports_it_is_a_link_outside,
        links_are_moved_and_removed_by_the_mouse_one_at_a_time,
        what_is_being_typed_stays_when_another_value_changes,
        the_mouse_takes_the_statement_and_it_can_be_edited,
        participants_are_offered_and_none_is_set_silently,
        a_participant_has_another_role_or_goes,
        a_mention_outside_is_added_by_selecting_it,
        a_key_gives_the_verdict_and_another_takes_it_back,
        state_and_priority_are_picked,
        an_export_holds_all_of_it,
        the_verdict_of_another_annotator_shows_and_stays,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
