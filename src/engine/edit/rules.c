/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/rules.h"

#include "store/rules.h"

static void end(struct worker *w, const struct engine_command *c, enum engine_change kind,
                int64_t id, const char *title)
{
    struct change *change = change_new(kind);
    change->node = id;
    change->at = worker_now(w);
    change->title = arena_strdup(&change->arena, title);
    journal_add(&w->journal, change);
    worker_post_changed(w, c->ticket);
    struct engine_event *event = event_done(c->ticket, NULL);
    event->node = id;
    worker_post(w, event);
}

void edit_add_rule(struct worker *w, struct engine_command *c)
{
    struct error e;
    int64_t id;
    if (!rules_add(w->store, &c->rule, &id, &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    end(w, c, CHANGE_ADD_RULE, id, c->rule.query);
}

void edit_remove_rule(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!rules_remove(w->store, c->id, worker_now(w), &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    end(w, c, CHANGE_REMOVE_RULE, c->id, NULL);
}
