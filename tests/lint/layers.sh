#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every #include goes along an edge of layers.txt, and doc/ARCHITECTURE.md has the same edges.
. "${srcdir:-.}/tests/lint/lint.sh"

check() {
    sources "$1" | xargs awk -v root="$1/src/" -f "$here/layers.awk" "$here/layers.txt"
    awk -f "$here/architecture.awk" "$1/doc/ARCHITECTURE.md" >"$work/architecture"
    sed -n '/^[a-z]*:/p' "$here/layers.txt" | grep -v '^main:' |
        diff "$work/architecture" - | sed -n 's/^[<>]/ARCHITECTURE.md and layers.txt differ:/p'
}

plant() {
    sed '/^| `src\/net/s/text/page/' "$srcdir/doc/ARCHITECTURE.md" | plant_file doc/ARCHITECTURE.md
    plant_file src/text/a.c <<'END'
#include "config.h"
#include <stdio.h>
#include "base/str.h"
#include "feed/feed.h"
END
    plant_file src/tui/b.c <<'END'
#include "engine/engine.h"
#include "engine/refresh/refresh.h"
#include <curses.h>
END
    plant_file src/term/c.h <<'END'
#include "screen/event.h"
# include "tui/tree/model.h"
END
    echo '#include "store/store.h"' | plant_file src/main.c
    echo '#include "base/str.h"' | plant_file src/else/d.c
}

# Two lines for the changed row of the table, two for the unknown folder.
lint 9
