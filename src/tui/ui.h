/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader as a pure core: consumes events, produces effects, paints its state on a surface. No
 * I/O, no terminal, no engine calls: src/app/ executes the effects and returns their results as
 * events, so a test feeds keys and compares screens. One thread at a time.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/data/command.h"
#include "engine/engine.h"
#include "picture/drawing.h"
#include "screen/event.h"
#include "screen/surface.h"
#include "tui/size/text-size.h"

/* Effects, in the order of execution. Strings are owned by the effect. */
enum effect_kind {
    EFFECT_NONE,
    EFFECT_ENGINE,         /* command -> UI_ENGINE, or UI_DRAWN for ENGINE_DRAW_PICTURE */
    EFFECT_LOAD_TREE,      /* -> UI_TREE */
    EFFECT_LOAD_COUNTS,    /* -> UI_COUNTS */
    EFFECT_LOAD_LIST,      /* query, from, including, back, limit, request -> UI_LIST */
    EFFECT_LOAD_ARTICLE,   /* id, page_text, related, request -> UI_ARTICLE */
    EFFECT_LOAD_EARLIER,   /* id, number: as engine_article_earlier has it -> UI_EARLIER */
    EFFECT_LOAD_SETTINGS,  /* id, request -> UI_SETTINGS */
    EFFECT_LOAD_DOWNLOADS, /* -> UI_DOWNLOADS */
    EFFECT_LOAD_TAGS,      /* -> UI_TAGS */
    EFFECT_LOAD_NOTE,      /* id: an article -> UI_NOTE */
    EFFECT_EDIT_NOTE,      /* id: opens its note in the user's editor -> UI_NOTE_EDITED */
    EFFECT_LOAD_RULES,     /* -> UI_RULES */
    EFFECT_LOAD_COMMENTS,  /* id: article -> UI_COMMENTS */
    EFFECT_LOAD_QUEUE,     /* -> UI_QUEUE */
    EFFECT_PLAY,           /* id: entry of the queue, text: address or path, title; number: seconds
                            * from its beginning -> UI_PLAYER, UI_PROGRAM */
    EFFECT_STOP_PLAYING,   /* -> UI_PLAYER */
    EFFECT_ADD_PORTAL,     /* text: file name of a bundled portal, or path -> UI_ENGINE */
    EFFECT_IMPORT,         /* text: path of an OPML or newsboat file -> UI_LEFT_OUT, UI_ENGINE */
    EFFECT_SOURCE,         /* text: path of a configuration file, NULL: the user's, which is read
                            * again -> UI_CONFIG */
    EFFECT_SAVE_SETTINGS,  /* text: path, NULL: the user's configuration */
    EFFECT_LIST_FILES,     /* text: beginning of a path -> UI_FILES */
    EFFECT_OPEN_DOWNLOAD,  /* id: opens its file in the user's program */
    EFFECT_OPEN_URL,       /* text; background */
    EFFECT_OPEN_PICTURE,   /* text: address, title: path of its file */
    EFFECT_COPY,           /* text */
    EFFECT_NEWS,           /* title: new articles of a refresh in a line, text: by folder, number;
                            * reported: by rules, too -> UI_PROGRAM */
    EFFECT_BOOKMARK,       /* text: command line with placeholders, article -> UI_PROGRAM */
    EFFECT_PRINT,          /* title: command line; the rest as for an export -> UI_EXPORT */
    EFFECT_PIPE,           /* title: command line, text: its input */
    EFFECT_RUN,            /* text: command line with placeholders, article, background */
    EFFECT_BROWSE_WITH,    /* likewise, in the background where it is a program of the desktop */
    EFFECT_MAIL,           /* title: subject, text: body */
    EFFECT_EXPORT,         /* title: path; id and page_text, or query and text, the title; pages,
                            * ascii -> UI_EXPORT */
    EFFECT_STOP_EXPORT,
    EFFECT_REDRAW,
    EFFECT_SUSPEND,
    EFFECT_QUIT,
    EFFECT_KINDS,
};

