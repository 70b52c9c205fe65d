/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of manual pages and data files, generated from the program's tables. */
#pragma once

#include "base/buf.h"
#include "base/error.h"

/* Loads the translations of fill_text(); without, it returns its argument. */
MUST_CHECK bool fill_load_catalogue(const char *path, struct error *e);
void fill_free_catalogue(void);
const char *fill_text(const char *text);

/* gander(1) and gander-config(5) */
void fill_man_commands(struct buf *b);
void fill_man_options(struct buf *b);
void fill_man_keys(struct buf *b);
void fill_man_settings(struct buf *b);
void fill_man_key_commands(struct buf *b);
void fill_man_themes(struct buf *b);
void fill_man_roles(struct buf *b);

/* example configuration */
void fill_example(struct buf *b);

/* completions */
void fill_bash(struct buf *b);
void fill_zsh(struct buf *b);
void fill_fish(struct buf *b);
