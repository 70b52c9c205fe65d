/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing of JSON, and its parts that several commands have; articles: share/article-json.h. */
#pragma once

#include "cli/cli.h"
#include "share/json.h"

/* {"code", "number", "detail"}; the caller owns the reference. */
json_t *json_of_error(const struct error *e);

/* RFC 3339 in UTC; no field for 0. */
void json_set_time(json_t *object, const char *name, int64_t time);

/* Prints indented, with a line end, as cli_write() does; releases the value. */
enum cli_status json_print(json_t *value);
