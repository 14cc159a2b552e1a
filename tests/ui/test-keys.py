#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the text do what the shortcuts window says, and the library holds what they did."""

import json
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop  # noqa: E402
from tap import equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
STORY = "Jonas Okafor told the Courier that the port opens. Teresa Brandt doubts it.\n"
OKAFOR, BRANDT = "Jonas Okafor", "Teresa Brandt"
CLAIM = "Teresa Brandt doubts it."

with Desktop() as desktop:
    story = desktop.home / "story.txt"
    story.write_text(STORY)
    program = desktop.start(story)
    text = program.get("text", "Article")
    program.wait_for(lambda: "Okafor" in program.text(text), "the article")

    def article() -> dict:
        return json.loads(desktop.run(CLI, "export", "--format", "manicule"))["articles"][0]

    def pieces() -> list[list[tuple[int, int, str]]]:
        """Where the mentions stand, and with which words."""
        return [[(s["start"], s["end"], s["quote"]) for s in mention["spans"]] for mention in article()["mentions"]]

    def piece(words: str) -> tuple[int, int, str]:
        return STORY.index(words), STORY.index(words) + len(words), words

    def kinds() -> list[str | None]:
        return [claim["kind"] for claim in article()["claims"]]

    def mark(words: str, key: str) -> None:
        program.set_caret(text, STORY.index(words) + 2)
        program.key(key)

    def shows_form_of(name: str) -> None:
        """What is current shows in the form below the lists."""
        entity = program.get("text", "Entity")
        program.wait_for(lambda: program.text(entity) == name, f"{name} in the form, not {program.text(entity)}")

    def n_goes_to_the_next_mark_and_shift_n_to_the_one_before() -> None:
        mark(OKAFOR, "p")
        program.wait_for(lambda: len(pieces()) == 1, "the first mention")
        mark(BRANDT, "p")
        program.wait_for(lambda: len(pieces()) == 2, "the second mention")
        program.set_caret(text, 0)
        program.key("End", "Home", "n")
        shows_form_of(BRANDT)
        program.key("N")
        shows_form_of(OKAFOR)
        program.key("n")
        shows_form_of(BRANDT)
        # What is current is what Delete removes
        program.key("N", "Delete")
        program.wait_for(lambda: pieces() == [[piece(BRANDT)]], "only the second mention")
        program.key("ctrl+z")
        program.wait_for(lambda: pieces() == [[piece(OKAFOR)], [piece(BRANDT)]], "both mentions again")

    def n_after_the_last_mark_says_so_and_stays() -> None:
        mark(BRANDT, "Right")
        shows_form_of(BRANDT)
        program.key("n")
        program.get("label", "No mark after this one")
        shows_form_of(BRANDT)

    def plus_adds_the_selection_to_the_current_mark() -> None:
        mark(OKAFOR, "Right")
        shows_form_of(OKAFOR)
        program.select_by_mouse(text, "Courier")
        program.get("push button", "Organisation")  # the popover that a selection raises
        program.key("plus")
        program.wait_for(
            lambda: pieces() == [[piece(OKAFOR), piece("Courier")], [piece(BRANDT)]], f"two pieces, not {pieces()}"
        )
        program.key("ctrl+z")
        program.wait_for(lambda: pieces() == [[piece(OKAFOR)], [piece(BRANDT)]], "one piece again")

    def one_to_five_say_what_kind_of_claim_it_is() -> None:
        program.key("Escape")
        mark(CLAIM, "c")
        program.wait_for(lambda: kinds() == [None], "a claim of no kind")
        for key, kind in enumerate(("fact", "figure", "prediction", "opinion", "promise"), 1):
            program.key(str(key))
            program.wait_for(lambda kind=kind: kinds() == [kind], f"the kind {kind} after {key}, not {kinds()}")
        equal(len(pieces()), 2, "the number of mentions")
        program.key("ctrl+z")
        program.wait_for(lambda: kinds() == ["opinion"], "the kind before")

    def a_digit_without_a_claim_says_what_to_do() -> None:
        before = article()
        program.key("Escape")
        mark(OKAFOR, "Right")
        shows_form_of(OKAFOR)
        program.key("1")
        program.get("label", "Choose a claim first")
        equal(article(), before, "the article")

    def words() -> list[str]:
        return [mention[0][2] for mention in pieces()]

    def selected() -> str:
        place = program.selection(text)
        return program.text(text)[place[0]:place[1]] if place else ""

    def selects(key: str, wanted: str) -> None:
        program.key(key)
        program.wait_for(lambda: selected() == wanted, f"{wanted!r} selected by {key}, not {selected()!r}")

    def n_marks() -> int:
        return len(pieces()) + len(kinds())

    def clear() -> None:
        program.key("ctrl+t", "Escape", "Escape")
        while n_marks():
            n = n_marks()
            program.set_caret(text, 0)
            program.key("Home", "n", "Delete")
            program.wait_for(lambda n=n: n_marks() < n, "one mark less")
        program.key("Escape")
        program.set_caret(text, 0)

    def w_and_s_select_what_comes_next_and_point_marks_it_again() -> None:
        clear()
        selects("w", OKAFOR)
        program.key("p")
        program.wait_for(lambda: words() == [OKAFOR], "the first person")
        selects("w", "Courier")
        selects("w", BRANDT)
        program.key("period")
        program.wait_for(lambda: words() == [OKAFOR, BRANDT], f"two persons, not {words()}")
        program.set_caret(text, 3)
        selects("s", "Jonas Okafor told the Courier that the port opens.")
        selects("s", CLAIM)
        selects("S", "Jonas Okafor told the Courier that the port opens.")
        program.key("Escape")

    def space_grows_the_selection_and_shift_space_takes_it_back() -> None:
        program.set_caret(text, STORY.index("Okafor") + 2)
        for wanted in ("Okafor", OKAFOR, "Jonas Okafor told the Courier that the port opens.", STORY.strip()):
            selects("space", wanted)
        for wanted in ("Jonas Okafor told the Courier that the port opens.", OKAFOR, "Okafor"):
            selects("shift+space", wanted)
        program.key("Escape")

    def brackets_move_the_edges_of_the_current_mark() -> None:
        clear()
        program.select(text, "Okafor")
        program.key("p")
        for keys, wanted in (
            (("bracketright",), "Okafor told"),
            (("bracketright",), "Okafor told the"),
            (("bracketleft",), "Okafor told"),
            (("bracketleft",), "Okafor"),
            (("braceleft",), OKAFOR),
            (("braceright",), "Okafor"),
            (("ctrl+bracketleft",), "Okafo"),
            (("ctrl+bracketright",), "Okafor"),
            (("ctrl+z",), "Okafo"),
            (("ctrl+z",), "Okafor"),
        ):
            program.key(*keys)
            program.wait_for(lambda wanted=wanted: words() == [wanted], f"{wanted!r} after {keys}, not {words()}")

    def the_mouse_drags_an_edge_to_the_next_word() -> None:
        clear()
        program.select(text, "Okafor")
        program.key("p")
        program.wait_for(lambda: words() == ["Okafor"], "the mention")
        first = program.character_box(text, STORY.index("Okafor"))
        target = program.character_box(text, 2)
        # GTK 4.8 counts from inside the shadow of the window, of 5 pixels; newer ones do not: near enough to both
        program.drag(first[0] + 3, first[1] + first[3] / 2, target[0] + 1, target[1] + target[3] / 2)
        program.wait_for(lambda: words() == [OKAFOR], f"the whole name, not {words()}")
        # Nothing is left selected that a letter would mark
        program.wait_for(lambda: selected() == "", "no selection")
        shows_form_of(OKAFOR)

    def j_u_v_and_i_go_to_marks_of_a_sort() -> None:
        clear()
        mark(OKAFOR, "p")
        mark("Courier", "o")
        mark(BRANDT, "p")
        program.wait_for(lambda: len(pieces()) == 3, "three mentions")
        mark(OKAFOR, "Right")
        shows_form_of(OKAFOR)
        program.key("j")
        shows_form_of(BRANDT)
        program.key("J")
        shows_form_of(OKAFOR)
        program.key("u")
        program.get("label", "No unlinked mention after this")
        program.key("i")
        program.get("label", "No mention of this entity after this one")
        program.key("Escape")
        mark(CLAIM, "c")
        program.wait_for(lambda: kinds() == [None], "a claim")
        program.set_caret(text, 0)
        program.key("Home", "v")
        program.get("push button", "Remove the claim")

    main(
        n_goes_to_the_next_mark_and_shift_n_to_the_one_before,
        n_after_the_last_mark_says_so_and_stays,
        plus_adds_the_selection_to_the_current_mark,
        one_to_five_say_what_kind_of_claim_it_is,
        a_digit_without_a_claim_says_what_to_do,
        w_and_s_select_what_comes_next_and_point_marks_it_again,
        space_grows_the_selection_and_shift_space_takes_it_back,
        brackets_move_the_edges_of_the_current_mark,
        the_mouse_drags_an_edge_to_the_next_word,
        j_u_v_and_i_go_to_marks_of_a_sort,
        on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
    )
