/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration lines besides settings: keys, colours, aliases of addresses, kept to be applied
 * again. */
#include <string.h>

#include "base/nearest.h"
#include "config/command.h"
#include "config/config-internal.h"
#include "text/display/safe.h"
#include "text/url/address.h"

const char config_include[] = "include";

void config_report(struct buf *b, const char *path, int line, const struct error *e)
{
    safe_add_line(b, str_from(path));
    if (line > 0)
        buf_printf(b, ":%d", line);
    struct str detail = str_from(e->detail);
    if (line == 0 && str_starts(detail, str_from(path))) /* "PATH: No such file" */
        detail = str_slice(detail, strlen(path) + 2, detail.n);
    buf_add_c(b, ": ");
    safe_add_line(b, detail);
    buf_add_char(b, '\n');
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* First key of every macro. */
static const char macro_prefix = ',';

static bool is_plain(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (ascii_space(word.p[i]) || strchr("'\"\\", word.p[i]))
            return false;
    return word.n > 0;
}

/* Quotes a word so that splitting a program's command line yields it again. */
static void add_quoted(struct buf *b, struct str word)
{
    buf_add_char(b, '\'');
    for (size_t i = 0; i < word.n; i++) {
        buf_add_c(b, word.p[i] == '\'' ? "'\\'" : "");
        buf_add_char(b, word.p[i]);
    }
    buf_add_char(b, '\'');
}

/* Command as typed after ":". The words of a program's command line keep their bounds, unless all
 * of it is one word. */
static struct str join_command(struct arena *a, const struct str *words, size_t n)
{
    AUTO(buf) b = BUF_INIT;
    bool program = n > 2 && command_takes_program(command_find(words[0]));
    for (size_t i = 0; i < n; i++) {
        buf_add_c(&b, i > 0 ? " " : "");
        if (program && i > 0 && !is_plain(words[i]))
            add_quoted(&b, words[i]);
        else
            buf_add(&b, words[i]);
    }
    return arena_str(a, buf_str(&b));
}

/* Checks "set OPTION VALUE", which would fail only at the key. */
static bool check_setting(struct str command, struct error *e)
{
    struct config unused = {0};
    struct str word, name, value;
    str_split(&command, ' ', &word);
    config_split_setting(command, &name, &value);
    if (!str_eq(word, STR("set")) || name.n == 0)
        return true;
    const struct config_option *o = config_find_option(name);
    bool ok = o ? !value.p || config_set_option(&unused, o, value, e)
                : config_unknown_name(name, false, e);
    arena_fini(&unused.arena);
    return ok;
}

/* Binds a key to the commands between words `;`. */
static bool bind_key(struct config *c, struct str key, const struct str *words, size_t n,
                     struct error *e)
{
    AUTO(arena) arena = {0};
    struct str *commands = arena_array(&arena, n + 1, sizeof *commands);
    size_t count = 0;
    bool ok = true;
    for (size_t from = 0, i = 0; ok && i <= n; i++) {
        if (i == n || str_eq(words[i], STR(";"))) {
            commands[count] = join_command(&arena, words + from, i - from);
            ok = check_setting(commands[count++], e);
            from = i + 1;
        }
    }
    return ok && keymap_bind_all(c->key_table, key, commands, count, e);
}

/* The prefix and the key, which may be a name. */
static bool add_macro_key(struct buf *b, struct str key, struct error *e)
{
    uint32_t keys[1 + KEYMAP_MAX_SEQUENCE] = {macro_prefix};
    size_t n;
    if (!key_parse(key, keys + 1, &n, e))
        return false;
    key_add_name(b, keys, n + 1);
    return true;
}

static bool apply_bind(struct config *c, const struct config_line *line, struct error *e)
{
    return line->n < 3 ? error_set(e, ERROR_USAGE, 0, "bind takes a key and a command")
                       : bind_key(c, line->words[1], line->words + 2, line->n - 2, e);
}

static bool apply_unbind(struct config *c, const struct config_line *line, struct error *e)
{
    return line->n == 2 ? keymap_unbind(c->key_table, line->words[1], e)
                        : error_set(e, ERROR_USAGE, 0, "unbind takes one key");
}

static bool apply_macro(struct config *c, const struct config_line *line, struct error *e)
{
    AUTO(buf) key = BUF_INIT;
    return line->n < 3 ? error_set(e, ERROR_USAGE, 0, "macro takes a key and commands")
                       : add_macro_key(&key, line->words[1], e) &&
                             bind_key(c, buf_str(&key), line->words + 2, line->n - 2, e);
}

/* ---- colours --------------------------------------------------------------------------------- */

static bool apply_color(struct config *c, const struct config_line *line, struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    for (size_t i = 2; i < line->n; i++) {
        buf_add_c(&text, i > 2 ? " " : "");
        buf_add(&text, line->words[i]);
    }
    return line->n < 3 ? error_set(e, ERROR_USAGE, 0, "color takes a role and a color")
                       : theme_set_color(&c->colors, line->words[1], buf_str(&text), e);
}

/* ---- addresses --------------------------------------------------------------------------------
 */

static const char alias_gap[] = "{}";

/* Schemes of addresses as typed. */
static bool is_scheme(struct str name)
{
    AUTO(buf) wrapper = BUF_INIT;
    buf_printf(&wrapper, "%.*s:", STR_ARG(name));
    return address_is_wrapped(buf_str(&wrapper)) || str_any(str_eq_nocase, name, "http|https|file");
}

static bool is_alias_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!ascii_alpha(name.p[i]) && !ascii_digit(name.p[i]) && !strchr("-_", name.p[i]))
            return false;
    return name.n > 0 && !is_scheme(name);
}

