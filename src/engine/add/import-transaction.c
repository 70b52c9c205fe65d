/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poll.h>

#include "engine/add/import.h"
#include "engine/data/command.h"
#include "engine/edit/undo-journal.h"
#include "store/article/article.h"

/* Others wait as long for a transaction, and poll every 10 ms. */
enum { TRANSACTION_MS = 300, PAUSE_MS = 20 };

/* All marks so far, in place of those recorded before. */
static void record_marks(struct importing *im)
{
    struct change *c = im->change;
    for (size_t i = 0; i < c->marks.n; i++)
        ids_fini(&c->marks.v[i].ids);
    c->marks.n = 0;
    for (size_t i = 0; i < im->marks.n; i++) {
        const struct import_mark *m = &im->marks.v[i];
        struct ids ids = {0};
        ids_add(&ids, m->ids.v, m->ids.n);
        change_add_marks(c, m->mark, m->tag, &ids);
    }
}

bool import_begin(struct importing *im, struct error *e)
{
    im->is_open = store_begin(im->w->store, e);
    im->since_ms = clock_monotonic_ms(im->w->clock);
    return im->is_open && articles_last_id(im->w->store, &im->last_article, e);
}

/* Recorded for every program: it is too much to undo by hand. */
bool import_commit(struct importing *im, struct error *e)
{
    record_marks(im);
    if (!journal_save(im->w->store, im->change, &im->change_id, e))
        return false;
    im->is_open = false;
    return store_commit(im->w->store, e);
}

bool import_yield(struct importing *im, struct error *e)
{
    bool dry = im->command->flags & IMPORT_DRY_RUN;
    if (dry || clock_monotonic_ms(im->w->clock) - im->since_ms < TRANSACTION_MS)
        return true;
    if (!import_commit(im, e))
        return false;
    poll(NULL, 0, PAUSE_MS);
    return import_begin(im, e);
}
