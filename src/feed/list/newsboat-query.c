/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/newsboat-query.h"

#include <string.h>

#include "base/mem.h"
#include "text/find/regex.h"

enum { MAX_DEPTH = 12, MAX_VALUE = 1000 };

enum operation { OP_NONE, OP_EQUAL, OP_MATCHES, OP_CONTAINS, OP_LESS, OP_GREATER, OP_BETWEEN };

struct parser {
    const struct newsboat_terms *terms;
    struct str s;
    size_t at, part; /* position, and start of the comparison being read */
    int depth;
};

struct comparison {
    struct str name;
    enum operation operation;
    bool negated;
    struct buf value;
};

/* ---- words --------------------------------------------------------------------------------- */

static void skip_space(struct parser *p)
{
    while (p->at < p->s.n && ascii_space(p->s.p[p->at]))
        p->at++;
}

static bool accept(struct parser *p, struct str token)
{
    skip_space(p);
    bool found = str_starts(str_slice(p->s, p->at, p->s.n), token);
    p->at += found ? token.n : 0;
    return found;
}

static struct str read_name(struct parser *p)
{
    skip_space(p);
    size_t from = p->at;
    while (p->at < p->s.n && (ascii_alpha(p->s.p[p->at]) || p->s.p[p->at] == '_'))
        p->at++;
    return str_slice(p->s, from, p->at);
}

static bool accept_word(struct parser *p, struct str word)
{
    size_t before = p->at;
    if (str_eq(read_name(p), word))
        return true;
    p->at = before;
    return false;
}

/* A quoted string, or a number or range ("0:10"). */
static bool read_value(struct parser *p, struct buf *out)
{
    skip_space(p);
    bool quoted = p->at < p->s.n && p->s.p[p->at] == '"';
    for (p->at += quoted; p->at < p->s.n; p->at++) {
        char c = p->s.p[p->at];
        if (quoted ? c == '"' : !ascii_digit(c) && c != ':' && c != '-')
            break;
        if (quoted && c == '\\' && p->at + 1 < p->s.n && p->s.p[p->at + 1] == '"')
            c = p->s.p[++p->at];
        buf_add_char(out, c);
    }
    bool ended = !quoted || p->at < p->s.n;
    p->at += quoted && ended;
    return ended && !out->full && (quoted || out->n > 0);
}