/* The address with every {} replaced. */
static void add_filled(struct str address, struct str rest, struct buf *b)
{
    size_t at = 0;
    for (size_t gap; (gap = str_find(address, str_from(alias_gap), at)) != SIZE_MAX; at = gap + 2) {
        buf_add(b, str_slice(address, at, gap));
        for (size_t i = 0; i < rest.n; i++) {
            char c = rest.p[i];
            bool plain = ascii_alnum(c) || (c && strchr("-._~/@:", c));
            buf_printf(b, plain ? "%c" : "%%%02X", (unsigned char)c);
        }
    }
    buf_add(b, str_slice(address, at, address.n));
}

void config_add_address(const struct config *c, struct str typed, struct buf *out)
{
    struct str text = str_trim(typed);
    size_t colon = str_find_char(text, ':', 0);
    for (size_t i = c->lines.n; colon != SIZE_MAX && i-- > 0;) {
        const struct str *words = c->lines.v[i].words;
        if (str_eq(words[0], STR("alias")) && c->lines.v[i].n == 3 &&
            str_eq(words[1], str_slice(text, 0, colon))) {
            add_filled(words[2], str_slice(text, colon + 1, text.n), out);
            return;
        }
    }
    buf_add(out, typed);
}

/* Aliases are read where addresses are typed: here they are only checked. */
static bool apply_alias(struct config *c, const struct config_line *line, struct error *e)
{
    AUTO(address) address = {0};
    if (line->n != 3)
        return error_set(e, ERROR_USAGE, 0, "alias takes a name and an address");
    if (!is_alias_name(line->words[1])) {
        return error_set(e, ERROR_USAGE, 0, "%.*s: not a name for an alias",
                         STR_ARG(line->words[1]));
    }
    if (str_find(line->words[2], str_from(alias_gap), 0) == SIZE_MAX)
        return error_set(e, ERROR_USAGE, 0, "%.*s: {} is missing", STR_ARG(line->words[2]));
    AUTO(buf) sample = BUF_INIT;
    add_filled(line->words[2], STR("x"), &sample);
    return address_read(buf_str(&sample), &address, e);
}

/* ---- all lines ------------------------------------------------------------------------------- */

/* Lines that are kept. */
static const struct {
    const char *name;
    bool (*apply)(struct config *c, const struct config_line *line, struct error *e);
} kept[] = {
    {"bind", apply_bind},   {"unbind", apply_unbind}, {"macro", apply_macro},
    {"color", apply_color}, {"alias", apply_alias},
};

bool config_unknown_name(struct str name, bool in_file, struct error *e)
{
    struct nearest n;
    nearest_init(&n, name);
    for (size_t i = 0; i < n_config_options; i++)
        nearest_offer(&n, config_options[i].name);
    for (size_t i = 0; in_file && i < ARRAY_SIZE(kept); i++)
        nearest_offer(&n, kept[i].name);
    if (in_file)
        nearest_offer(&n, config_include);
    if (nearest_get(&n)) {
        return error_set(e, ERROR_USAGE, 0, "unknown setting %.*s; did you mean %s?", STR_ARG(name),
                         nearest_get(&n));
    }
    return error_set(e, ERROR_USAGE, 0, "unknown setting %.*s", STR_ARG(name));
}

static bool apply_line(struct config *c, const struct config_line *line, struct error *e)
{
    size_t i = 0;
    while (!str_eq(line->words[0], str_from(kept[i].name)))
        i++; /* only lines of the table are kept */
    return kept[i].apply(c, line, e);
}

bool config_is_kept(struct str name)
{
    for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
        if (str_eq(name, str_from(kept[i].name)))
            return true;
    return false;
}

bool config_apply(struct config *c, struct buf *report_to)
{
    bool ok = true;
    keymap_free(c->key_table);
    c->key_table = keymap_load(c->keymap);
    theme_load(&c->colors, c->theme, c->background);
    for (size_t i = 0; i < c->lines.n; i++) {
        struct error e;
        if (!apply_line(c, &c->lines.v[i], &e)) {
            ok = false;
            if (report_to)
                config_report(report_to, c->lines.v[i].file, c->lines.v[i].number, &e);
        }
    }
    return ok;
}
