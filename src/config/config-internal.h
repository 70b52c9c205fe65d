/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Internals of config/: settings (config.c), their table (option.c), the file (config-file.c,
 * config-lines.c), its edits (config-edit.c). */
#pragma once

#include "config/config.h"

const struct config_option *config_find_option(struct str name);
MUST_CHECK bool config_set_option(struct config *c, const struct config_option *o, struct str value,
                                  struct error *e);

/* ERROR_USAGE with the nearest name; `in_file`: of a setting or another line of the file. */
bool config_unknown_name(struct str name, bool in_file, struct error *e);

/* Keeps a copy of a line, for config_apply(). */
void config_add_line(struct config *c, const char *path, int number, const struct str *words,
                     size_t n);

/* Name of the include line. */
extern const char config_include[];
/* True for lines kept for keymap and theme. */
bool config_is_kept(struct str name);
/* Appends a line "PATH:LINE: reason". */
void config_report(struct buf *b, const char *path, int line, const struct error *e);

/* Rebuilds keymap and theme from settings and kept lines. Appends errors to `report` as
 * config_load() does; with NULL it ignores them. */
bool config_apply(struct config *c, struct buf *report);
