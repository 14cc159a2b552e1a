#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a benchmark: ours and its floor in turn, the median of each, and their ratio.

    bench.py formats PROGRAM export-json|import-json
    bench.py matcher PROGRAM suggest
    bench.py edits PROGRAM mark-all|undo
    bench.py window PROGRAM startup|open|mark|scroll

Prints `name: ratio× (ours …, floor …)`, and how ours grows when the work grows tenfold. MN_BENCH_SCALE divides the work,
for a quick look.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
SCALE = int(os.environ.get("MN_BENCH_SCALE", "1"))


def measure(program, *arguments):
    """(milliseconds, peak RSS in MiB) of one run."""
    done = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True)
    ms, kib = done.stdout.split()[-2:]
    return float(ms), int(kib) / 1024


def remove_library(path):
    for ending in ("", "-wal", "-shm", ".lock"):
        if os.path.exists(path + ending):
            os.unlink(path + ending)


def say(name, ours, floor, grown, goal, more=""):
    print(
        f"# {name}: {ours / floor:.2f}× (ours {ours:.0f} ms, floor {floor:.0f} ms; goal ≤ {goal}×){more}; "
        f"ten times the work takes {grown:.1f} times as long",
        flush=True,
    )


def export_json(program, folder):
    results = {}
    for work in (10, 1):
        library, out = f"{folder}/{work}.manicule", f"{folder}/{work}.json"
        mentions = 1_000_000 // work // SCALE
        subprocess.run([program, "make", library, "10", str(mentions // 10)], check=True)
        ours, floor, memory = [], [], []
        for _ in range(ROUNDS):
            ms, mib = measure(program, "export-ours", library, out)
            ours.append(ms)
            memory.append(mib)
            floor.append(measure(program, "export-floor", library, f"{folder}/floor", os.path.getsize(out))[0])
        results[work] = statistics.median(ours), statistics.median(floor), max(memory)
    ours, floor, memory = results[1]
    article = mentions * 100 / 10 / 2**20
    say("export-json", ours, floor, ours / results[10][0], 2.5, f", {memory:.0f} MiB (largest text {article:.0f} MiB)")


def import_json(program, folder):
    results = {}
    for work in (10, 1):
        library, file = f"{folder}/{work}.manicule", f"{folder}/{work}.json"
        mentions = 1_000_000 // work // SCALE
        subprocess.run([program, "make", library, "10", str(mentions // 10)], check=True)
        subprocess.run([program, "export-ours", library, file], check=True, stdout=subprocess.DEVNULL)
        ours, floor, memory = [], [], []
        for _ in range(ROUNDS):
            ms, mib = measure(program, "import-ours", file, f"{folder}/ours")
            ours.append(ms)
            memory.append(mib)
            floor.append(measure(program, "import-floor", library, f"{folder}/floor")[0])
            remove_library(f"{folder}/ours")
            remove_library(f"{folder}/floor")
        results[work] = statistics.median(ours), statistics.median(floor), max(memory)
    ours, floor, memory = results[1]
    article = mentions * 100 / 10 / 2**20
    say("import-json", ours, floor, ours / results[10][0], 2.5, f", {memory:.0f} MiB (largest text {article:.0f} MiB)")


def suggest(program):
    def run(names, size, script="latin"):
        """Medians: ms to build, to find, to find again and of the floor, bytes a name, hits."""
        runs = [
            subprocess.run([program, str(names), str(size), script], check=True, capture_output=True, text=True)
            for _ in range(ROUNDS)
        ]
        return [statistics.median(values) for values in zip(*(map(float, done.stdout.split()) for done in runs))]

    names, size = 100_000 // SCALE, 1_000_000 // SCALE
    build, first, ours, floor, memory, hits = run(names, size)
    few, cyrillic = run(10, size), run(names, size, "cyrillic")
    print(
        f"# suggest: {ours / floor:.1f}× (ours {ours:.2f} ms, floor {floor:.2f} ms, each the second time; goal ≤ 10×), "
        f"{names:,} names in {size / 1e6:.1f} MB, {hits:.0f} hits; the first time {first:.2f} ms, built in {build:.0f} ms, "
        f"{memory:.0f} bytes a name; with ten names {few[2] / few[3]:.1f}×, in Cyrillic {cyrillic[2] / cyrillic[3]:.1f}×; "
        f"ten times the text takes {ours / run(names, size // 10)[2]:.1f} times as long, ten times the names "
        f"{ours / run(names // 10, size)[2]:.1f} times",
        flush=True,
    )


def rounds_of_edits(program, folder, n, mode, other):
    """The medians of two things done in turn; what the machine is busy with meanwhile is about the same for both."""
    results = {mode: [], other: []}
    library = f"{folder}/edits.manicule"
    for _ in range(ROUNDS):
        for what in results:
            if what != "rows":
                remove_library(library)
            results[what].append(measure(program, what, library, *([] if what == "rows" else [n]))[0])
    remove_library(library)
    return [statistics.median(times) for times in results.values()]


def mark_all(program, folder):
    """The floor is inserting the rows that marking left."""
    n = 10_000 // SCALE
    ours, floor = rounds_of_edits(program, folder, n, "mark-all", "rows")
    say("mark-all", ours, floor, ours / rounds_of_edits(program, folder, n // 10, "mark-all", "rows")[0], 4)


def undo(program, folder):
    n = 10_000 // SCALE
    ours, making = rounds_of_edits(program, folder, n, "undo", "mark-all")
    say("undo", ours, making, ours / rounds_of_edits(program, folder, n // 10, "undo", "mark-all")[0], 1.2)


class Window:
    """bench-window on a desktop of its own, with a library made for it."""

    def __init__(self, program, folder):
        sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "ui"))
        from drive import Desktop

        self.program, self.folder, self.desktop = program, folder, Desktop()

    def __enter__(self):
        self.desktop.__enter__()
        self.environment = {**self.desktop.environment, "GTK_A11Y": "none", "GSETTINGS_BACKEND": "memory"}
        return self

    def __exit__(self, *_):
        self.desktop.__exit__()

    def make(self, name, articles, size, mentions, claims):
        library, text = f"{self.folder}/{name}.manicule", f"{self.folder}/{name}.txt"
        done = subprocess.run(
            [self.program, "make", library, *map(str, (articles, size, mentions, claims)), text],
            check=True, capture_output=True, text=True,
        )
        return library, done.stdout.split()[0], done.stdout.split()[-1], text

    def run(self, mode, made, reopen=None):
        """What it printed, in milliseconds; reopen: the first or the last article of the library, or none."""
        library, first, last, text = made
        environment = {
            **self.environment,
            "BENCH_LAST": {"first": first, "last": last, None: ""}[reopen],
            # CLOCK_MONOTONIC, in microseconds, as GLib has it
            "BENCH_BEGAN": str(time.monotonic_ns() // 1000),
        }
        if not mode.startswith("startup"):
            del environment["BENCH_BEGAN"]
        done = subprocess.run(
            [self.program, mode, library, last, text],
            env=environment, check=True, capture_output=True, text=True, timeout=120,
        )
        return [float(line) for line in done.stdout.split()]


def startup(window):
    def pair(made):
        ours, floor = [], []
        for _ in range(ROUNDS):
            ours += window.run("startup", made, reopen="last")
            floor += window.run("startup-floor", made)
        return statistics.median(ours), statistics.median(floor)

    ours, floor = pair(window.make("large", 10_000 // SCALE, 10_000, 150, 70))
    small, _ = pair(window.make("small", 1_000 // SCALE, 10_000, 150, 70))
    say("startup", ours, floor, ours / small, 1.5)


def open_article(window):
    results = []
    for work in (10, 1):
        made = window.make(str(work), 2, 10_000_000 // work // SCALE, 100_000 // work // SCALE, 10_000 // work // SCALE)
        ours, lists, floor = [], [], []
        for _ in range(ROUNDS):
            first, all_done = window.run("open", made, reopen="first")
            ours.append(first)
            lists.append(all_done)
            floor.append(window.run("open-floor", made)[0])
        results.append((statistics.median(ours), statistics.median(floor), statistics.median(lists)))
    ours, floor, lists = results[1]
    say("open", ours, floor, ours / results[0][0], 1.5, f", lists and counts {lists / floor:.2f}× (goal ≤ 2.0×)")


def mark(window):
    def marks(made):
        times = []
        for _ in range(ROUNDS):
            copy = shutil.copy(made[0], f"{window.folder}/copy.manicule")
            times.append(window.run("mark", (copy, *made[1:]), reopen="last"))
            remove_library(copy)
        every = sorted(time for run in times for time in run)
        return statistics.median(every), every[int(len(every) * 0.95)]

    large = window.make("large", 1, 10_000_000 // SCALE, 100_000 // SCALE, 10_000 // SCALE)
    middle = window.make("middle", 1, 1_000_000 // SCALE, 10_000 // SCALE, 1_000 // SCALE)
    small = window.make("small", 1, 10_000, 0, 0)
    (ours, p95), (floor, floor_p95) = marks(large), marks(small)
    frames, floor_frames = p95 / (1000 / 60), floor_p95 / (1000 / 60)
    more = f", p95 {frames:.2f} frames (goal ≤ 2; floor {floor_frames:.2f})"
    say("mark", ours, floor, ours / marks(middle)[0], 1.3, more)


def scroll(window):
    def frames(mode, made):
        return statistics.median(statistics.mean(window.run(mode, made, reopen="last")) for _ in range(ROUNDS))

    made = window.make("large", 1, 10_000_000 // SCALE, 100_000 // SCALE, 10_000 // SCALE)
    middle = window.make("middle", 1, 1_000_000 // SCALE, 10_000 // SCALE, 1_000 // SCALE)
    ours = frames("scroll", made)
    floor = frames("scroll-floor", made)
    print(
        f"# scroll: {ours / floor:.2f}× (ours {ours:.2f} ms, floor {floor:.2f} ms a frame; goal ≤ 1.5×); "
        f"ten times the work takes {ours / frames('scroll', middle):.1f} times as long",
        flush=True,
    )


def main():
    _, kind, program, name = sys.argv
    with tempfile.TemporaryDirectory() as folder:
        if kind == "formats":
            {"export-json": export_json, "import-json": import_json}[name](program, folder)
        elif kind == "matcher":
            suggest(program)
        elif kind == "edits":
            {"mark-all": mark_all, "undo": undo}[name](program, folder)
        else:
            with Window(program, folder) as window:
                {"startup": startup, "open": open_article, "mark": mark, "scroll": scroll}[name](window)


if __name__ == "__main__":
    main()
