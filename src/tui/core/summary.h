/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of subscribing and refreshing, in one message: of all commands and retries since the
 * reader was at rest, for the last of them often finds nothing that the others did not. */
#ifndef GANDER_TUI_CORE_SUMMARY_H
#define GANDER_TUI_CORE_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/ui.h"

struct summary {
    bool subscribed; /* to the address of a source */
    bool imported;   /* a file or a portal */
    bool refreshed;  /* a refresh has ended */
    bool cancelled, offline;
    bool login;       /* offline: the network asks for one */
    int64_t sources;  /* subscribed to */
    int64_t articles; /* new ones */
    int64_t failed;   /* sources */
    int64_t waiting;  /* likewise: for their hosts, or with `offline` for the network */
};

struct engine_event;

/* The message that is shown was read: forgets it, and the summary with it if nothing goes on. */
void summary_read(struct ui *ui);

/* The last events of commands without an error, */
void summary_take_added(struct ui *ui, const struct engine_event *e);
void summary_take_imported(struct ui *ui, const struct engine_event *e);
/* or, of a refresh, with ERROR_CANCELLED or ERROR_OFFLINE. `retry`: the engine began it. */
void summary_take_refresh(struct ui *ui, const struct engine_event *e, bool retry);

#endif
