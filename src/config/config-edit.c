/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a configuration file that leave its comments and other lines alone. */
#include <string.h>

#include "config/config-internal.h"

static void add_value(struct buf *b, struct str value)
{
    bool plain = value.n > 0 && value.p[0] != '#' && value.p[0] != '"';
    for (size_t i = 0; plain && i < value.n; i++)
        plain = !ascii_space(value.p[i]);
    if (plain) {
        buf_add(b, value);
        return;
    }
    buf_add_char(b, '"');
    for (size_t i = 0; i < value.n; i++) {
        buf_add_c(b, strchr("\"\\", value.p[i]) ? "\\" : "");
        buf_add_char(b, value.p[i] == '\n' ? ' ' : value.p[i]);
    }
    buf_add_char(b, '"');
}

static void add_setting(struct buf *b, struct str name, struct str value)
{
    buf_printf(b, "%.*s ", STR_ARG(name));
    add_value(b, value);
}

/* Word from `at` on, after spaces; empty at the end and before a comment. */
static struct str next_word(struct str line, size_t *at)
{
    size_t from = *at;
    while (from < line.n && ascii_space(line.p[from]))
        from++;
    size_t end = from;
    if (from < line.n && line.p[from] == '"') {
        for (end++; end < line.n && line.p[end] != '"'; end++)
            end += line.p[end] == '\\';
        end = end < line.n ? end + 1 : line.n;
    } else if (from < line.n && line.p[from] != '#') {
        while (end < line.n && !ascii_space(line.p[end]))
            end++;
    }
    *at = end;
    return str_slice(line, from, end);
}

/* Offset of the last line that sets `name`; SIZE_MAX for none, or one before an include. */
static size_t find_line(struct str text, struct str name)
{
    size_t found = SIZE_MAX;
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find_char(text, '\n', at), word_at = 0;
        end = end == SIZE_MAX ? text.n : end;
        struct str word = next_word(str_slice(text, at, end), &word_at);
        if (str_eq(word, name))
            found = at;
        else if (str_eq(word, str_from(config_include)))
            found = SIZE_MAX;
        at = end + 1;
    }
    return found;
}

static void edit_line(struct str text, size_t at, struct str name, struct str value,
                      struct buf *out)
{
    size_t rest = at, from = at;
    while (ascii_space(text.p[from]))
        from++;
    next_word(text, &rest); /* the name */
    size_t end = str_find_char(text, '\n', rest);
    struct str line = str_slice(text, 0, end);
    next_word(line, &rest); /* the value */
    buf_add(out, str_slice(text, 0, from));
    add_setting(out, name, value);
    buf_add(out, str_slice(text, rest, text.n));
}

static void set(struct buf *text, struct str name, struct str value)
{
    struct buf edited = BUF_INIT;
    size_t at = find_line(buf_str(text), name);
    if (at != SIZE_MAX) {
        edit_line(buf_str(text), at, name, value, &edited);
    } else {
        buf_add(&edited, buf_str(text));
        buf_add_c(&edited, text->n > 0 && text->p[text->n - 1] != '\n' ? "\n" : "");
        add_setting(&edited, name, value);
        buf_add_char(&edited, '\n');
    }
    buf_fini(text);
    *text = edited;
}

size_t config_edit(struct str text, const struct config *base, const struct config *c,
                   struct buf *out)
{
    AUTO(buf) edited = BUF_INIT;
    size_t n = 0;
    buf_add(&edited, text);
    for (size_t i = 0; i < n_config_options; i++) {
        struct str name = str_from(config_options[i].name);
        if (config_differs(base, c, name)) {
            AUTO(buf) value = BUF_INIT;
            config_get(c, name, &value);
            set(&edited, name, buf_str(&value));
            n++;
        }
    }
    buf_add(out, buf_str(&edited));
    return n;
}
