#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema lets through what Manicule exports and nothing else: a good export with one thing changed is refused."""

import copy
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from tap import check, equal, main  # noqa: E402
from validate import DOCUMENT, LINE, OF_DOCUMENT, OF_LINE, OF_TAGSET, TAGSET  # noqa: E402

GOOD = json.loads((HERE / "sample.json").read_text())


def places(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The path of every member of every object, but under extra, where anything may stand."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield (*path, key)
            if key != "extra":
                yield from places(member, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from places(item, (*path, position))


def at(value: object, path: tuple) -> object:
    for part in path:
        value = value[part]
    return value


PLACES = list(places(GOOD))
CUES = ("tagset", "cues")


def wrongly_accepted(paths: list[tuple], change: Callable[[dict, str], None]) -> list[str]:
    accepted = []
    for path in paths:
        changed = copy.deepcopy(GOOD)
        change(at(changed, path[:-1]), path[-1])
        if OF_DOCUMENT.is_valid(changed):
            accepted.append("/".join(map(str, path)))
    return accepted


def refuse_all(paths: list[tuple], change: Callable[[dict, str], None]) -> None:
    check(bool(paths), "there is nothing to change")
    equal(wrongly_accepted(paths, change), [], "what was accepted although it was changed")


def a_good_export_is_let_through() -> None:
    equal([fault.message for fault in OF_DOCUMENT.iter_errors(GOOD)], [], "the faults")


def no_key_may_be_missing() -> None:
    refuse_all([path for path in PLACES if path != CUES], lambda members, key: members.pop(key))


def older_exports_have_no_cues() -> None:
    equal(wrongly_accepted([CUES], lambda members, key: members.pop(key)), ["tagset/cues"], "what was accepted")


def a_tagset_may_stand_alone() -> None:
    alone = {"format": "manicule-tagset", "version": 1, "tagset": GOOD["tagset"]}
    check(OF_TAGSET.is_valid(alone), "the tagset was refused")
    for preset in sorted((HERE.parent.parent / "data/presets").glob("*.json")):
        empty = {name: [] for name in GOOD["tagset"]}
        whole = {**alone, "tagset": empty | json.loads(preset.read_text(encoding="utf-8"))}
        equal([fault.message for fault in OF_TAGSET.iter_errors(whole)], [], f"the faults of {preset.name}")
    for key in alone:
        check(not OF_TAGSET.is_valid({other: alone[other] for other in alone if other != key}), f"accepted without {key}")
    check(not OF_TAGSET.is_valid({**alone, "x": 1}), "accepted with a key more")


def no_key_may_be_added() -> None:
    refuse_all([path for path in PLACES if path[-1] == "id" or len(path) == 1],
               lambda members, _: members.update(unknown=None))


def nothing_may_be_an_object_that_is_none() -> None:
    refuse_all([path for path in PLACES if path[-1] != "extra"], lambda members, key: members.update({key: {"x": 1}}))


def extra_is_an_object_or_null() -> None:
    refuse_all([path for path in PLACES if path[-1] == "extra"], lambda members, key: members.update({key: [1]}))


def ids_are_uuids_in_lower_case() -> None:
    ids = [path for path in PLACES if isinstance(at(GOOD, path), str) and at(GOOD, path).startswith("0190163d-")]
    for wrong in ("", "x", "0190163D-8694-7000-8000-000000030001", "0190163d-8694-7000-8000-00000003000"):
        refuse_all(ids, lambda members, key, wrong=wrong: members.update({key: wrong}))


def times_are_utc_to_the_second() -> None:
    times = [path for path in PLACES if path[-1] in ("created", "modified", "added", "seen", "date", "exported")]
    for wrong in ("2026-01-09", "2026-01-09T10:00:00", "2026-01-09T10:00:00+01:00", "2026-13-09T10:00:00Z", 1767952800):
        refuse_all(times, lambda members, key, wrong=wrong: members.update({key: wrong}))


def closed_vocabularies_are_closed() -> None:
    words = ("direction", "status", "origin", "form", "state", "priority", "certainty", "qualifier")
    closed = [path for path in PLACES if path[-1] in words]
    closed += [path for path in PLACES if path[-1] == "stance" and "evidence" in path]
    closed += [path for path in PLACES if path[-1] == "kind" and (path[-2] in ("from", "to", "value") or "cues" in path[:2])]
    refuse_all(closed, lambda members, key: members.update({key: "nonsense"}))


def places_are_whole_and_not_negative() -> None:
    placed = [path for path in PLACES if path[-1] in ("start", "end")]
    for wrong in (-1, 1.5, "1"):
        refuse_all(placed, lambda members, key, wrong=wrong: members.update({key: wrong}))


def a_mark_has_a_span() -> None:
    spans = [path for path in PLACES if path[-1] == "spans" and path[-3] in ("mentions", "claims", "remarks")]
    refuse_all(spans, lambda members, key: members.update({key: []}))


def format_and_version_are_these() -> None:
    refuse_all([("format",)], lambda members, key: members.update({key: "other"}))
    refuse_all([("version",)], lambda members, key: members.update({key: 2}))


def a_text_has_no_control_characters() -> None:
    for wrong in ("a\rb", "a\0b", "a\u2028b", "a\x85b"):
        refuse_all([("articles", 0, "text")], lambda members, key, wrong=wrong: members.update({key: wrong}))


def a_line_is_a_head_or_a_record() -> None:
    head = {key: GOOD[key] for key in ("format", "version", "generator", "exported", "tagset", "annotators")}
    check(OF_LINE.is_valid(head), "the head was refused")
    for kind, name in (("entity", "entities"), ("article", "articles"), ("relation", "relations")):
        record = GOOD[name][0]
        check(OF_LINE.is_valid({"record": kind, **record}), f"the {kind} was refused")
        for wrong in (record, {"record": "remark", **record}, {"record": kind, **record, "x": 1}, {**head, **record}):
            check(not OF_LINE.is_valid(wrong), f"accepted as a line: {', '.join(wrong)}")


def everything_in_the_schema_has_a_name_and_a_meaning() -> None:
    for schema in (DOCUMENT, LINE, TAGSET, *DOCUMENT["$defs"].values()):
        check("title" in schema and "description" in schema, f"no title or description: {schema}")


def faults_of(document: object) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(document, file)
        file.flush()
        done = subprocess.run([sys.executable, HERE / "validate.py", file.name], capture_output=True, text=True)
    equal(done.returncode, 1 if done.stderr else 0, "the exit status of the validator")
    return done.stderr


def the_validator_sees_what_a_schema_cannot() -> None:
    equal(faults_of(GOOD), "", "what the validator says of a good export")

    changed = copy.deepcopy(GOOD)
    changed["articles"][0]["mentions"].reverse()
    check("mentions are out of order" in faults_of(changed), "the order of mentions was not seen")

    changed = copy.deepcopy(GOOD)
    changed["entities"].reverse()
    check("entities are out of order" in faults_of(changed), "the order of entities was not seen")

    changed = copy.deepcopy(GOOD)
    changed["articles"][0]["remarks"][0]["spans"][0]["quote"] = "other"
    check("is not what stands at" in faults_of(changed), "a wrong quote was not seen")

    changed = copy.deepcopy(GOOD)
    changed["entities"][0] = dict(reversed(changed["entities"][0].items()))
    check("keys are in another order" in faults_of(changed), "the order of keys was not seen")

    changed = copy.deepcopy(GOOD)
    changed["articles"][0]["text"] += "."
    check("SHA-256" in faults_of(changed), "a changed text was not seen")


main(
    a_good_export_is_let_through,
    no_key_may_be_missing,
    older_exports_have_no_cues,
    a_tagset_may_stand_alone,
    no_key_may_be_added,
    nothing_may_be_an_object_that_is_none,
    extra_is_an_object_or_null,
    ids_are_uuids_in_lower_case,
    times_are_utc_to_the_second,
    closed_vocabularies_are_closed,
    places_are_whole_and_not_negative,
    a_mark_has_a_span,
    format_and_version_are_these,
    a_text_has_no_control_characters,
    a_line_is_a_head_or_a_record,
    everything_in_the_schema_has_a_name_and_a_meaning,
    the_validator_sees_what_a_schema_cannot,
)
