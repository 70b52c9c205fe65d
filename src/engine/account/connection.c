/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/account/connection.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/account/kept.h"
#include "engine/account/password.h"
#include "text/url/url.h"

/* Result of a login. */
struct account_session {
    struct account_session *next;
    int64_t account;
    char *auth;       /* NULL: not logged in */
    char *token;      /* NULL: none yet */
    bool open;        /* a connection uses it */
    bool wants_token; /* although its manners do not say so */
    enum greader_server server;
    struct kept_answers kept;
};

static void fail(struct account_connection *c, struct account_failure *failure)
{
    greader_request_fini(&c->request);
    c->failed(c, failure);
}

static void fail_with(struct account_connection *c, const struct error *e)
{
    fail(c, &(struct account_failure){.error = *e, .outcome = GREADER_BROKEN});
}

static struct str host_of(const struct account_connection *c)
{
    struct str host = url_host(c->account->url);
    return host.p ? host : STR("the server");
}

/* ---- sessions ------------------------------------------------------------------------------- */

static void log_out(struct account_session *s)
{
    free(s->auth);
    free(s->token);
    s->auth = s->token = NULL;
}

static struct account_session *session_of(struct worker *w, int64_t account)
{
    struct account_session *s = w->account_sessions;
    while (s && s->account != account)
        s = s->next;
    if (!s) {
        s = MEM_NEW(struct account_session);
        s->account = account;
        s->next = w->account_sessions;
        w->account_sessions = s;
    }
    return s;
}

void account_connection_forget(struct worker *w)
{
    while (w->account_sessions) {
        AUTO_FREE struct account_session *s = w->account_sessions;
        w->account_sessions = s->next;
        log_out(s);
        kept_fini(&s->kept);
    }
}

/* ---- requests ------------------------------------------------------------------------------- */

/* Sends a request as it is. */
static void post(struct account_connection *c, const struct greader_request *r)
{
    AUTO(buf) url = BUF_INIT, form = BUF_INIT, authorization = BUF_INIT;
    struct error e;
    bool known = !r->is_login && c->session->auth;
    const struct kept_answer *kept =
        r->is_post ? NULL : kept_find(&c->session->kept, buf_c(&r->path));
    buf_printf(&url, "%s%s", c->account->url, buf_c(&r->path));
    greader_request_add_body(&form, r, c->session->token);
    buf_printf(&authorization, "GoogleLogin auth=%s", known ? c->session->auth : "");
    struct net_request request = {
        .url = buf_c(&url),
        .accept = "application/json, */*;q=0.5",
        .authorization = known ? buf_c(&authorization) : NULL,
        .etag = kept ? kept->etag : NULL,
        .last_modified = kept ? kept->last_modified : NULL,
        .form = r->is_post ? buf_c(&form) : NULL,
        .reach = NET_NAMED,
        .max_bytes = c->max_bytes,
    };
    if (!worker_fetch(c->w, &c->fetch, &request, &e))
        fail_with(c, &e);
}

static void send_login(struct account_connection *c, const char *password)
{
    AUTO(greader_request) r = {0};
    c->under_way = CONNECTION_LOGIN;
    greader_log_in(&r, c->account->user, password);
    post(c, &r);
}

/* ---- answers -------------------------------------------------------------------------------- */

static void log_in(struct account_connection *c)
{
    AUTO(buf) password = BUF_INIT;
    struct error e;
    log_out(c->session);
    if (c->account->password.command) {
        c->under_way = CONNECTION_PASSWORD;
        password_run_command(c->w, &c->fetch, c->account->password.command);
    } else if (password_read(&c->account->password, &password, &e)) {
        send_login(c, buf_c(&password));
    } else {
        fail_with(c, &e);
    }
}

static bool needs_token(const struct account_connection *c)
{
    const struct account_session *s = c->session;
    return c->request.is_post && !s->token &&
           (s->wants_token || c->manners->token == GREADER_TOKEN_ASK);
}

/* Takes the next step towards the owner's request. */
static void proceed(struct account_connection *c)
{
    if (!c->session->auth) {
        log_in(c);
    } else if (needs_token(c)) {
        c->under_way = CONNECTION_TOKEN;
        AUTO(greader_request) token = {0};
        greader_get_token(&token);
        post(c, &token);
    } else {
        c->under_way = CONNECTION_REQUEST;
        post(c, &c->request);
    }
}

static void hand_over(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    greader_request_fini(&c->request);
    c->then(c, outcome, body);
}

static void note_login(struct account_connection *c, struct str body)
{
    AUTO(greader_login) login = {0};
    struct error e;
    struct account_session *s = c->session;
    if (!greader_read_login(body, &login, &e)) {
        error_set(&e, ERROR_UNSUPPORTED, 0, "no Google Reader API at %s", c->account->url);
        fail(c, &(struct account_failure){.error = e, .outcome = GREADER_NO_API});
        return;
    }
    log_out(s); /* accounts that are being added share one */
    s->auth = mem_strdup(login.auth);
    s->server = c->server = greader_server_of(str_from(c->account->url), &login);
    s->token = c->manners->token == GREADER_TOKEN_AUTH ? mem_strdup(login.auth) : NULL;
    if (c->request.path.n > 0)
        proceed(c);
    else
        hand_over(c, GREADER_OK, (struct str){0});
}

static void note_token(struct account_connection *c, struct str body)
{
    AUTO(buf) token = BUF_INIT;
    struct error e;
    if (greader_read_token(body, &token, &e)) {
        c->session->token = buf_take(&token);
        proceed(c);
    } else {
        fail_with(c, &e);
    }
}

/* End of the pause that the server asks for. A 503 without Retry-After is none: FreshRSS answers so
 * while its API is disabled, a proxy while the server restarts. */
