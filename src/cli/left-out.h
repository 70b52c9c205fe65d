/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of subscriptions says and gander does not take over, on standard error. */
#ifndef GANDER_CLI_LEFT_OUT_H
#define GANDER_CLI_LEFT_OUT_H

#include "engine/import.h"

struct left_out_report {
    const char *file; /* what the list is called */
    size_t entries;   /* left out so far */
};

/* To be called with a `struct left_out_report`. */
void left_out_print(void *context, const struct left_out *what);
/* How many there were, if any. */
void left_out_print_number(const struct left_out_report *r);

#endif
