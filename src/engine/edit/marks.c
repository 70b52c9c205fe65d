/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/marks.h"

#include "store/articles.h"

static void record_mark(struct worker *w, const struct engine_command *c, struct article_ids *ids)
{
    if (ids->n > 0) {
        struct change *change = MEM_NEW(struct change);
        change->kind = CHANGE_MARK;
        change->mark = c->mark;
        change->ids = *ids;
        journal_add(&w->journal, change);
    }
}

void edit_mark(struct worker *w, struct engine_command *c)
{
    struct article_ids ids = {0};
    struct error e;
    if (!articles_mark(w->store, c->mark, c->ids, c->n_ids, &ids, &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    record_mark(w, c, &ids);
    worker_done_with_change(w, c->ticket, (int64_t)ids.n);
}

void edit_mark_query(struct worker *w, struct engine_command *c)
{
    struct article_ids ids = {0};
    struct error e;
    if (!articles_mark_query(w->store, c->mark, &c->query, c->newest.id ? &c->newest : NULL, &ids,
                             &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    record_mark(w, c, &ids);
    worker_done_with_change(w, c->ticket, (int64_t)ids.n);
}

void edit_position(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!articles_set_position(w->store, c->id, c->position, &e)) {
        worker_done(w, c->ticket, &e);
    }
}
