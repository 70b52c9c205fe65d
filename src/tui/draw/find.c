/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/draw/find.h"

#include "text/match.h"
#include "text/terms.h"
#include "tui/draw/canvas.h"

bool find_in(struct str text, struct str what)
{
    struct folded f, w;
    struct match match;
    size_t at = 0;
    folded_init(&f, text);
    folded_init(&w, what);
    bool found = folded_find(&f, &w, &at, &match);
    folded_fini(&f);
    folded_fini(&w);
    return found;
}

static void light(const struct canvas *c, int x, int y, int width, struct str text, struct str what,
                  bool words)
{
    struct folded f, w;
    struct match match;
    if (what.n == 0) {
        return;
    }
    folded_init(&f, text);
    folded_init(&w, what);
    for (size_t at = 0; folded_find(&f, &w, &at, &match);) {
        if (words && !terms_begin_at(text, match.from)) {
            continue;
        }
        canvas_restyle_text(c, x, y, width, text, match.from, match.to,
                            c->theme->styles[ROLE_FOUND]);
    }
    folded_fini(&f);
    folded_fini(&w);
}

void find_light(const struct canvas *c, int x, int y, int width, struct str text, struct str what)
{
    light(c, x, y, width, text, what, false);
}

void find_light_words(const struct canvas *c, int x, int y, int width, struct str text,
                      struct str what)
{
    light(c, x, y, width, text, what, true);
}
