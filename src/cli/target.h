/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that a command changes: by id, or everything that a query finds. */
#pragma once

#include "cli/session.h"

/* ERROR_USAGE unless exactly one of `query`, not blank, and `others` is given. */
MUST_CHECK bool target_check(const struct cli_value *query, bool others, struct error *e);
/* Sends the command, ENGINE_MARK or ENGINE_TAG, for these articles, or with a query for those
 * beneath command->query.node that it finds; checks all ids before. Prints the number changed. */
enum cli_status target_send(struct session *s, struct engine_command *command, const char *query,
                            int argc, char **argv);
