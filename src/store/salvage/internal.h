/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a rescue (store/salvage/salvage.h). */
#pragma once

#include "store/salvage/file.h"
#include "store/salvage/salvage.h"
#include "store/sql/db.h"

enum salvage_affinity { AFFINITY_INTEGER, AFFINITY_TEXT, AFFINITY_BLOB };

struct salvage_column {
    enum salvage_affinity affinity;
    bool required; /* NOT NULL */
    bool has_default;
    int64_t default_value;
};

/* Table or index whose rows are of use. */
struct salvage_target {
    char *name;
    const char *sql;    /* statement for its rows; NULL: INSERT */
    bool without_rowid; /* in pages of an index */
    bool has_rowid;     /* the first column is the rowid, and stored as NULL */
    bool by_shape;      /* pages that no other leads to are recognized by their rows */
    struct salvage_column columns[SALVAGE_MAX_COLUMNS];
    size_t n_columns;
    sqlite3_stmt *insert;
    int64_t saved, lost, lost_pages;
};

/* Of two rows with the same key, the one of the page with less doubt is right. */
enum salvage_doubt {
    DOUBT_FAULT = 1,  /* a row is unreadable, or out of order */
    DOUBT_ORPHAN = 2, /* no page leads to it: may be outdated */
    DOUBT_VALUES = 4,
};

enum { SALVAGE_MAX_TARGETS = 64, SALVAGE_UNKNOWN = 255, SALVAGE_OTHER = 254 };

struct salvage {
    struct salvage_file file;
    struct store *s; /* the new database */
    struct salvage_target targets[SALVAGE_MAX_TARGETS];
    size_t n_targets;
    unsigned char *owner; /* by page number: index of a target, OTHER or UNKNOWN */
    unsigned char *doubt; /* likewise: enum salvage_doubt, of pages with an owner */
};

/* Fills the targets, in order of importance, from the tables of the new database. */
MUST_CHECK bool salvage_list_targets(struct salvage *x, struct error *e);
/* True for a row that the target may have. */
bool salvage_fits(const struct salvage_target *t, const struct salvage_row *row);

/* Finds the owner of each page: from the roots down, then by shape. */
void salvage_find_owners(struct salvage *x);
/* PRAGMA user_version of the damaged file, within 1 and db_version. */
int salvage_version(const struct salvage_file *f);

/* Copies the rows of all tables, then, for the newest version, evaluates hints. */
MUST_CHECK bool salvage_copy_tables(struct salvage *x, struct error *e);
MUST_CHECK bool salvage_use_hints(struct salvage *x, struct error *e);

/* Restores what the tables owe each other, and makes the derived ones. */
MUST_CHECK bool salvage_mend(struct store *s, struct salvage_report *report, struct error *e);
