#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims are related to claims of other articles; both ends say so, and either can be gone to."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, Program  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
VALIDATE = TESTS / "formats" / "validate.py"
MADE = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
TEXTS = {
    "story": "Jonas Okafor leads the port. Norvik paid nothing for it. He denies it.\n",
    "books": "The books say more. Norvik paid 2,000 crowns in May. Nobody asked why.\n",
}
CLAIMS = {"story": ["Norvik paid nothing for it.", "He denies it."], "books": ["Norvik paid 2,000 crowns in May."]}
ENTITIES = {"Jonas Okafor": "person", "Norvik": "organisation"}

with Desktop() as desktop:
    program: Program | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def number(n: int) -> str:
        return f"01900000-0000-7000-8000-{n:012x}"

    def span(text: str, words: str) -> dict:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "quote": words}

    def claim(n: int, text: str, words: str) -> dict:
        return {"id": number(n), "kind": None, "form": None, "statement": None, "spans": [span(text, words)],
                "attributions": [], "participants": [], "state": "unchecked", "priority": None, "verdicts": [],
                "evidence": [], "attributes": [], "note": None, **MADE}  # fmt: skip

    def mention(n: int, text: str, words: str) -> dict:
        return {"id": number(n), "type": ENTITIES[words], "entity": number(list(ENTITIES).index(words)), "role": None,
                "value": None, "spans": [span(text, words)], "attributes": [], "note": None, **MADE}  # fmt: skip

    def fill_library() -> None:
        for title, text in TEXTS.items():
            (desktop.home / f"{title}.txt").write_text(text)
            desktop.run(CLI, "add", desktop.home / f"{title}.txt")
        document = export()
        document["entities"] = [
            {"id": number(n), "type": kind, "name": name, "aliases": [], "links": [], "attributes": [], "note": None,
             **MADE}
            for n, (name, kind) in enumerate(ENTITIES.items())
        ]  # fmt: skip
        for n, article in enumerate(document["articles"], 1):
            text = article["text"]
            article["claims"] = [claim(n * 100 + i, text, words) for i, words in enumerate(CLAIMS[article["title"]])]
            article["mentions"] = [mention(n * 1000 + i, text, name) for i, name in enumerate(ENTITIES) if name in text]
        (desktop.home / "marks.json").write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", desktop.home / "marks.json")

    def relations() -> list[tuple]:
        """(type, from, to, note, words that say so) of each, in words."""
        document = export()
        names = {entity["id"]: entity["name"] for entity in document["entities"]}
        for article in document["articles"]:
            names.update((claim["id"], claim["spans"][0]["quote"]) for claim in article["claims"])
        return [
            (one["type"], names[one["from"]["id"]], names[one["to"]["id"]], one["note"], [s["quote"] for s in one["spans"]])
            for one in document["relations"]
        ]

    def wait_for_relations(expected: list[tuple]) -> None:
        program.wait_for(lambda: relations() == expected, f"the relations {expected}")

    def dialog(name: str) -> Atspi.Accessible:
        def find() -> Atspi.Accessible | None:
            children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
            return next((child for child in children if child and child.get_name() == name), None)

        return program.wait_for(find, f"the dialog {name!r}")

    def no_dialog() -> None:
        program.wait_for(lambda: program.root.get_child_count() == 1, "the dialog closed")

    def put_caret(words: str, nth: int = 0) -> None:
        program.set_caret(text, program.place(text, words, nth)[0] + 1)
        program.key("Right")

    def wait_for_article(words: str) -> None:
        program.wait_for(lambda: words in program.text(text), f"the article with {words!r}")

    def row_of(title: str) -> None:
        """The row of the open article is the selected one."""
        def is_selected() -> bool:
            rows = program.find_all("list item", start=articles)
            return [row.get_name().split(" · ")[0] for row in rows if program.has_state(row, "selected")] == [title]

        program.wait_for(is_selected, f"{title} selected in the library")

    STORY, BOOKS = CLAIMS["story"][0], CLAIMS["books"][0]
    SUPPORTS = ("supports", STORY, BOOKS, None, [])

    def claims_of_two_articles_are_related_by_the_keyboard_alone() -> None:
        put_caret("paid nothing")
        program.get("push button", "Remove the claim")
        program.key("shift+r")
        asking = dialog("Relate")
        program.get("entry", "To what", asking)
        choices = program.get("list", "What it may be related to", asking)
        # the one that shares words comes first, though it is of another article
        names = program.wait_for(lambda: program.names("list item", start=choices), "choices")
        equal(names, [f"{BOOKS} · The article’s own voice · books", f"{CLAIMS['story'][1]} · The article’s own voice · story"],
              "the choices")  # fmt: skip
        equal([one for one in misheard(program) if "MnMentionForm" not in one], [], "what is said wrongly")
        desktop.screenshot("relations-dialog.png")
        program.type("crowns")
        program.wait_for(lambda: len(program.find_all("list item", start=choices)) == 1, "one choice")
        program.wait_for(lambda: program.has_state(program.get("push button", "Relate", asking), "sensitive"), "it found")
        program.key("Return")
        no_dialog()
        wait_for_relations([SUPPORTS])
        program.get("push button", f"Supports: {BOOKS}")
        desktop.screenshot("relations-outgoing.png")

    def the_other_end_says_so_and_is_gone_to() -> None:
        program.click_on(program.get("push button", f"Supports: {BOOKS}"))
        wait_for_article("The books")
        program.get("push button", f"Supported by: {STORY}")
        row_of("books")
        program.key("ctrl+t")
        program.wait_for(lambda: program.caret(text) == program.place(text, BOOKS)[0], "the caret at the claim")
        desktop.screenshot("relations-incoming.png")

    def it_is_undone_at_the_other_end() -> None:
        program.key("ctrl+z")
        wait_for_relations([])
        program.gone("push button", f"Supported by: {STORY}")
        row_of("books")
        program.key("ctrl+shift+z")
        wait_for_relations([SUPPORTS])
        program.get("push button", f"Supported by: {STORY}")
        row_of("books")

    def choose(*entries: str) -> None:
        """From the menu of the only relation in the form, and a submenu of that, by the arrow keys."""
        button = program.get("push button", "More for this relation")
        program.at_rest(button)
        program.click_on(button)
        for entry in entries:
            program.at_rest(program.get("menu item", entry))
            for _ in range(12):
                item = program.focused()
                if item is not None and item.get_name() == entry:
                    break
                program.key("Down")
            program.key("Return")
        program.gone("menu item", entries[0])
        program.wait_for(program.focused, "the keyboard out of the menu")

    def its_menu_turns_it_round_and_gives_it_another_type() -> None:
        choose("Reverse Direction")
        wait_for_relations([("supports", BOOKS, STORY, None, [])])
        program.get("push button", f"Supports: {STORY}")
        choose("Change Type", "Contradicts")
        wait_for_relations([("contradicts", BOOKS, STORY, None, [])])
        program.get("push button", f"Contradicts: {STORY}")
        row_of("books")
        desktop.screenshot("relations-changed.png")
        for expected in (("supports", BOOKS, STORY, None, []), SUPPORTS):
            program.key("ctrl+t", "ctrl+z")
            wait_for_relations([expected])

    def a_relation_is_removed_and_comes_back() -> None:
        choose("Remove Relation")
        wait_for_relations([])
        program.gone("push button", f"Supported by: {STORY}")
        program.key("ctrl+t", "ctrl+z")
        wait_for_relations([SUPPORTS])

    def entities_are_related_too() -> None:
        program.click_on(program.get("list item", "story", articles))
        wait_for_article("leads the port")
        put_caret("Jonas Okafor")
        program.get("push button", "Remove the mention")
        program.key("shift+r")
        asking = dialog("Relate")
        choices = program.get("list", "What it may be related to", asking)
        program.type("norv")
        program.wait_for(lambda: program.names("list item", start=choices) == ["Norvik · Organisation"], "the organisation")
        program.wait_for(lambda: program.has_state(program.get("push button", "Relate", asking), "sensitive"), "it found")
        desktop.screenshot("relations-entities.png")
        program.key("Return")
        no_dialog()
        office = ("holds-office", "Jonas Okafor", "Norvik", None, [])
        program.wait_for(lambda: sorted(relations()) == sorted([SUPPORTS, office]), f"both relations, not {relations()}")
        program.get("push button", "Holds office at: Norvik")

    def what_it_says_is_valid_and_comes_back_the_same() -> None:
        path = desktop.home / "relations.json"
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

    fill_library()
    program = desktop.start()
    articles = program.get("list", "Articles")
    program.click_on(program.get("list item", "story", articles))
    program.key("Return")
    text = program.get("text", "Article")
    wait_for_article("leads the port")
    main(
        claims_of_two_articles_are_related_by_the_keyboard_alone,
        the_other_end_says_so_and_is_gone_to,
        it_is_undone_at_the_other_end,
        its_menu_turns_it_round_and_gives_it_another_type,
        a_relation_is_removed_and_comes_back,
        entities_are_related_too,
        what_it_says_is_valid_and_comes_back_the_same,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
