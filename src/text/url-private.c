/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an address leads into this machine or a private network. */
#include <arpa/inet.h>
#include <string.h>

#include "text/url.h"

/* One part of an IPv4 address as inet_aton reads it: decimal, 0 octal, 0x hexadecimal. */
static bool parse_part(struct str s, uint64_t *out)
{
    unsigned base = 10;
    if (s.n > 1 && s.p[0] == '0') {
        bool hex = ascii_lower(s.p[1]) == 'x';
        base = hex ? 16 : 8;
        s = str_slice(s, hex ? 2 : 1, s.n);
    }
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = ascii_lower(s.p[i]);
        unsigned digit = ascii_digit(c)         ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                                : 16;
        if (digit >= base) {
            return false;
        }
        *out = *out * base + digit;
        if (*out > UINT32_MAX) {
            return false;
        }
    }
    return s.n > 0 || base == 16;
}

static bool parse_ipv4(struct str host, uint32_t *out)
{
    uint64_t parts[4];
    size_t n = 0;
    for (struct str part; str_split(&host, '.', &part);) {
        if (n == 4 || !parse_part(part, &parts[n])) {
            return false;
        }
        n++;
    }
    /* The last part fills what the others leave. */
    uint64_t address = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        if (parts[i] > 255) {
            return false;
        }
        address |= parts[i] << (24 - 8 * i);
    }
    address |= parts[n - 1];
    *out = (uint32_t)address;
    return parts[n - 1] >> (8 * (5 - n)) == 0;
}

static bool private_ipv4(uint32_t a)
{
    return a >> 24 == 0 || a >> 24 == 10 || a >> 24 == 127 || a >> 22 == (100u << 2 | 1) ||
           a >> 16 == (169u << 8 | 254) || a >> 20 == (172u << 4 | 1) ||
           a >> 16 == (192u << 8 | 168);
}

static bool private_ipv6(struct str host)
{
    char text[64];
    unsigned char a[16];
    struct str inner = str_slice(host, 1, str_find_char(host, ']', 0));
    inner = str_slice(inner, 0, str_find_char(inner, '%', 0));
    if (inner.n >= sizeof text) {
        return false;
    }
    memcpy(text, inner.p, inner.n);
    text[inner.n] = '\0';
    if (inet_pton(AF_INET6, text, a) != 1) {
        return false;
    }
    static const unsigned char zero[12], mapped[12] = {[10] = 0xff, [11] = 0xff},
                                         nat64[12] = {0, 0x64, 0xff, 0x9b};
    uint32_t low = (uint32_t)a[12] << 24 | (uint32_t)a[13] << 16 | (uint32_t)a[14] << 8 | a[15];
    if (memcmp(a, zero, 12) == 0) {
        return low <= 1 || private_ipv4(low); /* ::, ::1 and ::a.b.c.d */
    }
    if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0) {
        return private_ipv4(low);
    }
    return (a[0] & 0xfe) == 0xfc || (a[0] == 0xfe && (a[1] & 0xc0) == 0x80);
}

bool url_is_private(struct str url)
{
    static const char *const endings[] = {".localhost", ".local", ".internal",
                                          ".lan",       ".home",  ".home.arpa"};
    struct url_parts u;
    uint32_t address;
    if (!url_split(url, &u) || u.host.n == 0) {
        return false;
    }
    struct str host = u.host;
    if (host.p[0] == '[') {
        return private_ipv6(host);
    }
    while (host.n > 0 && host.p[host.n - 1] == '.') {
        host.n--;
    }
    if (parse_ipv4(host, &address)) {
        return private_ipv4(address);
    }
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        struct str ending = str_from(endings[i]);
        if (host.n > ending.n &&
            str_eq_nocase(str_slice(host, host.n - ending.n, host.n), ending)) {
            return true;
        }
    }
    return str_find_char(host, '.', 0) == SIZE_MAX; /* a name that only this network knows */
}

bool url_may_lead_to(struct str from, struct str to)
{
    return url_is_file(to) ? url_is_between_files(from, to)
                           : !url_is_private(to) || url_is_private(from);
}
