/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Download of an attachment, queued, running or past: plain data. Strings belong to the container's
 * arena. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"

/* Stored by number. */
enum download_state {
    DOWNLOAD_QUEUED,
    DOWNLOAD_RUNNING,
    DOWNLOAD_STOPPED, /* by the user, or by the end of the process */
    DOWNLOAD_FAILED,
    DOWNLOAD_DONE,
};

struct download {
    int64_t id, article; /* the article may not exist any more */
    enum download_state state;
    const char *url;
    const char *title, *article_title; /* never NULL */
    const char *path;                  /* of the file, whole or not; NULL before there was an
                                        * answer */
    int64_t size, got;                 /* bytes; size -1 when unknown */
    int64_t rate;                      /* bytes per second while RUNNING; not stored */
    const char *validator; /* strong ETag or Last-Modified of the received part; NULL: none */
    enum error_code error;
    const char *problem;         /* reason of the failure, short English; NULL for none */
    int64_t queued_at, ended_at; /* seconds since 1970; 0 for not yet */
};

struct downloads {
    struct arena arena;
    struct download *v; /* newest first */
    size_t n;
};

ARENA_FINI(downloads);

/* Name of the file, before there is one title or address; never NULL. */
const char *download_name(const struct download *d);
/* Path of the complete file; NULL unless DONE. */
const char *download_file(const struct download *d);
