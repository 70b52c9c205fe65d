/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/url/address.h"

#include <string.h>

#include "base/buf.h"
#include "base/compiler.h"
#include "text/display/safe.h"
#include "text/url/private.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum { MAX_TYPED = 8192 };

/* ---- characters ---------------------------------------------------------------------------- */

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
           c == 0x3000;
}

static bool is_line_end(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Joins lines, without the spaces around the break, and turns every other space into U+0020. */
static void add_joined(struct buf *b, struct str typed)
{
    bool joins = true; /* at the start or after a line end */
    for (size_t at = 0; at < typed.n;) {
        uint32_t c = utf8_next(typed, &at);
        if (is_line_end(c)) {
            while (b->n > 0 && b->p[b->n - 1] == ' ')
                buf_truncate(b, b->n - 1);
            joins = true;
        } else if (!is_space(c)) {
            utf8_add(b, c);
            joins = false;
        } else if (!joins) {
            buf_add_char(b, ' ');
        }
    }
}

/* Maps the full-width forms and the ideographic full stop of input methods to ASCII, up to the
 * path. */
static void add_narrow(struct buf *b, struct str s)
{
    char before = ':';
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        c = c == 0x3002 ? '.' : c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
        bool stop = c < 0x80 && strchr("/\\?#", (int)c);
        utf8_add(b, c);
        if (stop && !strchr(":;/\\", before)) {
            buf_add(b, str_slice(s, at, s.n));
            return;
        }
        before = c < 0x80 ? (char)c : 'x';
    }
}

/* ---- surroundings -------------------------------------------------------------------------- */

static const struct {
    const char *opening, *closing;
} quotes[] = {
    {"\"", "\""}, {"'", "'"},   {"<", ">"},   {"(", ")"},   {"{", "}"},
    {"`", "`"},   {"“", "”"},   {"„", "“"},   {"‘", "’"},   {"«", "»"},
    {"»", "«"},   {"‹", "›"},   {"「", "」"}, {"『", "』"}, {"《", "》"},
    {"〈", "〉"}, {"【", "】"}, {"（", "）"}, {"＜", "＞"}, {"[", "]"},
};

/* IPv6 literal, "[::1]": its brackets are no quotes. */
static bool is_literal(struct str s)
{
    size_t end = str_find_char(s, ']', 0);
    for (size_t i = 1; i < s.n && i < end; i++)
        if (!strchr("0123456789abcdefABCDEF:.%", s.p[i]))
            return false;
    return end != SIZE_MAX && str_find_char(s, ':', 0) < end;
}

static bool strip(struct str *s, const char *start, const char *end)
{
    struct str first = str_from(start), last = str_from(end);
    if (s->n <= first.n + last.n || !str_starts(*s, first) || !str_ends(*s, last))
        return false;
    *s = str_trim(str_slice(*s, first.n, s->n - last.n));
    return true;
}

/* Strips quotes and brackets around the whole, a label before it, punctuation after it. */
static struct str strip_wrapping(struct str s)
{
    static const char *const ends[] = {",",  ";",  ".",  "!",  ":",  "\"", ">",
                                       "。", "，", "；", "！", "：", "、"};
    bool again = true;
    s = str_trim(s);
    while (again) {
        again = strip(&s, "URL:", "") || strip(&s, "url:", "") || strip(&s, "URL=", "");
        for (size_t i = 0; i < ARRAY_SIZE(quotes); i++) {
            bool host = quotes[i].opening[0] == '[' && is_literal(s);
            again = again || (!host && strip(&s, quotes[i].opening, quotes[i].closing));
        }
        for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
            again = again || strip(&s, "", ends[i]);
    }
    return s;
}

/* The first address with scheme in running text or markup, up to the space or quote that ends it;
 * all of `s` when it begins with one or has none. */
