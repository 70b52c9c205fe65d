/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What config.c (the settings) and config-file.c (their file) share. */
#ifndef GANDER_CONFIG_CONFIG_INTERNAL_H
#define GANDER_CONFIG_CONFIG_INTERNAL_H

#include "config/config.h"

const struct config_option *config_find_option(struct str name);
MUST_CHECK bool config_set_option(struct config *c, const struct config_option *o, struct str value,
                                  struct error *e);

/* ERROR_USAGE with the nearest name; in a file other lines than settings may be meant. */
bool config_unknown_name(struct str name, bool in_file, struct error *e);

/* Makes keymap and theme anew from the settings and the kept lines. What is wrong with a line goes
 * to `report` as config_load says; NULL: those lines are passed over. */
bool config_apply(struct config *c, struct buf *report);

#endif
