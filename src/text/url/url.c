/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/url/url.h"

#include <string.h>

static const struct str absent = {NULL, 0};

static bool scheme_char(char c)
{
    return ascii_alnum(c) || c == '+' || c == '-' || c == '.';
}

struct str url_scheme(struct str url)
{
    size_t i = 0;
    if (url.n == 0 || !ascii_alpha(url.p[0]))
        return absent;
    while (i < url.n && scheme_char(url.p[i]))
        i++;
    return i < url.n && url.p[i] == ':' ? str_slice(url, 0, i) : absent;
}

static bool is_web(struct str scheme)
{
    return str_eq_nocase(scheme, STR("http")) || str_eq_nocase(scheme, STR("https"));
}

static bool is_slash(char c, bool web)
{
    return c == '/' || (web && c == '\\');
}

/* Index of the first of the bytes `stops` at or after `from`, or s.n. */
static size_t find_any(struct str s, const char *stops, size_t from)
{
    size_t end = s.n;
    for (; *stops && from < end; stops++) {
        const char *p = memchr(s.p + from, *stops, end - from);
        end = p ? (size_t)(p - s.p) : end;
    }
    return end;
}

static void split_authority(struct str a, struct url_parts *out)
{
    const char *at = a.n ? memrchr(a.p, '@', a.n) : NULL;
    if (at) {
        struct str login = {a.p, (size_t)(at - a.p)};
        size_t colon = str_find_char(login, ':', 0);
        out->user = str_slice(login, 0, colon);
        out->password = colon == SIZE_MAX ? absent : str_slice(login, colon + 1, login.n);
        a = str_slice(a, login.n + 1, a.n);
    }
    size_t from = a.n > 0 && a.p[0] == '[' ? str_find_char(a, ']', 0) : 0;
    size_t colon = from == SIZE_MAX ? SIZE_MAX : str_find_char(a, ':', from);
    out->host = str_slice(a, 0, colon);
    out->port = colon == SIZE_MAX ? absent : str_slice(a, colon + 1, a.n);
}

/* Splits a reference, with or without scheme (RFC 3986 appendix B). `web` adds WHATWG's leniency
 * for http: backslashes are slashes, and any number of slashes precedes the host. */
static void split_reference(struct str s, bool web, struct url_parts *out)
{
    *out = (struct url_parts){.scheme = url_scheme(s)};
    size_t n = out->scheme.n;
    if (n > 0) {
        s = str_slice(s, n + 1, s.n);
        web = is_web(out->scheme);
    }
    if (s.n >= 2 && is_slash(s.p[0], web) && is_slash(s.p[1], web)) {
        size_t from = 2;
        while (web && n > 0 && from < s.n && is_slash(s.p[from], web))
            from++;
        size_t end = find_any(s, web ? "/\\?#" : "/?#", from);
        split_authority(str_slice(s, from, end), out);
        s = str_slice(s, end, s.n);
    }
    size_t end = find_any(s, "?#", 0);
    out->path = str_slice(s, 0, end);
    s = str_slice(s, end, s.n);
    if (s.n > 0 && s.p[0] == '?') {
        end = find_any(s, "#", 1);
        out->query = str_slice(s, 1, end);
        s = str_slice(s, end, s.n);
    }
    if (s.n > 0)
        out->fragment = str_slice(s, 1, s.n);
}

bool url_split(struct str url, struct url_parts *out)
{
    split_reference(url, false, out);
    return out->scheme.p != NULL;
}

struct str url_host(const char *url)
{
    struct url_parts u;
    split_reference(str_from(url), false, &u);
    return u.host;
}

/* Trims white space and controls at both ends and removes line ends and tabs inside, copying to
 * `room` if there are any. */
static struct str clean_reference(struct str s, struct buf *room)
{
    while (s.n > 0 && (unsigned char)s.p[0] <= ' ')
        s = str_slice(s, 1, s.n);
    while (s.n > 0 && (unsigned char)s.p[s.n - 1] <= ' ')
        s.n--;
    size_t bad = find_any(s, "\t\r\n", 0);
    if (bad == s.n)
        return s;
    for (size_t at = 0; at < s.n; at = bad + 1) {
        bad = find_any(s, "\t\r\n", at);
        buf_add(room, str_slice(s, at, bad));
    }
    return buf_str(room);
}

/* Percent-encodes illegal bytes: controls, spaces, quotes, angle brackets, bytes beyond ASCII, in a
 * path also braces and grave accents (WHATWG URL, percent-encode sets). */
static void add_encoded(struct buf *b, struct str s, bool path, bool web)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool bad = c <= ' ' || c >= 0x7f || c == '"' || c == '<' || c == '>' ||
                   (path && (c == '`' || c == '{' || c == '}'));
        if (!bad && !(path && web && c == '\\'))
            continue;
        buf_add(b, str_slice(s, from, i));
        from = i + 1;
        if (bad)
            buf_printf(b, "%%%02X", c);
        else
            buf_add_char(b, '/');
    }
    buf_add(b, str_slice(s, from, s.n));
}

