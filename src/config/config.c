/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/config.h"

#include "config/config-internal.h"

void config_init(struct config *c)
{
    *c = (struct config){.background = -1};
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        bool ok = config_set_option(c, o, str_from(o->value), NULL);
        (void)ok; /* defaults are valid: a test sets each */
    }
    config_apply(c, NULL);
}

void config_copy(struct config *out, const struct config *from)
{
    *out = (struct config){.background = from->background};
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        AUTO(buf) value = BUF_INIT;
        config_get(from, str_from(o->name), &value);
        bool ok = config_set_option(out, o, buf_str(&value), NULL);
        (void)ok; /* current values are valid */
    }
    for (size_t i = 0; i < from->lines.n; i++) {
        const struct config_line *line = &from->lines.v[i];
        config_add_line(out, line->file, line->number, line->words, line->n);
    }
    config_apply(out, NULL);
}

void config_fini(struct config *c)
{
    keymap_free(c->key_table);
    vec_fini(&c->lines);
    arena_fini(&c->arena);
}

bool config_set(struct config *c, struct str name, struct str value, struct error *e)
{
    const struct config_option *o = config_find_option(name);
    if (!o)
        return config_unknown_name(name, false, e);
    if (!config_set_option(c, o, value, e))
        return false;
    config_apply(c, NULL);
    return true;
}

void config_set_background(struct config *c, int32_t background)
{
    if (background == c->background)
        return;
    c->background = background;
    config_apply(c, NULL);
}

bool config_get(const struct config *c, struct str name, struct buf *out)
{
    const struct config_option *o = config_find_option(name);
    if (!o)
        return false;
    const void *field = (const char *)c + o->offset;
    struct str rest = str_from(o->choices), word = {0};
    switch (o->kind) {
    case CONFIG_FLAG:
        buf_add_c(out, *(const bool *)field ? "yes" : "no");
        break;
    case CONFIG_NUMBER:
        buf_printf(out, "%d", *(const int *)field);
        break;
    case CONFIG_CHOICE:
        for (int i = 0; i <= *(const int *)field && str_split(&rest, '|', &word); i++) {
        }
        buf_add(out, word);
        break;
    case CONFIG_TEXT:
        buf_add_c(out, *(const char *const *)field);
        break;
    }
    return true;
}

bool config_differs(const struct config *a, const struct config *b, struct str name)
{
    AUTO(buf) one = BUF_INIT, other = BUF_INIT;
    config_get(a, name, &one);
    config_get(b, name, &other);
    return !str_eq(buf_str(&one), buf_str(&other));
}
