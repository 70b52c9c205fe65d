/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/rules.h"

#include "engine/edit/record.h"
#include "store/rules.h"

void edit_add_rule(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_ADD_RULE);
    struct error e;
    change->at = worker_now(w);
    if (edit_begin(w, c->ticket, change)) {
        edit_finish_node(w, c->ticket, change, rules_add(w->store, &c->rule, &change->node, &e),
                         &e);
    }
}

void edit_remove_rule(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_REMOVE_RULE);
    struct error e;
    change->node = c->id;
    change->at = worker_now(w);
    if (edit_begin(w, c->ticket, change))
        edit_finish_node(w, c->ticket, change, rules_remove(w->store, c->id, change->at, &e), &e);
}
