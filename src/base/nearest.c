/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nearest.h"

enum { MAX_BYTES = 40 };

static size_t min(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment distance: insertions, deletions, substitutions, adjacent swaps. */
static size_t distance(struct str a, struct str b)
{
    size_t rows[3][MAX_BYTES + 1];
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            bool same = ascii_lower(a.p[i - 1]) == ascii_lower(b.p[j - 1]);
            row[j] = min(min(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                row[j] = min(row[j], above2[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
}

void nearest_init(struct nearest *n, struct str word)
{
    *n = (struct nearest){.word = word, .distance = SIZE_MAX};
}

void nearest_offer(struct nearest *n, const char *name)
{
    struct str candidate = str_from(name);
    if (n->word.n == 0 || n->word.n > MAX_BYTES || candidate.n > MAX_BYTES)
        return;
    size_t d = distance(n->word, candidate);
    /* A prefix likely stands for the whole name, however long the rest. */
    if (n->word.n >= 2 && str_starts_nocase(candidate, n->word))
        d = 1;
    if (d < n->distance) {
        n->distance = d;
        n->name = name;
    }
}

const char *nearest_get(const struct nearest *n)
{
    return n->name && n->distance <= (n->word.n + 2) / 3 ? n->name : NULL;
}
