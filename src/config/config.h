/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration file: lines of `name value`, "quoted" where a value has spaces, `#` comments,
 * `include FILE`. The settings are in options.def. Lines that set keys and colours are handed on to
 * whoever understands them. Owned by one holder; no I/O but reading the named files.
 */
#ifndef GANDER_CONFIG_CONFIG_H
#define GANDER_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum list_order { LIST_NEWEST, LIST_OLDEST };
enum mark_read_on { MARK_READ_ON_OPEN, MARK_READ_ON_NEVER };
enum text_size_method {
    TEXT_SIZE_AUTO,
    TEXT_SIZE_OSC66,
    TEXT_SIZE_DECLINES,
    TEXT_SIZE_DOTS,
    TEXT_SIZE_SOLID,
    TEXT_SIZE_LAYOUT,
};
enum pane_layout { PANES_AUTO, PANES_WIDE, PANES_SPLIT, PANES_SINGLE };

struct config {
    struct arena arena; /* the text values */
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

/* A line that is no setting: its words, quotes removed. `words[0]` is one of "bind", "unbind" and
 * "color". */
struct config_line {
    const struct str *words;
    size_t n;
};

/* Understands such a line, or says what is wrong with it. */
typedef bool config_handler(void *context, const struct config_line *line, struct error *e);

void config_init(struct config *c); /* every setting at its default */
void config_fini(struct config *c);

/* Reads a file over what is set so far. Every mistake is appended to `report` as one line,
 * "FILE:LINE: what", harmless for a terminal, and the rest of the file still counts; false when
 * there was any. `handler` may be NULL: such lines are then only passed over. A file that is not
 * there is a mistake only with `must_exist`. */
MUST_CHECK bool config_load(struct config *c, const char *path, bool must_exist,
                            config_handler *handler, void *context, struct buf *report);

/* One setting, as `:set` gives it. ERROR_USAGE says what is wrong. */
MUST_CHECK bool config_set(struct config *c, struct str name, struct str value, struct error *e);

/* Appends the present value, as it would be written; false when there is no such setting. */
bool config_get(const struct config *c, struct str name, struct buf *out);

/* Splits a line into at most `max` words; the text of quoted words goes to the arena. ERROR_USAGE
 * for an open quote or too many words. Also what key bindings and the command line are split by. */
MUST_CHECK bool config_split(struct arena *a, struct str line, struct str *words, size_t max,
                             size_t *n, struct error *e);

#endif
