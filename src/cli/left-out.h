/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries skipped by an import, on standard error. */
#ifndef GANDER_CLI_LEFT_OUT_H
#define GANDER_CLI_LEFT_OUT_H

#include "engine/import.h"

struct left_out_report {
    const char *file; /* name of the list */
    size_t entries;   /* skipped so far */
};

/* Callback for a `struct left_out_report`. */
void left_out_print(void *context, const struct left_out *entry);
/* Prints the number of entries skipped, if any. */
void left_out_print_number(const struct left_out_report *r);

#endif
