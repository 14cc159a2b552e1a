#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validate exports of Manicule: validate.py FILE…, where the name says whether it is JSON or JSON Lines.

By an independent validator against the schema in data/, and by what a schema cannot say: the order of keys and records,
and that every quote is what stands in the text. Ends with 1 and a line for every fault.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema

DATA = Path(__file__).resolve().parents[2] / "data"
MARKS = ("mentions", "claims", "remarks")


def load(name: str) -> dict:
    return json.loads((DATA / name).read_text())


DOCUMENT = load("manicule.schema.json")
LINE = load("manicule-jsonl.schema.json")
TAGSET = load("manicule-tagset.schema.json")


def make_validator(schema: dict) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    try:
        from referencing import Registry, Resource
    except ImportError:
        store = {each["$id"]: each for each in (DOCUMENT, LINE, TAGSET)}
        resolver = jsonschema.RefResolver(schema["$id"], schema, store=store)
        return jsonschema.Draft202012Validator(schema, resolver=resolver)
    registry = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in (DOCUMENT, LINE, TAGSET))
    return jsonschema.Draft202012Validator(schema, registry=registry)


OF_DOCUMENT = make_validator(DOCUMENT)
OF_LINE = make_validator(LINE)
OF_TAGSET = make_validator(TAGSET)


def known_orders() -> set[tuple[str, ...]]:
    """The order of keys of every object that the schemas know."""
    found = set()

    def walk(schema: object) -> None:
        if isinstance(schema, dict):
            if isinstance(schema.get("properties"), dict) and "required" in schema:
                found.add(tuple(schema["properties"]))
            for value in schema.values():
                walk(value)
        elif isinstance(schema, list):
            for value in schema:
                walk(value)

    walk(DOCUMENT)
    walk(LINE)
    return found


ORDERS = known_orders()


def misplaced_keys(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        if tuple(value) not in ORDERS:
            yield f"{path or '/'}: the keys are in another order: {', '.join(value)}"
        for key, member in value.items():
            if key != "extra":
                yield from misplaced_keys(member, f"{path}/{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from misplaced_keys(item, f"{path}/{position}")


def reading_order(mark: dict) -> tuple[int, int, str]:
    placed = [span for span in mark["spans"] if span["start"] is not None]
    return (placed[0]["start"], placed[-1]["end"], mark["id"]) if placed else (-1, -1, mark["id"])


def spans_of(mark: dict) -> Iterator[dict]:
    yield from mark["spans"]
    for attribution in mark.get("attributions", []):
        yield from attribution["cues"]


def faults_of_article(article: dict) -> Iterator[str]:
    text = article["text"]
    if hashlib.sha256(text.encode()).hexdigest() != article["sha256"]:
        yield f"article {article['id']}: the SHA-256 of its text is another"
    for kind in MARKS:
        if article[kind] != sorted(article[kind], key=reading_order):
            yield f"article {article['id']}: its {kind} are out of order"
        for mark in article[kind]:
            for span in spans_of(mark):
                if span["start"] is not None and text[span["start"] : span["end"]] != span["quote"]:
                    yield f"{mark['id']}: “{span['quote']}” is not what stands at {span['start']}–{span['end']}"


def faults_of_order(name: str, records: list[dict]) -> Iterator[str]:
    ids = [record["id"] for record in records]
    if ids != sorted(set(ids)):
        yield f"the {name} are out of order, or one is there twice"


def faults_of_schema(validator: jsonschema.Draft202012Validator, value: object) -> Iterator[str]:
    for fault in validator.iter_errors(value):
        where = "/".join(str(part) for part in fault.absolute_path)
        yield f"{where}: {fault.message[:300]}"


def faults_of_document(text: str) -> Iterator[str]:
    document = json.loads(text)
    faults = list(faults_of_schema(OF_DOCUMENT, document))
    yield from faults
    if faults:
        return
    yield from misplaced_keys(document)
    for name in ("annotators", "entities", "articles", "relations"):
        yield from faults_of_order(name, document[name])
    for article in document["articles"]:
        yield from faults_of_article(article)


def faults_of_lines(text: str) -> Iterator[str]:
    if not text.endswith("\n"):
        yield "the last line has no end"
    lines = [json.loads(line) for line in text[:-1].split("\n")]
    faults = [f"line {number}: {fault}" for number, line in enumerate(lines, 1) for fault in faults_of_schema(OF_LINE, line)]
    yield from faults
    if faults:
        return
    head, records = lines[0], lines[1:]
    yield from misplaced_keys(lines)
    if "record" in head or not all("record" in record for record in records):
        yield "the head is not on the first line, or not on it alone"
        return
    kinds = [record["record"] for record in records]
    if kinds != sorted(kinds, key=["entity", "article", "relation"].index):
        yield "the kinds of records are mixed"
    yield from faults_of_order("annotators", head["annotators"])
    for kind in ("entity", "article", "relation"):
        yield from faults_of_order(kind, [record for record in records if record["record"] == kind])
    for article in (record for record in records if record["record"] == "article"):
        yield from faults_of_article(article)


def faults_of(path: Path) -> Iterator[str]:
    try:
        text = path.read_bytes().decode()
        yield from (faults_of_lines if path.suffix == ".jsonl" else faults_of_document)(text)
    except ValueError as error:
        yield str(error)


def main(paths: list[str]) -> int:
    if not paths:
        print("validate.py FILE…", file=sys.stderr)
        return 2
    failed = False
    for path in paths:
        for fault in faults_of(Path(path)):
            failed = True
            print(f"{path}: {fault}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
