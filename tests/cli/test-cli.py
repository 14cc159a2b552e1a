#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, used as a person or a script would: what it prints, where, and with what it exits."""

import json
import os
import subprocess
import sys
import tempfile

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, TESTS)

from tap import check, equal, main  # noqa: E402

CLI = os.environ["MN_CLI"]
VALIDATE = os.path.join(TESTS, "formats", "validate.py")
folder = tempfile.TemporaryDirectory()
STORY = "Kelly told AFP that Marquez was freed.\n\nNobody else was.\n"


def path(name):
    return os.path.join(folder.name, name)


def write(name, text):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(text)
    return path(name)


def run(*arguments, library="library.manicule", status=0, **options):
    environment = {**os.environ, "XDG_DATA_HOME": path("data"), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [CLI, "--library", path(library), *arguments],
        capture_output=True, text=True, env=environment, timeout=60, **options,
    )
    equal(done.returncode, status, f"the exit status of {arguments} (standard error: {done.stderr!r})")
    return done


def add_prints_id_and_title():
    done = run("add", write("story.txt", STORY))
    identifier, title = done.stdout.rstrip("\n").split("\t")
    equal(len(identifier), 36, "the length of the id")
    equal(title, "story", "the title")


def add_takes_the_same_file_once():
    done = run("add", path("story.txt"))
    check("already" in done.stderr, f"standard error says so: {done.stderr!r}")
    equal(len(run("list").stdout.splitlines()), 1, "the number of articles")


def add_goes_on_after_a_bad_file():
    done = run("add", path("missing.txt"), write("other.md", "# A heading\n\nSome text.\n"), status=1)
    check("missing.txt" in done.stderr, f"standard error names the file: {done.stderr!r}")
    check("A heading" in done.stdout, f"the good file was added: {done.stdout!r}")


def list_prints_json():
    articles = json.loads(run("list", "--json").stdout)
    equal(sorted(article["title"] for article in articles), ["A heading", "story"], "the titles")
    equal({article["status"] for article in articles}, {"to do"}, "the status")


def show_prints_the_text():
    identifier = next(a["id"] for a in json.loads(run("list", "--json").stdout) if a["title"] == "story")
    done = run("show", identifier[:36])
    check("Kelly told AFP" in done.stdout, f"the text is there: {done.stdout!r}")
    check("\x1b" not in done.stdout, "there are no colours in a pipe")


def show_refuses_what_is_not_there():
    done = run("show", "ffffffff", status=1)
    check("ffffffff" in done.stderr, f"standard error names it: {done.stderr!r}")


def show_tells_the_attributes_of_a_claim():
    with open(path("attributes.json"), "w", encoding="utf-8") as file:
        text = run("export", "--format", "manicule", "-o", "-").stdout
        document = json.loads(text)
        document["tagset"]["attributes"] += [
            {"id": "weight", "label": "Weight", "on": ["claim"], "kind": "number", "choices": [], "unit": "kg",
             "description": None},
            {"id": "urgent", "label": "Urgent", "on": ["fact"], "kind": "boolean", "choices": [], "unit": None,
             "description": None},
        ]
        article = next(a for a in document["articles"] if "Kelly" in a["text"])
        quote = article["text"][:5]
        article["claims"] = [{
            "id": "00000000-0000-7000-8000-000000000009", "kind": None, "form": None, "statement": None,
            "spans": [{"start": 0, "end": 5, "quote": quote}], "attributions": [], "participants": [],
            "state": "unchecked", "priority": None, "verdicts": [], "evidence": [],
            "attributes": [{"id": "weight", "value": 1.5}, {"id": "urgent", "value": True}], "note": None,
            "annotator": None, "created": "2026-01-09T10:00:00Z", "modified": "2026-01-09T10:00:00Z",
            "origin": "import", "extra": None,
        }]
        json.dump(document, file)
    run("import", "--format", "manicule", path("attributes.json"), library="attributes.manicule")
    shown = run("show", article["id"], library="attributes.manicule").stdout
    check("    Weight: 1.5 kg\n" in shown, f"the number with its unit: {shown!r}")
    check("    Urgent: true\n" in shown, f"yes: {shown!r}")


def search_finds_words():
    done = run("search", "marquez")
    equal(len(done.stdout.splitlines()), 1, "the number of hits")
    check("story" in done.stdout, f"the hit names the article: {done.stdout!r}")
    equal(run("search", "nothinglikethis").stdout, "", "what a search without hits prints")
    run("search", '"unbalanced AND (* NEAR')


