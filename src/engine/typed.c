/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/typed.h"

#include "text/url.h"

bool typed_read(struct typed *t, const char *text, struct error *e)
{
    *t = (struct typed){0};
    if (!url_is_file(str_from(text))) {
        return address_read(str_from(text), &t->address, e);
    }
    t->address.v[t->address.n++] = arena_strdup(&t->address.arena, text);
    return true;
}

void typed_fini(struct typed *t)
{
    address_fini(&t->address);
}

bool typed_ask(struct typed *t, struct worker *w, struct fetch *f, struct net_request *request,
               struct error *e)
{
    request->url = typed_url(t);
    return worker_fetch(w, f, request, e);
}

bool typed_ask_next(struct typed *t, struct worker *w, struct fetch *f, struct net_request *request,
                    struct error *e)
{
    struct error unseen;
    if (t->at == 0) {
        t->first = *e;
    }
    while (t->at + 1 < t->address.n) {
        t->at++;
        if (typed_ask(t, w, f, request, &unseen)) {
            return true;
        }
    }
    *e = t->first;
    return false;
}
