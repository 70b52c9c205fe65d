/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of the configuration file: words, lines, includes, key and colour lines. */
#include "config/config.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "config/config-internal.h"
#include "text/utf8.h"

enum { MAX_DEPTH = 8, MAX_FILES = 64, MAX_WORDS = 64 };

/* Quoted word after its opening quote; `\` escapes the next byte. */
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
        if (line.p[i] == '\\' && i + 1 < line.n)
            i++;
        text[n++] = line.p[i];
    }
    return error_set(e, ERROR_USAGE, 0, "unclosed quote");
}

/* True at "#rrggbb", which is a colour rather than a comment. */
static bool is_color(struct str line, size_t at)
{
    enum { DIGITS = 6 };
    size_t end = at + 1;
    while (end < line.n && ascii_hex(line.p[end]) >= 0)
        end++;
    return end - at == DIGITS + 1 && (end == line.n || ascii_space(line.p[end]));
}

/* Splits a line into at most MAX_WORDS; quoted words are copied to the arena. ERROR_USAGE for an
 * open quote or too many words. */
static bool split(struct arena *a, struct str line, struct str *words, size_t *n, struct error *e)
{
    *n = 0;
    for (size_t i = 0; i < line.n;) {
        if (ascii_space(line.p[i])) {
            i++;
            continue;
        }
        if (line.p[i] == '#' && !(*n > 0 && is_color(line, i)))
            break;
        if (*n == MAX_WORDS)
            return error_set(e, ERROR_USAGE, 0, "more than %zu words", (size_t)MAX_WORDS);
        if (line.p[i] == '"') {
            i++;
            if (!quoted_word(a, line, &i, &words[*n], e))
                return false;
        } else {
            size_t start = i;
            while (i < line.n && !ascii_space(line.p[i]))
                i++;
            words[*n] = str_slice(line, start, i);
        }
        (*n)++;
    }
    return true;
}

/* State shared by a file and its includes. */
struct reader {
    struct config *config;
    struct buf *report;
    int files; /* files read: mutual includes grow exponentially */
    bool ok;
};

static bool read_file(struct reader *r, const char *path, int depth, struct error *e);

void config_add_line(struct config *c, const char *path, int number, const struct str *words,
                     size_t n)
{
    struct config_line line = {arena_strdup(&c->arena, path), number,
                               arena_array(&c->arena, n, sizeof *words), n};
    for (size_t i = 0; i < n; i++)
        line.words[i] = (struct str){arena_strndup(&c->arena, words[i].p, words[i].n), words[i].n};
    vec_push(&c->lines, line);
}

/* A relative path is resolved against the including file. */
static bool read_included(struct reader *r, const char *from, struct str name, int depth,
                          struct error *e)
{
    const char *slash = strrchr(from, '/');
    AUTO(buf) path = BUF_INIT, expanded = BUF_INIT;
    file_add_expanded(&expanded, name);
    if (slash && expanded.p[0] != '/')
        buf_add(&path, (struct str){from, (size_t)(slash - from) + 1});
    buf_add(&path, buf_str(&expanded));
    return read_file(r, buf_c(&path), depth + 1, e);
}

static bool read_line(struct reader *r, const char *path, int number, struct str line, int depth,
                      struct error *e)
{
    struct str words[MAX_WORDS];
    size_t n;
    if (!split(&r->config->arena, line, words, &n, e))
        return false;
    if (n == 0)
        return true;
    if (config_is_kept(words[0])) {
        config_add_line(r->config, path, number, words, n);
        return true;
    }
    bool includes = str_eq(words[0], str_from(config_include));
    const struct config_option *o = includes ? NULL : config_find_option(words[0]);
    if (!includes && !o)
        return config_unknown_name(words[0], true, e);
    if (n == 1 || (includes && words[1].n == 0))
        return error_set(e, ERROR_USAGE, 0, "%.*s needs a value", STR_ARG(words[0]));
    if (n > 2) {
        return error_set(e, ERROR_USAGE, 0, "%.*s takes one value; put it in \"quotes\"",
                         STR_ARG(words[0]));
    }
    if (!includes)
        return config_set_option(r->config, o, words[1], e);
    if (depth >= MAX_DEPTH || r->files >= MAX_FILES)
        return error_set(e, ERROR_LIMIT, 0, "too many nested includes");
    return read_included(r, path, words[1], depth, e);
}

static void report_error(struct reader *r, const char *path, int line, const struct error *e)
{
    r->ok = false;
    config_report(r->report, path, line, e);
}

static bool read_text(const char *path, struct buf *text, struct error *e)
{
    return file_refuse_fifo(path, e) && file_read(path, CONFIG_MAX_BYTES, text, e) &&
           (utf8_valid(buf_str(text)) || error_set(e, ERROR_USAGE, 0, "not UTF-8 text"));
}

/* False for a file that cannot be read; mistakes in its lines are reported. */
static bool read_file(struct reader *r, const char *path, int depth, struct error *e)
{
    struct error why;
    AUTO(buf) text = BUF_INIT;
    r->files++;
    bool ok = read_text(path, &text, e);
    static const struct str mark = STR("\xef\xbb\xbf"); /* of Windows' editors */
    struct str rest = buf_str(&text), line;
    rest = str_slice(rest, str_starts(rest, mark) ? mark.n : 0, rest.n);
    for (int number = 1; ok && str_split(&rest, '\n', &line); number++)
        if (!read_line(r, path, number, line, depth, &why))
            report_error(r, path, number, &why);
    return ok;
}

bool config_load(struct config *c, const char *path, bool must_exist, struct buf *report_to)
{
    struct reader r = {c, report_to, 0, true};
    struct error e;
    if (!read_file(&r, path, 0, &e) && (must_exist || e.number != ENOENT))
        report_error(&r, path, 0, &e);
    return config_apply(c, report_to) && r.ok;
}
