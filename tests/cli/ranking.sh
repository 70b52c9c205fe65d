#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Order by match: mean reciprocal rank of the judged searches in ranking.txt, beside that by date.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

run 0 --demo backup sample.db
python3 - "$gander" "$source/tests/cli/ranking.txt" <<'END' >ranks || fail "$(cat ranks)"
import json, subprocess, sys
gander, table = sys.argv[1:]
pairs = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8")
         if not line.startswith("#")]

def rank(items, article):
    return next((n for n, item in enumerate(items, 1) if item.get("url", item["id"]).endswith(article)), None)

gains = {"match": [], "date": []}
for query, article in pairs:
    out = subprocess.check_output([gander, "-d", "sample.db", "search", "--json", "-n", "0",
                                   "--sort", "match", query])
    items = json.loads(out)["items"]
    by_date = sorted(items, key=lambda item: item["_gander"]["date"], reverse=True)
    for order, listed in (("match", items), ("date", by_date)):
        place = rank(listed, article)
        if not place:
            sys.exit(print("not found: %s" % query) or 1)
        gains[order].append(1 / place)
match, date = (sum(g) / len(g) for g in (gains["match"], gains["date"]))
print("mean reciprocal rank of %d searches: %.3f by match, %.3f by date" % (len(pairs), match, date))
sys.exit(len(pairs) != 200 or match < 0.88 or match < date + 0.15)
END
cat ranks
