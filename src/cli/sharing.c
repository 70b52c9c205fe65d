/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/sharing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROGRESS_STEP = 16 };

bool sharing_open(struct out *out, const char *path, struct error *e)
{
    if (path && strcmp(path, "-") != 0)
        return out_open(out, path, true, e);
    out_borrow(out, STDOUT_FILENO);
    return true;
}

static int64_t document_time(void)
{
    int64_t time;
    return str_to_int64(str_from(getenv("SOURCE_DATE_EPOCH")), &time) ? time
                                                                      : clock_now(&clock_system);
}

static void show_progress(size_t n)
{
    fputs("\r\033[K", stderr);
    if (n > 0)
        fprintf(stderr, ngettext("%zu article", "%zu articles", (unsigned long)n), n);
    fflush(stderr);
}

enum cli_status sharing_write(struct session *s, struct share_options *options, struct out *out)
{
    struct error e;
    bool more = true, ok = true, progress = session_shows_progress(s) && !isatty(out->fd);
    options->ascii = session_is_ascii(s);
    options->zone = zone_system;
    options->now = document_time();
    struct share *share = share_new(s->engine, options, out);
    while (ok && more) {
        ok = share_step(share, &more, &e);
        if (progress && share_count(share) % PROGRESS_STEP == 1)
            show_progress(share_count(share));
    }
    if (progress)
        show_progress(0);
    share_free(share);
    ok = ok && out_commit(out, &e);
    out_discard(out);
    return ok ? CLI_OK : cli_fail_query(options->query ? options->query->search : NULL, &e);
}
