/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/guard.h"

#include <curl/curl.h>
#include <netinet/in.h>

#include "base/buf.h"
#include "base/str.h"
#include "text/find/fold.h"
#include "text/url/private.h"

bool guard_is_private_socket(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)address;
        return private_ipv4_address((const unsigned char *)&in->sin_addr);
    }
    if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)address;
        return private_ipv6_address(in->sin6_addr.s6_addr);
    }
    return true;
}

/* Host as libcurl parses it (percent-decoded, IPv4 of any notation in dotted decimal), to
 * curl_free(); NULL for none. */
static char *host_of(const char *url)
{
    char *host = NULL;
    CURLU *parts = curl_url();
    if (parts && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK)
        curl_url_get(parts, CURLUPART_HOST, &host, 0);
    curl_url_cleanup(parts);
    return host;
}

/* Maps full-width and circled characters and ideographic full stops to ASCII (UTS 46), as name
 * resolution does before it parses numbers. */
static void add_mapped(struct buf *b, struct str host)
{
    static const struct str full_stop = STR("\u3002");
    AUTO(buf) folded = BUF_INIT;
    fold_add_compatible(&folded, host);
    struct str rest = buf_str(&folded);
    for (size_t at; (at = str_find(rest, full_stop, 0)) != SIZE_MAX;) {
        buf_add(b, str_slice(rest, 0, at));
        buf_add_char(b, '.');
        rest = str_slice(rest, at + full_stop.n, rest.n);
    }
    buf_add(b, rest);
    while (b->n > 0 && b->p[b->n - 1] == '.')
        buf_truncate(b, b->n - 1);
}

static bool is_plain(char c)
{
    return (ascii_alpha(c) && !ascii_capital(c)) || ascii_digit(c) || c == '-' || c == '.';
}

/* Host in a spelling that every parser reads alike: lower-case ASCII up to a slash or the end, with
 * a last label that is no number. Nearly all are, and need no libcurl, which takes long to load. */
static bool plain_host(struct str url, struct str *host)
{
    static const struct str schemes[] = {STR("https://"), STR("http://")};
    size_t from = 0, to, label;
    for (size_t i = 0; i < ARRAY_SIZE(schemes); i++)
        from = str_starts(url, schemes[i]) ? schemes[i].n : from;
    for (label = to = from; to < url.n && is_plain(url.p[to]); to++)
        label = url.p[to] == '.' ? to + 1 : label;
    *host = str_slice(url, from, to);
    return from > 0 && label < to && ascii_alpha(url.p[label]) && (to == url.n || url.p[to] == '/');
}

bool guard_is_private(const char *url)
{
    struct str plain;
    if (plain_host(str_from(url), &plain))
        return private_host(plain);
    char *host = url ? host_of(url) : NULL;
    AUTO(buf) mapped = BUF_INIT, again = BUF_INIT;
    if (!host)
        return false;
    add_mapped(&mapped, str_from(host));
    buf_printf(&again, "http://%s/", buf_c(&mapped));
    curl_free(host);
    host = host_of(buf_c(&again));
    bool is_private = private_host(host ? str_from(host) : buf_str(&mapped));
    curl_free(host);
    return is_private;
}
