#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures `gander extract` on the corpora beside the source tree, all sets in one table.

usage: score.py [PROGRAM] [--corpus DIR] [--set NAME]... [--sample N] [--jobs N] [--save FILE]
                [--against FILE] [--pages N] [--parts] [--all] [--choose PROGRAM...]

PROGRAM defaults to $GANDER, else "gander". Texts are measured as the corpus' own scorers do;
`mean` is the plain mean of the sets that have the measure.

  --sample N       every Nth site only: quick, for the loop of edit and measure
  --save FILE      keep the pages' values
  --against FILE   the change since a kept run; with --pages N the N pages that changed most
  --parts          five rows more, one for each fifth of the sites
  --all            the corpus' scorers of list pages and invented pages too
  --choose P...    cross-validation: of these programs, built with one parameter changed, the one
                   best on four fifths of the sites is measured on the last fifth
"""
import argparse
import concurrent.futures
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
PARTS = 5
MEASURES = ("text", "title", "author", "date")


def import_library(corpus):
    """The corpus' measures, so that they are defined once."""
    global lib
    sys.path.insert(0, os.path.join(corpus, "bin"))
    import corpuslib
    lib = corpuslib


# ---------------------------------------------------------------- pages

class Page:
    def __init__(self, group, base, case):
        self.group, self.base, self.case = group, base, case
        self.id = group + "/" + case["id"]
        self.path = os.path.join(base, case["file"])
        host = (urlsplit(case.get("url") or "").hostname or case["id"]).lower()
        site = ".".join(re.sub(r"^www\.", "", host).split(".")[-3:])
        self.bucket = int(hashlib.sha256(site.encode()).hexdigest()[:8], 16)
        self.part = self.bucket % PARTS

    def truth(self):
        name = self.case.get("truth")
        if not name:
            return self.case.get("text")
        with open(os.path.join(self.base, name), encoding="utf-8") as f:
            return f.read()

    def is_utf8(self):
        old = os.sep + "articles" + os.sep in self.base + os.sep
        return bool(self.case.get("utf8")) or (old and self.group != "trafilatura")


