/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's whole state. */
#ifndef GANDER_TUI_CORE_STATE_H
#define GANDER_TUI_CORE_STATE_H

#include "base/buf.h"
#include "base/i18n.h"
#include "config/config.h"
#include "config/keymap.h"
#include "config/theme.h"
#include "tui/article/article.h"
#include "tui/core/keys.h"
#include "tui/core/panes.h"
#include "tui/core/summary.h"
#include "tui/core/text-size.h"
#include "tui/core/view.h"
#include "tui/core/waits.h"
#include "tui/draw/canvas.h"
#include "tui/list/list.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/tree.h"
#include "tui/ui.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"

enum { OVERLAYS_MOST = 4 };

/* A command that one part asked another for: it runs once what happens now is done. */
struct posted_command {
    enum command command;
    int count;      /* typed before it, 0 for nothing */
    char *argument; /* owned, may be NULL */
    bool global;    /* past the view that has the focus */
};

struct ui {
    struct effects *effects; /* where what happens now asks for the world's help */
    struct config settings;  /* the user's, as `:set` changed them */
    bool lent_lines;         /* their `lines` are not ours */
    struct {
        bool linear;
        int pictures;
    } configured; /* the session keeps these settings where they are others */
    const struct keymap *keymap;
    struct theme theme;
    const struct glyphs *glyphs;
    int64_t now;
    struct zone zone;
    int width, height;
    bool utf8, colors, demo;
    bool pictures; /* can be drawn */
    struct terminal_facts terminal;
    const struct link *portals; /* that come along */
    size_t n_portals;
    uint32_t last_request;

    VEC(struct posted_command) posted; /* in order */
    bool focus_moved, article_left;    /* by what happens now */

    struct keys keys;
    struct panes panes;
    int dragged; /* the border under the pressed mouse button, as panes_border_at */
    const struct text_size *text_size; /* wanted; what is had is the article's plan */
    const struct glyph_source *glyph_source;
    struct text_abilities abilities;
    bool told_of_multiplexer;
    struct buf calibration; /* answers so far */
    struct tree_view tree;
    struct list_view list;
    struct article_view article;

    const struct view *overlays[OVERLAYS_MOST]; /* the last is on top */
    struct sheet sheets[OVERLAYS_MOST];         /* what they are made of */
    size_t n_overlays;
    size_t rendered_overlay; /* while painting */

    struct prompt prompt;
    struct buf message; /* for the status line, until the next key */
    struct buf reason;  /* ui_reason's */
    enum role message_role;
    struct {
        bool running;
        int64_t done, total; /* sources, and articles' pages */
        engine_ticket ticket;
    } refresh;
    struct waits waits;  /* effects under way that Esc cancels */
    struct offer offer;  /* what the overlay lets choose from */
    struct buf left_out; /* by an import, until it is shown */
    struct buf earlier;  /* lines of an earlier text, as its overlay shows them */
    int64_t trouble;     /* the first source of the group that Problems shows unfolded, 0: none */
    int64_t edited;      /* the node that is being edited or removed */
    struct {
        int64_t node; /* the source whose settings these are, 0: not known yet */
        struct source_settings values;
        struct arena arena; /* owns their strings */
        uint32_t request;
        size_t setting; /* the one that is asked for, */
        bool shown;     /* beginning with what it is */
    } source;
    struct downloads downloads;
    bool offline;           /* at the last try there was no network */
    int awaited_portals;    /* being added: then they are refreshed */
    struct summary summary; /* of subscribing and refreshing */
    struct buf title;
};

#endif
