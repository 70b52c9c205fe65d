/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Session identifiers in addresses: they identify the visitor, not the page. */
#include "text/url/url.h"

enum {
    MIN_TOKEN = 10,     /* bytes of a random token */
    TOKEN_SWITCHES = 3, /* between adjacent letters and digits */
    MIN_SESSION = 20,   /* letters and digits that make a session of an ambiguous name's value */
};

/* Names always of sessions, and ambiguous names, of a session only with a token as value. */
static const char certain[] =
    "jsessionid|phpsessid|phpsessionid|sessionid|session_id|sessid|cfid|cftoken|oscsid|zenid|"
    "xtcsid|aspsessionid|aspxsession";
static const char possible[] = "sid|s|session|sess|psid|sessionkey";

bool url_is_token(struct str s)
{
    int switches = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!ascii_alpha(c) && !ascii_digit(c) && c != '-' && c != '_' && c != '~' && c != '.')
            return false;
        if (i > 0)
            switches += (ascii_alpha(c) && ascii_digit(s.p[i - 1])) ||
                        (ascii_digit(c) && ascii_alpha(s.p[i - 1]));
    }
    return s.n >= MIN_TOKEN && switches >= TOKEN_SWITCHES;
}

static bool is_session_name(struct str name)
{
    return str_any(str_eq_nocase, name, certain) ||
           str_starts_nocase(name, STR("aspsessionid")); /* with a server-specific suffix */
}

static bool is_session(struct str name, struct str value)
{
    if (is_session_name(name))
        return true;
    bool is_possible = str_any(str_eq_nocase, name, possible), plain = value.n >= MIN_SESSION;
    for (size_t i = 0; i < value.n; i++)
        plain = plain && ascii_alnum(value.p[i]);
    return is_possible && (plain || url_is_token(value));
}

/* "name=value" */
static bool is_session_pair(struct str part)
{
    size_t at = str_find_char(part, '=', 0);
    return at != SIZE_MAX && is_session(str_slice(part, 0, at), str_slice(part, at + 1, part.n));
}

/* Whole path segment: "PHPSESSID=4f2e…", "phpsessid-4f2e…", "(S(4f2e…))" of ASP.NET. */
static bool is_session_segment(struct str segment)
{
    size_t name = 0;
    while (name < segment.n && (ascii_alpha(segment.p[name]) || segment.p[name] == '_'))
        name++;
    if (segment.n > 4 && segment.p[0] == '(' && str_ends(segment, STR("))")))
        return str_has(segment, STR("S("));
    return name < segment.n && (segment.p[name] == '-' || segment.p[name] == ':')
               ? is_session_name(str_slice(segment, 0, name))
               : is_session_pair(segment);
}

/* Appends a segment without session parameters ("/doc/1;jsessionid=4f2e…"). */
static void add_segment(struct buf *b, struct str segment)
{
    struct str part;
    for (bool first = true; str_split(&segment, ';', &part); first = false) {
        if (!first && is_session_pair(part))
            continue;
        if (!first)
            buf_add_char(b, ';');
        buf_add(b, part);
    }
}

static void add_path(struct buf *b, struct str path)
{
    struct str segment;
    bool dropped = false;
    for (bool first = true; str_split(&path, '/', &segment); first = false) {
        /* "/phpsessid/4f2e…/" */
        bool value = dropped && url_is_token(segment);
        dropped = is_session_name(segment);
        if (value || dropped || is_session_segment(segment))
            continue;
        if (!first)
            buf_add_char(b, '/');
        add_segment(b, segment);
    }
}

static void add_query(struct buf *b, struct str query)
{
    char before = '?';
    for (size_t from = 0; from < query.n;) {
        size_t to = from;
        while (to < query.n && query.p[to] != '&' && query.p[to] != ';')
            to++;
        if (!is_session_pair(str_slice(query, from, to))) {
            buf_add_char(b, before);
            buf_add(b, str_slice(query, from, to));
            before = to < query.n ? query.p[to] : '&';
        }
        from = to + 1;
    }
}

void url_add_without_session(struct buf *b, struct str url)
{
    struct url_parts u;
    if (!url_split_fetchable(url, &u) || !u.path.p) {
        buf_add(b, url);
        return;
    }
    buf_add(b, str_slice(url, 0, (size_t)(u.path.p - url.p)));
    add_path(b, u.path);
    if (u.query.p)
        add_query(b, u.query);
    if (u.fragment.p) {
        buf_add_char(b, '#');
        buf_add(b, u.fragment);
    }
}
