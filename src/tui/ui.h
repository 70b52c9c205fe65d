/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader as a pure core: events go in, effects come out, and what it looks like is painted on a
 * surface. No I/O, no curses, no engine calls: src/app/ carries the effects out and brings what
 * they give back as events, so a test feeds keys and compares screens.
 */
#ifndef GANDER_TUI_UI_H
#define GANDER_TUI_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/engine.h"
#include "screen/event.h"
#include "screen/surface.h"
#include "tui/core/text-size.h"

/* What the reader asks of the world, in order. Strings are owned by the effect. */
enum effect_kind {
    EFFECT_NONE,
    EFFECT_ENGINE,         /* command -> UI_ENGINE, or UI_DRAWN for ENGINE_DRAW_PICTURE */
    EFFECT_LOAD_TREE,      /* -> UI_TREE */
    EFFECT_LOAD_LIST,      /* query, from, including, back, limit, request -> UI_LIST */
    EFFECT_LOAD_ARTICLE,   /* id, page_text, request -> UI_ARTICLE */
    EFFECT_LOAD_EARLIER,   /* id, number: as engine_article_earlier has it -> UI_EARLIER */
    EFFECT_LOAD_SETTINGS,  /* id, request -> UI_SETTINGS */
    EFFECT_LOAD_DOWNLOADS, /* -> UI_DOWNLOADS */
    EFFECT_ADD_PORTAL,     /* text: a bundled portal's file name or a path, as `gander portal add`
                            * -> UI_ENGINE */
    EFFECT_IMPORT,         /* text: path of an OPML or newsboat file -> UI_LEFT_OUT, UI_ENGINE */
    EFFECT_LIST_FILES,     /* text: the beginning of a path -> UI_FILES */
    EFFECT_OPEN_DOWNLOAD,  /* id: its file in the user's program */
    EFFECT_OPEN_URL,       /* text; background */
    EFFECT_OPEN_PICTURE,   /* text: address, title: path of its file */
    EFFECT_COPY,           /* text */
    EFFECT_PRINT,          /* text to $PAGER, title */
    EFFECT_PIPE,           /* title: command line, text: its input */
    EFFECT_MAIL,           /* title: subject, text: body */
    EFFECT_SAVE,           /* title: suggested name, text: content */
    EFFECT_SAVE_AS,        /* title: path, text: content */
    EFFECT_REDRAW,
    EFFECT_SUSPEND,
    EFFECT_QUIT,
    EFFECT_KINDS,
};

struct effect {
    enum effect_kind kind;
    struct engine_command *command; /* owned; NULL but for EFFECT_ENGINE */
    uint32_t request;               /* comes back with what was loaded */
    int64_t id, number;
    struct article_query query; /* .search is owned by the effect */
    struct article_position from;
    bool from_start, including, back, page_text, background;
    size_t limit;
    char *text, *title; /* owned, may be NULL */
};

/* The engine's command of an effect, ENGINE_NOTHING when it is another's or NULL. */
static inline enum engine_command_kind effect_command(const struct effect *f)
{
    return f && f->command ? f->command->kind : ENGINE_NOTHING;
}
void effect_fini(struct effect *f);

struct effects {
    struct effect *v;
    size_t n, size;
};

/* Appends a zeroed effect of that kind and returns it. */
struct effect *effects_add(struct effects *effects, enum effect_kind kind);
/* Frees what the effects own and empties the list. */
void effects_clear(struct effects *effects);
void effects_fini(struct effects *effects);

