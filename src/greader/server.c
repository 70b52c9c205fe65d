/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "greader/server.h"

#include "greader/reply.h"
#include "text/url/url.h"

static const struct server {
    const char *name, *host; /* host NULL: run by anybody */
    struct greader_manners manners;
} servers[] = {
    [GREADER_UNKNOWN] = {"unknown",
                         NULL,
                         {.name = "Google Reader API",
                          .pages_shift = true,
                          .ids = 1000,
                          .items = 100,
                          .edits = 100}},
    [GREADER_FRESHRSS] = {"freshrss",
                          NULL,
                          {.name = "FreshRSS",
                           .token = GREADER_TOKEN_NONE,
                           .has_labels = true,
                           .wide_titles = true,
                           .ids = 50000,
                           .items = 250,
                           .edits = 500}},
    [GREADER_MINIFLUX] = {"miniflux",
                          NULL,
                          {.name = "Miniflux",
                           .token = GREADER_TOKEN_AUTH,
                           .pages_shift = true,
                           .ids = 10000,
                           .items = 250,
                           .edits = 500}},
    [GREADER_BAZQUX] =
        {"bazqux",
         "bazqux.com",
         {.name = "BazQux", .has_labels = true, .ids = 50000, .items = 250, .edits = 250}},
    [GREADER_OLD_READER] = {"theoldreader",
                            "theoldreader.com",
                            {.name = "The Old Reader", .ids = 10000, .items = 250, .edits = 250}},
    [GREADER_FEEDHQ] = {"feedhq",
                        "feedhq.org",
                        {.name = "FeedHQ", .ids = 10000, .items = 250, .edits = 250}},
    [GREADER_INOREADER] =
        {"inoreader",
         "inoreader.com",
         {.name = "Inoreader", .has_labels = true, .ids = 1000, .items = 100, .edits = 100}},
};

const struct greader_manners *greader_manners(enum greader_server server)
{
    return &servers[server].manners;
}

const char *greader_server_name(enum greader_server server)
{
    return servers[server].name;
}

enum greader_server greader_server_named(struct str name)
{
    for (size_t i = 0; i < ARRAY_SIZE(servers); i++)
        if (str_eq(name, str_from(servers[i].name)))
            return (enum greader_server)i;
    return GREADER_UNKNOWN;
}

/* True for the domain and its subdomains. */
static bool is_within(struct str host, struct str domain)
{
    struct str end = str_slice(host, host.n > domain.n ? host.n - domain.n : 0, host.n);
    return str_eq_nocase(end, domain) &&
           (host.n == domain.n || host.p[host.n - domain.n - 1] == '.');
}

/* True for "NAME/" and 40 hexadecimal digits, the form of FreshRSS and Miniflux. */
static bool is_name_and_hash(struct str auth)
{
    size_t at = auth.n > 41 ? auth.n - 41 : 0;
    if (at == 0 || auth.p[at] != '/')
        return false;
    for (at++; at < auth.n; at++)
        if (!ascii_digit(auth.p[at]) && !(auth.p[at] >= 'a' && auth.p[at] <= 'f'))
            return false;
    return true;
}

enum greader_server greader_server_of(struct str base, const struct greader_login *login)
{
    struct url_parts u;
    for (size_t i = 0; i < ARRAY_SIZE(servers) && url_split(base, &u); i++)
        if (servers[i].host && is_within(u.host, str_from(servers[i].host)))
            return (enum greader_server)i;
    if (!is_name_and_hash(str_from(login->auth)))
        return GREADER_UNKNOWN;
    return str_ends(base, STR("/greader.php")) ? GREADER_FRESHRSS
           : login->same_sid                   ? GREADER_MINIFLUX
                                               : GREADER_UNKNOWN;
}