static struct str find_in_text(struct str s)
{
    static const char *const starts[] = {"http://", "https://", "feed:"};
    size_t from = SIZE_MAX;
    for (size_t i = 0; i < ARRAY_SIZE(starts); i++) {
        size_t at = str_find_nocase(s, str_from(starts[i]), 0);
        from = at < from ? at : from;
    }
    if (from == SIZE_MAX || from == 0 || !strchr(" \"'(<[=", s.p[from - 1]))
        return s;
    const char *pair = strchr("\"\"''()<>[]", s.p[from - 1]);
    char closing = pair && *pair ? pair[1] : ' ';
    size_t end = from;
    while (end < s.n && s.p[end] != ' ' && s.p[end] != closing)
        end++;
    return str_slice(s, from, end);
}

/* ---- schemes ------------------------------------------------------------------------------- */

static size_t wrapper_length(struct str s)
{
    static const char wrappers[] = "view-source:|feed:|feeds:|rss:|pcast:|itpc:|podcast:|url:|"
                                   "web+rss:|web+feed:|itms-podcast:|itms-pcast:";
    return str_which(str_starts_nocase, s, wrappers).n;
}

bool address_is_wrapped(struct str s)
{
    return wrapper_length(str_trim(s)) > 0;
}

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

static struct str without_slashes(struct str s)
{
    while (s.n > 0 && is_slash(s.p[0]))
        s = str_slice(s, 1, s.n);
    return s;
}

/* Length of "http://" at the start of `s`, also misspelt ("http:/", "https//") or with its first
 * letters lost in copying ("ttps://"); 0 for anything else. */
static size_t web_scheme_length(struct str s, bool *secure)
{
    size_t n = 0;
    while (n < s.n && ascii_alpha(s.p[n]))
        n++;
    struct str name = str_slice(s, 0, n), rest = str_slice(s, n, s.n);
    bool whole = str_eq_nocase(name, STR("http")) || str_eq_nocase(name, STR("https"));
    bool cut = n > 1 && (str_ends(STR("http"), name) || str_ends(STR("https"), name));
    *secure = n > 0 && ascii_lower(name.p[n - 1]) == 's';
    size_t sign = rest.n > 0 && (rest.p[0] == ':' || rest.p[0] == ';');
    struct str host = without_slashes(str_slice(rest, sign, rest.n));
    size_t slashes = rest.n - sign - host.n;
    if ((whole && (sign ? rest.p[0] == ':' || slashes > 0 : slashes > 1)) ||
        (cut && sign && slashes > 1))
        return n + sign + slashes;
    return 0;
}

/* Strips the schemes in front, of which the last counts. False when none is http or https. */
static bool strip_schemes(struct str *s, bool *secure)
{
    bool known = false;
    for (;;) {
        *s = str_trim(*s);
        size_t n = wrapper_length(*s);
        struct str rest = str_trim(str_slice(*s, n, s->n));
        struct str inner = without_slashes(rest);
        bool is_secure;
        size_t web = web_scheme_length(inner, &is_secure);
        if (web > 0) {
            *s = str_slice(inner, web, inner.n);
            *secure = is_secure;
            known = true;
        } else if (n > 0) {
            *s = rest;
            known = false;
        } else {
            break;
        }
    }
    struct str host = without_slashes(str_slice(*s, str_starts(*s, STR("://")), s->n));
    *s = s->n - host.n > 1 ? host : *s; /* one slash begins a path */
    return known;
}

/* ---- hosts --------------------------------------------------------------------------------- */

static size_t authority_length(struct str s)
{
    size_t n = 0;
    while (n < s.n && !strchr("/\\?#", s.p[n]))
        n++;
    return n;
}

/* Name with a file extension that is no top-level domain. */
static bool is_file_name(struct str host)
{
    static const char endings[] = ".xml|.rss|.atom|.rdf|.json|.html|.htm|.php|.asp|.jsp|.aspx|"
                                  ".txt|.opml|.cgi|.db|.csv";
    return str_any(str_ends_nocase, str_slice(host, 1, host.n), endings);
}

