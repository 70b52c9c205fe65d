/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "greader/server.h"
#include "text/url/address.h"
#include "text/url/url.h"

static void add(struct greader_bases *out, struct str folder, const char *below)
{
    if (out->n < GREADER_MAX_BASES)
        out->v[out->n++] = arena_printf(&out->arena, "%.*s%s", STR_ARG(folder), below);
}

/* The address of the API's script or of one of its calls, as the API's base. */
static struct str without_call(struct str address)
{
    static const struct str calls[] = {STR("/reader/api/0"), STR("/accounts/ClientLogin")};
    for (size_t i = 0; i < ARRAY_SIZE(calls); i++)
        address = str_slice(address, 0, str_find(address, calls[i], 0));
    return address;
}

static struct str without_slashes(struct str s)
{
    while (str_ends(s, STR("/")))
        s.n--;
    return s;
}

/* The address and the folders above it, up to the host. */
static void add_all(struct greader_bases *out, struct str address)
{
    struct url_parts u;
    if (!url_split(address, &u))
        return;
    size_t root = (size_t)(u.path.p - address.p);
    address = str_slice(address, 0, root + u.path.n); /* no query */
    address = without_slashes(without_call(address));
    while (true) {
        add(out, address, "");
        if (str_ends(address, STR("/greader.php")))
            return;
        add(out, address, "/api/greader.php");
        add(out, address, "/p/api/greader.php");
        size_t end = address.n;
        while (end > root && address.p[end - 1] != '/')
            end--;
        if (end <= root)
            return;
        address = without_slashes(str_slice(address, 0, end));
    }
}

bool greader_bases_read(struct str typed, struct greader_bases *out, struct error *e)
{
    AUTO(address) a = {0};
    *out = (struct greader_bases){0};
    if (!address_read(typed, &a, e))
        return false;
    for (size_t i = 0; i < a.n; i++)
        add_all(out, str_from(a.v[i]));
    return true;
}
