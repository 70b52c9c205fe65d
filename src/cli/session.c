/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/session.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/temporary.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "engine/import.h"
#include "engine/parse/site-files.h"
#include "model/source.h"
#include "text/display/safe.h"

static char *join_path(const char *directory, const char *name)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s/%s", directory, name);
    return buf_take(&b);
}

static bool has_data(const char *directory)
{
    AUTO_FREE char *sample = join_path(directory, "sample/sample.opml");
    return access(sample, R_OK) == 0;
}

/* Data directory relative to the program, for builds not installed and for relocated ones. */
static char *data_near_program(void)
{
    static const char *const near[] = {"../share/gander", "data", "../data"};
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0)
        return NULL;
    self[n] = '\0';
    *strrchr(self, '/') = '\0';
    for (size_t i = 0; i < ARRAY_SIZE(near); i++) {
        char *directory = join_path(self, near[i]);
        if (has_data(directory))
            return directory;
        free(directory);
    }
    return NULL;
}

static char *find_data(void)
{
    const char *named = getenv("GANDER_DATA_DIR");
    if (named && named[0])
        return mem_strdup(named);
    char *near = has_data(PKGDATADIR) ? NULL : data_near_program();
    return near ? near : mem_strdup(PKGDATADIR);
}

static char *find_config(const struct cli_context *context)
{
    return context->config ? mem_strdup(context->config) : xdg_path(XDG_CONFIG, "config");
}

static char *rules_beside(const char *config_path)
{
    const char *slash = config_path ? strrchr(config_path, '/') : NULL;
    if (!config_path || !slash)
        return config_path ? mem_strdup("sites") : NULL;
    AUTO_FREE char *directory = mem_strndup(config_path, (size_t)(slash - config_path));
    return join_path(directory, "sites");
}

struct site_rules *session_load_rules(const struct session *s)
{
    AUTO_FREE char *config_path = find_config(s->context), *data_dir = find_data();
    AUTO_FREE char *rules_dir = rules_beside(config_path);
    return site_files_load(rules_dir, data_dir, NULL);
}

bool session_configure(struct session *s, struct buf *report)
{
    const struct cli_context *context = s->context;
    s->data_dir = find_data();
    s->config_path = find_config(context);
    s->rules_dir = rules_beside(s->config_path);
    s->database =
        context->database ? mem_strdup(context->database) : xdg_path(XDG_DATA, "gander.db");
    config_init(&s->config);
    return !s->config_path ||
           config_load(&s->config, s->config_path, context->config != NULL, report);
}

/* Value of the first variable that is set; NULL for none, or an empty one. */
static const char *env_value(const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *value = getenv(names[i]);
        if (value)
            return *value ? value : NULL;
    }
    return NULL;
}

