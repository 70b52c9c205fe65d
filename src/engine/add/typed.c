/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/add/typed.h"

#include "text/url/url.h"

/* Moves the login out of the addresses, which are stored, shown and logged. */
static void extract_login(struct typed *t)
{
    for (size_t i = 0; i < t->address.n; i++) {
        AUTO(buf) clean = BUF_INIT, login = BUF_INIT;
        url_add_redacted(&clean, str_from(t->address.v[i]));
        url_add_login(&login, str_from(t->address.v[i]));
        if (login.n > 0) {
            t->login = arena_strdup(&t->address.arena, buf_c(&login));
            t->address.v[i] = arena_strdup(&t->address.arena, buf_c(&clean));
        }
    }
}

bool typed_read(struct typed *t, const char *text, struct error *e)
{
    *t = (struct typed){0};
    if (!url_is_file(str_from(text))) {
        bool ok = address_read(str_from(text), &t->address, e);
        extract_login(t);
        return ok;
    }
    typed_keep(t, text);
    return true;
}

void typed_keep(struct typed *t, const char *url)
{
    *t = (struct typed){0};
    t->address.v[t->address.n++] = arena_strdup(&t->address.arena, url);
}

void typed_fini(struct typed *t)
{
    address_fini(&t->address);
}

const char *typed_login(const struct typed *t, const char *url)
{
    return t->login && url_same_origin(typed_url(t), url) ? t->login : NULL;
}

bool typed_request(struct typed *t, struct worker *w, struct fetch *f, struct net_request *request,
                   struct error *e)
{
    request->url = typed_url(t);
    request->credentials = t->login;
    return worker_fetch(w, f, request, e);
}

bool typed_request_next(struct typed *t, struct worker *w, struct fetch *f,
                        struct net_request *request, struct error *e)
{
    struct error unseen;
    if (t->at == 0)
        t->first = *e;
    while (t->at + 1 < t->address.n) {
        t->at++;
        if (typed_request(t, w, f, request, &unseen))
            return true;
    }
    *e = t->first;
    return false;
}
