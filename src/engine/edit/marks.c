/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/edit.h"

#include "engine/data/command.h"
#include "model/article-list.h"
#include "store/mark/mark.h"
#include "store/mark/notes.h"
#include "store/mark/tags.h"
#include "store/rule/rules.h"

bool edit_mark(struct worker *w, const struct engine_command *c, struct change *change,
               struct error *e)
{
    struct marked marked = {.mark = c->mark};
    struct article_range all;
    size_t n;
    const struct article_range *ranges = engine_command_ranges(c, &all, &n);
    bool ok = c->kind == ENGINE_MARK_QUERY
                  ? articles_mark_ranges(w->store, c->mark, &c->query, ranges, n, &marked.ids, e)
                  : articles_mark(w->store, c->mark, c->ids, c->n_ids, &marked.ids, e);
    vec_push(&change->marks, marked);
    /* An earlier rule's article, unmuted since, is the user's now. */
    return ok &&
           (c->mark != MARK_MUTE || rules_note_muted(w->store, 0, marked.ids.v, marked.ids.n, e));
}

/* ---- tags and notes ------------------------------------------------------------------------ */

static bool tag_each(struct worker *w, const struct ids *ids, enum mark mark, const char *names,
                     struct change *change, struct error *e)
{
    struct str list = str_from(names), name;
    bool ok = true;
    while (ok && tag_next(&list, &name)) {
        struct marked marked = {mark, arena_strndup(&change->arena, name.p, name.n), {0}};
        ok = tags_mark(w->store, mark, marked.tag, ids->v, ids->n, &marked.ids, e);
        vec_push(&change->marks, marked);
    }
    return ok;
}

/* A query is evaluated once: it may depend on the tags. */
bool edit_tags(struct worker *w, const struct engine_command *c, struct change *change,
               struct error *e)
{
    AUTO(ids) ids = {0};
    return worker_find_articles(w, c, &ids, e) &&
           tag_each(w, &ids, MARK_TAG, c->value, change, e) &&
           tag_each(w, &ids, MARK_UNTAG, c->title, change, e);
}

bool edit_note(struct worker *w, const struct engine_command *c, struct change *change,
               struct error *e)
{
    change->at = worker_now(w);
    return note_load(w->store, c->id, &change->arena, &change->note_before, e) &&
           note_set(w->store, c->id, c->value, change->at, e) &&
           note_load(w->store, c->id, &change->arena, &change->note_after, e);
}
