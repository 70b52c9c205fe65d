/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/url/private.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/compiler.h"

struct range {
    const char *first; /* network address */
    int bits;          /* prefix length */
};

/* IANA's special-purpose registries: private, shared, link-local, loopback, benchmarking,
 * documentation, multicast, reserved. */
static const struct range private_ipv4[] = {
    {"0.0.0.0", 8},      {"10.0.0.0", 8},    {"100.64.0.0", 10}, {"127.0.0.0", 8},
    {"169.254.0.0", 16}, {"172.16.0.0", 12}, {"192.0.0.0", 24},  {"192.168.0.0", 16},
    {"198.18.0.0", 15},  {"224.0.0.0", 4},   {"240.0.0.0", 4},
};
static const struct range private_ipv6[] = {
    {"::", 127}, {"fc00::", 7}, {"fe80::", 10}, {"fec0::", 10}, {"ff00::", 8}, {"64:ff9b:1::", 48},
};

/* IPv6 networks that embed an IPv4 address: its offset, and whether it is inverted (Teredo). */
static const struct {
    struct range range;
    int offset;
    bool inverted;
} embedding[] = {
    {{"::", 96}, 12, false},           /* compatible */
    {{"::ffff:0:0", 96}, 12, false},   /* mapped */
    {{"::ffff:0:0:0", 96}, 12, false}, /* translated, RFC 2765 */
    {{"64:ff9b::", 96}, 12, false},    /* NAT64, RFC 6052 */
    {{"2002::", 16}, 2, false},        /* 6to4, RFC 3056 */
    {{"2001::", 32}, 4, false},        /* Teredo's server, RFC 4380 … */
    {{"2001::", 32}, 12, true},        /* … and its client */
};

static bool is_in(int family, const unsigned char *address, const struct range *range)
{
    unsigned char first[16];
    size_t bytes = (size_t)range->bits / 8;
    int rest = range->bits % 8;
    unsigned char mask = (unsigned char)(0xff << (8 - rest));
    return inet_pton(family, range->first, first) == 1 && memcmp(address, first, bytes) == 0 &&
           (rest == 0 || ((address[bytes] ^ first[bytes]) & mask) == 0);
}

bool private_ipv4_address(const unsigned char *a)
{
    for (size_t i = 0; i < ARRAY_SIZE(private_ipv4); i++)
        if (is_in(AF_INET, a, &private_ipv4[i]))
            return true;
    return false;
}

bool private_ipv6_address(const unsigned char *a)
{
    for (size_t i = 0; i < ARRAY_SIZE(private_ipv6); i++)
        if (is_in(AF_INET6, a, &private_ipv6[i]))
            return true;
    for (size_t i = 0; i < ARRAY_SIZE(embedding); i++) {
        unsigned char inner[4];
        for (int k = 0; k < 4; k++)
            inner[k] = a[embedding[i].offset + k] ^ (embedding[i].inverted ? 0xff : 0);
        if (is_in(AF_INET6, a, &embedding[i].range) && private_ipv4_address(inner))
            return true;
    }
    return false;
}

/* Parses a numeric address; false for a name. */
static bool read_number(struct str s, bool *is_private)
{
    char text[64];
    unsigned char a[16];
    s = str_slice(s, 0, str_find_char(s, '%', 0)); /* without zone */
    if (s.n >= sizeof text)
        return false;
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    if (inet_pton(AF_INET, text, a) == 1) {
        *is_private = private_ipv4_address(a);
        return true;
    }
    *is_private = inet_pton(AF_INET6, text, a) == 1 && private_ipv6_address(a);
    return inet_pton(AF_INET6, text, a) == 1;
}

static bool is_private_name(struct str host)
{
    static const char endings[] = ".localhost|.local|.internal|.lan|.home|.corp|.intranet|"
                                  ".home.arpa";
    return !str_has_char(host, '.') /* single-label names are local */ ||
           str_eq_nocase(host, STR("home.arpa")) || str_any(str_ends_nocase, host, endings);
}

bool private_host(struct str host)
{
    bool is_private = false;
    while (host.n > 0 && host.p[host.n - 1] == '.')
        host.n--;
    bool bracketed = host.n > 1 && host.p[0] == '[';
    struct str number = bracketed ? str_slice(host, 1, host.n - 1) : host;
    return read_number(number, &is_private) ? is_private : host.n > 0 && is_private_name(host);
}
