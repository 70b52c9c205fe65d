/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/config.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "text/safe.h"
#include "text/utf8.h"

enum { MAX_BYTES = 1 << 20, MAX_DEPTH = 8, MAX_FILES = 64, MAX_WORDS = 32, MAX_VALUE = 4096 };

#define N_(text) text
const struct config_option config_options[] = {
#define AT(field) offsetof(struct config, field)
#define OPTION_FLAG(field, name, value, help)                                                      \
    {name, CONFIG_FLAG, (value) ? "yes" : "no", NULL, 0, 0, help, AT(field)},
#define OPTION_NUMBER(field, name, value, least, most, help)                                       \
    {name, CONFIG_NUMBER, #value, NULL, least, most, help, AT(field)},
#define OPTION_CHOICE(field, name, value, choices, help)                                           \
    {name, CONFIG_CHOICE, value, choices, 0, 0, help, AT(field)},
#define OPTION_TEXT(field, name, value, help)                                                      \
    {name, CONFIG_TEXT, value, NULL, 0, 0, help, AT(field)},
#include "config/options.def"
};
const size_t n_config_options = ARRAY_SIZE(config_options);

/* Names of lines that others understand, and of those that this file does. */
static const char *const handled[] = {"bind", "unbind", "color"};
static const char include[] = "include";

static void *field_of(struct config *c, const struct config_option *o)
{
    return (char *)c + o->offset;
}

static bool set_flag(bool *out, const struct config_option *o, struct str value, struct error *e)
{
    bool yes = str_eq(value, STR("yes")) || str_eq(value, STR("on")) || str_eq(value, STR("true"));
    bool no = str_eq(value, STR("no")) || str_eq(value, STR("off")) || str_eq(value, STR("false"));
    if (!yes && !no) {
        return error_set(e, ERROR_USAGE, 0, "%s is yes or no, not %.*s", o->name, STR_ARG(value));
    }
    *out = yes;
    return true;
}

static bool set_number(int *out, const struct config_option *o, struct str value, struct error *e)
{
    int64_t number;
    if (!str_to_int64(value, &number) || number < o->least || number > o->most) {
        return error_set(e, ERROR_USAGE, 0, "%s is a number from %d to %d, not %.*s", o->name,
                         o->least, o->most, STR_ARG(value));
    }
    *out = (int)number;
    return true;
}

static bool set_choice(int *out, const struct config_option *o, struct str value, struct error *e)
{
    struct str rest = str_from(o->choices), word;
    for (int i = 0; str_split(&rest, '|', &word); i++) {
        if (str_eq(word, value)) {
            *out = i;
            return true;
        }
    }
    return error_set(e, ERROR_USAGE, 0, "%s is one of %s, not %.*s", o->name, o->choices,
                     STR_ARG(value));
}

static bool set_option(struct config *c, const struct config_option *o, struct str value,
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
    if (value.n > MAX_VALUE) {
        return error_set(e, ERROR_USAGE, 0, "%s: the value is too long", o->name);
    }
    const char **text = field_of(c, o);
    *text = arena_strndup(&c->arena, value.p ? value.p : "", value.n);
    return true;
}

static const struct config_option *find_option(struct str name)
{
    for (size_t i = 0; i < n_config_options; i++) {
        if (str_eq(str_from(config_options[i].name), name)) {
            return &config_options[i];
        }
    }
    return NULL;
}

static bool unknown_name(struct str name, bool in_file, struct error *e)
{
    struct nearest n;
    nearest_init(&n, name);
    for (size_t i = 0; i < n_config_options; i++) {
        nearest_offer(&n, config_options[i].name);
    }
    for (size_t i = 0; in_file && i < ARRAY_SIZE(handled); i++) {
        nearest_offer(&n, handled[i]);
    }
    if (in_file) {
        nearest_offer(&n, include);
    }
    if (nearest_get(&n)) {
        return error_set(e, ERROR_USAGE, 0, "there is no setting %.*s; did you mean %s?",
                         STR_ARG(name), nearest_get(&n));
    }
    return error_set(e, ERROR_USAGE, 0, "there is no setting %.*s", STR_ARG(name));
}

void config_init(struct config *c)
{
    *c = (struct config){0};
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        bool ok = set_option(c, o, str_from(o->value), NULL);
        (void)ok; /* the table's own values; a test sets each */
    }
}

void config_fini(struct config *c)
{
    arena_fini(&c->arena);
}

bool config_set(struct config *c, struct str name, struct str value, struct error *e)
{
    const struct config_option *o = find_option(name);
    return o ? set_option(c, o, value, e) : unknown_name(name, false, e);
}

