/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/marks.h"

#include "engine/edit/record.h"
#include "store/article/article.h"
#include "store/mark/mark.h"
#include "store/mark/notes.h"
#include "store/mark/rules.h"
#include "store/mark/tags.h"

void edit_mark(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_MARK);
    struct marked marked = {.mark = c->mark};
    struct error e;
    if (!edit_begin(w, c->ticket, change))
        return;
    struct article_range all;
    size_t n;
    const struct article_range *ranges = engine_command_ranges(c, &all, &n);
    bool ok = c->kind == ENGINE_MARK_QUERY
                  ? articles_mark_ranges(w->store, c->mark, &c->query, ranges, n, &marked.ids, &e)
                  : articles_mark(w->store, c->mark, c->ids, c->n_ids, &marked.ids, &e);
    vec_push(&change->marks, marked);
    if (ok &&
        c->mark == MARK_MUTE) /* an earlier rule's article, unmuted since, is the user's now */
        ok = rules_note_muted(w->store, 0, marked.ids.ids, marked.ids.n, &e);
    edit_finish_marks(w, c->ticket, change, ok, (int64_t)change_count_articles(change), &e);
}

/* ---- tags and notes ------------------------------------------------------------------------ */

static bool tag_each(struct worker *w, const struct article_ids *ids, enum mark mark,
                     const char *names, struct change *change, struct error *e)
{
    struct str list = str_from(names), name;
    bool ok = true;
    while (ok && tag_next(&list, &name)) {
        struct marked marked = {mark, arena_strndup(&change->arena, name.p, name.n), {0}};
        ok = tags_mark(w->store, mark, marked.tag, ids->ids, ids->n, &marked.ids, e);
        vec_push(&change->marks, marked);
    }
    return ok;
}

/* A query is evaluated once: it may depend on the tags. */
static bool tag(struct worker *w, const struct engine_command *c, struct change *change,
                struct error *e)
{
    AUTO(article_ids) ids = {0};
    return worker_find_articles(w, c, &ids, e) &&
           tag_each(w, &ids, MARK_TAG, c->value, change, e) &&
           tag_each(w, &ids, MARK_UNTAG, c->title, change, e);
}

void edit_tags(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_TAG);
    struct error e;
    if (edit_begin(w, c->ticket, change)) {
        bool ok = tag(w, c, change, &e);
        edit_finish_marks(w, c->ticket, change, ok, (int64_t)change_count_articles(change), &e);
    }
}

void edit_note(struct worker *w, struct engine_command *c)
{
    struct change *change = change_new(CHANGE_NOTE);
    struct error e;
    change->node = c->id;
    change->at = worker_now(w);
    if (!edit_begin(w, c->ticket, change))
        return;
    bool ok = note_load(w->store, c->id, &change->arena, &change->note_before, &e) &&
              note_set(w->store, c->id, c->value, change->at, &e) &&
              note_load(w->store, c->id, &change->arena, &change->note_after, &e);
    edit_finish_marks(w, c->ticket, change, ok, ok && !change_is_empty(change), &e);
}

void edit_position(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!articles_set_position(w->store, c->id, c->position, &e))
        worker_done(w, c->ticket, &e);
}
