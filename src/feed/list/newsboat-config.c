/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/newsboat-config.h"

#include "base/vec.h"
#include "feed/list/file-lines.h"
#include "feed/list/newsboat-lines.h"
#include "feed/list/newsboat-query.h"
#include "text/display/safe.h"

enum {
    MAX_INCLUDES = 20,
    MAX_WORDS = 100,
    MAX_STARS = 52,
    MAX_NUMBER = 36500,
    DEFAULT_RELOAD = 60
};

struct parser {
    struct newsboat_config *out;
    const struct newsboat_include *include;
    int includes;            /* so far */
    struct file_lines lines; /* of the file being read */
    VEC(struct rule) rules;
    VEC(struct outline) views;
    struct str words[MAX_WORDS];
    size_t n;
    int64_t reload_time;
    bool auto_reload;
    bool keys;             /* some were bound, relative to newsboat's */
    enum left_out_why why; /* reason to leave out the line being read */
    struct buf stars;
};

/* ---- words --------------------------------------------------------------------------------- */

/* Splits a line; ";" is a word of its own outside of quotation marks. False for one that a shell
 * would complete, or with an open quotation. */
static bool split(struct parser *p, struct str line)
{
    AUTO(buf) word = BUF_INIT;
    bool ok = true, quoted = false, any = false;
    p->n = 0;
    for (size_t i = 0; ok && i <= line.n && p->n < MAX_WORDS - 1; i++) {
        char c = i < line.n ? line.p[i] : ' ';
        bool ends = i == line.n || (!quoted && (ascii_space(c) || c == ';' || c == '#'));
        if (ends && any) {
            p->words[p->n++] = arena_str(&p->out->arena, buf_str(&word));
            buf_clear(&word);
            any = false;
        }
        if (ends && c == ';') {
            p->words[p->n++] = STR(";");
        } else if (ends && c == '#') {
            break;
        } else if (!ends && c == '"') {
            quoted = !quoted;
            any = true;
        } else if (!ends) {
            if (c == '\\' && i + 1 < line.n)
                c = line.p[++i];
            else if (c == '`')
                ok = false;
            buf_add_char(&word, c);
            any = true;
        }
    }
    return ok && !quoted;
}

/* ---- settings ------------------------------------------------------------------------------ */

static bool add_text(struct parser *p, const char *to, struct str value)
{
    buf_printf(&p->out->lines, "%s ", to);
    buf_add_quoted(&p->out->lines, value);
    buf_add_char(&p->out->lines, '\n');
    return true;
}

static bool add_number(struct parser *p, const char *to, struct str value)
{
    int64_t number;
    bool ok = str_to_int64(value, &number) && number >= 0 && number <= MAX_NUMBER;
    if (ok)
        buf_printf(&p->out->lines, "%s %lld\n", to, (long long)number);
    return ok;
}

static bool read_flag(struct str value, bool *out)
{
    *out = str_eq(value, STR("yes")) || str_eq(value, STR("true"));
    return *out || str_eq(value, STR("no")) || str_eq(value, STR("false"));
}

static bool add_flag(struct parser *p, const char *to, struct str value)
{
    bool set, ok = read_flag(value, &set);
    if (ok)
        buf_printf(&p->out->lines, "%s %s\n", to, set ? "yes" : "no");
    return ok;
}

/* A command line; its "%u" is our "%s". */
static bool add_command(struct parser *p, const char *to, struct str value)
{
    AUTO(buf) program = BUF_INIT;
    bool behind, ok = newsboat_add_program(&program, value, &behind);
    p->why = LEFT_OUT_SHELL;
    for (size_t at = 0; ok && (at = str_find(buf_str(&program), STR("%u"), at)) != SIZE_MAX; at++)
        program.p[at + 1] = 's';
    return ok && add_text(p, to, buf_str(&program));
}

/* Its only argument is the message. */
static bool add_notifier(struct parser *p, const char *to, struct str value)
{
    AUTO(buf) program = BUF_INIT;
    bool behind, ok = newsboat_add_program(&program, value, &behind);
    p->why = LEFT_OUT_SHELL;
    if (ok) {
        buf_add_c(&program, " %s");
        buf_add_c(&p->out->lines, "notify program\n");
        add_text(p, to, buf_str(&program));
    }
    return ok;
}

static bool add_terminal_notice(struct parser *p, const char *to, struct str value)
{
    bool set, ok = read_flag(value, &set);
    if (ok && set)
        buf_printf(&p->out->lines, "%s terminal\n", to);
    return ok;
}

