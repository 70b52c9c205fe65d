/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/draw/find.h"

#include "text/find/match.h"
#include "text/find/regex.h"
#include "text/find/terms.h"
#include "tui/draw/canvas.h"

enum { LINE_MATCHES = 32 }; /* of an expression */

bool find_in(struct str text, struct str pattern)
{
    AUTO(folded) f, w;
    struct match match;
    size_t at = 0;
    folded_init(&f, text);
    folded_init(&w, pattern);
    return folded_find(&f, &w, &at, &match);
}

size_t find_line(size_t n, size_t at, int step, bool including,
                 bool (*matches)(const void *context, size_t i), const void *context)
{
    for (size_t i = including ? 0 : 1; n > 0 && i <= n; i++) {
        size_t k = step > 0 ? (at + i) % n : (at + n - i % n) % n;
        if (matches(context, k))
            return k;
    }
    return SIZE_MAX;
}

static void highlight(const struct canvas *c, int x, int y, int width, struct str text,
                      struct str pattern, bool words)
{
    AUTO(folded) f = {0}, w = {0};
    struct match match;
    if (pattern.n == 0)
        return;
    folded_init(&f, text);
    folded_init(&w, pattern);
    for (size_t at = 0; folded_find(&f, &w, &at, &match);) {
        if (words && !terms_begin_at(text, match.from))
            continue;
        canvas_restyle_text(c, x, y, width, text, match.from, match.to,
                            c->theme->styles[ROLE_FOUND]);
    }
}

void find_highlight(const struct canvas *c, int x, int y, int width, struct str text,
                    struct str pattern)
{
    highlight(c, x, y, width, text, pattern, false);
}

void find_highlight_words(const struct canvas *c, int x, int y, int width, struct str text,
                          struct str pattern)
{
    highlight(c, x, y, width, text, pattern, true);
}

void find_highlight_regex(const struct canvas *c, int x, int y, int width, struct str text,
                          const struct regex *regex)
{
    struct match matches[LINE_MATCHES];
    size_t n = regex_find_all(regex, text, matches, ARRAY_SIZE(matches));
    for (size_t i = 0; i < n; i++)
        canvas_restyle_text(c, x, y, width, text, matches[i].from, matches[i].to,
                            c->theme->styles[ROLE_FOUND]);
}
