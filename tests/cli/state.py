# SPDX-License-Identifier: GPL-3.0-or-later
"""state.py GANDER SEED: three machines with one feed mark at random and exchange their states. In
whatever order, all end with the same, and a repetition changes nothing."""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys

gander, seed = sys.argv[1], int(sys.argv[2])
rng = random.Random(seed)


def run(database, *arguments):
    done = subprocess.run([gander, "-q", "-d", database] + list(arguments), capture_output=True,
                          encoding="utf-8")
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


def state(database):
    articles = json.loads(run(database, "export", "--state"))["articles"]
    return sorted(json.dumps(a, sort_keys=True) for a in articles)


def mark(database, ids):
    some = rng.sample(ids, rng.randint(1, 5))
    kind = rng.randrange(4)
    if kind == 0:
        run(database, "mark", rng.choice(["read", "star", "delete"]), *some)
    elif kind == 1:
        run(database, "tag", rng.choice(["雁", "later", "Später"]), *some)
    elif kind == 2:
        run(database, "note", some[0], rng.choice(["one", "two", "三"]))
    else:
        run(database, "mark", "read", *some)


def merge(database, files):
    for file in files:
        run(database, "import", "--state", file)


machines = ["m0.db", "m1.db", "m2.db"]
for machine in machines:
    shutil.copy("start.db", machine)
    ids = [str(i["_gander"]["id"]) for i in json.loads(run(machine, "articles", "--json",
                                                           "--limit", "1000"))["items"]]
    for _ in range(rng.randint(3, 8)):
        mark(machine, ids)
    if rng.randrange(2):
        with sqlite3.connect(machine) as db:
            db.execute("UPDATE article SET position = id * 7 + ? WHERE id % 3 = ?",
                       (rng.randrange(1 << 20), rng.randrange(3)))
        db.close()
files = []
for machine in machines:
    files.append(machine + ".json")
    run(machine, "export", "--state", "-o", files[-1])
other_order = machines[0] + ".other"
shutil.copy(machines[0], other_order)
merge(other_order, [files[2], files[1], files[0], files[2]])
for machine in machines:
    order = files[:]
    rng.shuffle(order)
    merge(machine, order)
states = [state(machine) for machine in machines]
assert states[0] == states[1] == states[2] == state(other_order), "seed %d" % seed
assert any('"tags"' in a for a in states[0]) or seed > 0
run(machines[0], "export", "--state", "-o", "all.json")
merge(machines[1], ["all.json"])
assert state(machines[1]) == states[0], "seed %d" % seed
for machine in machines:
    assert "damaged" not in run(machine, "check")
    os.unlink(machine)
