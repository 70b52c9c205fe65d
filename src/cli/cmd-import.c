/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include "cli/import-report.h"
#include "cli/left-out.h"
#include "text/url/url.h"

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
    if (url_is_fetchable(str_from(argv[0]))) {
        return error_set(e, ERROR_USAGE, 0, "%s",
                         _("files are imported; gander portal add takes the address of a list"));
    }
    return !values[PROGRAMS].given || !values[STATE].given ||
           error_set(e, ERROR_USAGE, 0, "%s", _("either --programs or --state"));
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
