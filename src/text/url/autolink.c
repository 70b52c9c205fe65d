/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/url/autolink.h"

#include <string.h>

#include "text/utf8.h"

enum { MAX_ADDRESS = 2048, MAX_LOCAL_PART = 64, MAX_LITERAL = 48 };

/* Ideographs, kana and Hangul: their running text puts no spaces around an address. */
static bool is_wide(uint32_t c)
{
    return (c >= 0x2e80 && c <= 0x2fff) || (c >= 0x3040 && c <= 0x9fff) ||
           (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

/* Terminators of any address: white space, controls, quotes, punctuation of other scripts. */
static bool is_stop(uint32_t c)
{
    if (c < 0x80)
        return c <= ' ' || c == 0x7f || strchr("<>\"`{}|\\^", (int)c) != NULL;
    return c <= 0xbf || c == 0x60c || c == 0x61b || c == 0x61f || c == 0x6d4 || c == 0x964 ||
           (c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f) || c == 0x30fb ||
           c == 0xfeff || (c >= 0xff00 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) ||
           (c >= 0xff3b && c <= 0xff65) || c == 0xfffc || c == 0xfffd;
}

/* End of the run at `from` of host characters (`host`) or of any address characters. A wide letter
 * only continues it after another or at the start of a label: not after "example.org", "/page". */
static size_t scan(struct str s, size_t from, bool host)
{
    bool wide_fits = true;
    size_t at = from;
    while (at < s.n && at - from < MAX_ADDRESS) {
        size_t next = at;
        uint32_t c = utf8_next(s, &next);
        bool fits = !host || c >= 0x80 || ascii_alnum((char)c) || strchr("-._~%:@", (int)c) != NULL;
        if (is_stop(c) || !fits || (is_wide(c) && !wide_fits))
            break;
        wide_fits = is_wide(c) || (c < 0x80 && strchr("/.=-_?#+", (int)c) != NULL);
        at = next;
    }
    return at;
}

/* Strips the sentence's punctuation off the end, but not a bracket whose pair is inside. */
static size_t trim(struct str s, size_t from, size_t end)
{
    int round = 0, square = 0; /* bracket depth; negative when unbalanced */
    for (size_t i = from; i < end; i++) {
        round += (s.p[i] == '(') - (s.p[i] == ')');
        square += (s.p[i] == '[') - (s.p[i] == ']');
    }
    for (; end > from; end--) {
        char c = s.p[end - 1];
        bool alone = (c == ')' && round < 0) || (c == ']' && square < 0);
        if (!alone && !strchr(".,;:!?'*~([", c))
            break;
        round += (c == ')') - (c == '(');
        square += (c == ']') - (c == '[');
    }
    return end;
}

/* [login@]labels[:port] with at least `dots` dots between the labels. */
static bool is_host(struct str s, size_t dots)
{
    size_t login = s.n, found = 0;
    while (login > 0 && s.p[login - 1] != '@')
        login--;
    s = str_slice(s, login, s.n);
    s = str_slice(s, 0, str_find_char(s, ':', 0));
    for (size_t i = 0; i < s.n; i++) {
        bool letter = ascii_alnum(s.p[i]) || (unsigned char)s.p[i] >= 0x80;
        bool inner = i > 0 && i + 1 < s.n && s.p[i - 1] != '.';
        if (!letter && !(inner && strchr("-._", s.p[i])))
            return false;
        found += s.p[i] == '.';
    }
    return s.n > 0 && found >= dots;
}

/* Matches the address at `start` with its host at `host`. */
static bool found_at(struct str s, size_t start, size_t host, const char *prefix, size_t dots,
                     struct autolink *out)
{
    size_t literal = host < s.n && s.p[host] == '[' ? str_find_char(s, ']', host) : SIZE_MAX;
    size_t end = literal - host < MAX_LITERAL ? scan(s, literal + 1, true) : scan(s, host, true);
    bool path = end < s.n && strchr("/?#", s.p[end]) != NULL;
    size_t host_end = path ? end : trim(s, host, end);
    if (literal - host >= MAX_LITERAL && !is_host(str_slice(s, host, host_end), dots))
        return false;
    *out = (struct autolink){start, path ? trim(s, host, scan(s, end, false)) : host_end, prefix};
    return out->end > host;
}

/* "scheme://…" with its colon at `colon`. */
static bool find_scheme(struct str s, size_t from, size_t colon, struct autolink *out)
{
    struct str before = str_slice(s, from, colon);
    size_t start = colon - str_which(str_ends_nocase, before, "https|http|ftp|gemini").n;
    return start < colon && (start == from || !ascii_alnum(s.p[start - 1])) &&
           found_at(s, start, colon + 3, "", 0, out);
}

static bool find_www(struct str s, size_t from, size_t at, struct autolink *out)
{
    bool begins = at == from || (!ascii_alnum(s.p[at - 1]) && !strchr("@./-_:", s.p[at - 1]));
    return begins && str_starts_nocase(str_slice(s, at, s.n), STR("www.")) &&
           found_at(s, at, at, "http://", 2, out);
}

/* "icon@2x.png" is a file. */
static bool is_file_ending(struct str label)
{
    return str_any(str_eq_nocase, label, "png|jpg|jpeg|gif|webp|svg|css|js|ts|html|pdf|service");
}

/* End of the domain at `from`, at least two labels, the last of letters only; else `from`. */
static size_t scan_domain(struct str s, size_t from)
{
    size_t end = from;
    while (end < s.n && (ascii_alnum(s.p[end]) ||
                         (strchr(".-", s.p[end]) && end > from && ascii_alnum(s.p[end - 1]))))
        end++;
    while (end > from && !ascii_alnum(s.p[end - 1]))
        end--;
    size_t last = end;
    while (last > from && ascii_alpha(s.p[last - 1]))
        last--;
    bool domain = last > from && s.p[last - 1] == '.' && end - last >= 2 &&
                  !is_file_ending(str_slice(s, last, end));
    return domain ? end : from;
}

/* Mail address with its "@" at `at`; not "@user@host", "git@host:path" or "user@host/path". */
static bool find_mail(struct str s, size_t from, size_t at, struct autolink *out)
{
    size_t start = at, end = scan_domain(s, at + 1);
    while (start > from && at - start < MAX_LOCAL_PART &&
           (ascii_alnum(s.p[start - 1]) || strchr("._%+-", s.p[start - 1])))
        start--;
    while (start < at && !ascii_alnum(s.p[start]))
        start++;
    bool follows = start > from && strchr("@/:=", s.p[start - 1]) != NULL;
    bool explicit_ =
        start >= from + 7 && str_eq_nocase(str_slice(s, start - 7, start), STR("mailto:"));
    bool leads_on = end < s.n && (strchr("@/", s.p[end]) != NULL ||
                                  (s.p[end] == ':' && end + 1 < s.n && ascii_alnum(s.p[end + 1])));
    if (start == at || end == at + 1 || leads_on || (follows && !explicit_))
        return false;
    *out = explicit_ ? (struct autolink){start - 7, end, ""}
                     : (struct autolink){start, end, "mailto:"};
    return true;
}

bool autolink_find(struct str s, size_t from, struct autolink *out)
{
    for (size_t at = from; at < s.n; at++) {
        char c = s.p[at];
        bool found = false;
        if (c == ':' && str_starts(str_slice(s, at, s.n), STR("://")))
            found = find_scheme(s, from, at, out);
        else if (c == 'w' || c == 'W')
            found = find_www(s, from, at, out);
        else if (c == '@')
            found = find_mail(s, from, at, out);
        if (found)
            return true;
    }
    return false;
}
