/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/add/add-account.h"

#include <arpa/inet.h>
#include <stdlib.h>

#include "engine/account/connection.h"
#include "engine/account/password.h"
#include "engine/add/subscribe.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "store/account/accounts.h"
#include "text/url/url.h"

struct adding {
    struct account_connection connection; /* first */
    struct arena arena;
    engine_ticket ticket;
    struct greader_bases bases;
    size_t at;        /* base that is tried */
    bool insecure;    /* plain http to any host */
    struct error why; /* the most telling failure so far */
    struct account account;
};

static void adding_free(struct adding *a)
{
    account_connection_fini(&a->connection);
    greader_bases_fini(&a->bases);
    arena_fini(&a->arena);
    free(a);
}

static void end(struct adding *a, const struct error *e, int64_t node)
{
    struct worker *w = a->connection.w;
    struct engine_event *event = event_done(a->ticket, e);
    event->node = node;
    if (!e) {
        event->title = greader_manners(a->connection.server)->name;
        event->url = arena_strdup(&event->arena, a->account.url);
        worker_post_changed(w, a->ticket);
    }
    worker_post(w, event);
    adding_free(a);
}

/* ---- addresses ------------------------------------------------------------------------------ */

static bool is_loopback(struct str host)
{
    struct in_addr v4;
    AUTO(buf) name = BUF_INIT;
    buf_add(&name, host);
    return str_eq_nocase(host, STR("localhost")) || str_eq(host, STR("::1")) ||
           str_eq(host, STR("[::1]")) ||
           (inet_pton(AF_INET, buf_c(&name), &v4) == 1 && ntohl(v4.s_addr) >> 24 == 127);
}

static bool is_safe(const struct adding *a, const char *base)
{
    struct url_parts parts = {0};
    return a->insecure || !str_starts_nocase(str_from(base), STR("http:")) ||
           (url_split(str_from(base), &parts) && is_loopback(parts.host));
}

/* ---- trying --------------------------------------------------------------------------------- */

static account_then_fn logged_in;

static void try_next(struct adding *a)
{
    while (a->at < a->bases.n && !is_safe(a, a->bases.v[a->at])) {
        a->at++;
        if (a->why.code == ERROR_NONE)
            error_set(&a->why, ERROR_INVALID, 0, "plain http would send the password in the open");
    }
    if (a->at == a->bases.n) {
        end(a, &a->why, 0);
        return;
    }
    a->account.url = a->bases.v[a->at++];
    account_connection_log_in(&a->connection, logged_in);
}

static bool store(struct adding *a, int64_t *id, struct error *e)
{
    struct worker *w = a->connection.w;
    struct tree_added added = {0};
    struct account_password *password = &a->account.password;
    a->account.server = greader_server_name(a->connection.server);
    a->account.has_labels = greader_manners(a->connection.server)->has_labels;
    if (password->typed && !password_keep(w, password->typed, &a->arena, &password->file, e))
        return false;
    if (!account_add(w->store, &a->account, id, e)) {
        password_forget(w, password->typed ? password->file : NULL);
        return false;
    }
    vec_push(&added.nodes, *id);
    subscribe_record_added(w, &added);
    return true;
}

static void logged_in(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct adding *a = (struct adding *)c;
    struct error e;
    int64_t id = 0;
    bool ok = store(a, &id, &e);
    end(a, ok ? NULL : &e, id);
}

/* A refused login tells more than another failure, that more than an address without API; none
 * ends the search. */
static void failed(struct account_connection *c, const struct account_failure *f)
{
    struct adding *a = (struct adding *)c;
    bool local = f->outcome == GREADER_BROKEN && f->status == 0 && !f->is_unreachable;
    bool telling = f->error.code == ERROR_HTTP && a->why.code == ERROR_UNSUPPORTED;
    if (a->why.code == ERROR_NONE || f->outcome == GREADER_NO_LOGIN ||
        f->outcome == GREADER_PAUSE || telling)
        a->why = f->error;
    if (f->error.code == ERROR_CANCELLED || local)
        end(a, &f->error, 0);
    else
        try_next(a);
}

/* ---- start ---------------------------------------------------------------------------------- */

static const char *title_of(struct adding *a, const struct engine_command *c)
{
    if (c->title && *c->title)
        return arena_strdup(&a->arena, c->title);
    struct str host = url_host(a->bases.v[0]);
    return arena_strndup(&a->arena, host.p, host.n);
}

void add_account_start(struct worker *w, struct engine_command *c)
{
    struct adding *a = MEM_NEW(struct adding);
    struct error e;
    a->ticket = c->ticket;
    a->insecure = c->flags & ACCOUNT_INSECURE;
    a->connection.w = w;
    a->connection.account = &a->account;
    a->connection.manners = greader_manners(GREADER_UNKNOWN);
    a->connection.failed = failed;
    account_connection_open(&a->connection);
    if (!greader_bases_read(str_from(c->url), &a->bases, &e)) {
        end(a, &e, 0);
        return;
    }
    a->account.title = title_of(a, c);
    a->account.user = arena_strdup(&a->arena, c->value);
    a->account.password = c->password;
    arena_keep(&a->arena, &a->account.password.command, &a->account.password.file,
               &a->account.password.typed);
    try_next(a);
}
