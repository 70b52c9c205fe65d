/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/chain.h"

#include <stdlib.h>

#include "base/mem.h"
#include "net/header.h"

enum { MAX_COOKIES = 50, MAX_COOKIE_BYTES = 4096 };

static void cookie_fini(struct chain_cookie *cookie)
{
    free(cookie->host);
    free(cookie->name);
    free(cookie->value);
}

void chain_fini(struct chain *c)
{
    for (size_t i = 0; i < c->cookies.n; i++)
        cookie_fini(&c->cookies.v[i]);
    vec_fini(&c->cookies);
    vec_fini(&c->visits);
}

static void forget_cookie(struct chain *c, struct str host, struct str name)
{
    for (size_t i = 0; i < c->cookies.n; i++) {
        struct chain_cookie *cookie = &c->cookies.v[i];
        if (str_eq(str_from(cookie->host), host) && str_eq(str_from(cookie->name), name)) {
            cookie_fini(cookie);
            *cookie = c->cookies.v[--c->cookies.n];
            return;
        }
    }
}

/* True for an attribute that expires the cookie. */
static bool ends_cookie(struct str name, struct str value, int64_t now)
{
    int64_t seconds;
    if (str_eq_nocase(name, STR("max-age")))
        return str_to_int64(value, &seconds) && seconds <= 0;
    int64_t at = str_eq_nocase(name, STR("expires")) ? header_date(value) : -1;
    return at >= 0 && at <= now;
}

void chain_set_cookie(struct chain *c, struct str host, struct str field, int64_t now)
{
    struct str pair, attribute, name, value;
    bool secure = false, ends = false;
    if (field.n > MAX_COOKIE_BYTES || !str_split(&field, ';', &pair) ||
        !header_split_pair(pair, &name, &value))
        return;
    while (str_split(&field, ';', &attribute)) {
        struct str key, setting;
        secure = secure || str_eq_nocase(str_trim(attribute), STR("secure"));
        ends = ends ||
               (header_split_pair(attribute, &key, &setting) && ends_cookie(key, setting, now));
    }
    c->n_set++;
    forget_cookie(c, host, name);
    if (!ends && c->cookies.n < MAX_COOKIES) {
        struct chain_cookie cookie = {mem_strndup(host.p, host.n), mem_strndup(name.p, name.n),
                                      mem_strndup(value.p, value.n), secure};
        vec_push(&c->cookies, cookie);
    }
}

void chain_begin_hop(struct chain *c, const char *url, struct str host, struct buf *cookies)
{
    bool https = str_starts_nocase(str_from(url), STR("https:"));
    for (size_t i = 0; i < c->cookies.n; i++) {
        const struct chain_cookie *cookie = &c->cookies.v[i];
        if (str_eq(str_from(cookie->host), host) && (https || !cookie->secure))
            buf_printf(cookies, "%s%s=%s", cookies->n > 0 ? "; " : "", cookie->name, cookie->value);
    }
    vec_push(&c->visits, (struct chain_visit){str_hash(str_from(url)), c->n_set});
}

bool chain_has_visited(const struct chain *c, const char *url)
{
    uint64_t hash = str_hash(str_from(url));
    for (size_t i = 0; i < c->visits.n; i++)
        if (c->visits.v[i].url == hash)
            return true;
    return false;
}

bool chain_is_circle(const struct chain *c, const char *url)
{
    uint64_t hash = str_hash(str_from(url));
    int equal = 0;
    for (size_t i = 0; i < c->visits.n; i++)
        equal += c->visits.v[i].url == hash && c->visits.v[i].n_set == c->n_set;
    return equal >= 2;
}