def load_pages(args):
    pages = []
    for family in ("articles", "more"):
        directory = os.path.join(args.corpus, family)
        for group in sorted(os.listdir(directory)) if os.path.isdir(directory) else []:
            base = os.path.join(directory, group)
            cases = lib.load_cases(os.path.join(base, "cases.jsonl"))
            if not args.set or group in args.set:
                pages += [Page(group, base, c) for c in cases]
    return [p for p in pages if p.bucket // PARTS % args.sample == 0]


def extract(program, page):
    """What the program prints of a page, {} when that is nothing."""
    with gzip.open(page.path, "rb") as f:
        data = f.read()
    if page.is_utf8() and not data.startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data
    argv = [program, "extract", "-"]
    if page.case.get("url"):
        argv += ["--url", page.case["url"]]
    try:
        p = subprocess.run(argv, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                           timeout=60)
        doc = json.loads(p.stdout)
        return doc if isinstance(doc, dict) else {}
    except (ValueError, subprocess.TimeoutExpired):
        return {}


# ---------------------------------------------------------------- measures of one page

def text_values(page, doc):
    """What text_score() sums: a tuple of numbers for each page."""
    got, case = doc.get("content_text") or "", page.case
    if page.group == "benchmark":
        tp, fp, fn, same = lib.shingle_counts(page.truth(), got)
        return (tp / (tp + fp) if tp + fp else None, tp / (tp + fn) if tp + fn else None)
    if page.group == "trafilatura":
        flat = lib.collapse(got)
        hit = sum(lib.collapse(s) in flat for s in case["with"])
        return hit, len(case["with"]) - hit, sum(lib.collapse(s) in flat for s in case["without"])
    truth = page.truth()
    return (lib.token_f1(truth, got)[0],) if truth else None


def is_same_name(wanted, got):
    """The byline names the wanted people: words agree to 0.8, as score_more.py has it."""
    a, b = lib.Counter(lib.words(wanted)), lib.Counter(lib.words(got or ""))
    both = sum((a & b).values())
    return 2 * both >= 0.8 * (sum(a.values()) + sum(b.values())) and both > 0


def fact_values(page, doc):
    case, out = page.case, {}
    meta = case.get("metadata") or {}
    title = case.get("title") or meta.get("title")
    if title:
        out["title"] = lib.same_line(title, doc.get("title"))
    author = case.get("author") or meta.get("byline")
    if author and page.group == "trafilatura":
        out["author"] = any(lib.same_line(a, doc.get("byline"))
                            for a in (author, *author.split(";")))
    elif author:
        out["author"] = is_same_name(author, doc.get("byline"))
    date = case.get("date") or meta.get("publishedTime")
    if isinstance(date, str) and date:
        out["date"] = date[:10] == (doc.get("date_published") or "")[:10]
    return out


def measure(program, page):
    doc = extract(program, page)
    values = {"part": page.part, "group": page.group, "none": not doc}
    text = text_values(page, doc)
    if text:
        values["text"] = text
    values.update({k: int(v) for k, v in fact_values(page, doc).items()})
    values["got"] = {k: doc.get(k) for k in ("title", "byline", "date_published")}
    return values


def measure_all(program, pages, jobs):
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        rows = list(pool.map(lambda p: measure(program, p), pages))
    return {p.id: r for p, r in zip(pages, rows)}


# ---------------------------------------------------------------- measures of a set

def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else 0.0


def f1(a, b):
    return 2 * a * b / (a + b) if a + b else 0.0


def text_score(group, rows):
    if group == "benchmark":
        return f1(mean(r[0] for r in rows), mean(r[1] for r in rows))
    if group == "trafilatura":
        hit, missed, wrong = (sum(r[i] for r in rows) for i in range(3))
        return 2 * hit / max(1, 2 * hit + missed + wrong)
    return mean(r[0] for r in rows)


def table_of(values):
    """{set: {measure: score}}, with "mean" as the last set."""
    table = {}
    for group in sorted({v["group"] for v in values.values()}):
        rows = [v for v in values.values() if v["group"] == group]
        table[group] = {}
        for m in MEASURES:
            have = [v[m] for v in rows if m in v]
            if have:
                table[group][m] = text_score(group, have) if m == "text" else mean(have)
    table["mean"] = {m: mean(t[m] for t in table.values() if m in t) for m in MEASURES}
    return table


def page_value(row, m):
    """One number for a page, to rank pages by."""
    if m not in row:
        return None
    if m != "text":
        return row[m]
    t = row["text"]
    if row["group"] == "benchmark":
        return f1(t[0] or 0, t[1] or 0)
    return 2 * t[0] / max(1, 2 * t[0] + t[1] + t[2]) if row["group"] == "trafilatura" else t[0]


def print_table(values, before):
    table, old = table_of(values), table_of(before) if before else {}
    print("%-20s %5s" % ("set", "pages") + "".join("%15s" % m for m in MEASURES) + "   none")
    for group, scores in table.items():
        rows = [v for v in values.values() if group in (v["group"], "mean")]
        line = "%-20s %5d" % (group, len(rows))
        for m in MEASURES:
            cell = "%.4f" % scores[m] if m in scores else "-"
            if m in scores and m in old.get(group, {}):
                cell += " %+.4f" % (scores[m] - old[group][m])
            line += "%15s" % cell
        print(line + "%7d" % sum(v["none"] for v in rows))


def print_changes(values, before, n):
    for m in MEASURES:
        moved = []
        for i, row in values.items():
            a, b = page_value(row, m), page_value(before.get(i, {"group": ""}), m)
            if a is not None and b is not None and abs(a - b) > 1e-4:
                moved.append((a - b, i, b, a))
        moved.sort(key=lambda x: -abs(x[0]))
        for change, i, b, a in moved[:n]:
            print("%-6s %+.3f  %.3f -> %.3f  %s" % (m, change, b, a, i))


def choose(programs, pages, jobs):
    """Each part of the sites measured with the program that is best on the other parts."""
    runs = [measure_all(p, pages, jobs) for p in programs]
    chosen = {}
    for part in range(PARTS):
        def fitted(run):
            return table_of({i: v for i, v in run.items() if v["part"] != part})["mean"]["text"]
        best = max(range(len(runs)), key=lambda k: fitted(runs[k]))
        print("part %d: %s" % (part, programs[best]))
        chosen.update({i: v for i, v in runs[best].items() if v["part"] == part})
    print_table(chosen, runs[0])


def main():
    ap = argparse.ArgumentParser(usage=__doc__, add_help=False)
    ap.add_argument("program", nargs="?", default=os.environ.get("GANDER", "gander"))
    ap.add_argument("--corpus", default=os.path.join(TREE, "..", "shared", "corpus"))
    ap.add_argument("--set", action="append")
    ap.add_argument("--sample", type=int, default=1)
    ap.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    ap.add_argument("--save")
    ap.add_argument("--against")
    ap.add_argument("--pages", type=int, default=0)
    ap.add_argument("--parts", action="store_true")
    ap.add_argument("--all", action="store_true")
    ap.add_argument("--choose", nargs="+")
    args = ap.parse_args()
    if not os.path.isdir(args.corpus):
        print("SKIP: no corpus at " + args.corpus)
        return 77
    import_library(args.corpus)
    pages = load_pages(args)
    if args.choose:
        choose(args.choose, pages, args.jobs)
        return 0
    values = measure_all(args.program, pages, args.jobs)
    before = None
    if args.against:
        with open(args.against, encoding="utf-8") as f:
            before = {i: v for i, v in json.load(f).items() if i in values}
    print_table(values, before)
    if before:
        print_changes(values, before, args.pages)
    for part in range(PARTS if args.parts else 0):
        print("\npart %d of the sites" % part)
        print_table({i: v for i, v in values.items() if v["part"] == part}, None)
    if args.save:
        with open(args.save, "w", encoding="utf-8") as f:
            json.dump(values, f)
    if args.all:
        environment = dict(os.environ, GANDER=os.path.abspath(args.program))
        for name in ("score_lists.py", "score_synthetic.py"):
            print("\n" + name, flush=True)
            subprocess.run([sys.executable, os.path.join(args.corpus, "bin", name)],
                           env=environment, check=False)
    return 0


sys.exit(main())
