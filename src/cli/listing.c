/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "model/article-doc.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { ID_CELLS = 7, DATE_CELLS = 10, SOURCE_CELLS = 18 };

/* "     12 ●★ 2026-11-19 Goosewater Daily   The geese are back" */
static void add_line(struct buf *out, struct session *s, const struct article_row *row)
{
    AUTO(buf) text = BUF_INIT;
    buf_printf(out, "%*lld", ID_CELLS, (long long)row->at.id);
    bool ascii = session_is_ascii(s);
    buf_add_c(out, row->read ? "  " : ascii ? " *" : " ●");
    buf_add_c(out, !row->starred ? "  " : ascii ? "# " : "★ ");
    article_add_date(&text, row->date, zone_system);
    text_add_cell(out, str_slice(buf_str(&text), 0, DATE_CELLS), DATE_CELLS, false);
    buf_add_char(out, ' ');
    buf_clear(&text);
    safe_add_line(&text, str_from(row->source_name));
    text_add_cell(out, buf_str(&text), SOURCE_CELLS, false);
    buf_add_char(out, ' ');
    safe_add_line(out, str_from(row->title));
    buf_add_char(out, '\n');
}

static bool print_row(void *context, const struct article_row *row, struct error *e)
{
    AUTO(buf) line = BUF_INIT;
    add_line(&line, context, row);
    return fwrite(line.p, 1, line.n, stdout) == line.n || error_set_errno(e, "standard output");
}

enum cli_status listing_print(struct session *s, const struct listing *l)
{
    struct error e;
    if (l->json) {
        struct out out;
        out_borrow(&out, STDOUT_FILENO);
        return sharing_write(
            s,
            &(struct share_options){
                .format = SHARE_JSON, .query = l->query, .limit = l->limit, .title = l->title},
            &out);
    }
    bool ok = session_each_row(s, l->query, l->limit, print_row, s, &e);
    return ok ? cli_write(STR("")) : cli_fail_query(l->query->search, &e);
}

/* ---- documents ------------------------------------------------------------------------------- */

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