enum ui_event_kind {
    UI_INPUT,
    UI_TREE,      /* tree: its content is taken over */
    UI_LIST,      /* list and request: taken over */
    UI_ARTICLE,   /* article and request: taken over; percent: its source's text size, 0: none */
    UI_EARLIER,   /* article: taken over */
    UI_SETTINGS,  /* settings and their arena, taken over; request */
    UI_DOWNLOADS, /* downloads: taken over */
    UI_ENGINE,    /* engine: borrowed */
    UI_FAILED,    /* an effect could not be carried out: error, request of what was loaded or 0 */
    UI_FILES,     /* text: paths, each ended by '\n'; borrowed */
    UI_LEFT_OUT,  /* text: what an import leaves out, a line each; borrowed */
    UI_NOTICE,    /* text for the status line ("saved as …"), borrowed */
    UI_CLOCK,     /* now: the day may have changed */
    UI_TURN,      /* the loop has come around: what ui_goes_on() was true of goes on */
    UI_DRAWN,     /* drawing: taken over; text: the path that it was made of; error: its outcome */
    UI_TERMINAL,  /* terminal: borrowed; it told more of itself */
    UI_END,       /* the reader ends, whoever ends it: the place in the article is kept */
};

/* What the terminal told of itself so far. */
struct terminal_facts {
    int32_t background; /* 0xRRGGBB, -1: not known */
    struct text_abilities text;
    bool bidi;                   /* sets right-to-left text by itself */
    int32_t colors;              /* 8, 256, 1 << 24 */
    enum picture_how pictures;   /* what it can show */
    int cell_width, cell_height; /* pixels, 0: not known */
    uint32_t picture_ids;        /* where numbers of pictures begin: other programs have theirs */
    bool hyperlinks;             /* known to make links of OSC 8 */
    bool no_hyperlinks;          /* must not get it, whatever the user says */
};

struct ui_event {
    enum ui_event_kind kind;
    const struct input *input;
    struct engine_tree *tree;
    struct article_list *list;
    struct engine_article *article;
    struct downloads *downloads;
    int percent;
    struct source_settings *settings;
    struct arena *arena;
    struct picture_drawing *drawing;
    const struct engine_event *engine;
    const struct error *error;
    const struct terminal_facts *terminal;
    const char *text;
    uint32_t request;
    const struct effect *cause; /* UI_ENGINE, UI_FAILED: the effect this answers, NULL: none */
    int64_t now;
};

/* Keys of ENGINE_SET_STATE: the text size that a source keeps, in per cent, by its id; and what the
 * user said of a terminal, by its name (text_abilities). */
#define UI_SOURCE_SIZE_KEY "text-size-of-"
#define UI_TERMINAL_KEY "terminal-"

struct config; /* src/config/ */
struct glyph_source;
struct keymap;
struct theme;

struct ui_options {
    const struct config *config;       /* NULL: every setting at its default; borrowed */
    const struct keymap *keymap;       /* NULL: the one that the configuration names; borrowed */
    const struct theme *theme;         /* likewise */
    int text_size;                     /* 0: the session's, then the configuration's */
    bool linear;                       /* whatever the session says */
    int64_t now;                       /* seconds since 1970 */
    struct zone zone;                  /* of times that are shown */
    const struct glyph_source *glyphs; /* of large Chinese text; NULL: none; borrowed */
    bool utf8;                         /* the terminal takes UTF-8; else ASCII only */
    bool pictures;                     /* they can be drawn */
    bool colors;                       /* false: NO_COLOR or a terminal without */
    bool demo;
    const char *session; /* what ui_session() gave last time; NULL at the first start */
    const struct link
        *portals; /* the portals that come along: url is the file, for the first start */
    size_t n_portals;
};

struct ui;

struct ui *ui_new(const struct ui_options *options, int width, int height, struct effects *effects);
void ui_free(struct ui *ui);
void ui_update(struct ui *ui, const struct ui_event *event, struct effects *effects);
void ui_render(struct ui *ui, struct surface *surface);

/* Whether it waits for nothing but UI_TURN: a search takes many turns of the loop, each a short
 * one, so that keys are answered in between. */
bool ui_goes_on(const struct ui *ui);

/* The window title; harmless text, borrowed until the next update. */
const char *ui_title(const struct ui *ui);

/* Open folders, selection, layout, text size: for the next start. To free(). */
char *ui_session(const struct ui *ui);

#endif
