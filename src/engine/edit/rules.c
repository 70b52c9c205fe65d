/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/rules.h"

#include "engine/edit/record.h"
#include "store/rules.h"

static void finish(struct worker *w, const struct engine_command *c, struct change *change, bool ok,
                   struct error *e)
{
    int64_t id = change->node;
    if (!edit_end(w, change, ok, e)) {
        worker_done(w, c->ticket, e);
        return;
    }
    worker_post_changed(w, c->ticket);
    struct engine_event *event = event_done(c->ticket, NULL);
    event->node = id;
    worker_post(w, event);
}

void edit_add_rule(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_ADD_RULE);
    struct error e;
    change->at = worker_now(w);
    if (edit_begin(w, c->ticket, change)) {
        finish(w, c, change, rules_add(w->store, &c->rule, &change->node, &e), &e);
    }
}

void edit_remove_rule(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_REMOVE_RULE);
    struct error e;
    change->node = c->id;
    change->at = worker_now(w);
    if (edit_begin(w, c->ticket, change)) {
        finish(w, c, change, rules_remove(w->store, c->id, change->at, &e), &e);
    }
}