/* Number of dots in a segment of nothing else, escaped ones included (WHATWG); else 0. */
static int count_dots(struct str segment)
{
    int dots = 0;
    while (segment.n > 0) {
        bool escaped = str_starts_nocase(segment, STR("%2e"));
        if (!escaped && segment.p[0] != '.')
            return 0;
        dots++;
        segment = str_slice(segment, escaped ? 3 : 1, segment.n);
    }
    return dots;
}

/* Removes "." and ".." segments from the path at b->p + start (RFC 3986, 5.2.4). */
static void remove_dots(struct buf *b, size_t start)
{
    size_t from = start, to = start, n = b->n;
    char *p = b->p;
    while (from < n) {
        /* p[from] is a slash, or the path's first byte. */
        size_t end = from + 1;
        while (end < n && p[end] != '/')
            end++;
        size_t name = from + (p[from] == '/');
        int dots = count_dots((struct str){p + name, end - name});
        if (dots == 1 || dots == 2) {
            while (dots == 2 && to > start && p[--to] != '/') {
            }
            if (end == n)
                p[to++] = '/';
        } else {
            memmove(p + to, p + from, end - from);
            to += end - from;
        }
        from = end;
    }
    buf_truncate(b, to);
}

static void add_authority(struct buf *b, const struct url_parts *u)
{
    buf_add(b, STR("//"));
    if (u->user.p) {
        add_encoded(b, u->user, true, false);
        if (u->password.p) {
            buf_add_char(b, ':');
            add_encoded(b, u->password, true, false);
        }
        buf_add_char(b, '@');
    }
    for (size_t i = 0; i < u->host.n; i++) {
        unsigned char c = (unsigned char)u->host.p[i];
        if (c <= ' ' || c == 0x7f || strchr("\"<>\\^`{|}", c))
            buf_printf(b, "%%%02X", c);
        else
            buf_add_char(b, (char)c);
    }
    if (u->port.n > 0) {
        buf_add_char(b, ':');
        add_encoded(b, u->port, true, false);
    }
}

static void add_tail(struct buf *b, struct str query, struct str fragment)
{
    if (query.p) {
        buf_add_char(b, '?');
        add_encoded(b, query, false, false);
    }
    if (fragment.p) {
        buf_add_char(b, '#');
        add_encoded(b, fragment, false, false);
    }
}

/* The base's path up to its last slash, then the reference's (RFC 3986, 5.2.3). */
static void add_merged(struct buf *b, const struct url_parts *base, struct str path, bool web)
{
    const char *slash = base->path.n ? memrchr(base->path.p, '/', base->path.n) : NULL;
    if (slash)
        add_encoded(b, (struct str){base->path.p, (size_t)(slash - base->path.p) + 1}, true, web);
    else if (base->host.p)
        buf_add_char(b, '/');
    add_encoded(b, path, true, web);
}

/* Without authority, a path with two leading slashes would be taken for a host. */
static void join_slashes(struct buf *b, size_t path)
{
    size_t slashes = 0;
    while (path + slashes < b->n && b->p[path + slashes] == '/')
        slashes++;
    if (slashes > 1) {
        memmove(b->p + path + 1, b->p + path + slashes, b->n - path - slashes);
        buf_truncate(b, b->n - slashes + 1);
    }
}

void url_resolve(struct buf *b, struct str base, struct str reference)
{
    AUTO(buf) room = BUF_INIT, base_room = BUF_INIT;
    struct url_parts u, r;
    reference = clean_reference(reference, &room);
    if (url_scheme(reference).n > 0)
        base = absent; /* absolute reference */
    split_reference(clean_reference(base, &base_room), false, &u);
    bool usable = u.scheme.p && (u.host.p || (u.path.n > 0 && u.path.p[0] == '/'));
    bool web = usable && is_web(u.scheme);
    split_reference(reference, web, &r);
    if (r.scheme.p)
        web = is_web(r.scheme);
    const struct url_parts *from = r.scheme.p || r.host.p ? &r : &u; /* source of the authority */
    struct str query = r.query;
    if (!usable) {
        from = &r;
        u = (struct url_parts){0};
    }
    if (r.scheme.p || u.scheme.p) {
        buf_add(b, r.scheme.p ? r.scheme : u.scheme);
        buf_add_char(b, ':');
    }
    /* With an empty host ("http://:/x") the start of the path would become the host. */
    bool authority = from->host.n > 0 || (from->host.p && !web);
    if (authority)
        add_authority(b, from);
    size_t path = b->n;
    if (from == &r || (r.path.n > 0 && is_slash(r.path.p[0], web))) {
        add_encoded(b, r.path, true, web);
    } else if (r.path.n == 0) {
        add_encoded(b, u.path, true, web);
        query = r.query.p ? r.query : u.query;
    } else {
        add_merged(b, &u, r.path, web);
    }
    /* Opaque paths ("mailto:a/../b") and references that stay relative keep their dots. */
    if ((r.scheme.p || u.scheme.p) && b->n > path && b->p[path] == '/')
        remove_dots(b, path);
    if (!authority)
        join_slashes(b, path);
    add_tail(b, query, r.fragment);
}

