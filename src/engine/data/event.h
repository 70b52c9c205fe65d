/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of the engine: results of commands, and changes. Plain data that owns its strings. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"
#include "engine/data/ticket.h"
#include "model/mark.h"

struct left_out;
struct outline;
struct picture_drawing;

/* Stored picture. */
struct engine_picture {
    const char *path;    /* of its file; NULL: not stored */
    int width, height;   /* pixels */
    const char *problem; /* reason of a failed fetch; NULL: none */
};

/* Kinds of changes that can be undone. */
enum engine_change {
    CHANGE_MARK,
    CHANGE_ADD,
    CHANGE_REMOVE,
    CHANGE_EDIT,
    CHANGE_SETTINGS,
    CHANGE_TAG, /* of `updated` articles */
    CHANGE_NOTE,
    CHANGE_ADD_RULE, /* which marked `updated` articles */
    CHANGE_REMOVE_RULE,
    CHANGE_IMPORT, /* title: what was imported */
    CHANGE_SWITCH_RULE,
};

enum engine_event_kind {
    EVENT_PROGRESS, /* done of total sources, pages_done of pages_total articles' pages */
    EVENT_SOURCE,   /* a source was refreshed: node, error, added, updated */
    EVENT_PAGE,     /* an article's page failed among several, or rules report it by its text:
                     * article, node, error */
    EVENT_CHANGED,  /* tree, lists or articles may have changed */
    EVENT_OFFER,    /* outlines to choose from */
    EVENT_DRAWN,    /* a drawing is ready, or failed (error; the drawing is empty) */
    EVENT_PICTURE,  /* a picture was fetched, or failed */
    EVENT_DOWNLOAD, /* download: done of total bytes, rate in bytes/s */
    EVENT_DONE,     /* the command ended */
};

/* Result of an import; "known" ones were there before. */
struct import_counts {
    int64_t sources, sources_known, views, views_known, rules, rules_known;
    int64_t articles, articles_known; /* muted and deleted ones included */
    int64_t unread;                   /* of the new articles */
    int64_t read;                     /* known ones that became read */
    int64_t starred, tagged, deleted; /* that became so; an article with two tags counts twice */
    int64_t unplaced;                 /* articles of feeds without source; states of unknown ones */
    int64_t noted;                    /* notes and positions that replaced others */
};

struct engine_event {
    enum engine_event_kind kind;
    engine_ticket ticket; /* 0 when another process changed the database */
    bool last;
    struct error error;
    int64_t node;                              /* SOURCE, PAGE: the source; DONE of add */
    bool drops_secrets;                        /* DONE of edit: cookie and credentials */
    bool counts_only;                          /* CHANGED: of the tree, only counts */
    bool has_menu;                             /* DONE of add: a home page became a list, while the
                                                * site has a menu for LOOK_UP */
    const char *reported;                      /* SOURCE, PAGE: titles of articles that rules
                                                * report, a line each; NULL: none */
    int64_t article;                           /* PAGE, DONE of fetch_page, of fetch_comments */
    const char *notices;                       /* SOURCE: an account's, what was settled about its
                                                * subscriptions, a line each, in plain English;
                                                * NULL: none */
    const char *title;                         /* PROGRESS: of the source that holds up the end,
                                                * after a while; NULL: none. SOURCE: its name;
                                                * PAGE: the article's title; DONE of undo: of a
                                                * changed node */
    const char *url;                           /* PAGE: its address */
    int64_t download, rate;                    /* DOWNLOAD; its number also in DONE */
    int64_t done, total;                       /* PROGRESS, DOWNLOAD, DONE of a refresh */
    int64_t pages_done, pages_total;           /* likewise */
    int64_t pages_failed;                      /* DONE of a refresh */
    int64_t added, updated, unchanged, failed; /* SOURCE, DONE */
    int64_t waiting; /* likewise: sources with unreachable hosts, which do not count as failed. DONE
                      * has ERROR_OFFLINE without network */
    enum engine_change change;      /* DONE of a change that can be undone, and of undo */
    enum mark mark;                 /* likewise, CHANGE_MARK: of `updated` articles */
    const struct outline *outlines; /* OFFER */
    size_t n_outlines;
    struct import_counts imported; /* DONE of an import */
    struct error archive; /* likewise: problem of the archive, of which the rest is there */
    const struct left_out *left_out; /* likewise: feeds without source */
    size_t n_left_out;
    struct picture_drawing *drawing; /* DRAWN: owned; its contents may be moved out */
    const char *picture_url;         /* PICTURE */
    struct engine_picture picture;
    struct arena arena; /* owns the strings */
};

/* New event with all other fields zero. */
struct engine_event *event_new(enum engine_event_kind kind, engine_ticket ticket);
/* The last event of a ticket; `e` may be NULL. */
struct engine_event *event_done(engine_ticket ticket, const struct error *e);
void engine_event_free(struct engine_event *event);

/* Specifier of a local event that is freed at the end of its scope. */
#define AUTO_EVENT __attribute__((cleanup(engine_event_free_local)))
static inline void engine_event_free_local(struct engine_event **event)
{
    engine_event_free(*event);
}
