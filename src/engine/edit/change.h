/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that can be undone, and their form in the database. */
#ifndef GANDER_ENGINE_EDIT_CHANGE_H
#define GANDER_ENGINE_EDIT_CHANGE_H

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "engine/data/event.h"
#include "model/mark.h"
#include "model/source-settings.h"
#include "store/articles.h"
#include "store/tree.h"

/* Articles whose mark changed. */
struct marked {
    enum mark mark;
    const char *tag;        /* MARK_TAG, MARK_UNTAG */
    struct article_ids ids; /* ascending */
};

struct change {
    enum engine_change kind;
    VEC(struct marked) marks;         /* CHANGE_MARK, CHANGE_TAG */
    int64_t node;                     /* the others except CHANGE_ADD; CHANGE_NOTE: article */
    VEC(int64_t) nodes;               /* CHANGE_ADD */
    int64_t at;                       /* CHANGE_REMOVE, CHANGE_ADD, CHANGE_NOTE: time */
    struct arena arena;               /* owns the strings */
    const char *title;                /* of the removed or edited node */
    struct tree_change before, after; /* CHANGE_EDIT */
    struct source_settings settings_before, settings_after; /* CHANGE_SETTINGS */
    const char *note_before, *note_after;                   /* CHANGE_NOTE; NULL: none */
};

struct change *change_new(enum engine_change kind);
void change_free(struct change *c); /* NULL is a no-op */
/* True when it changed nothing: marks of no article, a note with the same text. */
bool change_is_empty(const struct change *c);
/* Number of articles of its marks, each once. */
size_t change_count_articles(const struct change *c);

/* Appends the packed change: numbers as LEB128, ids as runs of consecutive ones. */
void change_pack(struct buf *b, const struct change *c);
/* NULL for damaged or foreign data. */
struct change *change_unpack(struct str data);

#endif
