/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/terminal.h"

#include <stdio.h>

static bool starts(const char *s, const char *prefix)
{
    return str_starts(str_from(s), str_from(prefix));
}

static bool is_multiplexer(const struct probe *p, const char *term)
{
    return starts(term, "tmux") || starts(term, "screen") || starts(p->name, "tmux ") ||
           starts(p->version, ">84;") || starts(p->version, ">83;");
}

void terminal_judge(const struct probe *p, const char *term, bool multiplexed,
                    struct text_abilities *out)
{
    bool console = starts(term, "linux");     /* its fonts have half blocks only */
    bool mlterm = starts(p->version, ">24;"); /* its usual fonts lack braille */
    bool xterm = starts(p->name, "XTerm(");
    *out = (struct text_abilities){
        .lines_refused = true,
        .dots = !console && !mlterm,
        .quadrants = !console,
        .halves = true,
        .multiplexed = multiplexed || is_multiplexer(p, term),
        .single_columns = xterm,
        .solid_first = starts(p->version, ">65;"), /* VTE leaves gaps between rows of braille */
    };
    if (p->complete && !out->multiplexed) {
        out->osc66 = probe_has_osc66(p);
        out->lines = probe_dec_lines(p);
        out->lines_unsure = probe_might_have_dec_lines(p);
        out->lines_refused = xterm && out->lines == LINES_NONE;
    }
    if (p->complete)
        snprintf(out->name, sizeof out->name, "%s%s%s", p->name, p->name[0] ? " " : "", p->version);
}