/* Newest first is newsboat's default, too. */
static bool add_order(struct parser *p, const char *to, struct str value)
{
    bool oldest = str_eq(value, STR("date-asc"));
    bool ok = oldest || str_eq(value, STR("date")) || str_eq(value, STR("date-desc"));
    if (ok)
        buf_printf(&p->out->lines, "%s %s\n", to, oldest ? "oldest" : "newest");
    return ok;
}

static bool keep_reload_time(struct parser *p, const char *to, struct str value)
{
    return str_to_int64(value, &p->reload_time) && p->reload_time > 0;
}

static bool keep_auto_reload(struct parser *p, const char *to, struct str value)
{
    return read_flag(value, &p->auto_reload);
}

static bool add_setting(struct parser *p, struct str name, struct str value)
{
    static const struct {
        const char *name;
        bool (*add)(struct parser *p, const char *to, struct str value);
        const char *to;
    } settings[] = {
        {"browser", add_command, "browser"},
        {"max-items", add_number, "keep-articles"},
        {"keep-articles-days", add_number, "keep-days"},
        {"reload-time", keep_reload_time, NULL},
        {"auto-reload", keep_auto_reload, NULL},
        {"refresh-on-startup", add_flag, "refresh-on-start"},
        {"goto-next-feed", add_flag, "next-source"},
        {"user-agent", add_text, "user-agent"},
        {"download-path", add_text, "download-dir"},
        {"notify-program", add_notifier, "notify-program"},
        {"notify-beep", add_terminal_notice, "notify"},
        {"notify-xterm", add_terminal_notice, "notify"},
        {"notify-screen", add_terminal_notice, "notify"},
        {"bookmark-cmd", add_command, "bookmark-program"},
        {"article-sort-order", add_order, "list-order"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(settings); i++)
        if (str_eq(name, str_from(settings[i].name)))
            return settings[i].add(p, settings[i].to, value);
    return false;
}

/* ---- filters ------------------------------------------------------------------------------- */

static bool add_query(struct parser *p, struct buf *query, struct str expression)
{
    const struct newsboat_terms terms = {.stars = p->stars.p};
    size_t at;
    return newsboat_add_query(query, expression, &terms, &at);
}

/* ignore-article FEED EXPRESSION; FEED "*" is every feed. */
static bool add_rule(struct parser *p)
{
    AUTO(buf) query = BUF_INIT;
    bool all = p->n == 3 && str_eq(p->words[1], STR("*"));
    bool ok = p->n == 3 && !str_starts(p->words[1], STR("regex:")) &&
              (all || newsboat_add_in(&query, p->words[1]));
    buf_add_c(&query, all ? "" : " (");
    ok = ok && add_query(p, &query, p->words[2]);
    buf_add_c(&query, all ? "" : ")");
    if (ok) {
        struct rule rule = {.query = arena_strdup(&p->out->arena, query.p), .actions = "mute"};
        vec_push(&p->rules, rule);
    }
    return ok;
}

/* define-filter NAME EXPRESSION */
static bool add_view(struct parser *p)
{
    AUTO(buf) query = BUF_INIT, name = BUF_INIT;
    bool ok = p->n == 3 && p->words[1].n > 0 && add_query(p, &query, p->words[2]);
    if (ok) {
        safe_add_line(&name, p->words[1]);
        vec_push(&p->views, (struct outline){.kind = NODE_VIEW,
                                             .title = arena_strdup(&p->out->arena, buf_c(&name)),
                                             .query = arena_strdup(&p->out->arena, query.p)});
    }
    return ok;
}

/* ---- lines --------------------------------------------------------------------------------- */

/* "…-flag-star a" */
static bool add_star(struct parser *p)
{
    bool ok =
        p->n == 2 && p->words[1].n == 1 && ascii_alpha(p->words[1].p[0]) && p->stars.n < MAX_STARS;
    if (ok)
        buf_add(&p->stars, p->words[1]);
    return ok;
}

static enum left_out_why why_not(struct str name)
{
    static const char servers[] = "urls-source|ttrss-|oldreader-|newsblur-|feedhq-|ocnews-|"
                                  "inoreader-|freshrss-|miniflux-|feedbin-|opml-url";
    if (str_any(str_starts, name, servers))
        return LEFT_OUT_ACCOUNT;
    bool proxy = str_starts(name, STR("proxy")) || str_eq(name, STR("use-proxy"));
    return proxy ? LEFT_OUT_PROXY : LEFT_OUT_OPTION;
}

/* Reports a line: keys, filters and files with their text, of the rest only the name. */
static void leave_out(struct parser *p, enum left_out_why why, bool whole)
{
    AUTO(buf) b = BUF_INIT;
    for (size_t i = 0; i < (whole ? p->n : 1); i++) {
        buf_add_c(&b, i > 0 ? " " : "");
        buf_add(&b, p->words[i]);
    }
    file_lines_leave_out(&p->lines, why, (struct str){buf_c(&b), b.n});
}

static void read_lines(struct parser *p, struct str bytes);

/* What is left out of an included file is reported at the line that includes it. */
static void read_included(struct parser *p, struct str name, struct str bytes)
{
    struct arena *arena = &p->out->arena;
    struct file_lines outer = p->lines;
    struct left_out *left;
    size_t n;
    read_lines(p, bytes);
    file_lines_end(&p->lines, &left, &n);
    p->lines = outer;
    for (size_t i = 0; i < n; i++) {
        struct left_out what = left[i];
        if (!what.title)
            what.title = arena_printf(arena, "%.*s:%d", STR_ARG(name), what.line);
        what.line = outer.line;
        vec_push(&p->lines.left_out, what);
    }
}

static bool add_include(struct parser *p)
{
    AUTO(buf) bytes = BUF_INIT;
    bool ok = p->n == 2 && p->include && p->includes++ < MAX_INCLUDES &&
              p->include->read(p->include->context, p->words[1], &bytes);
    p->why = LEFT_OUT_FILE;
    if (ok)
        read_included(p, p->words[1], buf_str(&bytes));
    return ok;
}

static void read_words(struct parser *p)
{
    struct str name = p->words[0];
    struct buf *lines = &p->out->lines;
    bool key = str_eq(name, STR("bind-key")) || str_eq(name, STR("unbind-key")) ||
               str_eq(name, STR("bind"));
    bool macro = str_eq(name, STR("macro")), rule = str_eq(name, STR("ignore-article"));
    bool view = str_eq(name, STR("define-filter")), include = str_eq(name, STR("include"));
    p->why = rule || view ? LEFT_OUT_QUERY : why_not(name);
    bool ok = key                                 ? newsboat_add_bind(lines, p->words, p->n)
              : macro                             ? newsboat_add_macro(lines, p->words, p->n)
              : str_eq(name, STR("color"))        ? newsboat_add_color(lines, p->words, p->n)
              : rule                              ? add_rule(p)
              : view                              ? add_view(p)
              : str_ends(name, STR("-flag-star")) ? add_star(p)
              : include                           ? add_include(p)
                                                  : p->n == 2 && add_setting(p, name, p->words[1]);
    p->keys = p->keys || (ok && (key || macro));
    if (!ok)
        leave_out(p, p->why, key || macro || rule || view || include);
}

/* Both settings are one question of gander's: how often, and whether by itself. */
static void add_reload(struct parser *p)
{
    int64_t minutes = p->reload_time ? p->reload_time : DEFAULT_RELOAD;
    if (p->reload_time >= 5 && p->reload_time <= 10080)
        buf_printf(&p->out->lines, "refresh-minutes %lld\n", (long long)p->reload_time);
    if (p->auto_reload) {
        buf_printf(&p->out->lines, "refresh-on-start yes\nrefresh-automatically %lld\n",
                   (long long)(minutes < 1440 ? minutes : 1440));
    }
}

/* The user's keys change those of newsboat. */
static void add_keymap(struct buf *lines)
{
    struct buf all = BUF_INIT;
    buf_add_c(&all, "keymap newsboat\n");
    buf_add(&all, buf_str(lines));
    buf_fini(lines);
    *lines = all;
}

static void read_lines(struct parser *p, struct str bytes)
{
    struct str line;
    file_lines_begin(&p->lines, bytes, &p->out->arena);
    while (file_lines_next(&p->lines, &line)) {
        bool whole = split(p, line);
        if (whole && p->n > 0)
            read_words(p);
        else if (!whole && p->n > 0)
            leave_out(p, LEFT_OUT_OPTION, false);
    }
}

void newsboat_read_config(struct str bytes, const struct newsboat_include *include,
                          struct newsboat_config *out)
{
    *out = (struct newsboat_config){0};
    AUTO_FREE struct parser *p = MEM_NEW(struct parser);
    p->out = out;
    p->include = include;
    read_lines(p, bytes);
    add_reload(p);
    if (p->keys)
        add_keymap(&out->lines);
    vec_take(&p->rules, &out->arena, &out->rules, &out->n_rules);
    vec_take(&p->views, &out->arena, &out->views, &out->n_views);
    file_lines_end(&p->lines, &out->left_out, &out->n_left_out);
    out->stars = arena_strdup(&out->arena, p->stars.p);
    buf_fini(&p->stars);
}

void newsboat_config_fini(struct newsboat_config *c)
{
    buf_fini(&c->lines);
    arena_fini(&c->arena);
    *c = (struct newsboat_config){0};
}
