/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/add/import.h"

#include <string.h>

#include "base/mem.h"
#include "engine/add/subscribe.h"
#include "engine/data/command.h"
#include "feed/list/left-out.h"
#include "store/rule/rules.h"
#include "store/tree/tree.h"

static bool add_outlines(struct importing *im, struct error *e)
{
    struct import_counts *n = &im->event->imported;
    struct tree_added added = {0};
    if (im->command->n_outlines == 0)
        return true;
    bool ok = subscribe_tree(im->w, im->command, &im->event->node, &added, e);
    n->sources = added.sources;
    n->sources_known = added.known;
    n->views = added.views;
    n->views_known = added.views_known;
    if (ok)
        ids_add(&im->change->nodes, added.nodes.v, added.nodes.n);
    vec_fini(&added.nodes);
    return ok;
}

static bool is_known(const struct rule *rule, const struct rule *known, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(known[i].query, rule->query) == 0 &&
            strcmp(known[i].actions, rule->actions) == 0)
            return true;
    return false;
}

static bool add_rules(struct importing *im, struct error *e)
{
    AUTO(arena) arena = {0};
    struct rule *known;
    size_t n;
    bool ok = rules_list(im->w->store, &arena, &known, &n, e);
    for (size_t i = 0; ok && i < im->command->n_rules; i++) {
        const struct rule *rule = &im->command->rules[i];
        int64_t id;
        if (is_known(rule, known, n)) {
            im->event->imported.rules_known++;
        } else if ((ok = rules_add(im->w->store, rule, &id, e))) {
            im->event->imported.rules++;
            vec_push(&im->change->rules, id);
        } else if (e->code == ERROR_USAGE || e->code == ERROR_LIMIT) {
            struct left_out what = {.why = LEFT_OUT_QUERY,
                                    .text = arena_strdup(&im->event->arena, rule->query)};
            vec_push(&im->left_out, what);
            ok = true; /* one rule less */
        }
    }
    return ok;
}

static bool add_value(struct importing *im, struct error *e)
{
    const struct engine_command *c = im->command;
    return c->flags & IMPORT_STATE     ? import_states(im, c->value, e)
           : c->flags & IMPORT_STARRED ? import_starred(im, c->value, e)
                                       : import_archive(im, c->value, e);
}

static bool import(struct importing *im, struct error *e)
{
    const struct engine_command *c = im->command;
    bool ok = tree_last_id(im->w->store, &im->last_node, e) && import_begin(im, e) &&
              add_outlines(im, e) && add_rules(im, e) && (!c->value || add_value(im, e)) &&
              (c->flags & IMPORT_DRY_RUN || import_commit(im, e));
    if (im->is_open)
        store_rollback(im->w->store);
    for (size_t i = 0; i < im->marks.n; i++)
        vec_fini(&im->marks.v[i].ids);
    vec_fini(&im->marks);
    return ok;
}

void import_run(struct worker *w, struct engine_command *c)
{
    struct error e;
    struct importing im = {
        .w = w,
        .command = c,
        .change = change_new(CHANGE_IMPORT),
        .event = event_done(c->ticket, NULL),
    };
    struct engine_event *event = im.event;
    im.change->at = worker_now(w);
    im.change->title = arena_strdup(&im.change->arena, c->url);
    if (import(&im, &e)) {
        event->added = event->imported.sources;
        event->unchanged = event->imported.sources_known;
        vec_take(&im.left_out, &event->arena, &event->left_out, &event->n_left_out);
        worker_post_changed(w, c->ticket);
    } else {
        event->error = e;
    }
    worker_post(w, event);
    vec_fini(&im.left_out);
    change_free(im.change);
}
