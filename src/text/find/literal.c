/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/literal.h"

#include <stdbool.h>

/* Simple syntax is read; anything else is given up, since a later alternative would make all of the
 * expression optional. */
struct reader {
    struct str s;
    size_t at;
    struct str run, best; /* of letters and digits outside of groups */
};

static void end_run(struct reader *r)
{
    if (r->run.n > r->best.n)
        r->best = r->run;
    r->run.n = 0;
}

static char peek(const struct reader *r, size_t ahead)
{
    return r->at + ahead < r->s.n ? r->s.p[r->at + ahead] : '\0';
}

/* Escaped punctuation, a kind of character, or an assertion. */
static bool skip_escape(struct reader *r)
{
    char c = peek(r, 1);
    r->at += 2;
    return c != '\0' && ((!ascii_alpha(c) && !ascii_digit(c)) || strchr("AbBdDGhHRsSvVwWXzZ", c));
}

static bool skip_class(struct reader *r)
{
    r->at += 1 + (peek(r, 1) == '^');
    r->at += peek(r, 0) == ']';
    while (r->at < r->s.n && peek(r, 0) != ']') {
        bool escape = peek(r, 0) == '\\';
        if (escape ? !skip_escape(r) : peek(r, 0) == '[')
            return false;
        r->at += !escape;
    }
    return r->at++ < r->s.n;
}

static bool skip_group(struct reader *r)
{
    for (size_t depth = 0; r->at < r->s.n;) {
        char c = peek(r, 0);
        if (c == '\\' ? !skip_escape(r) : c == '[' && !skip_class(r))
            return false;
        if (c == '\\' || c == '[')
            continue;
        if (c == '(' && (peek(r, 1) == '*' || (peek(r, 1) == '?' && peek(r, 2) != ':')))
            return false;
        depth += c == '(';
        depth -= c == ')';
        r->at++;
        if (depth == 0)
            return true;
    }
    return false;
}

/* The item before need not occur, or the numbers of its bounds are no text. */
static bool skip_quantifier(struct reader *r)
{
    bool counted = peek(r, 0) == '{';
    r->run.n -= r->run.n > 0;
    end_run(r);
    r->at++;
    while (counted && (ascii_digit(peek(r, 0)) || peek(r, 0) == ','))
        r->at++;
    return !counted || peek(r, 0) == '}';
}

static bool skip_item(struct reader *r)
{
    char c = peek(r, 0);
    if (c == '?' || c == '*' || c == '{')
        return skip_quantifier(r);
    end_run(r);
    switch (c) {
    case '\\':
        return skip_escape(r);
    case '[':
        return skip_class(r);
    case '(':
        return skip_group(r);
    default:
        r->at++;
        return c != '|' && c != ')' && c != '\0';
    }
}

struct str literal_find(struct str pattern)
{
    struct reader r = {.s = pattern};
    while (r.at < pattern.n) {
        if (ascii_alnum(pattern.p[r.at])) {
            r.run = str_slice(pattern, r.at - r.run.n, r.at + 1);
            r.at++;
        } else if (!skip_item(&r)) {
            return str_slice(pattern, 0, 0);
        }
    }
    end_run(&r);
    return r.best.n ? r.best : str_slice(pattern, 0, 0);
}
