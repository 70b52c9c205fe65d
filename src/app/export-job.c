/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export-job.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/paths.h"
#include "app/programs.h"
#include "base/clock.h"
#include "share/share.h"

enum { TURN_MS = 10, REPORT_MS = 300 };

struct export_job {
    struct effect effect; /* owned */
    struct share *share;
    struct out out;
    FILE *spool;         /* of pages to print */
    int64_t reported_ms; /* time of the last report */
};

static void report(struct reader *r, struct export_job *job, bool more, const char *target)
{
    job->reported_ms = clock_monotonic_ms(&clock_system);
    reader_update(r, &(struct ui_event){.kind = UI_EXPORT,
                                        .count = (int64_t)share_count(job->share),
                                        .more = more,
                                        .text = target,
                                        .cause = &job->effect});
}

/* Opens the file, by its name's ending the format, or the spool. */
static bool open_target(struct export_job *job, enum share_format *format, struct error *e)
{
    const struct effect *f = &job->effect;
    if (f->kind == EFFECT_PRINT) {
        job->spool = tmpfile();
        if (!job->spool || fcntl(fileno(job->spool), F_SETFD, FD_CLOEXEC) != 0)
            return error_set_errno(e, "%s", f->title);
        out_borrow(&job->out, fileno(job->spool));
        *format = strcmp(f->title, program_pager()) == 0 ? SHARE_TEXT : SHARE_PAGES;
        return true;
    }
    if (f->pages) {
        *format = SHARE_PAGES;
    } else if (!share_find_format(f->title, format)) {
        return error_set(e, ERROR_USAGE, 0,
                         "%s: end the name in .txt, .md, .html, .epub, .json or .eml", f->title);
    }
    AUTO_FREE char *path = path_expand(f->title);
    return out_open(&job->out, path, false, e);
}

void export_job_stop(struct reader *r)
{
    struct export_job *job = r->export_job;
    if (!job)
        return;
    share_free(job->share);
    out_discard(&job->out);
    if (job->spool)
        fclose(job->spool);
    effect_fini(&job->effect);
    free(job);
    r->export_job = NULL;
}

static void fail(struct reader *r, const struct error *e)
{
    reader_report_failure(r, &r->export_job->effect, e);
    export_job_stop(r);
}

void export_job_start(struct reader *r, struct effect *f)
{
    struct error e;
    enum share_format format;
    export_job_stop(r);
    struct export_job *job = r->export_job = MEM_NEW(struct export_job);
    job->effect = *f;
    *f = (struct effect){.kind = f->kind};
    job->out.fd = -1;
    if (!open_target(job, &format, &e)) {
        fail(r, &e);
        return;
    }
    const struct effect *own = &job->effect;
    job->share = share_new(r->engine,
                           &(struct share_options){.format = format,
                                                   .ids = own->id != 0 ? &own->id : own->ids,
                                                   .n_ids = own->id != 0 ? 1 : own->n_ids,
                                                   .query = &own->query,
                                                   .title = own->text,
                                                   .feed_text = own->id != 0 && !own->page_text,
                                                   .ascii = own->ascii,
                                                   .zone = r->options->zone,
                                                   .now = clock_now(&clock_system)},
                           &job->out);
    job->reported_ms = clock_monotonic_ms(&clock_system);
}

static bool print(struct reader *r, struct export_job *job, struct error *e)
{
    if (lseek(fileno(job->spool), 0, SEEK_SET) != 0)
        return error_set_errno(e, "%s", job->effect.title);
    term_leave(r->term);
    bool ok = program_feed_file(job->effect.title, fileno(job->spool), e);
    term_enter(r->term);
    return ok;
}

static void end(struct reader *r)
{
    struct export_job *job = r->export_job;
    struct error e;
    if (job->spool ? print(r, job, &e) : out_commit(&job->out, &e)) {
        report(r, job, false, job->effect.title);
        export_job_stop(r);
    } else {
        fail(r, &e);
    }
}

void export_job_continue(struct reader *r)
{
    struct export_job *job = r->export_job;
    if (!job)
        return;
    int64_t start = clock_monotonic_ms(&clock_system), now = start;
    struct error e;
    for (bool more = true; now - start < TURN_MS; now = clock_monotonic_ms(&clock_system)) {
        if (!share_step(job->share, &more, &e)) {
            fail(r, &e);
            return;
        }
        if (!more) {
            end(r);
            return;
        }
    }
    if (now - job->reported_ms >= REPORT_MS)
        report(r, job, true, NULL);
}
