/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One download: opens its partial file, requests the rest and writes it as it arrives. The queue
 * decides which ones run (download.h). Engine thread.
 */
#pragma once

#include "engine/download/part-file.h"
#include "engine/thread/worker.h"
#include "store/record/downloads.h"

struct download_job {
    struct fetch fetch;
    struct download_job *next; /* in queue order */
    /* Called at the end of a running job, which it frees. `e` is NULL with DOWNLOAD_DONE. */
    void (*ended)(struct download_job *job, enum download_state state, const struct error *e);
    struct worker *w;
    engine_ticket ticket;
    struct arena arena; /* owns the strings of `d` */
    struct download d;
    struct part_file file;
    bool running;
    bool from_start; /* ignores the partial file */
    bool again;      /* the response requires a retry from the start */
    int64_t told_ms, told_got, saved_ms, rate;
};

/* Job for a stored download. */
MUST_CHECK bool download_job_new(struct worker *w, int64_t id, engine_ticket ticket,
                                 struct download_job **out, struct error *e);
/* Closes the file, which stays. */
void download_job_free(struct download_job *job);

/* Requests the missing bytes. */
MUST_CHECK bool download_job_begin(struct download_job *job, struct error *e);
/* Stores `d`; a failure is only logged. */
void download_job_save(struct download_job *job);
/* Stores the final state, with the error for DOWNLOAD_FAILED. */
void download_job_end(struct download_job *job, enum download_state state, const struct error *e);
/* Posts progress if due. Returns milliseconds until the next; -1: none. */
int download_job_report(struct download_job *job);
