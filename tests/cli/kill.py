# SPDX-License-Identifier: GPL-3.0-or-later
"""kill.py GANDER ROUNDS: kills commands on a.db, and looks for what they reported before."""
import random
import sqlite3
import subprocess
import sys
import time

gander, rounds = sys.argv[1], int(sys.argv[2])
seed = random.randrange(1 << 30)
random.seed(seed)
reported = {"read": set(), "starred": set(), "tagged": set(), "rules": set(), "sources": set()}
durations, killed, finished = {}, 0, 0


def rows(sql):
    db = sqlite3.connect("a.db")
    try:
        return set(db.execute(sql))
    finally:
        db.close()


def stored():
    return {
        "read": rows("SELECT article FROM read"),
        "starred": rows("SELECT id FROM article WHERE starred"),
        "tagged": rows("SELECT t.name, a.article FROM tagged a JOIN tag t ON t.id = a.tag"),
        "rules": rows("SELECT query FROM rule WHERE removed_at IS NULL"),
        "sources": rows("SELECT url FROM node WHERE url IS NOT NULL"),
    }


articles = [a for a, in rows("SELECT id FROM article")]


def command(kind, n):
    """Arguments, and what holds when it has ended."""
    some = random.sample(articles, 20)
    ids = [str(a) for a in some]
    if kind == "sync":
        return ["sync", "--force"], "read", set()
    if kind == "mark":
        return ["mark", "read"] + ids, "read", {(a,) for a in some}
    if kind == "star":
        return ["mark", "star"] + ids, "starred", {(a,) for a in some}
    if kind == "tag":
        return ["tag", "t%d" % (n % 7)] + ids, "tagged", {("t%d" % (n % 7), a) for a in some}
    if kind == "rule":
        return ["rule", "add", "title:w%d" % n, "star"], "rules", {("title:w%d" % n,)}
    urls = ["http://127.0.0.1:9/%d/%d.xml" % (n, i) for i in range(30)]
    with open("import.opml", "w") as f:
        f.write('<opml version="2.0"><body>%s</body></opml>' % "".join(
            '<outline type="rss" text="x" xmlUrl="%s"/>' % u for u in urls))
    return ["import", "import.opml"], "sources", {(u,) for u in urls}


def run(kind, n):
    """Undisturbed for the first of its kind, to know how long it takes."""
    global killed, finished
    arguments, what, expected = command(kind, n)
    start = time.monotonic()
    process = subprocess.Popen([gander, "-d", "a.db"] + arguments, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    if kind in durations:
        time.sleep(random.uniform(0, durations[kind] * 2))
        process.kill()
    _, errors = process.communicate()
    if process.returncode == -9:
        killed += 1
        return
    if process.returncode != 0 and kind != "sync":
        sys.exit("%s: %d: %s" % (arguments, process.returncode, errors.decode()))
    finished += 1
    durations.setdefault(kind, time.monotonic() - start)
    reported[what] |= expected


for n in range(rounds):
    run(random.choice(["sync", "mark", "star", "tag", "rule", "import"]), n)
    if n % 10 == 9 or n == rounds - 1:
        now = stored()
        lost = {what: reported[what] - now[what] for what in reported if reported[what] - now[what]}
        if lost:
            sys.exit("seed %d: lost by round %d: %s" % (seed, n, lost))
        check = subprocess.run([gander, "-d", "a.db", "check"], stdout=subprocess.PIPE)
        if check.returncode != 0:
            sys.exit("seed %d: round %d: %s" % (seed, n, check.stdout.decode()))

print("%d rounds: %d killed, %d finished; reported and found: %s" % (
    rounds, killed, finished, ", ".join("%d %s" % (len(s), w) for w, s in reported.items())))
