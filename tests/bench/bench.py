#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a benchmark: ours and its floor in turn, the median of each, and their ratio.

    bench.py formats PROGRAM export-json|import-json

Prints `name: ratio× (ours …, floor …)`, and how ours grows when the work grows tenfold. MN_BENCH_SCALE divides the work,
for a quick look.
"""

import os
import statistics
import subprocess
import sys
import tempfile

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
        f"{name}: {ours / floor:.2f}× (ours {ours:.0f} ms, floor {floor:.0f} ms; goal ≤ {goal}×){more}; "
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


def main():
    _, kind, program, name = sys.argv
    with tempfile.TemporaryDirectory() as folder:
        {"export-json": export_json, "import-json": import_json}[name](program, folder)


if __name__ == "__main__":
    main()