/* Letters, digits, hyphens, underscores, dots and anything beyond ASCII. */
static bool is_host_name(struct str host)
{
    for (size_t i = 0; i < host.n; i++) {
        unsigned char c = (unsigned char)host.p[i];
        if (c < 0x80 && !ascii_alpha(host.p[i]) && !ascii_digit(host.p[i]) &&
            !strchr("-_.", host.p[i]))
            return false;
    }
    return host.n > 0 && host.p[0] != '.' && host.p[0] != '-';
}

static bool is_port(struct str port)
{
    int64_t number;
    return port.n > 0 && ascii_digit(port.p[0]) && str_to_int64(port, &number) && number > 0 &&
           number < 65536;
}

/* "user:password@", "host" or "[::1]", ":8080" */
struct authority {
    struct str login, host, port;
    bool has_port;
};

static struct authority split_authority(struct str s)
{
    struct authority a = {0};
    const char *at = s.n > 0 ? memrchr(s.p, '@', s.n) : NULL;
    if (at) {
        a.login = str_slice(s, 0, (size_t)(at - s.p));
        s = str_slice(s, a.login.n + 1, s.n);
    }
    size_t bracket = s.n > 0 && s.p[0] == '[' ? str_find_char(s, ']', 0) : 0;
    size_t colon = bracket == SIZE_MAX ? SIZE_MAX : str_find_char(s, ':', bracket);
    a.has_port = colon != SIZE_MAX;
    a.host = str_slice(s, 0, colon);
    a.port = a.has_port ? str_slice(s, colon + 1, s.n) : STR("");
    return a;
}

/* Host recognized without a scheme in front: literal, port, localhost, or a dotted name. */
static bool is_host_alone(const struct authority *a, struct str rest)
{
    size_t dot = a->host.n > 0 ? str_find_char(a->host, '.', 1) : SIZE_MAX;
    bool dotted = dot != SIZE_MAX && dot + 1 < a->host.n;
    if (a->has_port && !is_port(a->port))
        return false;
    if (a->login.n > 0 && !str_has_char(a->login, ':') && rest.n == 0)
        return false; /* mail address */
    if (str_starts_nocase(a->login, STR("mailto:")))
        return false;
    return is_literal(a->host) ||
           (is_host_name(a->host) && (a->has_port || str_eq_nocase(a->host, STR("localhost")) ||
                                      (dotted && !is_file_name(a->host))));
}

bool address_begins_with_host(struct str s)
{
    size_t n = authority_length(s);
    struct authority a = split_authority(str_slice(s, 0, n));
    return is_host_alone(&a, str_slice(s, n, s.n));
}

/* ---- candidates ---------------------------------------------------------------------------- */

/* Meaning of a space in the path: part of it, left by a line break, or the end of the address. */
enum spaces { SPACES_ENCODED, SPACES_JOINED, SPACES_END, SPACES_COUNT };

static void add_address(struct address *out, const char *scheme, struct str authority,
                        struct str rest, enum spaces spaces)
{
    AUTO(buf) raw = BUF_INIT, url = BUF_INIT, clean = BUF_INIT;
    buf_add_c(&raw, scheme);
    buf_add(&raw, authority);
    for (size_t i = 0; i < rest.n; i++) {
        if (str_starts(str_slice(rest, i, rest.n), STR("&amp;"))) {
            buf_add_char(&raw, '&'); /* copied from markup */
            i += 4;
        } else if (rest.p[i] != ' ' || spaces == SPACES_ENCODED) {
            buf_add_char(&raw, rest.p[i]);
        } else if (spaces == SPACES_END) {
            break;
        }
    }
    url_resolve(&url, (struct str){0}, buf_str(&raw));
    url_add_untracked(&clean, buf_str(&url));
    if (out->n < ADDRESS_MAX && url_is_fetchable(buf_str(&clean)))
        out->v[out->n++] = arena_strndup(&out->arena, clean.p, clean.n);
}

