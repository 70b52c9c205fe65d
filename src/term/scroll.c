/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/scroll.h"

/* Bytes to send for the rows from `from` to before `to` as far as they are shown already. */
static long bytes_shown(const struct scroll_row *rows, int from, int to)
{
    long sum = 0;
    for (int y = from; y < to; y++)
        sum += rows[y].shown == rows[y].wanted ? (long)rows[y].bytes : 0;
    return sum;
}

/* Bytes saved by moving rows to those from `from` to before `to`. */
static long gain_of(const struct scroll_row *rows, const struct scroll *s, int from, int to)
{
    long gain = 0;
    for (int y = from; y < to; y++)
        gain += (long)rows[y].bytes;
    return gain - bytes_shown(rows, s->top, s->bottom);
}

bool scroll_find(const struct scroll_row *rows, int n, long cost, struct scroll *out)
{
    long best = cost;
    for (int by = 1 - n; by < n; by++) {
        int from = by < 0 ? -by : 0, end = by < 0 ? n : n - by;
        for (int y = from; by != 0 && y < end; y++) {
            int start = y;
            while (y < end && rows[y].wanted == rows[y + by].shown)
                y++;
            struct scroll s = {by < 0 ? start + by : start, by < 0 ? y : y + by, by};
            long gain = y > start ? gain_of(rows, &s, start, y) : 0;
            if (gain > best) {
                best = gain;
                *out = s;
            }
        }
    }
    return best > cost;
}