def export_is_valid_and_comes_back():
    run("export", "--format", "manicule", "-o", path("out.json"))
    subprocess.run([sys.executable, VALIDATE, path("out.json")], check=True, capture_output=True)
    run("import", "--format", "manicule", path("out.json"), library="second.manicule")
    again = run("export", "--format", "manicule", "-o", "-", library="second.manicule").stdout
    with open(path("out.json"), encoding="utf-8") as file:
        first = file.read()

    def bare(text):
        return [line for line in text.splitlines() if '"exported"' not in line and '"generator"' not in line]

    equal(bare(again), bare(first), "the export of the imported library")


def export_by_lines_is_valid_and_comes_back():
    run("export", "--format", "jsonl", "-o", path("out.jsonl"))
    subprocess.run([sys.executable, VALIDATE, path("out.jsonl")], check=True, capture_output=True)
    run("import", "--format", "jsonl", path("out.jsonl"), library="third.manicule")
    equal(len(run("list", library="third.manicule").stdout.splitlines()), 2, "the number of articles")


def export_takes_single_articles():
    identifier = json.loads(run("list", "--json").stdout)[0]["id"]
    exported = json.loads(run("export", "-f", "manicule", identifier).stdout)
    equal([article["id"] for article in exported["articles"]], [identifier], "the articles")


def export_never_writes_over_the_library():
    before = run("list").stdout
    for name in ("library.manicule", "library.manicule-wal", "link"):
        if name == "link":
            os.symlink(path("library.manicule"), path("link"))
        if os.path.exists(path(name)):
            done = run("export", "-f", "manicule", "-o", path(name), status=1)
            check(name in done.stderr, f"standard error names the file: {done.stderr!r}")
    equal(run("list").stdout, before, "the library")


def import_leaves_nothing_of_a_bad_file():
    before = run("list", library="second.manicule").stdout
    done = run("import", "--format", "manicule", write("bad.json", '{"format": "manicule"'), library="second.manicule",
               status=1)
    check("bad.json" in done.stderr, f"standard error names the file: {done.stderr!r}")
    equal(run("list", library="second.manicule").stdout, before, "the library")


def formats_lists_both():
    lines = run("formats").stdout.splitlines()
    equal([line.split("\t")[0] for line in lines], ["manicule", "jsonl"], "the formats")


def check_finds_the_library_sound():
    check("sound" in run("check").stdout, "it says so")


def wrong_use_exits_with_2():
    for arguments in (["nonsense"], ["add"], ["show"], ["search"], ["list", "more"], ["list", "--nonsense"],
                      ["export"], ["export", "--format", "nonsense"], ["import", "--format", "manicule"]):
        done = run(*arguments, status=2)
        check(done.stderr and not done.stdout, f"{arguments} complains on standard error alone")
    equal(subprocess.run([CLI], capture_output=True).returncode, 2, "the status without a command")


def help_is_there_for_each_command():
    for command in ("add", "list", "show", "search", "import", "export", "formats", "check"):
        check(command in subprocess.run([CLI, "--help"], capture_output=True, text=True).stdout, f"{command} is listed")
        check("--help" in run(command, "--help").stdout, f"{command} has help")


def a_library_that_is_none_is_refused():
    write("none.manicule", "This is no database at all, just words. " * 100)
    done = run("list", library="none.manicule", status=1)
    check("none.manicule" in done.stderr, f"standard error names the file: {done.stderr!r}")
    done = run("list", library="not-there.manicule", status=1)
    check("not-there.manicule" in done.stderr, f"standard error names the file: {done.stderr!r}")
    check(not os.path.exists(path("not-there.manicule")), "a library that is only looked for is not made")


main(
    add_prints_id_and_title,
    add_takes_the_same_file_once,
    add_goes_on_after_a_bad_file,
    list_prints_json,
    show_prints_the_text,
    show_refuses_what_is_not_there,
    show_tells_the_attributes_of_a_claim,
    search_finds_words,
    export_is_valid_and_comes_back,
    export_by_lines_is_valid_and_comes_back,
    export_takes_single_articles,
    export_never_writes_over_the_library,
    import_leaves_nothing_of_a_bad_file,
    formats_lists_both,
    check_finds_the_library_sound,
    wrong_use_exits_with_2,
    help_is_there_for_each_command,
    a_library_that_is_none_is_refused,
)
