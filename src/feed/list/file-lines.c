/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/file-lines.h"

#include "text/utf8.h"

enum { MAX_LINES = 20000 };

void file_lines_begin(struct file_lines *l, struct str bytes, struct arena *arena)
{
    *l = (struct file_lines){.arena = arena};
    if (!str_has_char(bytes, '\0')) /* no binary data */
        utf8_add_valid(&l->text, bytes);
    l->rest = buf_str(&l->text);
}

bool file_lines_next(struct file_lines *l, struct str *line)
{
    bool found = l->line < MAX_LINES && str_split(&l->rest, '\n', line);
    l->line += found;
    return found;
}

void file_lines_leave_out(struct file_lines *l, enum left_out_why why, struct str text)
{
    struct left_out what = {
        .why = why, .line = l->line, .text = arena_strndup(l->arena, text.p, text.n)};
    vec_push(&l->left_out, what);
}

void file_lines_end(struct file_lines *l, struct left_out **left_out, size_t *n)
{
    vec_take(&l->left_out, l->arena, left_out, n);
    buf_fini(&l->text);
}
