/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "cli/downloads.h"
#include "cli/json-common.h"
#include "engine/data/command.h"
#include "model/article-doc.h"
#include "model/download.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { RESUME, REMOVE, JSON };
enum { ID_CELLS = 5, STATE_CELLS = 8, SIZE_CELLS = 7 };

static const struct cli_option options[] = {
    [RESUME] = {"resume", 0, CLI_FLAG, NULL, N_("resume those that were stopped or failed")},
    [REMOVE] = {"remove", 0, CLI_NUMBER, N_("N"),
                N_("remove download N from the list; a complete file stays")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print them as JSON")},
    {NULL},
};

/* In the order of enum download_state; also the values in --json. */
static const char *const states[] = {N_("queued"), N_("running"), N_("stopped"), N_("failed"),
                                     N_("done")};

/* ---- running --------------------------------------------------------------------------------- */

static void follow(void *context, const struct engine_event *event)
{
    const struct download_run *run = context;
    if (event->kind == EVENT_DOWNLOAD && session_shows_progress(run->session)) {
        AUTO(buf) b = BUF_INIT;
        buf_add_c(&b, "\r\033[K");
        if (event->total > 0)
            buf_printf(&b, "%d%% ", (int)(event->done * 100 / event->total));
        article_add_size(&b, event->done);
        buf_add_c(&b, ", ");
        article_add_size(&b, event->rate);
        buf_add_c(&b, "/s");
        fputs(buf_c(&b), stderr);
        fflush(stderr);
    }
}

static void add_outcome(json_t *all, const char *url, const struct engine_event *done, bool kept)
{
    json_t *o = json_pack("{s:I, s:s, s:s?, s:I}", "id", (json_int_t)done->download, "url", url,
                          "path", kept ? done->title : NULL, "size", (json_int_t)done->done);
    if (!kept)
        json_object_set_new(o, "error", json_of_error(&done->error));
    json_array_append_new(all, o);
}

void download_run_finish(struct download_run *run, const char *subject, engine_ticket ticket)
{
    AUTO_EVENT struct engine_event *done = session_finish(run->session, ticket, follow, run);
    /* An existing file is success; a download by another process is not. */
    bool kept = done->error.code == ERROR_NONE ||
                (done->error.code == ERROR_EXISTS && done->title && done->done == done->total);
    run->failed += !kept;
    run->busy = run->busy || done->error.code == ERROR_BUSY;
    if (!kept)
        cli_fail(subject, &done->error);
    if (run->json) {
        add_outcome(run->json, subject, done, kept);
    } else if (kept && done->title) {
        AUTO(buf) line = BUF_INIT;
        safe_add_line(&line, str_from(done->title));
        buf_add_char(&line, '\n');
        cli_write(buf_str(&line));
    }
}

enum cli_status download_run_end(struct download_run *run)
{
    enum cli_status status = run->json ? json_print(run->json) : CLI_OK;
    return status != CLI_OK ? status : run->busy ? CLI_BUSY : run->failed > 0 ? CLI_ERROR : CLI_OK;
}

/* ---- listing --------------------------------------------------------------------------------- */

static json_t *json_of(const struct download *d)
{
    json_t *size = d->size >= 0 ? json_integer(d->size) : json_null();
    return json_pack("{s:I, s:I, s:s, s:s, s:s, s:s, s:s?, s:o, s:I, s:s*}", "id",
                     (json_int_t)d->id, "article", (json_int_t)d->article, "article_title",
                     d->article_title, "state", states[d->state], "name", download_name(d), "url",
                     d->url, "path", download_file(d), "size", size, "got", (json_int_t)d->got,
                     "problem", d->problem);
}

/* "    3 done      27 MB /home/…/talk.mp3" */
static void add_line(struct buf *out, const struct download *d)
{
    AUTO(buf) text = BUF_INIT;
    const char *file = download_file(d);
    cli_add_number(out, d->id, ID_CELLS);
    buf_add_char(out, ' ');
    text_add_cell(out, str_from(_(states[d->state])), STATE_CELLS, false);
    buf_add_char(out, ' ');
    article_add_size(&text, d->got);
    text_add_cell(out, buf_str(&text), SIZE_CELLS, true);
    buf_add_char(out, ' ');
    safe_add_line(out, str_from(file ? file : download_name(d)));
    if (d->problem) {
        buf_add_c(out, ": ");
        cli_add_reason(out, d->problem);
    }
    buf_add_char(out, '\n');
}

static enum cli_status print_all(const struct downloads *all, bool json)
{
    if (json) {
        json_t *array = json_array();
        for (size_t i = 0; i < all->n; i++)
            json_array_append_new(array, json_of(&all->v[i]));
        return json_print(array);
    }
    AUTO(buf) out = BUF_INIT;
    for (size_t i = 0; i < all->n; i++)
        add_line(&out, &all->v[i]);
    return cli_write(buf_str(&out));
}

static enum cli_status resume_all(struct session *s, const struct downloads *all, bool json)
{
    struct download_run run = {.session = s, .json = json ? json_array() : NULL};
    for (size_t i = all->n; i-- > 0;) {
        const struct download *d = &all->v[i];
        if (d->state != DOWNLOAD_DONE) {
            download_run_finish(
                &run, d->url,
                engine_send(s->engine,
                            &(struct engine_command){.kind = ENGINE_RESUME_DOWNLOAD, .id = d->id}));
        }
    }
    return download_run_end(&run);
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    *use = values[RESUME].given || values[REMOVE].given ? CLI_WRITES : CLI_READS;
    return true;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(downloads) all = {0};
    struct error e;
    if (values[REMOVE].given) {
        return session_send(
            s,
            &(struct engine_command){.kind = ENGINE_FORGET_DOWNLOAD, .id = values[REMOVE].number},
            "downloads");
    }
    if (!engine_downloads(s->engine, &all, &e))
        return cli_fail(NULL, &e);
    bool json = values[JSON].given;
    return values[RESUME].given ? resume_all(s, &all, json) : print_all(&all, json);
}

const struct cli_command cli_downloads = {
    .name = "downloads",
    .summary = N_("list downloads, or resume them"),
    .options = options,
    .check = check,
    .run = run,
};
