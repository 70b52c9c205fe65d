/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/erase.h"

#include <string.h>

#include "term/cells.h"
#include "term/sequence.h"

/* Blank cells of a row, in the default background. */
struct gap {
    int n;
    bool first, last; /* of the span */
    bool differs;
};

static struct gap find_gap(const struct cell *shown, const struct cell *wanted,
                           const struct span *span, int x)
{
    struct gap gap = {.first = x == span->x};
    for (; x < span->end && cell_is_erased(&wanted[x]); x++, gap.n++)
        gap.differs = gap.differs || !cells_eq(&shown[x], &wanted[x]);
    gap.last = x == span->end;
    return gap;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Bytes saved in the gap. */
static int gain_of(const struct gap *gap, bool tabs)
{
    int jump = sequence_csi_bytes(gap->n), move = gap->first && tabs ? 1 : least(gap->n, jump);
    int erase = gap->last ? jump : jump + (gap->first && tabs ? 1 : jump);
    int plain = gap->differs ? least(gap->n, erase) : move;
    return plain - (gap->last ? 0 : move);
}

/* True for a cell that differs, and no second half of a wide character, which would be erased. */
static bool starts(const struct cell *shown, const struct cell *wanted, int x)
{
    return wanted[x].width > 0 && !cells_eq(&shown[x], &wanted[x]);
}

bool erase_saves(const struct cell *shown, const struct cell *wanted, bool tabs, struct span *span)
{
    while (span->x < span->end && !starts(shown, wanted, span->x))
        span->x++;
    while (span->end > span->x && cells_eq(&shown[span->end - 1], &wanted[span->end - 1]))
        span->end--;
    int gain = -sequence_csi_bytes(span->end - span->x);
    bool any = false;
    for (int x = span->x; x < span->end;) {
        struct gap gap = find_gap(shown, wanted, span, x);
        const struct cell *c = &wanted[x];
        gain += gap.n > 0 ? gain_of(&gap, tabs) : 0;
        if (gap.n == 0 && c->width > 0) {
            any = true;
            gain -= cells_eq(&shown[x], c) ? (int)strlen(c->text) : 0;
        }
        x += gap.n > 0 ? gap.n : 1;
    }
    return any && gain > 0;
}
