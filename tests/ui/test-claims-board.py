#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of all claims: sorted, filtered, changed in place, one or many, by keys and by the mouse."""

import json
import os
import sys
import uuid
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Atspi, Desktop  # noqa: E402
from hearing import misheard, says, words_of  # noqa: E402
from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
# In the order of reading
CLAIMS = ["The port opens on Monday.", "Brandt owes 2,000 crowns.", "At least 31 vessels wait.", "Winter comes early."]
PORT, BRANDT, VESSELS, WINTER = CLAIMS
STORY = " ".join(CLAIMS[:3]) + "\n"
OTHER = CLAIMS[3] + "\n"

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text(STORY)
    other = desktop.home / "other.txt"
    other.write_text(OTHER)
    program = desktop.start(story)
    main_window = program.window
    board = None

    def windows() -> list[Atspi.Accessible]:
        found = [program.root.get_child_at_index(i) for i in range(program.root.get_child_count())]
        return [one for one in found if one is not None]

    def find_board() -> Atspi.Accessible | None:
        return next((one for one in windows() if one.get_name() == "Claims"), None)

    def rows() -> list[str]:
        return [name for name in map(words_of, program.names("table row", None, board)) if name not in ("", "Columns")]

    def wait_for_rows(*expected: str) -> None:
        program.wait_for(lambda: rows() == list(expected), f"rows {expected}, not {rows()}")

    def row_of(claim: str) -> Atspi.Accessible:
        return program.get("table row", claim, board)

    def cell(claim: str, column: int) -> Atspi.Accessible:
        return row_of(claim).get_child_at_index(column)

    def word(claim: str, column: int) -> str:
        return program.find("label", None, cell(claim, column)).get_name()

    def wait_for_word(claim: str, column: int, expected: str) -> None:
        program.wait_for(lambda: word(claim, column) == expected, f"{expected}, not {word(claim, column)}")

    def wait_for_count(expected: str) -> None:
        program.get("label", expected, board)

    def claims() -> dict[str, dict]:
        document = json.loads(desktop.run(CLI, "export", "--format", "manicule"))
        return {claim["spans"][0]["quote"]: claim for article in document["articles"] for claim in article["claims"]}

    def verdict(claim: str) -> str | None:
        found = claims()[claim]["verdicts"]
        return found[0]["value"] if found else None

    def wait_for_verdicts(expected: dict[str, str | None]) -> None:
        program.wait_for(
            lambda: {claim: verdict(claim) for claim in expected} == expected, f"the verdicts {expected}"
        )

    def n_changes() -> int:
        return len(desktop.run("sqlite3", desktop.home / "data/manicule/library.manicule", "SELECT seq FROM journal").split())

    def focused() -> Atspi.Accessible | None:
        """What has the keyboard in the board: the other window remembers what had it there."""
        return program.focused(board)

    def is_focused_on(claim: str) -> bool:
        accessible = focused()
        return accessible is not None and claim in says(accessible)

    def header(title: str) -> Atspi.Accessible:
        return next(one for one in program.find_all("label", title, board) if one.get_name() == title
                    and one.get_parent().get_role_name() != "table cell" and program.box(one)[1] > 100)

    def role_of_focused() -> str:
        accessible = focused()
        return accessible.get_role_name() if accessible is not None else ""

    def pick(title: str, *keys: str) -> None:
        """Choose in a drop-down of the bar."""
        x, y, _, height = program.box(program.get("label", title, board))
        program.click(x + 10, y + height + 16)
        program.wait_for(lambda: role_of_focused() == "list item", f"what to choose for {title}")
        program.key(*keys, "Return")

    def choose(first: str, *keys: str) -> None:
        """Choose in the menu of a cell, which begins with the first of the values."""
        program.wait_for(lambda: focused() is not None and first in says(focused()), "the menu")
        program.key(*keys, "Return")

    def open_board() -> None:
        global board
        program.key("ctrl+t", "ctrl+b")
        board = program.wait_for(find_board, "the board")

    def an_empty_library_says_what_to_do() -> None:
        text = program.get("text", "Article")
        program.wait_for(lambda: PORT in program.text(text), "the article")
        open_board()
        program.get("label", "No Claims Yet", board)
        equal(misheard(program), [], "what has no name, or one that is said wrongly")
        desktop.screenshot("board-empty.png")
        program.key("ctrl+w")
        program.wait_for(lambda: find_board() is None, "the board to close")

    def all_claims_of_all_articles_are_listed() -> None:
        text = program.get("text", "Article")
        for n, claim in enumerate(CLAIMS[:3]):
            program.set_caret(text, STORY.index(claim) + 2)
            program.key("c")
            program.wait_for(lambda: len(claims()) == n + 1, f"{claim} to be marked")
        desktop.run(CLI, "add", other)
        program.click_on(program.get("list item", "other"))
        program.wait_for(lambda: WINTER in program.text(text), "the other article")
        program.set_caret(text, 2)
        program.key("c")
        program.wait_for(lambda: len(claims()) == 4, "the claim to be marked")
        open_board()
        program.wait_for(lambda: sorted(rows()) == sorted(CLAIMS), f"all claims, not {rows()}")
        wait_for_count("4 claims")
        equal([one for one in misheard(program) if "Claims of the library" in one], [], "what of the table is misheard")
        desktop.screenshot("board.png")

    def headers_sort_both_ways() -> None:
        program.click_on(header("Claim"))
        wait_for_rows(*sorted(CLAIMS))
        program.click_on(header("Claim"))
        wait_for_rows(*sorted(CLAIMS, reverse=True))
        desktop.screenshot("board-sorted.png")
        program.click_on(header("Claim"))
        wait_for_rows(*sorted(CLAIMS))

    # In order from here on: VESSELS, BRANDT, PORT, WINTER

    def a_number_sets_a_verdict_and_the_next_row_is_a_key_away() -> None:
        program.key("ctrl+t")
        program.wait_for(lambda: is_focused_on(VESSELS), "the first row to have the keyboard")
        program.key("1")
        wait_for_word(VESSELS, 3, "True")
        wait_for_verdicts({VESSELS: "true", BRANDT: None, PORT: None, WINTER: None})
        program.key("Down", "6")
        wait_for_word(BRANDT, 3, "False")
        wait_for_verdicts({VESSELS: "true", BRANDT: "false", PORT: None, WINTER: None})
        desktop.screenshot("board-verdicts.png")

    def ctrl_z_takes_back_what_was_done_here() -> None:
        program.key("ctrl+z")
        wait_for_word(BRANDT, 3, "–")
        program.key("ctrl+z")
        wait_for_verdicts({VESSELS: None, BRANDT: None})
        program.key("ctrl+shift+z")
        wait_for_verdicts({VESSELS: "true", BRANDT: None})
        program.key("ctrl+shift+z")
        wait_for_verdicts({VESSELS: "true", BRANDT: "false"})
        wait_for_word(BRANDT, 3, "False")

    def filtered_by_what_is_unchecked_a_verdict_leads_to_the_next() -> None:
        pick("Your verdict", "Down")
        wait_for_rows(PORT, WINTER)
        wait_for_count("2 of 4 claims")
        program.key("ctrl+t")
        program.wait_for(lambda: is_focused_on(PORT), "the first row to have the keyboard")
        # the second before the list shows what the first did: it is meant for what that will show
        program.key("1", "3")
        wait_for_verdicts({PORT: "true", WINTER: "mixed"})
        program.get("label", "No Claim Matches", board)
        desktop.screenshot("board-no-match.png")
        program.key("ctrl+z")
        wait_for_rows(WINTER)
        program.key("ctrl+z")
        wait_for_rows(PORT, WINTER)
        pick("Your verdict", "Down")
        wait_for_rows(f"{VESSELS}, True")

    def words_are_searched_for_and_filters_are_cleared() -> None:
        program.key("ctrl+f")
        program.type("nowhere")
        program.click_on(program.get("push button", "Clear Filters", board))
        program.wait_for(lambda: len(rows()) == 4, "all claims")
        program.key("ctrl+f")
        program.type("ves 31")
        wait_for_rows(f"{VESSELS}, True")
        program.key("ctrl+a", "BackSpace")
        program.wait_for(lambda: len(rows()) == 4, "all claims")

    def a_value_is_chosen_by_a_click_or_a_key() -> None:
        program.click_on(cell(PORT, 2))
        choose("Fact", "Down")
        wait_for_word(PORT, 2, "Figure")
        equal(claims()[PORT]["kind"], "figure", "the kind")
        program.wait_for(lambda: is_focused_on(PORT), "the row to have the keyboard again")
        program.key("p")
        program.get("menu item", "High", board)
        desktop.screenshot("board-choosing.png")
        choose("Low", "Down", "Down")
        program.wait_for(lambda: claims()[PORT]["priority"] == "high", "the priority")
        wait_for_word(PORT, 5, "High")

    def many_are_one_change() -> None:
        before = n_changes()
        program.key("ctrl+a", "s")
        choose("Unchecked", "Down", "Down")
        program.wait_for(lambda: {claim["state"] for claim in claims().values()} == {"checked"}, "all to be checked")
        equal(n_changes(), before + 1, "changes")
        wait_for_count("4 selected")
        wait_for_word(WINTER, 4, "Checked")
        desktop.screenshot("board-many.png")
        program.click_on(program.get("push button", "Undo", board))
        program.wait_for(lambda: {claim["state"] for claim in claims().values()} == {"unchecked"}, "the undo")
        equal(n_changes(), before + 2, "changes")

    def a_statement_is_typed_in_place() -> None:
        program.click_on(cell(WINTER, 0))
        program.key("F2")
        program.get("text", "Statement", board)
        program.type("It will snow.")
        desktop.screenshot("board-typing.png")
        program.key("Escape")
        program.gone("text", "Statement", board)
        equal(claims()[WINTER]["statement"], None, "the statement")
        program.key("F2")
        program.get("text", "Statement", board)
        program.type("It will snow.")
        program.key("Return")
        program.wait_for(lambda: claims()[WINTER]["statement"] == "It will snow.", "the statement")
        program.wait_for(lambda: is_focused_on("It will snow."), "the row to have the keyboard again")
        wait_for_rows(f"{VESSELS}, True", f"{BRANDT}, False", "It will snow.", PORT)

    def what_others_change_shows_and_the_selection_stays() -> None:
        program.click_on(cell(PORT, 0))
        program.wait_for(lambda: program.has_state(row_of(PORT), "selected"), "the selection")
        document = json.loads(desktop.run(CLI, "export", "--format", "manicule"))
        document["articles"] = [one for one in document["articles"] if one["title"] == "other"]
        (article,) = document["articles"]
        (claim,) = article["claims"]
        article["id"], claim["id"], claim["statement"] = str(uuid.uuid4()), str(uuid.uuid4()), "From elsewhere."
        path = desktop.home / "elsewhere.json"
        path.write_text(json.dumps(document))
        desktop.run(CLI, "import", "--format", "manicule", path)
        program.wait_for(lambda: "From elsewhere." in rows(), "the claim from elsewhere")
        wait_for_count("5 claims")
        check(program.has_state(row_of(PORT), "selected"), "the same claim is selected still")

    def return_goes_to_the_claim_in_its_article() -> None:
        program.key("ctrl+t", "Return")
        text = program.get("text", "Article", main_window)
        program.wait_for(lambda: PORT in program.text(text), "the article of the claim")
        program.wait_for(lambda: program.caret(text) == STORY.index(PORT), "the caret at the claim")
        program.get("text", "Statement", main_window)
        desktop.screenshot("board-jumped.png")

    def how_it_was_left_is_remembered() -> None:
        program.key("ctrl+b")
        program.wait_for(lambda: is_focused_on(PORT), "the keyboard in the board")
        pick("Your verdict", "Home", *["Down"] * 7)
        wait_for_rows(f"{BRANDT}, False")
        program.key("ctrl+w")
        program.wait_for(lambda: find_board() is None, "the board to close")
        open_board()
        wait_for_rows(f"{BRANDT}, False")
        wait_for_count("1 of 5 claims")

    def narrow_it_shows_what_matters_most() -> None:
        pick("Your verdict", "Home")
        program.wait_for(lambda: len(rows()) == 5, "all claims")
        window = desktop.xdotool("search", "--onlyvisible", "--name", "^Claims$").split("\n")[-1]
        desktop.xdotool("windowsize", "--sync", window, 360, 640)
        program.wait_for(lambda: len(program.find_all("table cell", None, row_of(PORT))) == 2, "two columns")
        desktop.screenshot("board-narrow.png")

    main(
        an_empty_library_says_what_to_do,
        all_claims_of_all_articles_are_listed,
        headers_sort_both_ways,
        a_number_sets_a_verdict_and_the_next_row_is_a_key_away,
        ctrl_z_takes_back_what_was_done_here,
        filtered_by_what_is_unchecked_a_verdict_leads_to_the_next,
        words_are_searched_for_and_filters_are_cleared,
        a_value_is_chosen_by_a_click_or_a_key,
        many_are_one_change,
        a_statement_is_typed_in_place,
        what_others_change_shows_and_the_selection_stays,
        return_goes_to_the_claim_in_its_article,
        how_it_was_left_is_remembered,
        narrow_it_shows_what_matters_most,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
