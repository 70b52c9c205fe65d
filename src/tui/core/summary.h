/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summary of subscribing and refreshing in one message. Accumulates commands and retries since the
 * reader was idle, because the last of them often finds nothing new. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "tui/ui.h"

struct summary {
    bool subscribed; /* by the address of a source */
    bool has_menu;   /* a site whose home page was subscribed to */
    bool imported;   /* from a file or portal */
    bool refreshed;  /* a refresh ended */
    bool cancelled, offline;
    bool login;       /* offline: the network requires a login */
    int64_t sources;  /* added */
    int64_t articles; /* new */
    int64_t failed;   /* sources */
    int64_t waiting;  /* sources waiting for their hosts, or with `offline` for the network */
};

struct engine_event;

/* The message was read: drops it, and the summary unless something is in progress. */
void summary_read(struct ui *ui);

/* Last events of commands without an error; */
void summary_add_source(struct ui *ui, const struct engine_event *e);
void summary_add_import(struct ui *ui, const struct engine_event *e);
/* of a refresh, also with ERROR_CANCELLED or ERROR_OFFLINE. `retry`: started by the engine. */
void summary_add_refresh(struct ui *ui, const struct engine_event *e, bool retry);
