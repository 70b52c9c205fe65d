/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/edit.h"

#include "engine/data/command.h"
#include "store/mark/tags.h"
#include "store/rule/rules.h"

static bool mark_found(struct worker *w, struct change *change, enum mark mark, const char *tag,
                       const struct ids *found, struct error *e)
{
    struct marked marked = {mark, arena_strdup(&change->arena, tag), {0}};
    bool ok = tag ? tags_mark(w->store, mark, tag, found->v, found->n, &marked.ids, e)
                  : articles_mark(w->store, mark, found->v, found->n, &marked.ids, e);
    vec_push(&change->marks, marked);
    return ok && (mark != MARK_MUTE ||
                  rules_note_muted(w->store, change->node, marked.ids.v, marked.ids.n, e));
}

static bool mark_all(struct worker *w, struct change *change, const struct rule_actions *actions,
                     const struct ids *found, struct error *e)
{
    static const struct {
        enum rule_action action;
        enum mark mark;
    } marks[] = {{RULE_MUTE, MARK_MUTE}, {RULE_STAR, MARK_STAR}, {RULE_READ, MARK_READ}};
    bool ok = true;
    for (size_t i = 0; ok && i < ARRAY_SIZE(marks); i++)
        if (actions->flags & marks[i].action)
            ok = mark_found(w, change, marks[i].mark, NULL, found, e);
    for (size_t i = 0; ok && i < actions->n_tags; i++)
        ok = mark_found(w, change, MARK_TAG, actions->tags[i], found, e);
    return ok;
}

/* Only marks: its other actions are for articles that arrive. */
static bool apply_to_archive(struct worker *w, const struct engine_command *c,
                             struct change *change, struct error *e)
{
    struct article_query query = c->query;
    struct article_range all = ARTICLE_RANGE_ALL;
    AUTO(ids) found = {0};
    struct rule_actions actions;
    query.node = TREE_ROOT;
    query.search = c->rule.query;
    return rule_parse_actions(c->rule.actions, &change->arena, &actions, e) &&
           articles_find(w->store, &query, &all, 1, &found, e) &&
           mark_all(w, change, &actions, &found, e);
}

bool edit_add_rule(struct worker *w, const struct engine_command *c, struct change *change,
                   struct error *e)
{
    change->at = worker_now(w);
    return rules_add(w->store, &c->rule, &change->node, e) &&
           (!(c->flags & RULE_ARCHIVE) || apply_to_archive(w, c, change, e));
}

bool edit_remove_rule(struct worker *w, const struct engine_command *c, struct change *change,
                      struct error *e)
{
    change->at = worker_now(w);
    return rules_remove(w->store, c->id, change->at, e);
}

static struct rule_switch switched(const struct rule_switch *from, bool on, int64_t now)
{
    bool ended = from->until && from->until <= now;
    return (struct rule_switch){.until = on && ended ? 0 : from->until,
                                .stopped = on              ? NULL
                                           : from->stopped ? from->stopped
                                                           : ""};
}

bool edit_switch_rule(struct worker *w, const struct engine_command *c, struct change *change,
                      struct error *e)
{
    if (!rules_load_switch(w->store, c->id, &change->arena, &change->switch_before, e))
        return false;
    change->switch_after = switched(&change->switch_before, c->flags & RULE_ON, worker_now(w));
    return rules_set_switch(w->store, c->id, &change->switch_after, e);
}
