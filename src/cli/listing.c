/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/sharing.h"
#include "model/article-doc.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { WINDOW = 256, ID_CELLS = 7, DATE_CELLS = 10, SOURCE_CELLS = 18 };

/* "     12 ●★ 2026-11-19 Goosewater Daily   The geese are back" */
static void add_line(struct buf *out, struct session *s, const struct article_row *row)
{
    AUTO(buf) text = BUF_INIT;
    buf_printf(&text, "%lld", (long long)row->at.id);
    text_add_cell(out, buf_str(&text), text.n > ID_CELLS ? (int)text.n : ID_CELLS, true);
    bool ascii = session_is_ascii(s);
    buf_add_c(out, row->read ? "  " : ascii ? " *" : " ●");
    buf_add_c(out, !row->starred ? "  " : ascii ? "# " : "★ ");
    buf_clear(&text);
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

/* Prints a window; `*count` continues from earlier ones. */
static bool print_window(struct session *s, const struct listing *l,
                         const struct article_list *list, int64_t *count, struct error *e)
{
    AUTO(buf) out = BUF_INIT;
    for (size_t i = 0; i < list->n && (l->limit == 0 || *count < l->limit); i++, ++*count)
        add_line(&out, s, &list->rows[i]);
    return fwrite(buf_c(&out), 1, out.n, stdout) == out.n || error_set_errno(e, "standard output");
}

static bool print_rows(struct session *s, const struct listing *l, struct error *e)
{
    struct article_position from;
    int64_t count = 0;
    for (bool first = true, more = true; more; first = false) {
        size_t window = WINDOW;
        if (l->limit > 0 && l->limit - count < WINDOW)
            window = (size_t)(l->limit - count);
        AUTO(article_list) list = {0};
        if (!engine_list(s->engine, l->query, first ? NULL : &from, false, false, window, &list, e))
            return false;
        bool ok = print_window(s, l, &list, &count, e);
        more = list.more && list.n > 0 && (l->limit == 0 || count < l->limit);
        if (list.n > 0)
            from = list.rows[list.n - 1].at;
        if (!ok)
            return false;
    }
    return true;
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
    return print_rows(s, l, &e) ? cli_write(STR("")) : cli_fail_query(l->query->search, &e);
}
