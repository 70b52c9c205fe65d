/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Result of rescuing a damaged database. */
#pragma once

#include <stdint.h>
#include <stdlib.h>

#include "base/vec.h"

struct salvage_table {
    char *name;         /* of the database's table, such as "article" */
    int64_t saved;      /* rows */
    int64_t lost;       /* rows that could not be read */
    int64_t lost_pages; /* unreadable, with an unknown number of rows */
};

struct salvage_report {
    VEC(struct salvage_table) tables; /* in order of importance */
    int64_t unidentified;             /* pages with rows of an unknown table, or an index */
    int64_t restored;                 /* articles made of what other tables say */
    int64_t lost_articles;            /* in lists, and nowhere else */
    int64_t lost_sources;             /* their articles are kept */
};

static inline void salvage_report_fini(struct salvage_report *r)
{
    for (size_t i = 0; i < r->tables.n; i++)
        free(r->tables.v[i].name);
    vec_fini(&r->tables);
}