static int64_t pause_end(const struct account_connection *c, const struct net_response *r)
{
    return r->retry_at || r->status == 503 ? r->retry_at : worker_now(c->w) + GREADER_PAUSE_S;
}

static void describe(const struct account_connection *c, const struct net_response *r,
                     struct account_failure *f)
{
    struct str host = host_of(c);
    switch (f->outcome) {
    case GREADER_NO_LOGIN:
        error_set(&f->error, ERROR_HTTP, r->status,
                  "%.*s refuses this name and password; its API may have a password of its own",
                  STR_ARG(host));
        break;
    case GREADER_NO_API:
        if (r->target)
            error_set(&f->error, ERROR_HTTP, r->status, "%.*s leads to another address: %s",
                      STR_ARG(host), r->target);
        else
            error_set(&f->error, ERROR_UNSUPPORTED, 0, "no Google Reader API at %s",
                      c->account->url);
        break;
    case GREADER_EXPIRED:
        error_set(&f->error, ERROR_HTTP, r->status, "%.*s accepts the login, but no request",
                  STR_ARG(host));
        break;
    case GREADER_PAUSE:
        f->retry_at = pause_end(c, r);
        if (f->retry_at)
            error_set(&f->error, ERROR_HTTP, r->status, "%.*s asks for a pause (HTTP %d)",
                      STR_ARG(host), r->status);
        else
            error_set(&f->error, ERROR_HTTP, r->status,
                      "%.*s answers HTTP %d: it is down, or its API is disabled", STR_ARG(host),
                      r->status);
        break;
    default:
        error_set(&f->error, ERROR_HTTP, r->status, "%.*s answers HTTP %d", STR_ARG(host),
                  r->status);
    }
}

/* True when the request is repeated after another login. */
static bool repeat(struct account_connection *c, enum greader_outcome outcome)
{
    if (outcome != GREADER_EXPIRED || c->repeated)
        return false;
    c->repeated = true;
    c->session->wants_token = c->session->wants_token || c->request.is_change;
    log_out(c->session);
    proceed(c);
    return true;
}

/* FreshRSS answers 400 to the login of a name that it cannot have. */
static enum greader_outcome outcome_of(const struct account_connection *c, int status)
{
    const struct greader_request login = {.is_post = true, .is_login = true};
    if (c->under_way != CONNECTION_LOGIN)
        return greader_outcome(&c->request, status);
    return status == 400 && str_ends(str_from(c->account->url), STR("/greader.php"))
               ? GREADER_NO_LOGIN
               : greader_outcome(&login, status);
}

/* The body, which is the kept one after a 304. */
static struct str keep_answer(struct account_connection *c, const struct net_response *r,
                              enum greader_outcome *outcome)
{
    struct kept_answers *all = &c->session->kept;
    const struct kept_answer *kept = kept_find(all, buf_c(&c->request.path));
    if (r->status == 304 && kept) {
        *outcome = GREADER_OK;
        return buf_str(&kept->body);
    }
    if (*outcome == GREADER_OK)
        kept_note(all, buf_c(&c->request.path), r);
    return buf_str(&r->body);
}

static void answer(struct account_connection *c, const struct net_response *r)
{
    enum greader_outcome outcome = outcome_of(c, r->status);
    struct str body = buf_str(&r->body);
    if (c->under_way == CONNECTION_REQUEST && !c->request.is_post)
        body = keep_answer(c, r, &outcome);
    if (c->under_way == CONNECTION_PASSWORD) {
        AUTO(buf) password = BUF_INIT;
        password_add_line(&password, body);
        send_login(c, buf_c(&password));
    } else if (outcome == GREADER_OK && c->under_way == CONNECTION_LOGIN) {
        note_login(c, body);
    } else if (outcome == GREADER_OK && c->under_way == CONNECTION_TOKEN) {
        note_token(c, body);
    } else if (outcome == GREADER_OK ||
               (outcome == GREADER_IMPOSSIBLE && c->under_way == CONNECTION_REQUEST)) {
        hand_over(c, outcome, body);
    } else if (!repeat(c, outcome)) {
        struct account_failure f = {.outcome = outcome, .status = r->status};
        describe(c, r, &f);
        fail(c, &f);
    }
}

static void done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    struct account_connection *c = (struct account_connection *)fetch;
    if (r->error.code == ERROR_NONE) {
        answer(c, r);
    } else {
        fail(c, &(struct account_failure){.error = r->error,
                                          .outcome = GREADER_BROKEN,
                                          .retry_at = r->retry_at,
                                          .is_unreachable = net_is_unreachable(r)});
    }
}

static void cancelled(struct worker *w, struct fetch *fetch, const struct error *e)
{
    fail_with((struct account_connection *)fetch, e);
}

/* ---- interface ------------------------------------------------------------------------------ */

void account_connection_open(struct account_connection *c)
{
    c->fetch.done = done;
    c->fetch.cancelled = cancelled;
    c->session = session_of(c->w, c->account->id);
    c->session->open = true;
    c->server = c->session->server;
}

bool account_connection_is_open(const struct worker *w, int64_t account)
{
    for (const struct account_session *s = w->account_sessions; s; s = s->next)
        if (s->account == account)
            return s->open;
    return false;
}

void account_connection_fini(struct account_connection *c)
{
    c->session->open = false;
    greader_request_fini(&c->request);
}

void account_connection_send(struct account_connection *c, struct greader_request *request,
                             account_then_fn *then)
{
    c->request = *request;
    c->then = then;
    c->repeated = false;
    proceed(c);
}

void account_connection_log_in(struct account_connection *c, account_then_fn *then)
{
    c->then = then;
    c->repeated = true;
    log_in(c);
}
