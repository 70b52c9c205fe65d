/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/newsraft.h"

#include "base/vec.h"
#include "feed/list/file-lines.h"
#include "feed/list/newsboat-program.h"
#include "text/display/safe.h"
#include "text/url/address.h"

struct parser {
    struct arena *arena;
    const struct newsboat_options *options;
    struct file_lines lines;
    VEC(struct outline) outlines;
    int depth, feeds;
};

static const char *clean(struct parser *p, struct str s)
{
    AUTO(buf) b = BUF_INIT;
    safe_add_line(&b, s);
    return b.n > 0 ? arena_strdup(p->arena, b.p) : NULL;
}

/* Splits off settings, which begin with "<". */
static struct str without_settings(struct parser *p, struct str rest)
{
    size_t at = str_find(rest, STR(" <"), 0);
    if (at == SIZE_MAX && str_starts(rest, STR("<")))
        at = 0;
    if (at != SIZE_MAX)
        file_lines_leave_out(&p->lines, LEFT_OUT_SETTINGS, str_trim(str_slice(rest, at, rest.n)));
    return str_trim(str_slice(rest, 0, at));
}

static void add_section(struct parser *p, struct str name)
{
    const char *title = clean(p, without_settings(p, name));
    if (title) {
        vec_push(&p->outlines, ((struct outline){.kind = NODE_CATEGORY, .title = title}));
        p->depth = 1;
    }
}

static void add_feed(struct parser *p, const char *url, bool is_program, struct str rest)
{
    rest = without_settings(p, rest);
    bool quoted = rest.n > 1 && rest.p[0] == '"' && rest.p[rest.n - 1] == '"';
    struct outline feed = {
        .kind = NODE_FEED,
        .depth = p->depth,
        .title = clean(p, quoted ? str_slice(rest, 1, rest.n - 1) : rest),
        .url = arena_strdup(p->arena, url),
        .is_program = is_program,
    };
    vec_push(&p->outlines, feed);
    p->feeds++;
}

/* "$(COMMAND)" */
static void add_command(struct parser *p, struct str line)
{
    size_t end = str_find_char(line, ')', 0);
    AUTO(buf) url = BUF_INIT;
    if (!p->options->programs || end == SIZE_MAX) {
        file_lines_leave_out(&p->lines, p->options->programs ? LEFT_OUT_INVALID : LEFT_OUT_PROGRAM,
                             line);
    } else {
        newsboat_add_command(&url, str_slice(line, 2, end), true);
        add_feed(p, buf_c(&url), true, str_slice(line, end + 1, line.n));
    }
}

static void read_line(struct parser *p, struct str line)
{
    AUTO(address) address = {0};
    line = str_trim(line);
    size_t end = 0;
    while (end < line.n && !ascii_space(line.p[end]))
        end++;
    struct str word = str_slice(line, 0, end);
    if (line.n == 0 || line.p[0] == '#')
        return;
    if (line.p[0] == '@')
        add_section(p, str_slice(line, 1, line.n));
    else if (str_starts(line, STR("$(")))
        add_command(p, line);
    else if (!address_read(word, &address, NULL))
        file_lines_leave_out(&p->lines, left_out_address(word), word);
    else
        add_feed(p, address.v[0], false, str_slice(line, end, line.n));
}

bool newsraft_parse(struct str bytes, const struct newsboat_options *options, struct newsboat *out,
                    struct error *e)
{
    *out = (struct newsboat){0};
    struct parser p = {.arena = &out->arena, .options = options};
    struct str line;
    file_lines_begin(&p.lines, bytes, &out->arena);
    while (file_lines_next(&p.lines, &line))
        read_line(&p, line);
    vec_take(&p.outlines, &out->arena, &out->outlines, &out->n);
    file_lines_end(&p.lines, &out->left_out, &out->n_left_out);
    if (p.feeds == 0) {
        newsboat_fini(out);
        return error_set(e, ERROR_INVALID, 0, "contains no feed addresses");
    }
    return true;
}
