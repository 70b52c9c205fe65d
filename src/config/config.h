/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration file: lines `name value` (a value with spaces in double quotes), `#` comments,
 * `include FILE`; `bind KEY COMMAND…`, `macro KEY COMMAND…`, `unbind KEY`, `alias NAME ADDRESS` and
 * `color ROLE COLOR…` change the keymap and theme selected by settings. options.def lists the
 * settings. One owner; no I/O besides reading the named files.
 */
#pragma once

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
enum notify { NOTIFY_OFF, NOTIFY_TERMINAL, NOTIFY_PROGRAM };
enum picture_mode { PICTURES_AUTO, PICTURES_SYMBOLS, PICTURES_OFF };
enum pane_layout { PANES_AUTO, PANES_WIDE, PANES_SPLIT, PANES_SINGLE };

/* Line of keys or colours, kept to be applied again when the keymap or theme changes. */
struct config_line {
    const char *file;
    int number;
    struct str *words; /* words[0] is the kind, such as "bind" */
    size_t n;
};

struct config {
    struct arena arena;       /* owns text values and lines */
    struct keymap *key_table; /* setting `keymap` with key lines applied */
    struct theme colors;      /* setting `theme` with colour lines applied */
    int32_t background;       /* terminal's, for theme "auto": 0xRRGGBB, -1: unknown */
    VEC(struct config_line) lines;
#define OPTION_FLAG(field, name, value, help) bool field;
#define OPTION_NUMBER(field, name, value, min, max, help) int field;
#define OPTION_CHOICE(field, name, value, choices, help) int field; /* enum above */
#define OPTION_TEXT(field, name, value, help) const char *field;
#include "config/options.def"
#undef OPTION_FLAG
#undef OPTION_NUMBER
#undef OPTION_CHOICE
#undef OPTION_TEXT
};

enum config_kind { CONFIG_FLAG, CONFIG_NUMBER, CONFIG_CHOICE, CONFIG_TEXT };

/* A setting's entry in options.def, for manual, example file and completion. */
struct config_option {
    const char *name;
    enum config_kind kind;
    const char *value;   /* default in written form */
    const char *choices; /* CONFIG_CHOICE: "newest|oldest" */
    int min, max;        /* CONFIG_NUMBER */
    const char *help;    /* N_() */
    size_t offset;       /* in struct config */
};

enum { CONFIG_MAX_BYTES = 256 << 10 }; /* of a configuration file */

extern const struct config_option config_options[];
extern const size_t n_config_options;

void config_init(struct config *c); /* to defaults */
void config_fini(struct config *c);

/* Deep copy; config_fini() frees it. */
void config_copy(struct config *out, const struct config *from);

/* Reads a file over the current settings. Appends each error to `report` as one sanitized line
 * "FILE:LINE: reason", applies the rest of the file, and returns false when there was any. A
 * missing file is an error only with `must_exist`. */
MUST_CHECK bool config_load(struct config *c, const char *path, bool must_exist,
                            struct buf *report);

/* Splits what is typed after ":set": "NAME VALUE", "NAME=VALUE", or a question "NAME" or "NAME?",
 * which has a value without p. */
void config_split_setting(struct str text, struct str *name, struct str *value);

/* Sets one setting, as `:set` does. ERROR_USAGE with the reason. */
MUST_CHECK bool config_set(struct config *c, struct str name, struct str value, struct error *e);

/* Sets the terminal's background and reloads the theme. */
void config_set_background(struct config *c, int32_t background);

/* Appends the current value in written form; false for an unknown name. */
bool config_get(const struct config *c, struct str name, struct buf *out);

/* True when the values of a setting differ. */
bool config_differs(const struct config *a, const struct config *b, struct str name);

/* Appends the text of a configuration file with every setting whose value differs between `base`
 * and `c` at its value in `c`: in its last line, comments untouched, or in a new line at the end if
 * there is none, or an include after it. Returns the number of settings. */
size_t config_edit(struct str text, const struct config *base, const struct config *c,
                   struct buf *out);

/* Appends what an address stands for: with an alias NAME, "NAME:REST" is its address with REST in
 * place of {}, percent-encoded; anything else stays as it is. For what the user types, nothing
 * else. */
void config_add_address(const struct config *c, struct str typed, struct buf *out);
