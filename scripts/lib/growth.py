"""Prints Google Benchmark's JSON as one row a stage: the time at each size, and its growth from size to size.

The growth is per tenfold: 10.0x is linear, whatever the distance between two sizes.
"""

import json
import math
import sys

UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
MORE_THAN_LINEAR = 13.0  # leaves room for caches that no longer hold it all


def read_times(path):
    """{stage: {size: seconds}} of the benchmarks named BM_stage/size; the fastest where there are repetitions."""
    times = {}
    with open(path, encoding="utf-8") as file:
        results = json.load(file)["benchmarks"]
    for result in results:
        if result.get("run_type") == "aggregate":
            continue
        if result.get("error_occurred"):
            sys.exit(f"{result['name']}: {result['error_message']}")
        stage, _, size = result["run_name"].partition("/")
        if not size.split("/")[0].isdigit():
            continue
        seconds = result["real_time"] * UNITS[result["time_unit"]]
        sizes = times.setdefault(stage.removeprefix("BM_"), {})
        size = int(size.split("/")[0])
        sizes[size] = min(seconds, sizes.get(size, math.inf))
    return times


def in_words(seconds):
    for unit, factor in reversed(UNITS.items()):
        if seconds >= factor:
            break
    return f"{seconds / factor:.3g} {unit}"


def main(path):
    times = read_times(path)
    if not times:
        sys.exit("no benchmark named BM_stage/size ran")
    sizes = sorted({size for of_stage in times.values() for size in of_stage})
    width = max(len("tables"), *(len(stage) for stage in times))
    print("tables".ljust(width) + "".join(f"{size:>22,}" for size in sizes))
    steep = False
    for stage, of_stage in times.items():
        row, previous = stage.ljust(width), None
        for size in sizes:
            cell = ""
            if size in of_stage:
                cell = in_words(of_stage[size])
                if previous is not None:
                    growth = (of_stage[size] / of_stage[previous]) ** (1 / math.log10(size / previous))
                    mark = "!" if growth > MORE_THAN_LINEAR else " "
                    steep |= mark == "!"
                    cell += f" {growth:6.1f}x{mark}"
                previous = size
            row += f"{cell:>22}"
        print(row)
    if steep:
        print("! grows faster than the number of tables")


main(sys.argv[1])
