/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/proxy.h"

#include <arpa/inet.h>
#include <string.h>

/* Parses a numeric address; returns its length in bytes, 0 for a name. */
static size_t read_number(struct str s, unsigned char out[16])
{
    char text[64];
    if (s.n >= sizeof text)
        return 0;
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    return inet_pton(AF_INET, text, out) == 1 ? 4 : inet_pton(AF_INET6, text, out) == 1 ? 16 : 0;
}

/* "192.168.0.0/16" */
static bool is_in_network(struct str host, struct str network)
{
    unsigned char a[16], b[16];
    size_t slash = str_find_char(network, '/', 0);
    int64_t bits;
    if (slash == SIZE_MAX || !str_to_int64(str_slice(network, slash + 1, network.n), &bits))
        return false;
    size_t n = read_number(host, a);
    if (n == 0 || read_number(str_slice(network, 0, slash), b) != n || bits < 0 ||
        bits > (int64_t)n * 8)
        return false;
    size_t bytes = (size_t)bits / 8;
    unsigned char mask = (unsigned char)(0xff << (8 - bits % 8));
    return memcmp(a, b, bytes) == 0 && (bits % 8 == 0 || ((a[bytes] ^ b[bytes]) & mask) == 0);
}

/* `entry` names the host or a parent domain, with or without leading dot. */
static bool is_excepted(struct str host, struct str entry)
{
    host = host.n > 1 && host.p[0] == '[' ? str_slice(host, 1, host.n - 1) : host;
    if (str_eq(entry, STR("*")) || is_in_network(host, entry))
        return true;
    entry = str_starts(entry, STR(".")) ? str_slice(entry, 1, entry.n) : entry;
    size_t at = host.n > entry.n ? host.n - entry.n : 0;
    return entry.n > 0 && str_eq_nocase(str_slice(host, at, host.n), entry) &&
           (at == 0 || host.p[at - 1] == '.');
}

static bool is_direct(const char *except, struct str host)
{
    struct str rest = str_from(except);
    while (rest.n > 0) {
        size_t end = 0;
        while (end < rest.n && rest.p[end] != ',' && !ascii_space(rest.p[end]))
            end++;
        if (is_excepted(host, str_slice(rest, 0, end)))
            return true;
        rest = str_slice(rest, end + 1, rest.n);
    }
    return false;
}

const char *proxy_for(const struct net_proxies *p, const char *own, const char *url,
                      struct str host)
{
    bool secure = str_starts_nocase(str_from(url), STR("https:"));
    const char *proxy = own ? own : secure ? p->https : p->http;
    return proxy && !is_direct(p->except, host) ? proxy : "";
}