static bool read_operation(struct parser *p, struct comparison *c)
{
    static const struct {
        struct str sign;
        enum operation operation;
        bool negated;
    } signs[] = {
        {STR("=~"), OP_MATCHES, false}, {STR("!~"), OP_MATCHES, true},
        {STR("=="), OP_EQUAL, false},   {STR("!="), OP_EQUAL, true},
        {STR("="), OP_EQUAL, false},    {STR("<="), OP_LESS, false},
        {STR(">="), OP_GREATER, false}, {STR("<"), OP_LESS, false},
        {STR(">"), OP_GREATER, false},  {STR("!#"), OP_CONTAINS, true},
        {STR("#"), OP_CONTAINS, false}, {STR("between"), OP_BETWEEN, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
        if (accept(p, signs[i].sign)) {
            c->operation = signs[i].operation;
            c->negated = signs[i].negated;
            return true;
        }
    }
    return false;
}

/* ---- terms --------------------------------------------------------------------------------- */

bool newsboat_add_in(struct buf *b, struct str path)
{
    bool ok = path.n > 0 && !str_has_char(path, '"');
    if (ok)
        buf_printf(b, "in:\"%.*s\"", STR_ARG(path));
    return ok;
}

void newsboat_add_flag(struct buf *b, char flag)
{
    bool upper = ascii_capital(flag); /* names of tags ignore case */
    buf_printf(b, upper ? "flag-shift-%c" : "flag-%c", ascii_lower(flag));
}

/* Regular expression of plain text: appends it; false for any other. */
static bool add_plain(struct buf *b, struct str regex)
{
    while (str_starts(regex, STR(".*")))
        regex = str_slice(regex, 2, regex.n);
    while (str_ends(regex, STR(".*")))
        regex = str_slice(regex, 0, regex.n - 2);
    for (size_t i = 0; i < regex.n; i++) {
        char c = regex.p[i];
        if (c == '\\' && i + 1 < regex.n && strchr(".+?*()[]{}|^$-/", regex.p[i + 1]))
            c = regex.p[++i];
        else if (strchr("\\.+?*()[]{}|^$\"", c))
            return false;
        buf_add_char(b, c);
    }
    return regex.n > 0;
}

/* Alternatives "a|b", also in a group, as phrases in a field. */
static bool add_phrases(struct buf *b, const char *field, struct str regex)
{
    bool group = str_starts(regex, STR("(")) && str_ends(regex, STR(")"));
    const char *gap = "";
    struct str part;
    regex = group ? str_slice(regex, 1, regex.n - 1) : regex;
    while (str_split(&regex, '|', &part)) {
        buf_printf(b, "%s%s\"", gap, field);
        if (!add_plain(b, part))
            return false;
        buf_add_char(b, '"');
        gap = " OR ";
    }
    return *gap;
}

/* An extended regular expression of POSIX means the same in Perl's syntax, but for oddities. */
static bool add_regex(struct buf *b, const char *field, struct str regex)
{
    AUTO(arena) arena = {0};
    struct error e;
    bool ok = regex.n > 0 && regex_compile(regex, true, &arena, &e);
    buf_printf(b, "%s/", field);
    for (size_t i = 0; i < regex.n; i++) {
        bool escaped = regex.p[i] == '\\' && i + 1 < regex.n;
        buf_add_c(b, regex.p[i] == '/' ? "\\" : "");
        buf_add_char(b, regex.p[i]);
        if (escaped)
            buf_add_char(b, regex.p[++i]);
    }
    buf_add_c(b, "/i");
    return ok;
}

static bool add_text(struct buf *b, const struct comparison *c, struct parser *p)
{
    static const struct {
        const char *name, *field;
    } fields[] = {{"title", "title:"},
                  {"author", "by:"},
                  {"link", "url:"},
                  {"feedtitle", "from:"},
                  {"content", ""}};
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
        if (str_eq(c->name, str_from(fields[i].name))) {
            struct str regex = buf_str(&c->value);
            bool plain = c->operation == OP_MATCHES && add_phrases(b, fields[i].field, regex);
            if (!plain)
                buf_clear(b);
            return plain || (c->operation == OP_MATCHES && add_regex(b, fields[i].field, regex));
        }
    }
    return false;
}

static bool add_days(struct buf *b, const char *term, struct str days)
{
    int64_t n;
    bool ok = str_to_int64(days, &n) && n >= 0 && n <= 36500;
    if (ok)
        buf_printf(b, "%s:%lldd", term, (long long)n);
    return ok;
}

static bool add_age(struct buf *b, const struct comparison *c, struct parser *p)
{
    struct str value = buf_str(&c->value), from;
    switch (c->operation) {
    case OP_LESS:
        return add_days(b, "since", value);
    case OP_GREATER:
        return add_days(b, "before", value);
    case OP_BETWEEN:
        if (!str_split(&value, ':', &from) || !value.p || !add_days(b, "since", value))
            return false;
        buf_add_char(b, ' ');
        return str_eq(from, STR("0")) || add_days(b, "before", from);
    default:
        return false;
    }
}

static bool add_unread(struct buf *b, const struct comparison *c, struct parser *p)
{
    bool yes = str_eq(buf_str(&c->value), STR("yes")), no = str_eq(buf_str(&c->value), STR("no"));
    buf_add_c(b, yes ? "is:unread" : "is:read");
    return c->operation == OP_EQUAL && (yes || no);
}

static bool add_tags(struct buf *b, const struct comparison *c, struct parser *p)
{
    return c->operation == OP_CONTAINS && p->terms->add_tag &&
           p->terms->add_tag(p->terms->context, buf_str(&c->value), b);
}

static bool add_flags(struct buf *b, const struct comparison *c, struct parser *p)
{
    if (c->value.n != 1 || !ascii_alpha(c->value.p[0]))
        return false;
    if (p->terms->stars && strchr(p->terms->stars, c->value.p[0])) {
        buf_add_c(b, "is:starred");
    } else {
        buf_add_c(b, "tag:");
        newsboat_add_flag(b, c->value.p[0]);
    }
    return c->operation == OP_MATCHES || c->operation == OP_CONTAINS;
}

