/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration file: lines of `name value`, "quoted" where a value has spaces, `#` comments,
 * `include FILE`; `bind KEY COMMAND…`, `unbind KEY` and `color ROLE COLOR…` change the keymap and
 * the theme that the settings name. The settings are in options.def. Owned by one holder; no I/O
 * but reading the named files.
 */
#ifndef GANDER_CONFIG_CONFIG_H
#define GANDER_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "config/keymap.h"
#include "config/theme.h"

enum list_order { LIST_NEWEST, LIST_OLDEST };
enum mark_read_on { MARK_READ_ON_OPEN, MARK_READ_ON_NEVER };
enum text_size_method {
    METHOD_AUTO,
    METHOD_OSC66,
    METHOD_DECLINES,
    METHOD_DOTS,
    METHOD_SOLID,
    METHOD_LAYOUT,
};
enum hyperlinks { HYPERLINKS_AUTO, HYPERLINKS_ON, HYPERLINKS_OFF };
enum bidi { BIDI_AUTO, BIDI_GANDER, BIDI_TERMINAL };
enum picture_mode { PICTURES_AUTO, PICTURES_SYMBOLS, PICTURES_OFF };
enum pane_layout { PANES_AUTO, PANES_WIDE, PANES_SPLIT, PANES_SINGLE };

/* A line that changes keys or colours, kept because the keymap or theme below it may change. */
struct config_line {
    const char *file;
    int number;
    struct str *words; /* words[0] is "bind", "unbind" or "color" */
    size_t n;
};

struct config {
    struct arena arena;       /* the text values and lines */
    struct keymap *key_table; /* the setting `keymap` with the lines that bind */
    struct theme colors;      /* the setting `theme` with the lines that color */
    int32_t background;       /* of the terminal, for the theme "auto": 0xRRGGBB, -1: not known */
    VEC(struct config_line) lines;
#define OPTION_FLAG(field, name, value, help) bool field;
#define OPTION_NUMBER(field, name, value, least, most, help) int field;
#define OPTION_CHOICE(field, name, value, choices, help) int field; /* an enum above */
#define OPTION_TEXT(field, name, value, help) const char *field;
#include "config/options.def"
#undef OPTION_FLAG
#undef OPTION_NUMBER
#undef OPTION_CHOICE
#undef OPTION_TEXT
};

enum config_kind { CONFIG_FLAG, CONFIG_NUMBER, CONFIG_CHOICE, CONFIG_TEXT };

/* A setting as the table has it: for the manual, the example file, and completion. */
struct config_option {
    const char *name;
    enum config_kind kind;
    const char *value;   /* the default, as it would be written */
    const char *choices; /* CONFIG_CHOICE: "newest|oldest" */
    int least, most;     /* CONFIG_NUMBER */
    const char *help;    /* N_() */
    size_t offset;       /* of the field in struct config */
};

extern const struct config_option config_options[];
extern const size_t n_config_options;

void config_init(struct config *c); /* every setting at its default */
void config_fini(struct config *c);

/* Reads a file over what is set so far. Every mistake is appended to `report` as one line,
 * "FILE:LINE: what", harmless for a terminal, and the rest of the file still counts; false when
 * there was any. A file that is not there is a mistake only with `must_exist`. */
MUST_CHECK bool config_load(struct config *c, const char *path, bool must_exist,
                            struct buf *report);

/* One setting, as `:set` gives it. ERROR_USAGE says what is wrong. */
MUST_CHECK bool config_set(struct config *c, struct str name, struct str value, struct error *e);

/* The terminal's background became known: the colours may be others now. */
void config_set_background(struct config *c, int32_t background);

/* Appends the present value, as it would be written; false when there is no such setting. */
bool config_get(const struct config *c, struct str name, struct buf *out);

/* Splits a line into at most `max` words; the text of quoted words goes to the arena. ERROR_USAGE
 * for an open quote or too many words. Also what key bindings and the command line are split by. */
MUST_CHECK bool config_split(struct arena *a, struct str line, struct str *words, size_t max,
                             size_t *n, struct error *e);

#endif
