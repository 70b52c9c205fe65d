/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of subscriptions, views, rules and another reader's archive. A big one is several
 * transactions, between which other processes write, and one change in the journal, complete after
 * each of them. A dry run is one, with a rollback at the end. Engine thread. */
#pragma once

#include "base/vec.h"
#include "engine/edit/change.h"
#include "engine/thread/worker.h"
#include "model/foreign-archive.h"

/* Articles whose mark an import changed. */
struct import_mark {
    enum mark mark;
    const char *tag; /* of MARK_TAG */
    struct ids ids;
};

struct importing {
    struct worker *w;
    const struct engine_command *command;
    struct change *change;
    struct engine_event *event;      /* receives counts, what was left out, the archive's problem */
    int64_t change_id;               /* in the journal; 0: not yet there */
    int64_t since_ms;                /* begin of the open transaction (monotonic) */
    bool is_open;                    /* a transaction is */
    int64_t last_node, last_article; /* highest ids before the import, the open transaction */
    VEC(struct import_mark) marks;
    VEC(struct left_out) left_out;
};

/* Handler of ENGINE_IMPORT. */
void import_run(struct worker *w, struct engine_command *c);

MUST_CHECK bool import_begin(struct importing *im, struct error *e);
/* With the change, as far as it is. */
MUST_CHECK bool import_commit(struct importing *im, struct error *e);
/* Call between parts that may be seen without the next one: may end the transaction, and begin
 * another. */
MUST_CHECK bool import_yield(struct importing *im, struct error *e);

/* Marks articles, and adds those whose mark changes to the change; *count grows by their number.
 * `tag` is that of MARK_TAG. */
MUST_CHECK bool import_set_mark(struct importing *im, enum mark mark, const char *tag,
                                const int64_t *ids, size_t n, int64_t *count, struct error *e);
/* Adds articles to a mark of the change without marking them. */
void import_record(struct importing *im, enum mark mark, const char *tag, const int64_t *ids,
                   size_t n);

/* Articles of one feed, merged together. */
enum { IMPORT_CHUNK = 256 };
struct import_chunk {
    struct arena arena;
    struct foreign_article articles[IMPORT_CHUNK]; /* the newest first */
    bool read[IMPORT_CHUNK];
    int64_t ids[IMPORT_CHUNK];
    size_t n;
};

/* Merges the articles into a source, and marks them as they were. */
MUST_CHECK bool import_merge(struct importing *im, struct import_chunk *c, int64_t source,
                             const char *feed_url, struct error *e);
/* Gives a source without title its feed's, before its first refresh. */
MUST_CHECK bool import_set_title(struct importing *im, int64_t source, const char *title,
                                 struct error *e);

/* Adds the articles of a file (feed/archive/starred.h), and their feeds to "My feeds".
 * ERROR_INVALID for any other file. */
MUST_CHECK bool import_starred(struct importing *im, const char *path, struct error *e);

/* Applies the states of a file (feed/archive/state.h) to the articles that have their names, in a
 * way that does not depend on the order of imports. ERROR_INVALID for a damaged file. */
MUST_CHECK bool import_states(struct importing *im, const char *path, struct error *e);

/* Adds the articles of an archive (store/exchange/foreign-archive.h, feed/archive/starred.h) to the
 * sources with their feeds' addresses, with their marks. A damaged archive is only the event's
 * `archive`; false for failures of the own database. */
MUST_CHECK bool import_archive(struct importing *im, const char *path, struct error *e);
