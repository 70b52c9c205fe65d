/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo journal: last hundred changes of this session. A new change drops those undone. */
#ifndef GANDER_ENGINE_EDIT_JOURNAL_H
#define GANDER_ENGINE_EDIT_JOURNAL_H

#include "base/error.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "store/articles.h"
#include "store/sources.h"
#include "store/store.h"
#include "store/tree.h"

enum { JOURNAL_MAX_CHANGES = 100 };

struct change {
    enum engine_change kind;
    enum mark mark;                                         /* CHANGE_MARK */
    struct article_ids ids;                                 /* articles whose mark changed */
    int64_t node;                                           /* the other kinds except CHANGE_ADD */
    VEC(int64_t) nodes;                                     /* CHANGE_ADD */
    int64_t removed_at;                                     /* CHANGE_REMOVE, CHANGE_ADD */
    struct arena arena;                                     /* owns the strings below */
    const char *title;                                      /* of the removed or edited node */
    struct tree_change before, after;                       /* CHANGE_EDIT */
    struct source_settings settings_before, settings_after; /* CHANGE_SETTINGS */
};

struct journal {
    VEC(struct change *) changes;
    size_t done; /* changes before this index are applied, later ones undone */
};

void journal_fini(struct journal *j);
void change_free(struct change *c);
/* Takes ownership of the change. */
void journal_add(struct journal *j, struct change *c);

/* Undo the last change, or redo the last one undone. `*out` borrows it until the next call.
 * ERROR_NOT_FOUND if there is none, or if its object was deleted, which drops the change. `e` may
 * not be NULL. */
MUST_CHECK bool journal_undo(struct journal *j, struct store *s, const struct change **out,
                             struct error *e);
MUST_CHECK bool journal_redo(struct journal *j, struct store *s, const struct change **out,
                             struct error *e);

#endif