/* As curl does; HTTP_PROXY in capitals could come from a request's Proxy header (CGI). */
static void find_proxies(struct engine_options *options)
{
    static const char *const http[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
    static const char *const https[] = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
    static const char *const none[] = {"no_proxy", "NO_PROXY"};
    options->http_proxy = env_value(http, ARRAY_SIZE(http));
    options->https_proxy = env_value(https, ARRAY_SIZE(https));
    options->no_proxy = env_value(none, ARRAY_SIZE(none));
}

const char *session_parser(void)
{
    return access("/proc/self/exe", X_OK) == 0 ? "/proc/self/exe" : NULL;
}

static bool open_engine(struct session *s, enum cli_use use, struct error *e)
{
    bool exists = access(s->database, F_OK) == 0;
    /* libcurl leaves this variable to applications. */
    const char *certificates = getenv("SSL_CERT_FILE");
    struct engine_options options = {
        .database = s->database,
        .data_dir = s->data_dir,
        .rules_dir = s->rules_dir,
        .file_root = s->demo_dir ? s->data_dir : NULL,
        .clock = &clock_system,
        .user_agent =
            s->config.user_agent[0] ? s->config.user_agent : PACKAGE_NAME "/" PACKAGE_VERSION,
        .zone = zone_system,
        .parser = session_parser(),
        .max_connections = s->config.max_connections,
        .max_host_connections = s->config.max_host_connections,
        .ca_file = certificates && certificates[0] ? certificates : NULL,
        .program_seconds = s->config.hook_seconds,
        .rule_runs = s->config.rule_runs,
        .refresh_minutes = s->config.refresh_minutes,
        .keep_articles = s->config.keep_articles,
        .keep_days = s->config.keep_days,
        .no_pictures = !s->config.keep_pictures,
        .picture_dir = s->picture_dir,
        .download_dir = s->download_dir,
        .download_bytes = (int64_t)s->config.download_megabytes * 1000000,
        .picture_bytes = (int64_t)s->config.pictures_megabytes * 1000000,
        .page_budget = s->config.page_budget > 0 ? s->config.page_budget : -1,
        .resident = use == CLI_STAYS,
        .read_only = use == CLI_READS && exists,
        .or_read_only = use != CLI_WRITES,
    };
    find_proxies(&options);
    return engine_open(&options, &s->engine, e);
}

static char *find_downloads(const struct session *s)
{
    AUTO(buf) named = BUF_INIT; /* has memory even without text */
    file_add_expanded(&named, str_from(s->config.download_dir));
    if (named.n > 0)
        return buf_take(&named);
    AUTO_FREE char *usual = xdg_download_directory();
    return usual ? join_path(usual, "gander") : NULL;
}

/* Copies the error of a command's last event, and frees the event. */
static bool check_result(struct engine_event *event, struct error *e)
{
    bool ok = event->error.code == ERROR_NONE;
    if (!ok)
        *e = event->error;
    engine_event_free(event);
    return ok;
}

/* Adds the sample portal of `data_dir` and reads its files, for --demo. */
static bool fill_demo(struct engine *n, const char *data_dir, struct error *e)
{
    AUTO(buf) path = BUF_INIT;
    buf_printf(&path, "%s/sample/sample.opml", data_dir);
    engine_ticket ticket = subscribe_to_portal(n, data_dir, path.p, NULL, e);
    if (!ticket || !check_result(engine_finish(n, ticket, NULL, NULL), e))
        return false;
    engine_send(n, &(struct engine_command){.kind = ENGINE_FORGET_CHANGES});
    ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                     .ids = (int64_t[]){TREE_ROOT},
                                                     .n_ids = 1,
                                                     .flags = REFRESH_NOW});
    if (!check_result(engine_finish(n, ticket, NULL, NULL), e))
        return false;
    ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_KEEP_PICTURES,
                                                     .ids = (int64_t[]){TREE_ROOT},
                                                     .n_ids = 1});
    return check_result(engine_finish(n, ticket, NULL, NULL), e);
}

bool session_open_database(struct session *s, enum cli_use use, struct error *e)
{
    if (s->context->demo && !temporary_make_directory("demo", &s->demo_dir, e))
        return false;
    if (s->demo_dir) {
        free(s->database);
        s->database = join_path(s->demo_dir, "gander.db");
    }
    s->download_dir = find_downloads(s);
    s->picture_dir =
        s->demo_dir ? join_path(s->demo_dir, "pictures") : xdg_path(XDG_CACHE, "pictures");
    if (!s->database) {
        return error_set(e, ERROR_NOT_FOUND, 0, "%s",
                         _("no home directory; name a file with --database"));
    }
    /* Each command fills its own, except the reader, which can undo changes. */
    bool fills = s->demo_dir && use == CLI_READS;
    if (!open_engine(s, fills ? CLI_WRITES : use, e))
        return false;
    return !s->demo_dir || fill_demo(s->engine, s->data_dir, e);
}

enum cli_status session_open(struct session *s, enum cli_use use)
{
    struct error e;
    AUTO(buf) report = BUF_INIT;
    if (s->context->verbose > 0)
        log_open(STDERR_FILENO, s->context->verbose > 1 ? LOG_DEBUG : LOG_INFO);
    if (use == CLI_NO_DATABASE)
        return CLI_OK;
    bool configured = session_configure(s, &report);
    struct str rest = buf_str(&report), line;
    while (!configured && str_split(&rest, '\n', &line) && line.n > 0) {
        AUTO(buf) words = BUF_INIT;
        AUTO_FREE char *detail = mem_strndup(line.p, line.n);
        cli_add_reason(&words, detail);
        fprintf(stderr, "gander: %s\n", buf_c(&words));
    }
    if (!configured)
        return CLI_USAGE;
    if (!session_open_database(s, use, &e))
        return cli_fail(s->context->demo ? NULL : s->database, &e);
    return CLI_OK;
}

void session_close(struct session *s)
{
    if (!s->hung)
        engine_close(s->engine);
    if (s->demo_dir)
        temporary_remove_directory(s->demo_dir);
    config_fini(&s->config);
    free(s->config_path);
    free(s->database);
    free(s->data_dir);
    free(s->picture_dir);
    free(s->rules_dir);
    free(s->download_dir);
    free(s->demo_dir);
    *s = (struct session){0};
}

enum cli_status session_find(struct session *s, const char *path, int64_t *node)
{
    struct error e;
    *node = TREE_ROOT;
    if (path && !path[0]) { /* an unset variable in a script must not mean everything */
        cli_usage(&e, _("PATH is empty; use / for everything"));
        return cli_fail(NULL, &e);
    }
    return !path || engine_find_path(s->engine, path, node, &e) ? CLI_OK : cli_fail(path, &e);
}