static void add_lower(struct buf *b, struct str s)
{
    size_t at = b->n;
    buf_add(b, s);
    for (; at < b->n; at++)
        b->p[at] = ascii_lower(b->p[at]);
}

static bool default_port(struct str scheme, struct str port)
{
    return port.n == 0 || (str_eq_nocase(scheme, STR("http")) && str_eq(port, STR("80"))) ||
           (str_eq_nocase(scheme, STR("https")) && str_eq(port, STR("443")));
}

void url_add_origin(struct buf *b, struct str url)
{
    struct url_parts u;
    if (url_split(url, &u)) {
        add_lower(b, u.scheme);
        buf_add(b, STR("://"));
        add_lower(b, u.host);
        if (!default_port(u.scheme, u.port)) {
            buf_add_char(b, ':');
            buf_add(b, u.port);
        }
    }
}

bool url_split_fetchable(struct str url, struct url_parts *out)
{
    return url_split(url, out) && is_web(out->scheme) && out->host.n > 0;
}

bool url_is_fetchable(struct str url)
{
    struct url_parts u;
    return url_split_fetchable(url, &u);
}

bool url_is_file(struct str url)
{
    return str_starts_nocase(url, STR("file:"));
}

bool url_is_between_files(struct str base, struct str url)
{
    return url_is_file(base) && url_is_file(url);
}

bool url_same_origin(const char *a, const char *b)
{
    AUTO(buf) first = BUF_INIT, second = BUF_INIT;
    url_add_origin(&first, str_from(a));
    url_add_origin(&second, str_from(b));
    return str_eq(buf_str(&first), buf_str(&second));
}

bool url_keeps_secrets(const char *old, const char *new)
{
    struct url_parts a, b;
    return url_same_origin(old, new) ||
           (url_split(str_from(old), &a) && url_split(str_from(new), &b) &&
            str_eq_nocase(a.scheme, STR("http")) && str_eq_nocase(b.scheme, STR("https")) &&
            !a.port.p && !b.port.p && str_eq_nocase(a.host, b.host));
}

bool url_is_openable(struct str url)
{
    return str_any(str_eq_nocase, url_scheme(url), "http|https|mailto|gemini|ftp|magnet");
}

void url_add_decoded(struct buf *b, struct str encoded)
{
    for (size_t i = 0; i < encoded.n; i++) {
        int high = encoded.p[i] == '%' && i + 2 < encoded.n ? ascii_hex(encoded.p[i + 1]) : -1;
        int low = high >= 0 ? ascii_hex(encoded.p[i + 2]) : -1;
        buf_add_char(b, low >= 0 ? (char)(high * 16 + low) : encoded.p[i]);
        i += low >= 0 ? 2 : 0;
    }
}

/* End of the login. Where the port is none, a slash in the password has cut the authority short. */
static const char *login_end(struct str url, const struct url_parts *u)
{
    bool cut = false;
    for (size_t i = 0; i < u->port.n; i++)
        cut = cut || !ascii_digit(u->port.p[i]);
    const char *at = cut ? memrchr(url.p, '@', url.n) : NULL;
    return at ? at + 1 : u->user.p ? u->host.p : NULL;
}

/* The login, with its "@"; empty without one. */
static struct str login_of(struct str url)
{
    struct url_parts u;
    split_reference(url, false, &u);
    const char *end = login_end(url, &u), *start = u.user.p ? u.user.p : u.host.p;
    return (struct str){end ? start : url.p, end ? (size_t)(end - start) : 0};
}

void url_add_redacted(struct buf *b, struct str url)
{
    struct str login = login_of(url);
    size_t at = (size_t)(login.p - url.p);
    buf_add(b, str_slice(url, 0, at));
    buf_add(b, str_slice(url, at + login.n, url.n));
}

void url_add_login(struct buf *b, struct str url)
{
    struct url_parts u;
    struct str login = login_of(url);
    if (login.n == 0 || !url_split(url, &u))
        return;
    size_t colon = str_find_char(login, ':', 0);
    url_add_decoded(b, str_slice(login, 0, colon < login.n ? colon : login.n - 1));
    buf_add_char(b, ':');
    url_add_decoded(b, colon < login.n ? str_slice(login, colon + 1, login.n - 1) : STR(""));
}

void url_add_ascii(struct buf *b, struct str url)
{
    for (size_t i = 0; i < url.n; i++) {
        unsigned char byte = (unsigned char)url.p[i];
        if (byte > ' ' && byte < 0x7f)
            buf_add_char(b, (char)byte);
        else
            buf_printf(b, "%%%02X", byte);
    }
}
