#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Scores `gander feed` on the corpus of feeds, dates and charsets, when it lies beside the source
# tree; fails below the bar: 99 % of the feeds, and every charset and date but the advisory ones.
corpus=${srcdir:-.}/../shared/corpus
gander=${GANDER:-./gander}
if ! [ -f "$corpus/bin/score_feeds.py" ]; then
    echo "SKIP: no corpus at $corpus"
    exit 77
fi
command -v python3 >/dev/null || { echo "SKIP: no python3"; exit 77; }
GANDER=$gander python3 "$corpus/bin/score_feeds.py" --list | tee /dev/stderr | awk '
    $1 == "FAIL" { next }
    { split($2, score, "/") }
    $1 ~ /^(charset\/(labels|made)|dates\/(valid|weird)|not-a-feed)$/ && score[1] != score[2] {
        print "below the bar: " $0; low = 1
    }
    $1 ~ /^(feedparser|wild)\// { passed += score[1]; all += score[2] }
    $1 == "total" { seen = 1 }
    END {
        if (!seen || all == 0) { print "no score"; exit 1 }
        printf "feeds: %d of %d\n", passed, all
        exit low || passed < 0.99 * all
    }'
