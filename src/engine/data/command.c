/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/data/command.h"

#include <stdlib.h>

static struct rule *copy_rules(struct arena *a, const struct rule *from, size_t n)
{
    struct rule *rules = arena_copy(a, from, n, sizeof *from);
    for (size_t i = 0; i < n; i++)
        arena_keep(a, &rules[i].query, &rules[i].actions);
    return rules;
}

const struct article_range *engine_command_ranges(const struct engine_command *c,
                                                  struct article_range *all, size_t *n)
{
    *n = c->n_ranges > 0 ? c->n_ranges : 1;
    *all = ARTICLE_RANGE_ALL;
    if (c->newest.id)
        all->newest = c->newest;
    return c->n_ranges > 0 ? c->ranges : all;
}

unsigned engine_command_traits(enum engine_command_kind kind)
{
    static const unsigned traits[ENGINE_COMMANDS] = {
        [ENGINE_CANCEL] = ENGINE_SILENT,         [ENGINE_REFRESH] = ENGINE_NETWORK,
        [ENGINE_FETCH_OLDER] = ENGINE_NETWORK,   [ENGINE_FETCH_PAGE] = ENGINE_NETWORK,
        [ENGINE_FETCH_PAGES] = ENGINE_NETWORK,   [ENGINE_FETCH_COMMENTS] = ENGINE_NETWORK,
        [ENGINE_KEEP_PICTURES] = ENGINE_NETWORK, [ENGINE_FETCH_PICTURES] = ENGINE_NETWORK,
        [ENGINE_DRAW_PICTURE] = ENGINE_SILENT,   [ENGINE_MARK] = ENGINE_CHANGES,
        [ENGINE_MARK_QUERY] = ENGINE_CHANGES,    [ENGINE_TAG] = ENGINE_CHANGES,
        [ENGINE_SET_NOTE] = ENGINE_CHANGES,      [ENGINE_ADD_RULE] = ENGINE_CHANGES,
        [ENGINE_SWITCH_RULE] = ENGINE_CHANGES,   [ENGINE_REMOVE_RULE] = ENGINE_CHANGES,
        [ENGINE_SET_POSITION] = ENGINE_SILENT,   [ENGINE_ADD] = ENGINE_NETWORK,
        [ENGINE_ADD_OUTLINES] = ENGINE_CHANGES,  [ENGINE_MAKE_PATH] = ENGINE_CHANGES,
        [ENGINE_ADD_VIEW] = ENGINE_CHANGES,      [ENGINE_REMOVE] = ENGINE_CHANGES,
        [ENGINE_EDIT] = ENGINE_CHANGES,          [ENGINE_SET_SETTINGS] = ENGINE_CHANGES,
        [ENGINE_ADD_ACCOUNT] = ENGINE_NETWORK,   [ENGINE_LOOK_UP] = ENGINE_NETWORK,
        [ENGINE_UNDO] = ENGINE_CHANGES,          [ENGINE_REDO] = ENGINE_CHANGES,
        [ENGINE_FORGET_CHANGES] = ENGINE_SILENT, [ENGINE_QUEUE] = ENGINE_CHANGES,
        [ENGINE_UNQUEUE] = ENGINE_CHANGES,       [ENGINE_QUEUE_ORDER] = ENGINE_CHANGES,
        [ENGINE_QUEUE_PLACE] = ENGINE_SILENT,    [ENGINE_QUEUE_PLAYED] = ENGINE_CHANGES,
        [ENGINE_SET_STATE] = ENGINE_SILENT,
    };
    return traits[kind];
}

struct engine_command *engine_command_copy(const struct engine_command *from)
{
    struct engine_command *c = MEM_NEW(struct engine_command);
    struct arena *a = &c->arena;
    *c = *from;
    *a = (struct arena){0};
    c->ids = arena_copy(a, from->ids, from->n_ids, sizeof *from->ids);
    c->ranges = arena_copy(a, from->ranges, from->n_ranges, sizeof *from->ranges);
    c->outlines = outlines_copy(a, from->outlines, from->n_outlines);
    c->settings = source_settings_copy(a, &from->settings);
    c->rules = copy_rules(a, from->rules, from->n_rules);
    arena_keep(a, &c->query.search, &c->url, &c->title, &c->value, &c->password.command,
               &c->password.typed, &c->password.file, &c->rule.query, &c->rule.actions);
    return c;
}

void engine_command_free(struct engine_command *c)
{
    if (c) {
        arena_fini(&c->arena);
        free(c);
    }
}
