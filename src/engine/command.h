/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the UI thread asks of the engine thread: messages that own all they point to. */
#ifndef GANDER_ENGINE_COMMAND_H
#define GANDER_ENGINE_COMMAND_H

#include "engine/engine.h"
#include "store/sources.h"

enum command_kind {
    COMMAND_STOP,
    COMMAND_CANCEL,
    COMMAND_REFRESH,    /* ids, flags */
    COMMAND_MARK,       /* mark, ids */
    COMMAND_MARK_QUERY, /* mark, query, newest */
    COMMAND_UNDO,
    COMMAND_REDO,
    COMMAND_FORGET_CHANGES,
    COMMAND_SET_POSITION,    /* node: the article; position */
    COMMAND_ADD,             /* url, parent or value: a path, title, node_kind */
    COMMAND_MAKE_PATH,       /* parent, value: a path below it */
    COMMAND_ADD_OUTLINES,    /* title, parent, outlines */
    COMMAND_LOOK_UP,         /* url */
    COMMAND_REMOVE,          /* node */
    COMMAND_EDIT,            /* node, title, url, parent, before */
    COMMAND_SET_SETTINGS,    /* node, settings */
    COMMAND_FETCH_PAGE,      /* node: the article */
    COMMAND_KEEP_PICTURES,   /* ids, flags */
    COMMAND_FETCH_PICTURES,  /* node: the article */
    COMMAND_DOWNLOAD,        /* node: the article; url, title, size */
    COMMAND_RESUME_DOWNLOAD, /* node: the download */
    COMMAND_STOP_DOWNLOADS,  /* node: the download, 0 for all */
    COMMAND_FORGET_DOWNLOAD, /* node: the download */
    COMMAND_SET_STATE,       /* title: the key; value */
    COMMAND_KINDS
};

struct command {
    enum command_kind kind;
    engine_ticket ticket;
    struct arena arena;
    int64_t *ids;
    size_t n_ids;
    unsigned flags;
    enum mark mark;
    struct article_query query;
    struct article_position newest; /* id 0: none */
    int64_t node, parent, before, size;
    const char *title, *url, *value;
    enum node_kind node_kind;
    uint64_t position;
    struct outline *outlines;
    size_t n_outlines;
    struct source_settings settings;
};

struct command *command_new(enum command_kind kind, engine_ticket ticket);
void command_free(struct command *c);
void command_set_ids(struct command *c, const int64_t *ids, size_t n);
void command_set_outlines(struct command *c, const struct outline *outlines, size_t n);

/* A deep copy of outlines into an arena. */
struct outline *outlines_copy(struct arena *a, const struct outline *from, size_t n);

#endif
