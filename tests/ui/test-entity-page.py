#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of an entity: all its mentions in context, its claims and relations, and the ways from it and back."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop, GLib, Program  # noqa: E402
from hearing import misheard  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
MADE = {"annotator": None, "created": None, "modified": None, "origin": "import", "extra": None}
TEXTS = {
    "story": "Zealous Okafor opened the port.\n\nFlowers for Okafor wilted.\n\nNorvik paid Okafor.\n\nSaltmouth cheered Norvik.\n",
    "other": "Angry Okafor knew Saltmouth. Norvik did not.\n",
}
ENTITIES = {"Okafor": "person", "Saltmouth": "place", "Norvik": "organisation"}

with Desktop() as desktop:
    program: Program | None = None

    def export() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))

    def number(n: int) -> str:
        return f"01900000-0000-7000-8000-{n:012x}"

    def entity(name: str) -> str:
        return number(list(ENTITIES).index(name))

    def span(text: str, words: str, start: int = 0) -> dict:
        start = text.index(words, start)
        return {"start": start, "end": start + len(words), "quote": words}

    def mentions_in(text: str, first: int) -> list[dict]:
        return [
            {"id": number(first + start), "type": kind, "entity": entity(name), "role": None, "value": None,
             "spans": [span(text, name, start)], "attributes": [], "note": None, **MADE}
            for start in range(len(text)) for name, kind in ENTITIES.items() if text.startswith(name, start)
        ]  # fmt: skip

    def claim(n: int, content: dict, claimant: str) -> dict:
        who = {"entity": entity(claimant), "mention": None}
        return {
            "id": number(n), "kind": "fact", "form": None, "statement": None, "spans": [content],
            "attributions": [{"claimant": who, "onBehalfOf": None, "addressee": None, "channel": None, "cues": [],
                              "stance": "asserts", "certainty": "unstated"}],
            "participants": [], "state": "unchecked", "priority": None, "verdicts": [], "evidence": [],
            "attributes": [], "note": None, **MADE,
        }  # fmt: skip

    def fill_library() -> None:
        for title, text in TEXTS.items():
            (desktop.home / f"{title}.txt").write_text(text)
            desktop.run(CLI, "add", desktop.home / f"{title}.txt")
        document = export()
        document["entities"] = [
            {"id": entity(name), "type": kind, "name": name, "aliases": ["The Mayor"] if name == "Okafor" else [],
             "links": ["https://example.org/okafor"] if name == "Okafor" else [], "attributes": [],
             "note": "Elected twice" if name == "Okafor" else None, **MADE}
            for name, kind in ENTITIES.items()
        ]  # fmt: skip
        for n, article in enumerate(document["articles"], 1):
            article["mentions"] = mentions_in(article["text"], n * 1000)
            if article["title"] == "story":
                article["claims"] = [
                    claim(5001, span(article["text"], "Zealous Okafor opened the port"), "Okafor"),
                    claim(5002, span(article["text"], "Norvik paid Okafor"), "Norvik"),
                ]
        document["relations"] = [
            {"id": number(6001), "type": "member-of", "from": {"kind": "entity", "id": entity("Okafor")},
             "to": {"kind": "entity", "id": entity("Norvik")}, "spans": [], "attributes": [], "note": None, **MADE}
        ]  # fmt: skip
        (desktop.home / "marks.json").write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", desktop.home / "marks.json")

    # What is looked for where it is, and what stays: to look through the whole window takes its time

    def rows(of: Atspi.Accessible) -> list[str]:
        """What the rows say; nothing while one of them goes away."""
        try:
            return program.names("list item", start=of)
        except GLib.Error:
            return []

    def wait_for_rows(wanted: list[str], of: Atspi.Accessible) -> None:
        """Rows that begin so."""

        def is_so() -> bool:
            found = rows(of)
            return len(found) == len(wanted) and all(row.startswith(one) for row, one in zip(found, wanted))

        try:
            program.wait_for(is_so, f"the rows {wanted}")
        except AssertionError as error:
            raise AssertionError(f"{error}; there are {rows(of)}") from None

    def wait_for_mentions(*wanted: str) -> None:
        wait_for_rows(list(wanted), mentions)

    def wait_for_focus(row: str) -> None:
        """The keyboard on a line."""
        program.wait_for(
            lambda: any(program.has_state(one, "focused") for one in program.find_all("list item", row, mentions)),
            f"the keyboard on {row}",
        )

    def wait_for_place(title: str, words: str, nth: int = 0) -> None:
        """The article shows, the caret is there and the keyboard in the text."""
        program.wait_for(lambda: program.text(text).startswith(TEXTS[title][:9]), f"the article {title}")
        place = program.place(text, words, nth)[0]
        program.wait_for(lambda: program.caret(text) == place, f"the caret at {words}")
        program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")

    def show(words: str, nth: int = 0) -> None:
        """Make the mention that begins there the current one."""
        program.set_caret(text, program.place(text, words, nth)[0])
        program.key("Right")
        program.wait_for(lambda: program.text(name_field) == words, f"{words} in the form")

    def get(role: str, name: str) -> Atspi.Accessible:
        """Something of the page."""
        return program.get(role, name, page)

    def dialog(name: str) -> Atspi.Accessible:
        def find() -> Atspi.Accessible | None:
            children = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
            return next((child for child in children if child and name in (child.get_name() or "")), None)

        return program.wait_for(find, f"the dialog {name!r}")

    def alt_return_shows_everything_about_the_entity() -> None:
        show("Okafor", 1)
        program.key("alt+Return")
        wait_for_mentions(*LINES)
        get("label", "The Mayor")
        get("label", "Elected twice")
        get("link", "https://example.org/okafor")
        get("push button", "Mentions 4")
        get("push button", "Claims 2")
        get("push button", "Relations 1")
        wait_for_focus("Angry")
        check(not program.find("text", "Article", page.get_parent()), "the article makes place for it")
        desktop.screenshot("entity-page.png")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")

    def claims_and_relations_are_said_in_words() -> None:
        program.click_on(get("push button", "Claims 2"))
        wait_for_rows(["Zealous Okafor opened the port · Made by it and about it · Okafor · Fact · No verdict · story",
                       "Norvik paid Okafor · About it · Norvik"], get("list", "Claims of the entity"))  # fmt: skip
        desktop.screenshot("entity-page-claims.png")
        program.click_on(get("push button", "Relations 1"))
        wait_for_rows(["Okafor — Is a member of → Norvik"], get("list", "Relations of the entity"))
        desktop.screenshot("entity-page-relations.png")
        program.click_on(get("push button", "Mentions 4"))

    def choose_order(*keys: str) -> None:
        order = program.find_all("push button", "Order of the mentions", page)[-1]
        program.click_on(order)
        program.wait_for(
            lambda: any(program.has_state(row, "focused") for row in program.find_all("list item", start=order.get_parent())),
            "the choices",
        )
        program.key(*keys, "Return")

    def the_lines_are_sorted_by_what_is_around() -> None:
        sorted_by_article = rows(mentions)
        choose_order("Down", "Down")
        wanted = [sorted_by_article[n] for n in (0, 2, 3, 1)]  # “Angry”, “for”, “paid”, “Zealous”
        program.wait_for(lambda: rows(mentions) == wanted, "the order by the words before")
        choose_order("Up", "Up")
        program.wait_for(lambda: rows(mentions) == sorted_by_article, "the order by article")

    def words_filter_the_lines() -> None:
        program.click_on(get("entry", "Filter the mentions"))
        program.type("saltm angry")
        wait_for_mentions(LINES[0])
        get("label", "1 of 4 shown")
        program.key("Escape")
        wait_for_mentions(*LINES)

    def return_goes_to_the_place_in_its_article() -> None:
        program.key("Return")
        wait_for_focus("Angry")
        program.key("Return")
        wait_for_place("other", "Okafor")
        program.get("label", "1 of 4", article)
        desktop.screenshot("entity-page-bar.png")
        equal(misheard(program), [], "what has no name, or one that is said wrongly")

    def alt_down_goes_on_through_the_list_in_other_articles_too() -> None:
        program.key("alt+Down")
        wait_for_place("story", "Okafor", 0)
        program.get("label", "2 of 4", article)
        program.click_on(program.get("push button", "Next mention in the list", article))
        wait_for_place("story", "Okafor", 1)
        program.key("alt+Up", "alt+Up")
        wait_for_place("other", "Okafor")

    def the_page_is_gone_back_to_and_shows_where_one_was() -> None:
        program.click_on(program.get("push button", "Back to everything about it", article))
        wait_for_mentions(*LINES)
        wait_for_focus("Angry")
        program.key("Down", "Down", "Return")
        wait_for_place("story", "Okafor", 1)
        program.key("alt+Left")
        wait_for_focus("Flowers")
        program.key("alt+Right")
        wait_for_place("story", "Okafor", 1)

    def a_click_on_a_claim_goes_to_it() -> None:
        program.key("alt+Return")
        program.click_on(get("push button", "Claims 2"))
        program.click_on(program.get("list item", "Norvik paid Okafor", get("list", "Claims of the entity")))
        wait_for_place("story", "Norvik paid")

    def what_is_marked_meanwhile_is_there_and_undone_again() -> None:
        program.key("ctrl+t")
        show("Okafor", 1)
        program.select(text, "cheered")
        program.key("p")
        program.wait_for(lambda: program.text(name_field) == "cheered", "the new entity")
        program.key("Return")
        entry = program.get("text", "Entity")
        program.enter(entry, "Okafor")
        program.wait_for(lambda: program.text(name_field) == "Okafor", "the link")
        program.key("ctrl+t", "alt+Return")
        program.click_on(get("push button", "Mentions 5"))
        wait_for_mentions(*LINES, "Saltmouth cheered Norvik")
        program.key("ctrl+z")  # goes to where it was
        program.wait_for(lambda: program.text(name_field) == "cheered", "the mark without the link")
        program.key("ctrl+z")
        program.wait_for(lambda: len(export()["entities"]) == 3, "no mark")
        program.key("alt+Left")
        wait_for_mentions(*LINES)

    def what_another_process_marks_shows_by_itself() -> None:
        document = export()
        for article in document["articles"]:
            if article["title"] == "other":
                article["mentions"].append(
                    {"id": number(9001), "type": "person", "entity": entity("Okafor"), "role": None, "value": None,
                     "spans": [span(article["text"], "did not")], "attributes": [], "note": None, **MADE})  # fmt: skip
        (desktop.home / "more.json").write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", desktop.home / "more.json")
        wait_for_mentions(LINES[0], LINES[0], *LINES[1:])

    def picked_mentions_are_split_off_and_come_back() -> None:
        program.key("ctrl+t")
        program.key("alt+Return")
        wait_for_focus("")
        program.key("Home")
        wait_for_focus("Angry")
        program.key("space", "Down", "space")
        get("label", "2 mentions selected")
        desktop.screenshot("entity-page-selected.png")
        program.click_on(get("push button", "Split Off…"))
        asking = dialog("Split 2 Mentions Off")
        entry = program.get("text", "Name of the new entity", asking)
        equal(program.text(entry), "Okafor", "the name that is proposed")
        check(not program.find("check box", start=asking), "no others are offered")
        desktop.screenshot("entity-page-split.png")
        program.enter(entry, "Ada Okafor")
        wait_for_mentions(*LINES[1:])
        program.key("ctrl+z")
        wait_for_mentions(LINES[0], LINES[0], *LINES[1:])

    def one_merged_into_another_gives_way_to_that() -> None:
        program.click_on(get("push button", "Merge, split, mark or remove"))
        program.act(program.get("menu item", "Merge into Another Entity…", page))
        asking = dialog("Merge into Another Entity")
        program.type("Norvik")
        program.get("list item", "Norvik", asking)
        program.key("Return", "Return")
        get("push button", "Mentions 8")
        program.get("label", "Norvik", page)
        program.key("ctrl+t", "ctrl+z")

    def escape_goes_back_to_the_article() -> None:
        program.key("ctrl+t")
        show("Okafor", 1)
        program.key("alt+Return")
        wait_for_focus("Angry")
        program.key("Escape")
        program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")
        check(not program.find("list", "Mentions", article.get_parent()), "the page is gone")

    def the_list_of_entities_has_it_in_a_menu() -> None:
        entities = program.get("list", "Entities")
        program.click_on(program.get("list item", "Saltmouth", entities), button=3)
        program.act(program.get("menu item", "Everything About It", entities.get_parent()))
        get("push button", "Mentions 2")
        get("label", "Saltmouth")

    LINES = ["Angry Okafor knew Saltmouth", "Zealous Okafor opened", "Flowers for Okafor", "Norvik paid Okafor"]
    fill_library()
    program = desktop.start(desktop.home / "story.txt")
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")
    program.set_caret(text, program.place(text, "Okafor", 1)[0])
    program.key("Right")
    name_field = program.get("text", "Name")
    program.key("alt+Return")
    mentions = program.get("list", "Mentions")
    page = mentions
    while page.get_name() != "Everything about the entity":
        page = page.get_parent()
    program.key("ctrl+t")
    program.wait_for(lambda: program.has_state(text, "focused"), "the keyboard in the text")
    article = text
    while article.get_parent() != page.get_parent():
        article = article.get_parent()
    main(
        alt_return_shows_everything_about_the_entity,
        claims_and_relations_are_said_in_words,
        the_lines_are_sorted_by_what_is_around,
        words_filter_the_lines,
        return_goes_to_the_place_in_its_article,
        alt_down_goes_on_through_the_list_in_other_articles_too,
        the_page_is_gone_back_to_and_shows_where_one_was,
        a_click_on_a_claim_goes_to_it,
        what_is_marked_meanwhile_is_there_and_undone_again,
        what_another_process_marks_shows_by_itself,
        picked_mentions_are_split_off_and_come_back,
        one_merged_into_another_gives_way_to_that,
        escape_goes_back_to_the_article,
        the_list_of_entities_has_it_in_a_menu,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
