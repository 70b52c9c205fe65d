/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of the engine: what becomes of commands, and what changed. Plain data that owns its
 * strings. */
#ifndef GANDER_ENGINE_DATA_EVENT_H
#define GANDER_ENGINE_DATA_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"
#include "engine/data/command.h"
#include "model/mark.h"
#include "model/source.h"
#include "picture/drawing.h"

/* What is at hand of a picture. */
struct engine_picture {
    const char *path;    /* of its file, NULL: it is not kept */
    int width, height;   /* pixels */
    const char *problem; /* why it could not be had, NULL when it could or was not tried */
};

/* What can be taken back. */
enum engine_change { CHANGE_MARK, CHANGE_ADD, CHANGE_REMOVE, CHANGE_EDIT, CHANGE_SETTINGS };

enum engine_event_kind {
    EVENT_PROGRESS, /* done of total sources, pages_done of pages_total articles' pages */
    EVENT_SOURCE,   /* one source was refreshed: node, error, added, updated */
    EVENT_PAGE,     /* of a refresh: an article's page could not be had: article, node, error */
    EVENT_CHANGED,  /* trees, lists or articles may read differently now */
    EVENT_OFFER,    /* outlines to choose from */
    EVENT_DRAWN,    /* a drawing is ready, or could not be made (error; it is empty then) */
    EVENT_PICTURE,  /* one picture was fetched, or could not be had */
    EVENT_DOWNLOAD, /* download: done of total bytes, at that rate */
    EVENT_DONE,     /* the command ended */
};

struct engine_event {
    enum engine_event_kind kind;
    engine_ticket ticket; /* 0 when another process changed the database */
    bool last;
    struct error error;
    int64_t node;                              /* SOURCE, PAGE: the source; DONE of add */
    int64_t article;                           /* PAGE, DONE of fetch_page */
    const char *title;                         /* SOURCE: its name; PAGE: the article's title;
                                                * DONE of undo: the node's, unless CHANGE_MARK */
    const char *url;                           /* PAGE: its address */
    int64_t download, rate;                    /* DOWNLOAD; its number also in DONE */
    int64_t done, total;                       /* PROGRESS, DOWNLOAD, DONE of a refresh */
    int64_t pages_done, pages_total;           /* likewise */
    int64_t pages_failed;                      /* DONE of a refresh */
    int64_t added, updated, unchanged, failed; /* SOURCE, DONE */
    int64_t waiting; /* likewise: sources that could not be reached, no failure of theirs. DONE has
                        ERROR_OFFLINE when there is no network */
    enum engine_change change;      /* DONE of undo */
    enum mark mark;                 /* likewise, CHANGE_MARK: of `updated` articles */
    const struct outline *outlines; /* OFFER */
    size_t n_outlines;
    struct picture_drawing *drawing; /* DRAWN: owned; what is in it may be taken */
    const char *picture_url;         /* PICTURE */
    struct engine_picture picture;
    struct arena arena; /* owns the strings */
};

/* Zeroed but for kind and ticket. */
struct engine_event *event_new(enum engine_event_kind kind, engine_ticket ticket);
/* The last event of a ticket; `e` may be NULL. */
struct engine_event *event_done(engine_ticket ticket, const struct error *e);
void engine_event_free(struct engine_event *event);

#endif
