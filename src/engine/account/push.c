/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First step of a sync: sends the unsent marks. */
#include "base/log.h"
#include "engine/account/run.h"
#include "greader/stream.h"

static void pushed(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    struct error e;
    if (outcome == GREADER_OK && !greader_read_ok(body, &e)) {
        r->fail(r, &e);
        return;
    }
    if (outcome != GREADER_OK) /* sending it again would not help */
        log_warning("account", "%s refuses a change of %zu items", r->account.title, r->change.n);
    if (account_note_sent(c->w->store, r->account.id, &r->change, &e))
        account_push(r);
    else
        r->fail(r, &e);
}

static void make_request(const struct account_change *c, struct greader_request *out)
{
    AUTO(buf) label = BUF_INIT;
    const char *stream = c->mark <= MARK_UNREAD ? GREADER_READ : GREADER_STARRED;
    if (c->label) {
        greader_add_label(&label, str_from(c->label));
        stream = buf_c(&label);
    }
    bool sets = mark_sets(c->mark);
    greader_edit_items(out, c->items, c->n, sets ? stream : NULL, sets ? NULL : stream);
}

void account_push(struct account_run *r)
{
    struct store *s = r->connection.w->store;
    struct greader_request request;
    struct error e;
    arena_fini(&r->step);
    if (!account_next_change(s, r->account.id, r->connection.manners->edits, &r->step, &r->change,
                             &e) ||
        (r->change.n > 0 && !account_note_sending(s, r->account.id, &r->change, &e))) {
        r->fail(r, &e);
    } else if (r->change.n > 0) {
        make_request(&r->change, &request);
        account_connection_send(&r->connection, &request, pushed);
    } else {
        r->next(r);
    }
}
