"""Solves a problem of matching.json by SciPy and by lapx, and says how long each took.

A mentor with three places is three columns. A pair is worth its points and more than all points
together, an impossible one nothing: so the most people are matched, and among those ways the one
of the most points is found, as our own solver does it.
"""

import json
import statistics
import sys
import time

import lap
import numpy
from scipy.optimize import linear_sum_assignment


def read(path):
    """The file is one JSON object, written a mentee a line: so it is read without holding it twice."""
    with open(path) as file:
        places = json.loads(file.readline().strip()[len('{"places":'):-1])
        file.readline()
        rows = []
        for line in file:
            line = line.strip().rstrip(",")
            if line.startswith("["):
                rows.append(numpy.array(json.loads(line), dtype=float))
    return numpy.repeat(numpy.array(rows), places, axis=1)


def told(points, pairs, times):
    found = [points[row, column] for row, column in pairs]
    found = [value for value in found if not numpy.isnan(value)]
    return {
        "milliseconds": statistics.median(times) * 1000,
        "matched": len(found),
        "points": int(sum(found)),
    }


def main():
    points = read(sys.argv[1])
    rounds = int(sys.argv[2])
    more_than_all = (points.shape[0] + 1) * 1001
    worth = numpy.where(numpy.isnan(points), 0, points + more_than_all)
    cost = worth.max() - worth
    times = {"scipy": [], "lapx": []}
    for _ in range(rounds):
        start = time.perf_counter()
        rows, columns = linear_sum_assignment(worth, maximize=True)
        times["scipy"].append(time.perf_counter() - start)
        start = time.perf_counter()
        _, column_of, _ = lap.lapjv(cost, extend_cost=True)
        times["lapx"].append(time.perf_counter() - start)
    by_lapx = [(row, column) for row, column in enumerate(column_of) if column >= 0]
    json.dump(
        {
            "scipy": told(points, zip(rows, columns), times["scipy"]),
            "lapx": told(points, by_lapx, times["lapx"]),
        },
        sys.stdout,
    )


main()
