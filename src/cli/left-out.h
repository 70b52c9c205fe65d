/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries skipped by an import, in lines of text or on standard error. */
#pragma once

#include "engine/import.h"

struct left_out_report {
    const char *file; /* name of the list; NULL: its path */
    size_t entries;   /* skipped so far */
};

/* Appends a line without end. */
void left_out_add(struct buf *b, const char *file, const struct left_out *entry);
/* Callback for a `struct left_out_report`. */
void left_out_print(void *context, const char *file, const struct left_out *entry);
/* Prints the number of entries skipped, if any. */
void left_out_print_number(const struct left_out_report *r);
