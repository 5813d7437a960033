"""Times an upgrade run of a large database, pg_dump of the same, and an upgrade run of aws, and holds them to limits.

The first two take turns, so that both see the same machine. Medians count; the first turn is for the caches.
"""

import os
import shlex
import statistics
import sys
import tempfile
import time

TURNS = 5
MEMORY_LIMIT = 300  # MB
CPU_LIMIT = 0.1  # seconds


def run(command):
    """(seconds, seconds of its own CPU, peak MB) of one run; ends the program when the command fails."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = os.posix_spawnp(
            command[0],
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)],
        )
        _, status, usage = os.wait4(process, 0)
        seconds = time.monotonic() - start
        if status != 0:
            output.seek(0)
            sys.exit(f"failed: {shlex.join(command)}\n{output.read().decode(errors='replace')}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(runs):
    return [statistics.median(figures) for figures in zip(*runs)]


def main(large, dump, aws):
    pairs = [(run(large), run(dump)) for _ in range(TURNS + 1)][1:]
    wall, cpu, memory = medians([ours for ours, _ in pairs])
    dump_wall = medians([theirs for _, theirs in pairs])[0]
    aws_wall, aws_cpu, aws_memory = medians([run(aws) for _ in range(TURNS + 1)][1:])
    ratio = statistics.median(ours[0] / theirs[0] for ours, theirs in pairs)

    rows = [
        ("pg_dump --schema-only, 10,000 tables", f"{dump_wall:.2f} s", "", None),
        ("mighost generate, 10,000 tables", f"{wall:.2f} s", "", None),
        ("  of that, its own CPU", f"{cpu:.2f} s", "", None),
        ("  as a part of pg_dump's time", f"{ratio:.2f}", "at most 0.50", ratio <= 0.5),
        ("  peak memory", f"{memory:.0f} MB", f"below {MEMORY_LIMIT} MB", memory < MEMORY_LIMIT),
        ("mighost generate, 399 tables (aws)", f"{aws_wall:.3f} s", "", None),
        ("  of that, its own CPU", f"{aws_cpu:.3f} s", f"below {CPU_LIMIT} s", aws_cpu < CPU_LIMIT),
        ("  peak memory", f"{aws_memory:.0f} MB", "", None),
    ]
    for what, figure, limit, good in rows:
        verdict = "" if good is None else ("ok" if good else "FAILED")
        print(f"{what:<38}{figure:>10}  {limit:<14}{verdict}".rstrip())
    return any(good is False for _, _, _, good in rows)


sys.exit(main(*(shlex.split(command) for command in sys.argv[1:])))