/* Values of a program's arguments; owned, NULL where not asked for. */
struct effect_article {
    char *url, *title, *source, *text;
    char *description; /* EFFECT_BOOKMARK */
};
void effect_article_fini(struct effect_article *a);

struct effect {
    enum effect_kind kind;
    struct engine_command *command; /* owned; NULL except for EFFECT_ENGINE */
    uint32_t request;               /* returned with the result of a load */
    int64_t id, number;
    struct article_query query; /* owns .search */
    struct article_position from;
    bool from_start, including, back, page_text, background, reported;
    bool related;      /* EFFECT_LOAD_ARTICLE: with related articles */
    bool finds_oldest; /* EFFECT_LOAD_LIST: with the list's oldest article, unless it is a search */
    bool pages, ascii; /* EFFECT_EXPORT */
    int64_t *ids;      /* owned: articles instead of those of the query; NULL: none */
    size_t n_ids;
    size_t limit;
    char *text, *title;            /* owned, may be NULL */
    struct effect_article article; /* EFFECT_RUN, EFFECT_BROWSE_WITH, EFFECT_BOOKMARK */
};

/* True for portals and lists from files, which are added as outlines; `f` may be NULL. */
static inline bool effect_is_file(const struct effect *f)
{
    return f && (f->kind == EFFECT_ADD_PORTAL || f->kind == EFFECT_IMPORT);
}

/* Engine command of an effect; ENGINE_NOTHING for any other effect, and NULL. */
static inline enum engine_command_kind effect_command(const struct effect *f)
{
    return f && f->command ? f->command->kind : ENGINE_NOTHING;
}
void effect_fini(struct effect *f);

struct effects {
    struct effect *v;
    size_t n, size;
};

/* Appends a zeroed effect and returns it. */
struct effect *effects_add(struct effects *effects, enum effect_kind kind);
/* Frees the effects and empties the list. */
void effects_fini(struct effects *effects);

struct config; /* src/config/ */

enum ui_event_kind {
    UI_INPUT,
    UI_TREE,        /* tree: its content is moved */
    UI_COUNTS,      /* counts of the tree; borrowed */
    UI_LIST,        /* list (moved), request, oldest */
    UI_ARTICLE,     /* article (moved), request; percent: text size of its source, 0: none */
    UI_EARLIER,     /* article (moved) */
    UI_SETTINGS,    /* settings and their arena (moved), request */
    UI_DOWNLOADS,   /* downloads (moved) */
    UI_TAGS,        /* tags, n_tags, arena (moved) */
    UI_NOTE,        /* text, NULL: none; id: article */
    UI_NOTE_EDITED, /* likewise */
    UI_RULES,       /* rules (moved) */
    UI_QUEUE,       /* queue (moved) */
    UI_PLAYER,   /* id: entry of the queue, count: seconds heard; more: it goes on; played: to its
                  * end */
    UI_COMMENTS, /* comments (moved); id: article */
    UI_ENGINE,   /* engine (borrowed) */
    UI_FAILED,   /* failed effect: error, request of the load or 0 */
    UI_CONFIG,   /* config (moved): new settings; reloaded: those of the user's file alone; text for
                  * the status line */
    UI_FILES,    /* text: paths, each ended by '\n'; borrowed */
    UI_LEFT_OUT, /* text: entries skipped by an import, a line each; borrowed */
    UI_EXPORT,   /* count: articles written; more, or text: the target; cause */
    UI_PROGRAM,  /* text: option that names a program (static); error: how it ended */
    UI_NOTICE,   /* text for the status line ("saved as …"); borrowed */
    UI_CLOCK,    /* now: the day may have changed */
    UI_TURN,     /* next turn of the loop, for the work of ui_has_work(); more: in a pause */
    UI_DRAWN,    /* drawing (moved); text: path of the picture; error: its outcome */
    UI_TERMINAL, /* terminal (borrowed): new facts */
    UI_END,      /* exit for any reason: the place in the article is stored */
};

