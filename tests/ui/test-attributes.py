#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tagset adds to entities, claims and relations shows in their forms, is kept, undone, exported and imported."""

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
MADE = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
STORY = "Ada Okafor leads the Greens. Ben Norvik left Saltmouth. The port will cost 5 million.\n"
NAMES = {"Ada Okafor": "person", "Ben Norvik": "person", "Saltmouth": "place"}
CLAIM = "The port will cost 5 million."
ATTRIBUTES = [
    ("party", "Party", ["person"], "text", [], None),
    ("seat", "Seat", ["person"], "choice", ["Left", "Right"], None),
    ("sworn", "Sworn In", ["person"], "boolean", [], None),
    ("height", "Height", ["person"], "number", [], "m"),
    ("born", "Born", ["person"], "date", [], None),
    ("harbour", "Harbour", ["ship"], "text", [], None),
    ("topic", "Topic", ["claim"], "text", [], None),
    ("tone", "Tone", ["claim"], "choice", ["Calm", "Sharp"], None),
    ("urgent", "Urgent", ["prediction"], "boolean", [], None),
    ("cost", "Cost", ["claim"], "number", [], "EUR"),
    ("due", "Due", ["claim"], "date", [], None),
    ("how", "How", ["related-to"], "choice", ["By Blood", "By Marriage"], None),
    ("begun", "Begun", ["related-to"], "date", [], None),
]


def number(n: int) -> str:
    return f"01900000-0000-7000-8000-{n:012x}"


