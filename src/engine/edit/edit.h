/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that change marks, tags, notes, nodes, settings and rules, as one transaction with the
 * journal's entry; undo; the queue of recordings. Engine thread. */
#pragma once

#include "engine/edit/undo-journal.h"
#include "engine/thread/worker.h"

/* Makes the change of a command, and completes its description, which names the command's node. */
typedef bool edit_fn(struct worker *w, const struct engine_command *c, struct change *change,
                     struct error *e);
struct edit {
    enum engine_change kind;
    edit_fn *make;
};

/* Makes and records a change. */
MUST_CHECK bool edit_store(struct worker *w, const struct engine_command *c,
                           const struct edit *edit, struct change *change, struct error *e);
/* Likewise, and ends the command; after a failure its ticket is open. */
MUST_CHECK bool edit_run(struct worker *w, const struct engine_command *c, const struct edit *edit,
                         struct error *e);

edit_fn edit_mark, edit_tags, edit_note, edit_add_rule, edit_remove_rule, edit_switch_rule,
    edit_remove, edit_node, edit_settings;
/* Reschedules the source by its current settings. */
MUST_CHECK bool edit_settings_plan(struct worker *w, int64_t node, struct error *e);

/* Handlers of commands: undo, redo, and changes that cannot be undone. */
MUST_CHECK bool edit_undo(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool edit_drop_account(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool edit_queue(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool edit_unqueue(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool edit_queue_order(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool edit_queue_place(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool edit_queue_played(struct worker *w, struct engine_command *c, struct error *e);
