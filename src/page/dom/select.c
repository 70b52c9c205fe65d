/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/dom/select.h"

#include "base/vec.h"

enum test_kind {
    TEST_TAG,
    TEST_ID,
    TEST_CLASS,
    TEST_HAS,
    TEST_EQUALS,
    TEST_STARTS,
    TEST_ENDS,
    TEST_CONTAINS
};

struct test {
    struct test *next;
    enum test_kind kind;
    const char *name; /* of an attribute */
    struct str value;
};

/* Compound selector ("li.item[title]"), linked to the one on its left. */
struct compound {
    struct compound *left;
    bool child; /* combinator ">": `left` is the parent */
    struct test *tests;
};

struct selector {
    struct selector *next;
    struct compound *last;
};

struct parser {
    struct arena *arena;
    struct str s;
    size_t at;
    bool failed;
};

static char peek(const struct parser *p)
{
    return p->at < p->s.n ? p->s.p[p->at] : '\0';
}

static bool skip_space(struct parser *p)
{
    size_t start = p->at;
    while (p->at < p->s.n && ascii_space(p->s.p[p->at]))
        p->at++;
    return p->at > start;
}

static bool is_name_char(char c)
{
    return ascii_alnum(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static struct str read_name(struct parser *p)
{
    size_t start = p->at;
    while (p->at < p->s.n && is_name_char(p->s.p[p->at]))
        p->at++;
    p->failed = p->failed || p->at == start;
    return str_slice(p->s, start, p->at);
}

static struct str read_value(struct parser *p)
{
    char quote = peek(p);
    if (quote != '"' && quote != '\'')
        return read_name(p);
    size_t start = ++p->at;
    size_t end = str_find_char(p->s, quote, start);
    if (end == SIZE_MAX) {
        p->failed = true;
        return STR("");
    }
    p->at = end + 1;
    return str_slice(p->s, start, end);
}

static void read_attribute(struct parser *p, struct test *t)
{
    t->name = arena_str(p->arena, read_name(p)).p;
    t->kind = TEST_HAS;
    char c = peek(p);
    if (c == '^' || c == '$' || c == '*') {
        t->kind = c == '^' ? TEST_STARTS : c == '$' ? TEST_ENDS : TEST_CONTAINS;
        p->at++;
        p->failed = p->failed || peek(p) != '=';
    } else if (c == '=') {
        t->kind = TEST_EQUALS;
    }
    if (peek(p) == '=') {
        p->at++;
        t->value = arena_str(p->arena, read_value(p));
    }
    p->failed = p->failed || peek(p) != ']';
    p->at++;
}

static struct compound *read_compound(struct parser *p)
{
    struct compound *c = ARENA_NEW(p->arena, struct compound);
    size_t start = p->at;
    while (!p->failed && p->at < p->s.n) {
        char first = peek(p);
        if (first == '*') {
            p->at++;
            continue;
        }
        if (first != '#' && first != '.' && first != '[' && !is_name_char(first))
            break;
        struct test *t = ARENA_NEW(p->arena, struct test);
        t->next = c->tests;
        c->tests = t;
        if (first == '[') {
            p->at++;
            read_attribute(p, t);
            continue;
        }
        t->kind = first == '#' ? TEST_ID : first == '.' ? TEST_CLASS : TEST_TAG;
        p->at += t->kind != TEST_TAG;
        t->value = arena_str(p->arena, read_name(p));
    }
    p->failed = p->failed || p->at == start;
    return c;
}

static struct selector *read_selector(struct parser *p)
{
    struct selector *s = ARENA_NEW(p->arena, struct selector);
    skip_space(p);
    s->last = read_compound(p);
    while (!p->failed) {
        bool space = skip_space(p);
        bool child = peek(p) == '>';
        if (child) {
            p->at++;
            skip_space(p);
        } else if (!space || p->at >= p->s.n || peek(p) == ',') {
            break;
        }
        struct compound *c = read_compound(p);
        c->left = s->last;
        c->child = child;
        s->last = c;
    }
    return s;
}

bool selector_compile(struct arena *a, struct str text, struct selector **out, struct error *e)
{
    struct parser p = {.arena = a, .s = text};
    struct selector *first = read_selector(&p), *last = first;
    while (!p.failed && peek(&p) == ',') {
        p.at++;
        last->next = read_selector(&p);
        last = last->next;
    }
    if (p.failed || p.at < text.n)
        return error_set(e, ERROR_INVALID, 0, "not a selector: %.*s", STR_ARG(text));
    *out = first;
    return true;
}

static bool test_passes(const struct test *t, const struct dom_node *n)
{
    if (t->kind == TEST_TAG)
        return str_eq_nocase(n->name, t->value);
    if (t->kind == TEST_ID)
        return str_eq(n->id, t->value);
    if (t->kind == TEST_CLASS)
        return dom_has_word(n->classes, t->value);
    struct str have = dom_attr(n, t->name);
    if (!have.p)
        return false;
    switch (t->kind) {
    case TEST_EQUALS:
        return str_eq(have, t->value);
    case TEST_STARTS:
        return str_starts(have, t->value);
    case TEST_ENDS:
        return str_ends(have, t->value);
    case TEST_CONTAINS:
        return str_has(have, t->value);
    default:
        return true;
    }
}

static bool compound_matches(const struct compound *c, const struct dom_node *n)
{
    for (const struct test *t = c->tests; t; t = t->next)
        if (!test_passes(t, n))
            return false;
    return true;
}

/* Without backtracking: each step left takes the nearest matching ancestor, which fails only for
 * "a > b c" with nested b's. */
static bool chain_matches(const struct compound *c, const struct dom_node *n)
{
    if (!compound_matches(c, n))
        return false;
    for (; c->left; c = c->left) {
        n = n->parent;
        while (n && !compound_matches(c->left, n))
            n = c->child ? NULL : n->parent;
        if (!n)
            return false;
    }
    return true;
}

bool selector_matches(const struct selector *s, const struct dom_node *n)
{
    for (; n->tag != DOM_TEXT && s; s = s->next)
        if (chain_matches(s->last, n))
            return true;
    return false;
}

struct dom_node *selector_next(const struct selector *s, const struct dom_node *from,
                               const struct dom_node *end)
{
    for (; s && from < end; from++)
        if (selector_matches(s, from))
            return (struct dom_node *)from;
    return NULL;
}