static void add_lower_host(struct buf *b, const struct authority *a)
{
    if (a->login.n > 0) {
        buf_add(b, a->login);
        buf_add_char(b, '@');
    }
    for (size_t i = 0; i < a->host.n; i++)
        buf_add_char(b, ascii_lower(a->host.p[i]));
    if (a->port.n > 0) {
        buf_add_char(b, ':');
        buf_add(b, a->port);
    }
}

/* Joins a host split by spaces. False when a piece is already a host, so that words follow. */
static bool join_host(struct buf *b, struct str head)
{
    struct str piece;
    while (str_split(&head, ' ', &piece)) {
        struct authority a = split_authority(buf_str(b));
        if (b->n > 0 && is_host_alone(&a, STR("")))
            return false;
        buf_add(b, piece);
    }
    return true;
}

/* "@user@host.example", as the Fediverse writes it: the page of that user. */
static bool read_handle(struct address *out, struct str s)
{
    size_t at = str_starts(s, STR("@")) ? str_find_char(s, '@', 1) : SIZE_MAX;
    if (at == SIZE_MAX)
        return false;
    struct str host = str_slice(s, at + 1, s.n);
    struct authority a = {.host = host};
    AUTO(buf) page = BUF_INIT;
    buf_add_char(&page, '/');
    buf_add(&page, str_slice(s, 0, at));
    if (is_host_name(host) && is_host_alone(&a, STR("")) && is_host_name(str_slice(s, 1, at)))
        add_address(out, "https://", host, buf_str(&page), SPACES_ENCODED);
    return out->n > 0;
}

/* `s` is one line, without surroundings. */
static void read_address(struct address *out, struct str s)
{
    static const char *const schemes[] = {"http://", "https://"};
    AUTO(buf) authority = BUF_INIT, joined = BUF_INIT;
    if (read_handle(out, s))
        return;
    bool secure = false, known = strip_schemes(&s, &secure);
    size_t n = authority_length(s);
    struct str rest = str_slice(s, n, s.n), head = str_trim(str_slice(s, 0, n));
    if (known && !join_host(&joined, head))
        rest = STR("");
    struct authority a = split_authority(known ? buf_str(&joined) : head);
    if (known ? is_literal(a.host) || is_host_name(a.host) : is_host_alone(&a, rest)) {
        add_lower_host(&authority, &a);
        secure = known ? secure : !private_host(a.host);
        bool has_spaces = str_has_char(rest, ' ');
        for (int i = 0; i < (has_spaces ? SPACES_COUNT : 1); i++) {
            add_address(out, schemes[secure], buf_str(&authority), rest, (enum spaces)i);
            if (!known && i == SPACES_ENCODED)
                add_address(out, schemes[!secure], buf_str(&authority), rest, SPACES_ENCODED);
        }
    }
}

bool address_is_command(struct str s)
{
    s = str_trim(s);
    return str_starts(s, STR("|")) || str_any(str_starts, s, "exec:|filter:");
}

bool address_read(struct str typed, struct address *out, struct error *e)
{
    AUTO(buf) joined = BUF_INIT, line = BUF_INIT, narrow = BUF_INIT;
    *out = (struct address){0};
    add_joined(&joined, str_slice(typed, 0, MAX_TYPED));
    safe_add_line(&line, buf_str(&joined));
    add_narrow(&narrow, strip_wrapping(buf_str(&line)));
    bool command = address_is_command(buf_str(&line));
    if (!command)
        read_address(out, strip_wrapping(find_in_text(buf_str(&narrow))));
    bool ok = out->n > 0;
    if (command) {
        error_set(e, ERROR_INVALID, 0,
                  "a command and no web address (gander add has --program and --filter)");
    } else if (!ok) {
        error_set(e, ERROR_INVALID, 0, "not a web address: %s", buf_c(&line));
        address_fini(out);
    }
    return ok;
}
