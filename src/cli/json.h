/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as it may meet a terminal: what would act there is written as \uXXXX. */
#ifndef GANDER_CLI_JSON_H
#define GANDER_CLI_JSON_H

#include <jansson.h>

#include "cli/cli.h"

/* On one line. */
void json_add(struct buf *b, const json_t *value);

/* {"code", "number", "detail"}, to be decref'd. */
json_t *json_of_error(const struct error *e);

/* Indented, with a line end, to standard output, as cli_write does; releases the value. */
enum cli_status json_print(json_t *value);

#endif