bool config_get(const struct config *c, struct str name, struct buf *out)
{
    const struct config_option *o = find_option(name);
    if (!o) {
        return false;
    }
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

/* A quoted word from behind its opening quote; `\` takes the next byte as it is. */
static bool quoted_word(struct arena *a, struct str line, size_t *at, struct str *out,
                        struct error *e)
{
    char *text = arena_alloc(a, line.n - *at + 1);
    size_t n = 0;
    for (size_t i = *at; i < line.n; i++) {
        if (line.p[i] == '"') {
            *at = i + 1;
            *out = (struct str){text, n};
            return true;
        }
        if (line.p[i] == '\\' && i + 1 < line.n) {
            i++;
        }
        text[n++] = line.p[i];
    }
    return error_set(e, ERROR_USAGE, 0, "a quote is not closed");
}

bool config_split(struct arena *a, struct str line, struct str *words, size_t max, size_t *n,
                  struct error *e)
{
    *n = 0;
    for (size_t i = 0; i < line.n;) {
        if (ascii_space(line.p[i])) {
            i++;
            continue;
        }
        if (line.p[i] == '#') {
            break;
        }
        if (*n == max) {
            return error_set(e, ERROR_USAGE, 0, "there are more than %zu words", max);
        }
        if (line.p[i] == '"') {
            i++;
            if (!quoted_word(a, line, &i, &words[*n], e)) {
                return false;
            }
        } else {
            size_t start = i;
            while (i < line.n && !ascii_space(line.p[i])) {
                i++;
            }
            words[*n] = str_slice(line, start, i);
        }
        (*n)++;
    }
    return true;
}

/* What the reading of one file, and of those that it includes, shares. */
struct reader {
    struct config *config;
    config_handler *handler;
    void *context;
    struct buf *report;
    int files; /* read so far: a few that include each other are soon very many */
    bool ok;
};

static void read_file(struct reader *r, const char *path, bool must_exist, int depth);

static bool is_handled(struct str name)
{
    for (size_t i = 0; i < ARRAY_SIZE(handled); i++) {
        if (str_eq(name, str_from(handled[i]))) {
            return true;
        }
    }
    return false;
}

/* A path beside the including file, unless it is absolute. */
static void read_included(struct reader *r, const char *from, struct str name, int depth)
{
    const char *slash = strrchr(from, '/');
    struct buf path = BUF_INIT;
    if (slash && name.p[0] != '/') {
        buf_add(&path, (struct str){from, (size_t)(slash - from) + 1});
    }
    buf_add(&path, name);
    read_file(r, buf_c(&path), true, depth + 1);
    buf_fini(&path);
}

static bool read_line(struct reader *r, const char *path, struct str line, int depth,
                      struct error *e)
{
    struct str words[MAX_WORDS];
    size_t n;
    if (!config_split(&r->config->arena, line, words, MAX_WORDS, &n, e)) {
        return false;
    }
    if (n == 0) {
        return true;
    }
    if (is_handled(words[0])) {
        struct config_line handed = {words, n};
        return !r->handler || r->handler(r->context, &handed, e);
    }
    bool includes = str_eq(words[0], str_from(include));
    const struct config_option *o = includes ? NULL : find_option(words[0]);
    if (!includes && !o) {
        return unknown_name(words[0], true, e);
    }
    if (n == 1 || (includes && words[1].n == 0)) {
        return error_set(e, ERROR_USAGE, 0, "%.*s needs a value", STR_ARG(words[0]));
    }
    if (n > 2) {
        return error_set(e, ERROR_USAGE, 0, "%.*s takes one value; put it in \"quotes\"",
                         STR_ARG(words[0]));
    }
    if (!includes) {
        return set_option(r->config, o, words[1], e);
    }
    if (depth >= MAX_DEPTH || r->files >= MAX_FILES) {
        return error_set(e, ERROR_LIMIT, 0, "files include each other too often");
    }
    read_included(r, path, words[1], depth);
    return true;
}

static void report(struct reader *r, const char *path, int line, const struct error *e)
{
    r->ok = false;
    safe_add_line(r->report, str_from(path));
    if (line > 0) {
        buf_printf(r->report, ":%d", line);
    }
    struct str detail = str_from(e->detail);
    if (line == 0 && str_starts(detail, str_from(path))) { /* "PATH: No such file" */
        detail = str_slice(detail, strlen(path) + 2, detail.n);
    }
    buf_add_c(r->report, ": ");
    safe_add_line(r->report, detail);
    buf_add_char(r->report, '\n');
}

static void read_file(struct reader *r, const char *path, bool must_exist, int depth)
{
    struct error e;
    struct buf text = BUF_INIT;
    r->files++;
    if (!file_read(path, MAX_BYTES, &text, &e)) {
        if (must_exist || e.number != ENOENT) {
            report(r, path, 0, &e);
        }
    } else if (!utf8_valid(buf_str(&text))) {
        error_set(&e, ERROR_USAGE, 0, "it is not UTF-8 text");
        report(r, path, 0, &e);
    } else {
        struct str rest = buf_str(&text), line;
        for (int number = 1; str_split(&rest, '\n', &line); number++) {
            if (!read_line(r, path, line, depth, &e)) {
                report(r, path, number, &e);
            }
        }
    }
    buf_fini(&text);
}

bool config_load(struct config *c, const char *path, bool must_exist, config_handler *handler,
                 void *context, struct buf *report_to)
{
    struct reader r = {c, handler, context, report_to, 0, true};
    read_file(&r, path, must_exist, 0);
    return r.ok;
}
