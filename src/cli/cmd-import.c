/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/left-out.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "text/display/safe.h"
#include "text/url/url.h"

/* ---- report ---------------------------------------------------------------------------------- */

enum { MAX_CONFIG = 256 << 10 };

static void add_tree(struct buf *b, const struct import_counts *n)
{
    cli_add_count(b, PLURAL("%lld source was there", "%lld sources were there", n->sources_known));
    cli_add_count(b, PLURAL("%lld saved view added", "%lld saved views added", n->views));
    cli_add_count(
        b, PLURAL("%lld saved view was there", "%lld saved views were there", n->views_known));
    cli_add_count(b, PLURAL("%lld rule added", "%lld rules added", n->rules));
    cli_add_count(b, PLURAL("%lld rule was there", "%lld rules were there", n->rules_known));
}

static void add_new_articles(struct buf *b, const struct import_counts *n)
{
    if (n->articles > 0) {
        buf_printf(b, PLURAL("%lld article added", "%lld articles added", n->articles));
        buf_add_c(b, _(", "));
        buf_printf(b, PLURAL("%lld unread", "%lld unread", n->unread));
        buf_add_char(b, '\n');
    }
}

static void add_articles(struct buf *b, const struct import_counts *n)
{
    add_new_articles(b, n);
    cli_add_count(b,
                  PLURAL("%lld article was there", "%lld articles were there", n->articles_known));
    cli_add_count(b,
                  PLURAL("%lld of these marked as read", "%lld of these marked as read", n->read));
    cli_add_count(b, PLURAL("%lld article collected", "%lld articles collected", n->starred));
    cli_add_count(b, PLURAL("%lld tag given", "%lld tags given", n->tagged));
    /* TRANSLATORS: deleted in the other reader; its feed will not bring it back. */
    cli_add_count(b, PLURAL("%lld deleted article stays away", "%lld deleted articles stay away",
                            n->deleted));
    cli_add_count(b, PLURAL("%lld article left out", "%lld articles left out", n->unplaced));
}

/* Appends lines on what was added and what was there. */
static void import_report_add(struct buf *b, const struct import_counts *n)
{
    buf_printf(b, PLURAL("%lld source added", "%lld sources added", n->sources));
    buf_add_char(b, '\n');
    add_tree(b, n);
    add_articles(b, n);
}

/* Likewise, of an import of states. */
static void import_report_add_states(struct buf *b, const struct import_counts *n)
{
    buf_printf(b, PLURAL("%lld article compared", "%lld articles compared", n->articles_known));
    buf_add_char(b, '\n');
    cli_add_count(b,
                  PLURAL("%lld article marked as read", "%lld articles marked as read", n->read));
    cli_add_count(b, PLURAL("%lld article collected", "%lld articles collected", n->starred));
    cli_add_count(b, PLURAL("%lld tag given", "%lld tags given", n->tagged));
    cli_add_count(b, PLURAL("%lld article deleted", "%lld articles deleted", n->deleted));
    cli_add_count(b, PLURAL("%lld note or position taken over",
                            "%lld notes or positions taken over", n->noted));
    /* TRANSLATORS: articles of a file that this database does not have (yet). */
    cli_add_count(b, PLURAL("%lld article is not here", "%lld articles are not here", n->unplaced));
}

/* ---- settings ------------------------------------------------------------------------------ */

/* Lines that the file does not have. */
static void add_missing(struct buf *b, struct str lines, struct str text)
{
    struct str line;
    while (str_split(&lines, '\n', &line)) {
        if (line.n > 0 && !str_has_line(text, line)) {
            safe_add_line(b, line);
            buf_add_char(b, '\n');
        }
    }
}

static bool write_config(const char *path, struct str lines, struct error *e)
{
    const char *slash = strrchr(path, '/');
    AUTO_FREE char *directory =
        slash && slash > path ? mem_strndup(path, (size_t)(slash - path)) : NULL;
    return (!directory || file_make_directory(directory, e)) && file_write_atomic(path, lines, e);
}

/* Writes lines of a configuration to the user's file if there is none yet. Appends them, or those
 * that the file lacks, with what was done. CLI_ERROR, with a message, for a failure. */
static enum cli_status import_settings(struct buf *b, struct str lines, const char *path,
                                       bool dry_run)
{
    AUTO(buf) text = BUF_INIT, missing = BUF_INIT;
    struct error e;
    bool exists = access(path, F_OK) == 0;
    bool ok = !exists || file_read(path, MAX_CONFIG, &text, &e);
    add_missing(&missing, lines, buf_str(&text));
    if (ok && !exists && !dry_run)
        ok = write_config(path, buf_str(&missing), &e);
    if (!ok)
        return cli_fail(NULL, &e);
    if (missing.n > 0) {
        /* TRANSLATORS: %s is a file; lines for it follow. */
        buf_printf(b,
                   exists ? _("\nSettings to add to %s, as you like:\n")
                          : _("\nSettings for the new file %s:\n"),
                   path);
        buf_add(b, buf_str(&missing));
    }
    return CLI_OK;
}

/* ---- command --------------------------------------------------------------------------------- */

