/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of the reader. */
#pragma once

#include "base/buf.h"
#include "base/i18n.h"
#include "config/config.h"
#include "config/theme.h"
#include "model/comment.h"
#include "model/download.h"
#include "model/queue.h"
#include "model/rule.h"
#include "model/source-settings.h"
#include "picture/qr.h"
#include "present/news.h"
#include "tui/article/article.h"
#include "tui/core/panes.h"
#include "tui/core/summary.h"
#include "tui/core/view.h"
#include "tui/core/waits.h"
#include "tui/draw/canvas.h"
#include "tui/draw/logical.h"
#include "tui/keys.h"
#include "tui/list/list.h"
#include "tui/overlay/overlays.h"
#include "tui/size/text-size.h"
#include "tui/tree/model.h"
#include "tui/ui.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"

enum { UI_MAX_OVERLAYS = 4 };

/* Command posted by a part of the reader, to run once the current event is handled. */
struct posted_command {
    enum command command;
    int count;      /* number typed before it, 0: none */
    char *argument; /* owned, may be NULL */
    bool global;    /* bypasses the focused view */
};

/* Program of an option that failed when it ran last. */
struct program_problem {
    const char *option;
    char *reason; /* owned */
};

/* Pages of a host that could not be fetched. */
struct failed_host {
    char *name; /* owned */
    int64_t failures;
};

struct ui {
    struct effects *effects; /* effects requested by this update */
    struct config settings;  /* the user's, with changes by `:set` */
    struct {
        bool linear;
        int pictures;
    } configured; /* configured values; the session stores deviations */
    struct theme theme;
    struct logical logical; /* of the last frame, for the mouse */
    const struct glyphs *glyphs;
    int64_t now;
    struct zone zone;
    int width, height;
    bool utf8, colors, demo;
    bool pictures; /* can be drawn */
    struct terminal_facts terminal;
    const char *printer;        /* program that prints */
    bool exporting;             /* an export is in progress */
    const struct link *portals; /* bundled ones */
    size_t n_portals;
    uint32_t last_request;

    VEC(struct posted_command) posted; /* in order */
    VEC(struct posted_command)
    macro;                          /* rest of a key's commands: each runs after the loads of the
                                     * one before; a key ends them */
    bool focus_moved, article_left; /* by the current event */
    bool pausing;                   /* of the last turn or input: no key for a while */

    struct keys keys;
    struct panes panes;
    int dragged; /* border under the pressed mouse button, as panes_border_at() */
    const struct text_size *text_size; /* wanted; the article's plan has the actual one */
    const struct glyph_source *glyph_source;
    bool multiplexer_mentioned;
    struct buf calibration; /* answers so far */
    struct tree_view tree;
    struct list_view list;
    struct list_preview preview;
    struct article_view article;

    const struct view *overlays[UI_MAX_OVERLAYS]; /* topmost last */
    struct sheet sheets[UI_MAX_OVERLAYS];         /* their contents */
    size_t n_overlays;
    size_t rendered_overlay; /* valid while painting */

    struct prompt prompt;
    struct buf message; /* in the status line, until the next key */
    struct buf reason;  /* result of ui_reason() */
    struct buf key;     /* result of ui_key() */
    enum role message_role;
    struct {
        bool running;
        int64_t done, total; /* sources and articles' pages */
        engine_ticket ticket;
        struct buf awaited; /* name of the source that holds up the end; empty: none */
    } refresh;
    int64_t automatic_at; /* last automatic refresh, or start of the reader */
    struct waits waits;   /* effects in progress that Esc cancels */
    struct offer offer;   /* choices of the offer overlay */
    struct buf left_out;  /* entries skipped by an import, until shown */
    struct qr_code qr;    /* of its overlay */
    struct buf earlier;   /* lines of an earlier text, for its overlay */
    int64_t trouble;      /* first source of the group unfolded in Problems, 0: none */
    int64_t edited;       /* node being edited or removed */
    struct {
        int64_t node; /* source of these settings, 0: not loaded */
        struct source_settings values;
        struct arena arena; /* owns their strings */
        uint32_t request;
        size_t setting; /* being asked for */
        bool shown;     /* the question began with its value */
    } source;
    struct downloads downloads;
    struct {
        struct arena arena;
        struct tag *all; /* tags of the last load */
        size_t n;
        int64_t article;    /* being tagged or noted in the prompt */
        struct buf tags;    /* its tags before */
        struct buf renamed; /* tag that gets another name */
    } keeping;
    struct {
        struct buf address, user;
    } account;                /* being added */
    struct buf notices;       /* of accounts, a line each, until the end of the refresh */
    struct comments comments; /* of the article `commented` */
    int64_t commented;
    struct queue queue;       /* as loaded last */
    int64_t playing;          /* its entry, 0: none */
    int64_t unfolded_episode; /* whose chapters are listed */
    struct rule_list rules;
    struct buf rule_query;                /* of the rule being made */
    bool offline;                         /* no network at the last attempt */
    int awaited_portals;                  /* being added; all are refreshed after the last */
    bool portal_added;                    /* one of them at least */
    struct news news;                     /* of refreshes that have not ended */
    VEC(struct failed_host) failed_hosts; /* of full texts being fetched */
    VEC(struct program_problem) program_problems;
    struct summary summary; /* of subscribing and refreshing */
    struct buf title;
};
