/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frame of a handler that changes something: its change and the journal's entry are one
 * transaction. Engine thread. */
#pragma once

#include "engine/edit/journal.h"
#include "engine/thread/worker.h"

/* Begins the change. On failure it is freed, and the command has ended. */
MUST_CHECK bool edit_begin(struct worker *w, engine_ticket ticket, struct change *c);
/* Ends it, with `ok` false for a change that failed with `e`; frees it. False after any failure. */
MUST_CHECK bool edit_end(struct worker *w, struct change *c, bool ok, struct error *e);
/* Ends the change and the command, with the number of articles changed, or the error: of the tree,
 * only counts have changed. */
void edit_finish_marks(struct worker *w, engine_ticket ticket, struct change *c, bool ok, int64_t n,
                       struct error *e);
/* Likewise for other changes, with the number of nodes. */
void edit_finish(struct worker *w, engine_ticket ticket, struct change *c, bool ok, int64_t n,
                 struct error *e);
/* Likewise, with the change's own number; DONE has its node. */
void edit_finish_node(struct worker *w, engine_ticket ticket, struct change *c, bool ok,
                      struct error *e);
/* Records a change that is stored already; one that cannot be recorded cannot be undone. */
void edit_record(struct worker *w, struct change *c);
