"""Times several ways to do one thing, in turn, so that a slower moment of the machine meets all of them."""

import gc
import json
import os
import statistics
import time

QUICK = os.environ.get("DAGSTACK_BENCH_QUICK") == "1"
ROUNDS = 5 if QUICK else 101
LEAST = 200_000 if QUICK else 2_000_000
MOST = 20_000_000_000
"""How many nanoseconds all rounds of one way may take: slow ones have fewer rounds."""


def compare(task, payload, ways):
    """Compare the first way with each of the others.

    Prints the medians, in nanoseconds, as a line of JSON.
    """
    times = {name: times_of(once) for name, once in ways.items()}
    slowest = max(run(once, times[name]) for name, once in ways.items())
    rounds = max(3, min(ROUNDS, MOST // slowest))
    names = list(ways)
    seen = {name: [] for name in names}
    for number in range(rounds):
        for step in range(len(names)):
            name = names[(number + step) % len(names)]
            seen[name].append(run(ways[name], times[name]) / times[name])
    ours, *rivals = names
    ratios = {
        rival: statistics.median(
            of_ours / of_rival for of_ours, of_rival in zip(seen[ours], seen[rival], strict=True)
        )
        for rival in rivals
    }
    medians = {name: statistics.median(seen[name]) for name in names}
    print(json.dumps({"task": task, "payload": payload, "medians": medians, "ratios": ratios}), flush=True)


def times_of(once):
    """Say how many times make a batch that is long enough to be timed."""
    times = 1
    while run(once, times) < LEAST:
        times *= 2
    return times


def run(once, times):
    """Do it so many times, without the collector, and give the nanoseconds."""
    rounds = range(times)
    gc.collect()
    gc.disable()
    start = time.perf_counter_ns()
    for _ in rounds:
        once()
    end = time.perf_counter_ns()
    gc.enable()
    return end - start
