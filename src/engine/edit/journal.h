/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the user changed in this session, so that it can be taken back and done again: the last
 * hundred changes. A new change drops what had been taken back.
 */
#ifndef GANDER_ENGINE_EDIT_JOURNAL_H
#define GANDER_ENGINE_EDIT_JOURNAL_H

#include "base/error.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "store/articles.h"
#include "store/sources.h"
#include "store/store.h"
#include "store/tree.h"

enum { JOURNAL_MOST = 100 };

struct change {
    enum engine_change kind;
    enum mark mark;                                         /* CHANGE_MARK */
    struct article_ids ids;                                 /* exactly those whose mark changed */
    int64_t node;                                           /* of the others */
    VEC(int64_t) nodes;                                     /* CHANGE_ADD, likewise */
    int64_t removed_at;                                     /* CHANGE_REMOVE, CHANGE_ADD */
    struct arena arena;                                     /* owns the strings below */
    const char *title;                                      /* what was removed or edited */
    struct tree_change before, after;                       /* CHANGE_EDIT */
    struct source_settings settings_before, settings_after; /* CHANGE_SETTINGS */
};

struct journal {
    VEC(struct change *) changes;
    size_t done; /* changes before this are done, the others taken back */
};

void journal_fini(struct journal *j);
void change_free(struct change *c);
/* Takes it over. */
void journal_add(struct journal *j, struct change *c);

/* Takes back the last change, or does the last one taken back again. `*out` borrows it until the
 * next call. ERROR_NOT_FOUND when there is none, or when what it changed was deleted meanwhile:
 * then the change is dropped. `e` may not be NULL. */
MUST_CHECK bool journal_undo(struct journal *j, struct store *s, const struct change **out,
                             struct error *e);
MUST_CHECK bool journal_redo(struct journal *j, struct store *s, const struct change **out,
                             struct error *e);

#endif
