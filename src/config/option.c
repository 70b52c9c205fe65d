/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table of settings with their ranges. */
#include "config/config-internal.h"

#include <stddef.h>

#include "base/i18n.h"

enum { MAX_VALUE = 4096 };

const struct config_option config_options[] = {
#define AT(field) offsetof(struct config, field)
#define OPTION_FLAG(field, name, value, help)                                                      \
    {name, CONFIG_FLAG, (value) ? "yes" : "no", NULL, 0, 0, help, AT(field)},
#define OPTION_NUMBER(field, name, value, min, max, help)                                          \
    {name, CONFIG_NUMBER, #value, NULL, min, max, help, AT(field)},
#define OPTION_CHOICE(field, name, value, choices, help)                                           \
    {name, CONFIG_CHOICE, value, choices, 0, 0, help, AT(field)},
#define OPTION_TEXT(field, name, value, help)                                                      \
    {name, CONFIG_TEXT, value, NULL, 0, 0, help, AT(field)},
#include "config/options.def"
};
const size_t n_config_options = ARRAY_SIZE(config_options);

static void *field_of(struct config *c, const struct config_option *o)
{
    return (char *)c + o->offset;
}

static bool set_flag(bool *out, const struct config_option *o, struct str value, struct error *e)
{
    bool yes = str_eq(value, STR("yes")) || str_eq(value, STR("on")) || str_eq(value, STR("true"));
    bool no = str_eq(value, STR("no")) || str_eq(value, STR("off")) || str_eq(value, STR("false"));
    if (!yes && !no) {
        return error_set(e, ERROR_USAGE, 0, "%s must be yes or no, not %.*s", o->name,
                         STR_ARG(value));
    }
    *out = yes;
    return true;
}

static bool set_number(int *out, const struct config_option *o, struct str value, struct error *e)
{
    int64_t number;
    if (!str_to_int64(value, &number) || number < o->min || number > o->max) {
        return error_set(e, ERROR_USAGE, 0, "%s must be between %d and %d, not %.*s", o->name,
                         o->min, o->max, STR_ARG(value));
    }
    *out = (int)number;
    return true;
}

/* Former names of choices, still accepted. */
static struct str current_name(struct str value)
{
    return str_eq(value, STR("declines")) ? STR("double-height") : value;
}

static bool fail_choice(const struct config_option *o, const char *choices, struct str value,
                        struct error *e)
{
    return error_set(e, ERROR_USAGE, 0, "%s must be one of %s, not %.*s", o->name, choices,
                     STR_ARG(value));
}

static bool set_choice(int *out, const struct config_option *o, struct str value, struct error *e)
{
    struct str rest = str_from(o->choices), word;
    value = current_name(value);
    for (int i = 0; str_split(&rest, '|', &word); i++) {
        if (str_eq(word, value)) {
            *out = i;
            return true;
        }
    }
    return fail_choice(o, o->choices, value, e);
}

/* Rejects unknown themes and keymaps. */
static bool check_name(const struct config_option *o, struct str value, struct error *e)
{
    AUTO(buf) names = BUF_INIT;
    if (o->offset == offsetof(struct config, theme))
        for (size_t i = 0; theme_name(i); i++)
            buf_printf(&names, "%s%s", i > 0 ? "|" : "", theme_name(i));
    else if (o->offset == offsetof(struct config, keymap))
        buf_add_c(&names, "default|newsboat");
    struct str rest = buf_str(&names), name;
    bool known = names.n == 0;
    while (!known && str_split(&rest, '|', &name))
        known = str_eq(name, value);
    return known || fail_choice(o, buf_c(&names), value, e);
}

bool config_set_option(struct config *c, const struct config_option *o, struct str value,
                       struct error *e)
{
    switch (o->kind) {
    case CONFIG_FLAG:
        return set_flag(field_of(c, o), o, value, e);
    case CONFIG_NUMBER:
        return set_number(field_of(c, o), o, value, e);
    case CONFIG_CHOICE:
        return set_choice(field_of(c, o), o, value, e);
    case CONFIG_TEXT:
        break;
    }
    if (value.n > MAX_VALUE)
        return error_set(e, ERROR_USAGE, 0, "%s: value too long", o->name);
    if (!check_name(o, value, e))
        return false;
    const char **text = field_of(c, o);
    *text = arena_strndup(&c->arena, value.p ? value.p : "", value.n);
    return true;
}

const struct config_option *config_find_option(struct str name)
{
    for (size_t i = 0; i < n_config_options; i++)
        if (str_eq(str_from(config_options[i].name), name))
            return &config_options[i];
    return NULL;
}

void config_split_setting(struct str text, struct str *name, struct str *value)
{
    size_t end = 0;
    text = str_trim(text);
    while (end < text.n && text.p[end] != ' ' && text.p[end] != '=')
        end++;
    *name = str_slice(text, 0, end);
    *value = str_trim(str_slice(text, end, text.n));
    if (str_starts(*value, STR("=")))
        *value = str_trim(str_slice(*value, 1, value->n));
    if (end == text.n) {
        value->p = NULL;
        name->n -= str_ends(*name, STR("?"));
    }
}