enum { DRY_RUN, PROGRAMS, STATE };

static const struct cli_option options[] = {
    [DRY_RUN] = {"dry-run", 'n', CLI_FLAG, NULL, N_("only report what an import would do")},
    [PROGRAMS] = {"programs", 'p', CLI_FLAG, NULL,
                  N_("also take over programs and filters, which refreshes then run")},
    [STATE] = {"state", 's', CLI_FLAG, NULL, N_("merge what export --state wrote")},
    {NULL},
};

/* Entries left out of a home are part of the report, of a single list a message. */
struct import_output {
    const char *path;
    bool home, state;
    bool failed; /* part of it */
    struct left_out_report messages;
    struct buf left_out, settings;
};

static void take(void *context, const char *file, const struct left_out *what)
{
    struct import_output *o = context;
    if (o->home) {
        left_out_add(&o->left_out, file, what);
        buf_add_char(&o->left_out, '\n');
    } else {
        left_out_print(&o->messages, file, what);
    }
}

static void fail(void *context, const char *file, const struct error *e)
{
    struct import_output *o = context;
    cli_fail(file, e);
    o->failed = true;
}

static void take_settings(void *context, struct str lines)
{
    struct import_output *o = context;
    buf_add(&o->settings, lines);
}

static enum cli_status print(struct session *s, const struct import_output *o,
                             const struct engine_event *done, bool dry_run)
{
    AUTO(buf) out = BUF_INIT;
    enum cli_status status = CLI_OK;
    if (o->state)
        import_report_add_states(&out, &done->imported);
    else
        import_report_add(&out, &done->imported);
    if (o->left_out.n > 0) {
        buf_printf(&out, "\n%s\n", _("Left out:"));
        buf_add(&out, buf_str(&o->left_out));
    }
    if (o->settings.n > 0 && s->config_path)
        status = import_settings(&out, buf_str(&o->settings), s->config_path, dry_run);
    if (dry_run)
        buf_printf(&out, "\n%s\n", _("A dry run: nothing was changed."));
    enum cli_status printed = cli_write(buf_str(&out));
    return status == CLI_OK ? printed : status;
}

/* Views are complete when the command ends. */
static enum cli_status fill_views(struct session *s)
{
    return session_send(s, &(struct engine_command){.kind = ENGINE_FILL_VIEWS}, NULL);
}

static enum cli_status finish(struct session *s, struct import_output *o, engine_ticket ticket,
                              bool dry_run)
{
    AUTO_EVENT struct engine_event *done = session_finish(s, ticket, NULL, NULL);
    enum cli_status status = CLI_OK;
    for (size_t i = 0; i < done->n_left_out; i++)
        take(o, o->path, &done->left_out[i]);
    if (done->error.code != ERROR_NONE) {
        status = cli_fail(o->path, &done->error);
    } else if (done->archive.code != ERROR_NONE && !o->home) {
        status = cli_fail(o->path, &done->archive);
    } else {
        if (done->archive.code != ERROR_NONE)
            fail(o, NULL, &done->archive);
        left_out_print_number(&o->messages);
        status = s->context->quiet ? CLI_OK : print(s, o, done, dry_run);
    }
    if (status == CLI_OK && done->imported.views > 0 && !dry_run)
        status = fill_views(s);
    return status == CLI_OK && o->failed ? CLI_SOME_FAILED : status;
}

static engine_ticket import_state(struct session *s, const char *path, unsigned flags)
{
    bool input = str_eq(str_from(path), STR("-"));
    struct engine_command c = {
        .kind = ENGINE_IMPORT,
        .url = path,
        .value = input ? "/dev/stdin" : path,
        .flags = IMPORT_STATE | flags,
    };
    return engine_send(s->engine, &c);
}

/* Programs are of other readers' lists. */
static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (url_is_fetchable(str_from(argv[0])))
        return cli_usage(e, _("files are imported; gander portal add takes the address of a list"));
    return !values[PROGRAMS].given || !values[STATE].given ||
           cli_usage(e, _("either --programs or --state"));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct stat st;
    struct import_output o = {
        .path = argv[0],
        .home = stat(argv[0], &st) == 0 && S_ISDIR(st.st_mode),
        .state = values[STATE].given,
    };
    struct subscribe_notes notes = {take, fail, take_settings, &o};
    struct error e;
    bool dry_run = values[DRY_RUN].given;
    unsigned flags =
        (dry_run ? IMPORT_DRY_RUN : 0) | (values[PROGRAMS].given ? IMPORT_PROGRAMS : 0);
    engine_ticket ticket = o.state ? import_state(s, argv[0], flags)
                                   : subscribe_to_file(s->engine, argv[0], flags, &notes, &e);
    enum cli_status status = ticket ? finish(s, &o, ticket, dry_run) : cli_fail(argv[0], &e);
    buf_fini(&o.left_out);
    buf_fini(&o.settings);
    return status;
}

const struct cli_command cli_import = {
    .name = "import",
    .arguments = N_("FILE|DIRECTORY"),
    .summary = N_("move in: OPML, the home of newsboat or newsraft, starred JSON"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_WRITES,
    .check = check,
    .run = run,
};
