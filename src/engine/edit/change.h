/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that can be undone, and their form in the database. */
#pragma once

#include "base/buf.h"
#include "base/ids.h"
#include "base/mem.h"
#include "base/vec.h"
#include "engine/data/event.h"
#include "model/mark.h"
#include "model/source-settings.h"
#include "store/edit/edit.h"
#include "store/mark/mark.h"
#include "store/rule/rules.h"

/* Articles whose mark changed. */
struct marked {
    enum mark mark;
    const char *tag; /* MARK_TAG, MARK_UNTAG */
    struct ids ids;  /* ascending */
};

struct change {
    enum engine_change kind;
    VEC(struct marked) marks;         /* CHANGE_MARK, CHANGE_TAG, CHANGE_IMPORT, CHANGE_ADD_RULE */
    int64_t node;                     /* the others with one object; CHANGE_NOTE: article */
    struct ids nodes;                 /* CHANGE_ADD, CHANGE_IMPORT */
    struct ids rules;                 /* CHANGE_IMPORT */
    int64_t at;                       /* of nodes, rules and notes: time */
    struct arena arena;               /* owns the strings */
    const char *title;                /* of the removed or edited node, or import */
    struct tree_change before, after; /* CHANGE_EDIT */
    struct source_settings settings_before, settings_after; /* CHANGE_SETTINGS; CHANGE_EDIT has
                                                               the secrets dropped, or none */
    const char *note_before, *note_after;                   /* CHANGE_NOTE; NULL: none */
    struct rule_switch switch_before, switch_after;         /* CHANGE_SWITCH_RULE */
};

struct change *change_new(enum engine_change kind);
void change_free(struct change *c); /* NULL is a no-op */
/* True when it changed nothing: marks of no article, a note with the same text. */
bool change_is_empty(const struct change *c);
/* Adds a mark of articles, in any order and repeatedly; takes over the ids. */
void change_add_marks(struct change *c, enum mark mark, const char *tag, struct ids *ids);
/* Number to be told of it: articles of a change that marks some, else 1. */
int64_t change_count(const struct change *c);

/* Appends the packed change: numbers as LEB128, ids as runs of consecutive ones. */
void change_pack(struct buf *b, const struct change *c);
/* NULL for damaged or foreign data. */
struct change *change_unpack(struct str data);
