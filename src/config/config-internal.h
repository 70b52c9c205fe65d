/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What config.c (the settings), option.c (their table), config-lines.c and config-file.c share. */
#ifndef GANDER_CONFIG_CONFIG_INTERNAL_H
#define GANDER_CONFIG_CONFIG_INTERNAL_H

#include "config/config.h"

const struct config_option *config_find_option(struct str name);
MUST_CHECK bool config_set_option(struct config *c, const struct config_option *o, struct str value,
                                  struct error *e);

/* ERROR_USAGE with the nearest name; in a file other lines than settings may be meant. */
bool config_unknown_name(struct str name, bool in_file, struct error *e);

/* Name of the line that reads another file. */
extern const char config_include[];
/* Whether lines of that name are kept for keymap and theme. */
bool config_is_kept(struct str name);
/* Appends "PATH:LINE: what is wrong", a line. */
void config_report(struct buf *b, const char *path, int line, const struct error *e);

/* Makes keymap and theme anew from the settings and the kept lines. What is wrong with a line goes
 * to `report` as config_load says; NULL: those lines are passed over. */
bool config_apply(struct config *c, struct buf *report);

#endif
