/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One download: what there is of its file is opened, the rest asked for and written as it comes.
 * Which ones run, and when, is the queue's business (download.h).
 */
#ifndef GANDER_ENGINE_DOWNLOAD_JOB_H
#define GANDER_ENGINE_DOWNLOAD_JOB_H

#include "engine/download/part-file.h"
#include "engine/thread/worker.h"
#include "store/downloads.h"

struct download_job {
    struct fetch fetch;
    struct download_job *next; /* in the order of the queue */
    /* Called when a running one comes to its end; frees it. `e` is NULL when it is done. */
    void (*ended)(struct download_job *job, enum download_state state, const struct error *e);
    struct worker *w;
    engine_ticket ticket;
    struct arena arena; /* owns the strings of `d` */
    struct download d;
    struct part_file file;
    bool running;
    bool from_start; /* what there is is not to be used */
    bool again;      /* it turned out so: once more, from the start */
    int64_t told_ms, told_got, saved_ms, rate;
};

/* A job for a download that the database knows. */
MUST_CHECK bool download_job_new(struct worker *w, int64_t id, engine_ticket ticket,
                                 struct download_job **out, struct error *e);
/* Closes its file; what was written stays. */
void download_job_free(struct download_job *job);

/* Asks for what is missing: it runs. */
MUST_CHECK bool download_job_begin(struct download_job *job, struct error *e);
/* Keeps what `d` says; that it could not be kept is only logged. */
void download_job_save(struct download_job *job);
/* Keeps how it ended: a problem with DOWNLOAD_FAILED. */
void download_job_end(struct download_job *job, enum download_state state, const struct error *e);
/* Tells how far it is, if it is time to. Milliseconds until it is again; -1: not by itself. */
int64_t download_job_tell(struct download_job *job);

#endif
