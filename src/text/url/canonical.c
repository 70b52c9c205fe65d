/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Canonical form of an address, equal for all links to one article. */
#include <string.h>

#include "text/url/url.h"

static bool is_tracking(struct str name)
{
    static const char names[] =
        "fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|spm|scm|ocid|ncid|cmpid|icid|"
        "wt_mc|_hsenc|_hsmi|mkt_tok|ref_src|share_token|xtor|from_source|ns_mchannel|ns_source|"
        "ns_campaign|ns_linkname|__twitter_impression";
    return str_any(str_starts_nocase, name, "utm_|at_|mc_|pk_|hsa_|mtm_|stm_") ||
           str_any(str_eq_nocase, name, names);
}

/* Decodes escapes of unreserved characters and writes the others in capitals (RFC 3986, 6.2.2). */
static void add_normal(struct buf *b, struct str s)
{
    size_t from = 0;
    for (size_t i; (i = str_find_char(s, '%', from)) != SIZE_MAX;) {
        int high = i + 2 < s.n ? ascii_hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? ascii_hex(s.p[i + 2]) : -1;
        buf_add(b, str_slice(s, from, i));
        from = i + (low < 0 ? 1 : 3);
        if (low < 0) {
            buf_add(b, STR("%25"));
            continue;
        }
        char c = (char)(high << 4 | low);
        if (ascii_alnum(c) || (c != '\0' && strchr("-._~", c)))
            buf_add_char(b, c);
        else
            buf_printf(b, "%%%02X", (unsigned char)c);
    }
    buf_add(b, str_slice(s, from, s.n));
}

static struct str without_index(struct str path)
{
    static const char pages[] = "/index.html|/index.htm|/index.shtml|/index.php|/index.asp|"
                                "/index.aspx|/index.jsp|/default.htm|/default.asp|/default.aspx|"
                                "/default.html";
    path.n -= str_which(str_ends_nocase, path, pages).n;
    while (path.n > 0 && path.p[path.n - 1] == '/')
        path.n--;
    return path;
}

static void add_query(struct buf *b, struct str query)
{
    char before = '?';
    for (struct str part; str_split(&query, '&', &part);) {
        if (part.n > 0 && !is_tracking(str_slice(part, 0, str_find_char(part, '=', 0)))) {
            buf_add_char(b, before);
            buf_add(b, part);
            before = '&';
        }
    }
}

void url_add_untracked(struct buf *b, struct str url)
{
    struct url_parts u;
    if (!url_split(url, &u) || !u.query.p) {
        buf_add(b, url);
        return;
    }
    size_t query = (size_t)(u.query.p - url.p);
    AUTO(buf) kept = BUF_INIT;
    add_query(&kept, u.query);
    buf_add(b, str_slice(url, 0, query - 1));
    buf_add(b, buf_str(&kept));
    buf_add(b, str_slice(url, query + u.query.n, url.n));
}

/* Length of the run of lower-case letters, digits, "-" and dots within names at `at`. */
static size_t plain_host(struct str s, size_t at)
{
    size_t from = at;
    for (char before = '.', c; at < s.n; at++, before = c) {
        c = s.p[at];
        bool letter = (ascii_alnum(c) && !ascii_capital(c)) || c == '-';
        if (!letter && (c != '.' || before == '.'))
            break;
    }
    return at - from;
}

/* True for the rest of an address that is a path without escapes, dot segments, query and fragment.
 */
static bool is_plain_path(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!ascii_alnum(c) && c != '/' && c != '-' && c != '_' && c != '~' &&
            (c != '.' || i == 0 || s.p[i - 1] == '/'))
            return false;
    }
    return s.n == 0 || s.p[0] == '/';
}

/* Appends the canonical form of an address in a plain spelling, as most are: a fourteenth of the
 * time. */
static bool add_plain(struct buf *b, struct str url)
{
    static const struct str schemes[] = {STR("https://"), STR("http://")};
    for (size_t i = 0; i < ARRAY_SIZE(schemes); i++) {
        size_t host = schemes[i].n;
        size_t n = str_starts(url, schemes[i]) ? plain_host(url, host) : 0;
        struct str path = str_slice(url, host + n, url.n);
        if (n > 0 && is_plain_path(path)) {
            buf_add(b, schemes[0]);
            buf_add(b, str_slice(url, host, host + n));
            buf_add(b, without_index(path));
            return true;
        }
    }
    return false;
}

void url_add_canonical(struct buf *b, struct str url)
{
    static const struct str ports[] = {STR(":80"), STR(":443")};
    if (add_plain(b, url))
        return;
    AUTO(buf) clean = BUF_INIT;
    struct url_parts u;
    url_resolve(&clean, (struct str){0}, url);
    if (!url_split_fetchable(buf_str(&clean), &u)) {
        buf_add(b, buf_str(&clean));
        return;
    }
    AUTO(buf) origin = BUF_INIT;
    url_add_origin(&origin, buf_str(&clean));
    buf_add(b, STR("https"));
    for (size_t i = 0; i < ARRAY_SIZE(ports); i++)
        origin.n -= str_ends(buf_str(&origin), ports[i]) ? ports[i].n : 0;
    buf_add(b, str_slice(buf_str(&origin), u.scheme.n, origin.n));
    AUTO(buf) path = BUF_INIT, query = BUF_INIT;
    add_normal(&path, u.path);
    add_normal(&query, u.query);
    buf_add(b, without_index(buf_str(&path)));
    add_query(b, buf_str(&query));
    /* A fragment that looks like a path identifies a page built by a script. */
    if (u.fragment.n > 1 && (u.fragment.p[0] == '!' || u.fragment.p[0] == '/')) {
        buf_add_char(b, '#');
        add_normal(b, u.fragment);
    }
}