# So high that the whole form of an entity shows
with Desktop(height=2000) as desktop:

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def with_marks(document: dict) -> dict:
        """Two persons and a place, and a claim, in a library that asks more of them."""
        place = STORY.index
        document["tagset"]["attributes"] = [
            {"id": ident, "label": label, "on": on, "kind": kind, "choices": choices, "unit": unit,
             "description": f"What to say of it: {label}"}
            for ident, label, on, kind, choices, unit in ATTRIBUTES
        ]  # fmt: skip
        document["entities"] = [
            {"id": number(n), "type": kind, "name": name, "aliases": [], "links": [], "note": None,
             "attributes": [{"id": "harbour", "value": "Old Pier"}] if name == "Ben Norvik" else [], **MADE}
            for n, (name, kind) in enumerate(NAMES.items(), 1)
        ]  # fmt: skip
        document["articles"][0]["mentions"] = [
            {"id": number(n + 10), "type": kind, "entity": number(n), "role": None, "value": None,
             "spans": [{"start": place(name), "end": place(name) + len(name), "quote": name}],
             "attributes": [], "note": None, **MADE}
            for n, (name, kind) in enumerate(NAMES.items(), 1)
        ]  # fmt: skip
        document["articles"][0]["claims"] = [
            {"id": number(20), "kind": "prediction", "form": None, "statement": None,
             "spans": [{"start": place(CLAIM), "end": place(CLAIM) + len(CLAIM), "quote": CLAIM}],
             "attributions": [], "participants": [], "state": "unchecked", "priority": None, "verdicts": [],
             "evidence": [], "attributes": [], "note": None, **MADE}
        ]  # fmt: skip
        document["relations"] = [
            {"id": number(30), "type": "related-to", "from": {"kind": "entity", "id": number(1)},
             "to": {"kind": "entity", "id": number(2)}, "spans": [], "attributes": [], "note": None, **MADE}
        ]  # fmt: skip
        return document

    story = desktop.home / "story.txt"
    story.write_text(STORY)
    desktop.run(CLI, "add", story)
    marks = desktop.home / "marks.json"
    marks.write_text(json.dumps(with_marks(export())))
    desktop.run(CLI, "import", "--format", "manicule", marks)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")
    program.resize(1240, 1900)

    def said_of(name: str) -> dict:
        document = export()
        found = {"claim": document["articles"][0]["claims"], "relation": document["relations"]}
        record = next(one for one in found.get(name, document["entities"]) if name in found or name == one.get("name"))
        return {attribute["id"]: attribute["value"] for attribute in record["attributes"]}

    def wait_for_said(name: str, **expected: object) -> None:
        program.wait_for(lambda: said_of(name) == expected, f"{expected} of {name}, not {said_of(name)}")

    def field(name: str) -> Atspi.Accessible:
        return program.get("text", name)

    def picker(name: str) -> Atspi.Accessible:
        return program.get("combo box", name)

    def go_to(words: str) -> None:
        """Make the mark there the current one, from wherever the keyboard is."""
        program.key("ctrl+t")
        program.set_caret(text, STORY.index(words))
        program.key("Right")

    def says(name: str, wanted: str) -> None:
        program.wait_for(lambda: program.text(field(name)) == wanted, f"{wanted!r} in {name}")

    def has_keyboard(accessible: Atspi.Accessible) -> None:
        program.wait_for(lambda: program.has_state(accessible, "focused"), f"the keyboard in {accessible.get_name()}")

    def a_type_has_its_fields_and_another_has_not() -> None:
        go_to("Saltmouth")
        program.wait_for(lambda: program.text(field("Name")) == "Saltmouth", "the place")
        check(not program.find("text", "Party"), "a place has no party")
        go_to("Okafor")
        says("Party", "")
        check(program.find("text", "Height (m)"), "the number says its unit")
        check(not program.find("text", "Harbour"), "what ships have is not asked of a person")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("attributes.png")

    def all_are_filled_by_the_keyboard_alone() -> None:
        program.focus(field("Party"))
        program.type("Greens “New”")
        program.key("Tab", "space", "Down", "Return")
        wait_for_said("Ada Okafor", party="Greens “New”", seat="Left")
        program.key("Tab", "space", "Down", "Down", "Return")
        wait_for_said("Ada Okafor", party="Greens “New”", seat="Left", sworn=False)
        program.key("Tab")
        has_keyboard(field("Height (m)"))
        program.type("1,75")
        program.key("Tab")
        program.type("12 May 1975")
        program.key("Return")
        wait_for_said("Ada Okafor", party="Greens “New”", seat="Left", sworn=False, height=1.75, born="1975-05-12")
        program.key("Tab")
        says("Height (m)", "1.75")
        says("Born", "1975-05-12")

    def what_is_no_value_stays_where_it_was_typed_and_says_why() -> None:
        program.enter(field("Height (m)"), "1,200")
        program.get("label", "Write a number such as 1200 or 1.5")
        program.enter(field("Born"), "soon")
        program.get("label", "Write a date such as 2024-02 or 2026-01-08~")
        desktop.screenshot("attributes-refused.png")
        go_to("Saltmouth")
        program.gone("text", "Born")
        go_to("Norvik")
        says("Born", "")
        go_to("Okafor")
        says("Born", "soon")
        says("Height (m)", "1,200")
        program.get("label", "Write a number such as 1200 or 1.5")
        wait_for_said("Ada Okafor", party="Greens “New”", seat="Left", sworn=False, height=1.75, born="1975-05-12")
        program.enter(field("Born"), "1975-06")
        program.enter(field("Height (m)"), "1.8 m")
        wait_for_said("Ada Okafor", party="Greens “New”", seat="Left", sworn=False, height=1.8, born="1975-06")

    def an_emptied_field_says_nothing_and_undo_brings_its_value_back() -> None:
        program.focus(field("Party"))
        program.key("ctrl+a", "Delete", "Return")
        wait_for_said("Ada Okafor", seat="Left", sworn=False, height=1.8, born="1975-06")
        program.key("ctrl+t", "ctrl+z")
        wait_for_said("Ada Okafor", party="Greens “New”", seat="Left", sworn=False, height=1.8, born="1975-06")
        says("Party", "Greens “New”")

    def what_is_no_longer_asked_can_be_read_and_removed() -> None:
        go_to("Norvik")
        program.get("label", "Harbour, Not Asked for Here")
        check(program.find("label", "Old Pier"), "it says what it says")
        program.click_on(program.get("push button", "Remove “Harbour”"))
        wait_for_said("Ben Norvik")
        program.gone("label", "Harbour, Not Asked for Here")
        program.key("ctrl+t", "ctrl+z")
        wait_for_said("Ben Norvik", harbour="Old Pier")
        program.get("label", "Harbour, Not Asked for Here")

    def choose_by_mouse(name: str, choice: str) -> None:
        program.click_on(picker(name))
        choices = program.get("list", start=picker(name))
        program.click_on(program.get("label", choice, choices))
        program.gone("list", start=picker(name))
        # GTK 4.8 takes a click for one at the list that is gone until it has seen the mouse move
        desktop.xdotool("mousemove_relative", "--", -400, -20)
        desktop.xdotool("mousemove_relative", "--", -20, -20)

    def a_claim_has_those_of_its_kind_by_the_mouse() -> None:
        go_to("port will")
        program.enter(field("Topic"), "money")
        choose_by_mouse("Tone", "Sharp")
        wait_for_said("claim", topic="money", tone="Sharp")
        choose_by_mouse("Urgent", "Yes")
        program.enter(field("Cost (EUR)"), "5.000.000")
        program.enter(field("Due"), "2027")
        wait_for_said("claim", topic="money", tone="Sharp", urgent=True, cost=5000000, due="2027")
        desktop.screenshot("attributes-of-claim.png")
        choose_by_mouse("Urgent", "Not said")
        wait_for_said("claim", topic="money", tone="Sharp", cost=5000000, due="2027")

    def a_relation_has_those_of_its_type_at_both_ends() -> None:
        go_to("Okafor")
        program.get("push button", "Is related to: Ben Norvik")
        program.enter(field("Begun"), "May 1999")
        wait_for_said("relation", begun="1999-05")
        choose_by_mouse("How", "By Marriage")
        wait_for_said("relation", how="By Marriage", begun="1999-05")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("attributes-of-relation.png")
        go_to("Norvik")
        program.get("push button", "Is related to: Ada Okafor")
        says("Begun", "1999-05")
        program.key("ctrl+z", "ctrl+z")
        wait_for_said("relation")
        says("Begun", "")
        program.key("ctrl+shift+z", "ctrl+shift+z")
        wait_for_said("relation", how="By Marriage", begun="1999-05")
        says("Begun", "1999-05")

    def they_are_exported_in_the_order_of_the_tagset_and_come_back() -> None:
        program.close()
        first, again = desktop.home / "first.json", desktop.home / "again.json"
        desktop.run(CLI, "export", "--format", "manicule", "-o", first)
        subprocess.run([sys.executable, TESTS / "formats" / "validate.py", first], check=True, capture_output=True)
        ada = next(entity for entity in json.loads(first.read_text())["entities"] if entity["name"] == "Ada Okafor")
        equal([one["id"] for one in ada["attributes"]], ["party", "seat", "sworn", "height", "born"], "the order")
        other = desktop.home / "other.manicule"
        desktop.run(CLI, "--library", other, "import", "--format", "manicule", first)
        desktop.run(CLI, "--library", other, "export", "--format", "manicule", "-o", again)
        bare = [
            [line for line in path.read_text().splitlines() if '"exported"' not in line] for path in (first, again)
        ]
        equal(bare[1], bare[0], "the export of the imported library")

    main(
        a_type_has_its_fields_and_another_has_not,
        all_are_filled_by_the_keyboard_alone,
        what_is_no_value_stays_where_it_was_typed_and_says_why,
        an_emptied_field_says_nothing_and_undo_brings_its_value_back,
        what_is_no_longer_asked_can_be_read_and_removed,
        a_claim_has_those_of_its_kind_by_the_mouse,
        a_relation_has_those_of_its_type_at_both_ends,
        they_are_exported_in_the_order_of_the_tagset_and_come_back,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