static bool add_address(struct buf *b, const struct comparison *c, struct parser *p)
{
    return c->operation == OP_EQUAL && newsboat_add_in(b, buf_str(&c->value));
}

/* enclosure_url != "" */
static bool add_enclosure(struct buf *b, const struct comparison *c, struct parser *p)
{
    buf_add_c(b, "-has:attachment");
    return c->operation == OP_EQUAL && c->value.n == 0;
}

static bool add_media(struct buf *b, const struct comparison *c, struct parser *p)
{
    static const struct str kinds[] = {STR("audio"), STR("video")};
    struct str value = buf_str(&c->value);
    value = str_starts(value, STR("^")) ? str_slice(value, 1, value.n) : value;
    value = str_ends(value, STR("/")) ? str_slice(value, 0, value.n - 1) : value;
    buf_printf(b, "has:%.*s", STR_ARG(value));
    return c->operation == OP_MATCHES && (str_eq(value, kinds[0]) || str_eq(value, kinds[1]));
}

/* ---- expressions --------------------------------------------------------------------------- */

static bool add_term(struct buf *b, const struct comparison *c, struct parser *p)
{
    static const struct {
        const char *name;
        bool (*add)(struct buf *b, const struct comparison *c, struct parser *p);
    } names[] = {
        {"unread", add_unread},  {"age", add_age},
        {"tags", add_tags},      {"flags", add_flags},
        {"rssurl", add_address}, {"enclosure_url", add_enclosure},
        {"title", add_text},     {"enclosure_type", add_media},
        {"author", add_text},    {"link", add_text},
        {"feedtitle", add_text}, {"content", add_text},
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (str_eq(c->name, str_from(names[i].name)))
            return names[i].add(b, c, p);
    return false;
}

/* A term that binds as one: in brackets if it has several parts. */
static void add_bound(struct buf *b, struct str term, bool negated)
{
    bool several = str_has(term, STR("\" ")) || str_has(term, STR(" OR ")) ||
                   (negated && str_has(term, STR(" before:")));
    bool twice = negated && str_starts(term, STR("-"));
    term = twice ? str_slice(term, 1, term.n) : term;
    buf_add_c(b, negated && !twice ? "-" : "");
    buf_add_c(b, several ? "(" : "");
    buf_add(b, str_trim(term));
    buf_add_c(b, several ? ")" : "");
}

static bool add_comparison(struct parser *p, struct buf *b)
{
    struct comparison c = {0};
    AUTO(buf) term = BUF_INIT;
    buf_init(&c.value, MAX_VALUE);
    skip_space(p);
    p->part = p->at;
    c.name = read_name(p);
    bool ok = read_operation(p, &c) && read_value(p, &c.value) && add_term(&term, &c, p);
    if (ok)
        add_bound(b, buf_str(&term), c.negated);
    buf_fini(&c.value);
    return ok;
}

static bool add_expression(struct parser *p, struct buf *b);

static bool add_operand(struct parser *p, struct buf *b)
{
    if (!accept(p, STR("(")))
        return add_comparison(p, b);
    if (++p->depth > MAX_DEPTH)
        return false;
    buf_add_char(b, '(');
    bool ok = add_expression(p, b) && accept(p, STR(")"));
    buf_add_char(b, ')');
    p->depth--;
    return ok;
}

/* newsboat's versions differ on what binds first in a mixture of "and" and "or", so that is no
 * expression. */
static bool add_expression(struct parser *p, struct buf *b)
{
    bool ok = add_operand(p, b), any = false, either = false;
    while (ok) {
        bool both = accept_word(p, STR("and")), one = !both && accept_word(p, STR("or"));
        if (!both && !one)
            break;
        p->part = p->at;
        ok = !any || either == one;
        any = true;
        either = one;
        buf_add_c(b, one ? " OR " : " ");
        ok = ok && add_operand(p, b);
    }
    return ok;
}

bool newsboat_add_query(struct buf *b, struct str expression, const struct newsboat_terms *terms,
                        size_t *at)
{
    struct parser p = {.terms = terms, .s = expression};
    AUTO(buf) query = BUF_INIT;
    bool ok = add_expression(&p, &query);
    skip_space(&p);
    if (ok && p.at < p.s.n) {
        p.part = p.at;
        ok = false;
    }
    if (ok)
        buf_add(b, buf_str(&query));
    *at = p.part;
    return ok;
}
