/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration lines besides settings: keys and colours, kept to be applied again. */
#include <string.h>

#include "base/nearest.h"
#include "config/config-internal.h"
#include "text/safe.h"

/* Lines kept for keymap and theme; the include line. */
static const char *const kept[] = {"bind", "unbind", "color"};
const char config_include[] = "include";

bool config_unknown_name(struct str name, bool in_file, struct error *e)
{
    struct nearest n;
    nearest_init(&n, name);
    for (size_t i = 0; i < n_config_options; i++) {
        nearest_offer(&n, config_options[i].name);
    }
    for (size_t i = 0; in_file && i < ARRAY_SIZE(kept); i++) {
        nearest_offer(&n, kept[i]);
    }
    if (in_file) {
        nearest_offer(&n, config_include);
    }
    if (nearest_get(&n)) {
        return error_set(e, ERROR_USAGE, 0, "unknown setting %.*s; did you mean %s?", STR_ARG(name),
                         nearest_get(&n));
    }
    return error_set(e, ERROR_USAGE, 0, "unknown setting %.*s", STR_ARG(name));
}

bool config_is_kept(struct str name)
{
    for (size_t i = 0; i < ARRAY_SIZE(kept); i++) {
        if (str_eq(name, str_from(kept[i]))) {
            return true;
        }
    }
    return false;
}

void config_report(struct buf *b, const char *path, int line, const struct error *e)
{
    safe_add_line(b, str_from(path));
    if (line > 0) {
        buf_printf(b, ":%d", line);
    }
    struct str detail = str_from(e->detail);
    if (line == 0 && str_starts(detail, str_from(path))) { /* "PATH: No such file" */
        detail = str_slice(detail, strlen(path) + 2, detail.n);
    }
    buf_add_c(b, ": ");
    safe_add_line(b, detail);
    buf_add_char(b, '\n');
}

/* Appends the words from `from` on, separated by spaces. */
static struct str join_words(struct buf *b, const struct config_line *line, size_t from)
{
    buf_clear(b);
    for (size_t i = from; i < line->n; i++) {
        buf_add_c(b, i > from ? " " : "");
        buf_add(b, line->words[i]);
    }
    return buf_str(b);
}

static bool apply_line(struct config *c, const struct config_line *line, struct buf *text,
                       struct error *e)
{
    const struct str *words = line->words;
    if (str_eq(words[0], STR("unbind"))) {
        return line->n == 2 ? keymap_unbind(c->key_table, words[1], e)
                            : error_set(e, ERROR_USAGE, 0, "unbind takes one key");
    }
    if (line->n < 3) {
        return str_eq(words[0], STR("bind"))
                   ? error_set(e, ERROR_USAGE, 0, "bind takes a key and a command")
                   : error_set(e, ERROR_USAGE, 0, "color takes a role and a color");
    }
    return str_eq(words[0], STR("bind"))
               ? keymap_bind(c->key_table, words[1], join_words(text, line, 2), e)
               : theme_set_color(&c->colors, words[1], join_words(text, line, 2), e);
}

bool config_apply(struct config *c, struct buf *report_to)
{
    bool ok = true;
    struct buf text = BUF_INIT;
    keymap_free(c->key_table);
    c->key_table = keymap_load(c->keymap);
    theme_load(&c->colors, c->theme, c->background);
    for (size_t i = 0; i < c->lines.n; i++) {
        struct error e;
        if (!apply_line(c, &c->lines.v[i], &text, &e)) {
            ok = false;
            if (report_to) {
                config_report(report_to, c->lines.v[i].file, c->lines.v[i].number, &e);
            }
        }
    }
    buf_fini(&text);
    return ok;
}
