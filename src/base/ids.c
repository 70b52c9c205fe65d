/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/ids.h"

#include <stdlib.h>

int ids_compare(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

void ids_add(struct ids *to, const int64_t *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        vec_push(to, ids[i]);
}

size_t ids_sort(int64_t *ids, size_t n)
{
    size_t kept = 0;
    if (n > 0)
        qsort(ids, n, sizeof *ids, ids_compare);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || ids[i] != ids[i - 1])
            ids[kept++] = ids[i];
    return kept;
}

bool ids_have(const int64_t *ids, size_t n, int64_t id)
{
    return n > 0 && bsearch(&id, ids, n, sizeof *ids, ids_compare);
}
