#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In German, whose words are longer, the window fits a telephone, and nothing in it is English."""

import gettext
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "ui")]

from drive import Desktop, Program  # noqa: E402
from tap import Skip, check, equal, main  # noqa: E402

CATALOGUES = Path(os.environ["MN_BUILD"]) / "po"
WIDTH = 360
STORY = "Jonas Okafor told the Courier that the port of Saltmouth opens.\n"


def make_locale(folder: Path) -> bool:
    """gettext translates nothing in the C locale, so there has to be another one."""
    try:
        command = ["localedef", "-i", "de_DE", "-f", "UTF-8", folder / "de_DE.UTF-8"]
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def is_untranslated(words: str, catalogue: gettext.GNUTranslations) -> bool:
    """Whether words that a translation is there for show in English."""
    return words != "" and (catalogue.gettext(words) != words or catalogue.pgettext("tag", words) != words)


with tempfile.TemporaryDirectory() as locales:
    has_locale = make_locale(Path(locales))
    german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "LOCPATH": locales, "MANICULE_LOCALEDIR": str(CATALOGUES)}
    with Desktop(WIDTH, 640, environment=german if has_locale else {}) as desktop:
        story = desktop.home / "story.txt"
        story.write_text(STORY)
        with (CATALOGUES / "de/LC_MESSAGES/org.manicule.Manicule.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        program: Program | None = None

        def looks_right(view: str) -> None:
            """All that shows is in German and lies within the window, which can be as narrow as a telephone."""
            # A window manager makes it no narrower than the window lets it
            desktop.xdotool("windowsize", program.window_id(), 100, 640)
            program.wait_for(lambda: geometry()[0] <= WIDTH, f"a window of {WIDTH} px, not {geometry()[0]}, in {view}")
            desktop.screenshot(f"german-{view}.png")
            names = [item.name for item in program.items()]
            english = [name for name in names if is_untranslated(name, catalogue)]
            equal(english, [], f"what is English in {view}")

        def geometry() -> tuple[int, int]:
            lines = desktop.xdotool("getwindowgeometry", "--shell", program.window_id()).splitlines()
            values = dict(line.split("=") for line in lines)
            return int(values["WIDTH"]), int(values["HEIGHT"])

        def lies_within(role: str, name: str) -> None:
            x, _, width, _ = program.box(program.get(role, name))
            check(0 <= x and x + width <= geometry()[0], f"{name} lies from {x} to {x + width}, within {geometry()[0]}")

        def an_empty_library_fits_and_is_german() -> None:
            global program
            if not has_locale:
                raise Skip("localedef has no de_DE")
            program = desktop.start()
            program.get("label", "Kein Artikel geöffnet")
            looks_right("empty")
            lies_within("push button", "Beispiel ausprobieren")
            program.close()

        def a_mention_and_its_form_fit_and_are_german() -> None:
            global program, text
            if not has_locale:
                raise Skip("localedef has no de_DE")
            desktop.stop_programs()  # one that a failed test has left
            program = desktop.start(story)
            text = program.get("text", "Artikel")
            program.wait_for(lambda: "Okafor" in program.text(text), "the article")
            program.set_caret(text, STORY.index("Saltmouth") + 2)
            program.key("l", "Return")
            entity = program.get("text", "Entität")
            program.wait_for(lambda: program.has_state(entity, "focused"), "the keyboard in the form")
            program.get("label", "Ort")
            looks_right("mention")
            for role, name in (
                ("text", "Entität"), ("text", "Rolle"), ("text", "Wert"), ("push button", "Die Erwähnung entfernen"),
                ("push button", "Entitäten 1"), ("push button", "Anmerkungen"), ("entry", "Die Liste filtern"),
            ):
                lies_within(role, name)

        def a_claim_and_its_form_fit_and_are_german() -> None:
            if not has_locale:
                raise Skip("localedef has no de_DE")
            program.key("Escape", "shift+F9", "ctrl+t", "c", "Return")
            program.get("text", "Urheber")
            program.type("Okafor")
            program.get("label", "Neu: Person „Okafor“")
            program.key("Return")
            program.get("push button", "Auswahl verwenden")
            looks_right("claim")
            for role, name in (
                ("text", "Urheber"), ("push button", "Auswahl verwenden"), ("text", "Aussage in einem einfachen Satz"),
                ("push button", "Behauptungen 1"), ("push button", "Anmerkungen"),
            ):
                lies_within(role, name)
            program.close()

        main(
            an_empty_library_fits_and_is_german,
            a_mention_and_its_form_fit_and_are_german,
            a_claim_and_its_form_fit_and_are_german,
            on_failure=lambda name: desktop.screenshot(f"failed-{name}.png"),
        )