/* Facts reported by the terminal so far. */
struct terminal_facts {
    int32_t background; /* 0xRRGGBB, -1: unknown */
    struct text_abilities text;
    bool bidi;                   /* reorders right-to-left text itself */
    bool reorders_rows;          /* with all that is in the row */
    int32_t colors;              /* 8, 256, 1 << 24 */
    enum picture_how pictures;   /* picture output */
    int cell_width, cell_height; /* pixels, 0: unknown */
    uint32_t picture_ids;        /* first picture id: other programs have their own */
    bool hyperlinks;             /* supports links by OSC 8 */
    bool no_hyperlinks;          /* must not get them, whatever the setting */
};

struct ui_event {
    enum ui_event_kind kind;
    const struct input *input;
    struct tree *tree;
    const struct tree_counts *counts;
    struct article_list *list;
    struct engine_article *article;
    struct downloads *downloads;
    struct rule_list *rules;
    struct comments *comments;
    struct queue *queue;
    bool played;
    int percent;
    struct tag *tags;
    size_t n_tags;
    int64_t id;
    struct source_settings *settings;
    struct arena *arena;
    struct picture_drawing *drawing;
    struct config *config;
    bool reloaded;
    const struct engine_event *engine;
    const struct error *error;
    const struct terminal_facts *terminal;
    const char *text;
    uint32_t request;
    const struct effect *cause; /* UI_ENGINE, UI_FAILED: effect answered, NULL: none */
    int64_t now, count;
    int64_t oldest; /* time of the list's oldest article, 0: unknown */
    bool more;
};

/* Keys of ENGINE_SET_STATE: text size of a source, in per cent, by its id; the user's answers about
 * a terminal, by its name (text_abilities). */
#define UI_SOURCE_SIZE_KEY "text-size-of-"
#define UI_TERMINAL_KEY "terminal-"

struct glyph_source;

struct ui_options {
    const struct config *config;       /* NULL: defaults; copied */
    int text_size;                     /* 0: from the session, else the configuration */
    bool linear;                       /* overrides the session */
    int64_t now;                       /* seconds since 1970 */
    struct zone zone;                  /* for displayed times */
    const struct glyph_source *glyphs; /* for large Chinese text; NULL: none; borrowed */
    bool utf8;                         /* UTF-8 terminal; false: ASCII only */
    bool pictures;                     /* they can be drawn */
    bool colors;                       /* false: NO_COLOR, or a terminal without colours */
    bool demo;
    const char *printer;        /* program that prints; NULL: "lpr"; borrowed */
    const char *session;        /* from ui_session(); NULL at the first start */
    const struct link *portals; /* bundled ones, for the first start: url is the file */
    size_t n_portals;
    const char *address; /* to ask about, in the prompt of `add`; NULL: none */
};

struct ui;

/* Appends the first effects to `effects`. Settings and session are copied, all else behind pointers
 * is borrowed for the life of the reader. */
struct ui *ui_new(const struct ui_options *options, int width, int height, struct effects *effects);
void ui_free(struct ui *ui);
/* Handles an event, taking over what is marked as moved, and appends the resulting effects. */
void ui_update(struct ui *ui, const struct ui_event *event, struct effects *effects);
void ui_render(struct ui *ui, struct surface *surface);

/* Current settings; borrowed until the next update. */
const struct config *ui_settings(const struct ui *ui);

/* True while work goes on with each UI_TURN: a search takes many short turns of the loop, between
 * which keys are handled. Hits are counted and related articles looked up only when `pausing`: the
 * next key may make them useless. */
bool ui_has_work(const struct ui *ui, bool pausing);

/* True when the next UI_TURN loads rows of the list beyond the screen: after the paint, and before
 * a key, which may scroll to them. */
bool ui_lacks_margin(const struct ui *ui);

/* Time (seconds since 1970) at which a UI_CLOCK has work to do; 0: none. */
int64_t ui_wake_at(const struct ui *ui);

/* Window title, sanitized; borrowed until the next update. */
const char *ui_title(const struct ui *ui);

/* Open folders, selection, layout, text size, for the next start. free() it. */
char *ui_session(const struct ui *ui);