bool session_each_row(struct session *s, const struct article_query *query, int64_t limit,
                      bool (*each)(void *context, const struct article_row *row, struct error *e),
                      void *context, struct error *e)
{
    enum { WINDOW = 256 };
    struct article_position last;
    int64_t left = limit > 0 ? limit : INT64_MAX;
    for (bool first = true, more = true; more; first = false) {
        AUTO(article_list) list = {0};
        if (!engine_list(s->engine, query, first ? NULL : &last, false, false,
                         left < WINDOW ? (size_t)left : WINDOW, &list, e))
            return false;
        for (size_t i = 0; i < list.n && left > 0; i++, left--) {
            last = list.rows[i].at;
            if (!each(context, &list.rows[i], e))
                return false;
        }
        more = list.more && list.n > 0 && left > 0;
    }
    return true;
}

bool session_is_ascii(const struct session *s)
{
    return s->config.ascii || s->config.linear;
}

bool session_shows_progress(const struct session *s)
{
    const char *term = getenv("TERM");
    return !s->context->quiet && isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

/* Context of engine_finish(). */
struct waiting {
    bool progress; /* a progress line is on the terminal */
    void (*each)(void *context, const struct engine_event *event);
    void *context;
};

static void clear_line(const struct waiting *w)
{
    if (w->progress)
        fputs("\r\033[K", stderr);
}

static void print_notices(const struct engine_event *event)
{
    struct str rest = str_from(event->notices), line;
    while (str_split(&rest, '\n', &line) && line.n > 0) {
        struct error note;
        error_set(&note, ERROR_NONE, 0, "%.*s", STR_ARG(line));
        cli_fail(event->title, &note);
    }
}

static void follow(void *context, const struct engine_event *event)
{
    struct waiting *w = context;
    if (event->kind == EVENT_PROGRESS && w->progress) {
        clear_line(w);
        /* TRANSLATORS: how many sources of how many are refreshed, or articles indexed. */
        fprintf(stderr, _("%lld of %lld"), (long long)event->done, (long long)event->total);
        if (event->pages_total > 0) {
            /* TRANSLATORS: how many articles' pages of how many are fetched; goes on from
             * "3 of 12". */
            fprintf(stderr, _(", pages: %lld of %lld"), (long long)event->pages_done,
                    (long long)event->pages_total);
        }
        fflush(stderr);
    } else if (event->kind == EVENT_SOURCE && event->error.code != ERROR_NONE && !event->waiting) {
        clear_line(w);
        cli_fail(event->title, &event->error);
    }
    if (event->kind == EVENT_SOURCE && event->notices) {
        clear_line(w);
        print_notices(event);
    }
    if (w->each)
        w->each(w->context, event);
}

struct engine_event *session_finish(struct session *s, engine_ticket ticket,
                                    void (*each)(void *context, const struct engine_event *event),
                                    void *context)
{
    struct waiting w = {
        .progress = session_shows_progress(s),
        .each = each,
        .context = context,
    };
    struct engine_event *last = engine_finish(s->engine, ticket, follow, &w);
    clear_line(&w);
    return last;
}

struct engine_event *session_command(struct session *s, const struct engine_command *command)
{
    return session_finish(s, engine_send(s->engine, command), NULL, NULL);
}

enum cli_status session_send(struct session *s, const struct engine_command *command,
                             const char *subject)
{
    AUTO_EVENT struct engine_event *last = session_command(s, command);
    return last->error.code == ERROR_NONE ? CLI_OK : cli_fail(subject, &last->error);
}

enum cli_status session_remove(struct session *s, const struct cli_value *values, int argc,
                               char **argv)
{
    struct engine_command remove = {.kind = ENGINE_REMOVE};
    enum cli_status status = session_find(s, argv[1], &remove.id);
    return status == CLI_OK ? session_send(s, &remove, argv[1]) : status;
}

enum cli_status session_say(const struct session *s, const char *format, ...)
{
    AUTO(buf) text = BUF_INIT, line = BUF_INIT;
    va_list args;
    if (s->context->quiet)
        return CLI_OK;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    safe_add_line(&line, buf_str(&text));
    buf_add_char(&line, '\n');
    return cli_write(buf_str(&line));
}

enum cli_status session_end_adding(struct session *s, engine_ticket ticket, const char *subject)
{
    AUTO_EVENT struct engine_event *last = session_finish(s, ticket, NULL, NULL);
    return last->error.code != ERROR_NONE
               ? cli_fail(subject, &last->error)
               : session_say(s, PLURAL("%lld source added", "%lld sources added", last->added));
}
