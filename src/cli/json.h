/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that is safe on a terminal: control characters are written as \uXXXX. */
#ifndef GANDER_CLI_JSON_H
#define GANDER_CLI_JSON_H

#include <jansson.h>

#include "cli/cli.h"

/* Appends on one line. */
void json_add(struct buf *b, const json_t *value);

/* {"code", "number", "detail"}; the caller owns the reference. */
json_t *json_of_error(const struct error *e);

/* Prints indented, with a line end, as cli_write() does; releases the value. */
enum cli_status json_print(json_t *value);

#endif
