/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of settings: words, lines, includes, and the lines about keys and colours. */
#include "config/config.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "config/config-internal.h"
#include "text/safe.h"
#include "text/utf8.h"

enum { MAX_BYTES = 256 << 10, MAX_DEPTH = 8, MAX_FILES = 64, MAX_WORDS = 32 };

/* Names of lines that are kept for keymap and theme, and of the one that names a file. */
static const char *const kept[] = {"bind", "unbind", "color"};
static const char include[] = "include";

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
        nearest_offer(&n, include);
    }
    if (nearest_get(&n)) {
        return error_set(e, ERROR_USAGE, 0, "unknown setting %.*s; did you mean %s?", STR_ARG(name),
                         nearest_get(&n));
    }
    return error_set(e, ERROR_USAGE, 0, "unknown setting %.*s", STR_ARG(name));
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
    return error_set(e, ERROR_USAGE, 0, "unclosed quote");
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
            return error_set(e, ERROR_USAGE, 0, "more than %zu words", max);
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
    struct buf *report;
    int files; /* read so far: a few that include each other are soon very many */
    bool ok;
};

static void read_file(struct reader *r, const char *path, bool must_exist, int depth);

static bool is_kept(struct str name)
{
    for (size_t i = 0; i < ARRAY_SIZE(kept); i++) {
        if (str_eq(name, str_from(kept[i]))) {
            return true;
        }
    }
    return false;
}

static void keep_line(struct config *c, const char *path, int number, const struct str *words,
                      size_t n)
{
    struct config_line line = {arena_strdup(&c->arena, path), number,
                               arena_array(&c->arena, n, sizeof *words), n};
    for (size_t i = 0; i < n; i++) {
        line.words[i] = (struct str){arena_strndup(&c->arena, words[i].p, words[i].n), words[i].n};
    }
    vec_push(&c->lines, line);
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

static bool read_line(struct reader *r, const char *path, int number, struct str line, int depth,
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
    if (is_kept(words[0])) {
        keep_line(r->config, path, number, words, n);
        return true;
    }
    bool includes = str_eq(words[0], str_from(include));
    const struct config_option *o = includes ? NULL : config_find_option(words[0]);
    if (!includes && !o) {
        return config_unknown_name(words[0], true, e);
    }
    if (n == 1 || (includes && words[1].n == 0)) {
        return error_set(e, ERROR_USAGE, 0, "%.*s needs a value", STR_ARG(words[0]));
    }
    if (n > 2) {
        return error_set(e, ERROR_USAGE, 0, "%.*s takes one value; put it in \"quotes\"",
                         STR_ARG(words[0]));
    }
    if (!includes) {
        return config_set_option(r->config, o, words[1], e);
    }
    if (depth >= MAX_DEPTH || r->files >= MAX_FILES) {
        return error_set(e, ERROR_LIMIT, 0, "too many nested includes");
    }
    read_included(r, path, words[1], depth);
    return true;
}

static void report(struct buf *b, const char *path, int line, const struct error *e)
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

static void mistake(struct reader *r, const char *path, int line, const struct error *e)
{
    r->ok = false;
    report(r->report, path, line, e);
}

static void read_file(struct reader *r, const char *path, bool must_exist, int depth)
{
    struct error e;
    struct buf text = BUF_INIT;
    r->files++;
    if (!file_read(path, MAX_BYTES, &text, &e)) {
        if (must_exist || e.number != ENOENT) {
            mistake(r, path, 0, &e);
        }
    } else if (!utf8_valid(buf_str(&text))) {
        error_set(&e, ERROR_USAGE, 0, "not UTF-8 text");
        mistake(r, path, 0, &e);
    } else {
        struct str rest = buf_str(&text), line;
        for (int number = 1; str_split(&rest, '\n', &line); number++) {
            if (!read_line(r, path, number, line, depth, &e)) {
                mistake(r, path, number, &e);
            }
        }
    }
    buf_fini(&text);
}

/* The words from `from` on, with a space between. */
static struct str join(struct buf *b, const struct config_line *line, size_t from)
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
               ? keymap_bind(c->key_table, words[1], join(text, line, 2), e)
               : theme_set_color(&c->colors, words[1], join(text, line, 2), e);
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
                report(report_to, c->lines.v[i].file, c->lines.v[i].number, &e);
            }
        }
    }
    buf_fini(&text);
    return ok;
}

bool config_load(struct config *c, const char *path, bool must_exist, struct buf *report_to)
{
    struct reader r = {c, report_to, 0, true};
    read_file(&r, path, must_exist, 0);
    return config_apply(c, report_to) && r.ok;
}
