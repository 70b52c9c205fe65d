/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text in pages, for a printer of text (lpr): a header with title and date, a footer with source
 * and page number, a form feed between pages. 58 lines fit on A4 and US Letter at six lines per
 * inch.
 */
#include "config.h"

#include "base/i18n.h"
#include "layout/export.h"
#include "model/article-doc.h"
#include "share/writer.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { PAGE_LINES = 58, FRAME_LINES = 4, TEXT_LINES = PAGE_LINES - FRAME_LINES };

/* Head and size of an article's pages. */
struct sheet {
    int width;
    struct buf title, date, source;
};

static void sheet_init(struct sheet *s, const struct share_context *c,
                       const struct engine_article *a)
{
    *s = (struct sheet){.width = c->layout.width};
    safe_add_line(&s->title, str_from(a->row.title));
    safe_add_line(&s->source, str_from(a->row.source_name));
    article_add_date(&s->date, a->row.date, c->options->zone);
}

static void sheet_fini(struct sheet *s)
{
    buf_fini(&s->title);
    buf_fini(&s->date);
    buf_fini(&s->source);
}

/* A line with one text on the left and one on the right. */
static void add_pair(struct buf *b, int width, struct str left, struct str right)
{
    int cells = text_width(right);
    text_add_cell(b, left, width - cells - 1, false);
    buf_add_char(b, ' ');
    buf_add(b, right);
    buf_add_char(b, '\n');
}

static void add_page(struct buf *b, const struct sheet *s, const struct str *lines, size_t n,
                     int number)
{
    AUTO(buf) page = BUF_INIT;
    add_pair(b, s->width, buf_str(&s->title), buf_str(&s->date));
    buf_add_char(b, '\n');
    for (size_t i = 0; i < TEXT_LINES; i++) {
        buf_add(b, i < n ? lines[i] : STR(""));
        buf_add_char(b, '\n');
    }
    buf_add_char(b, '\n');
    /* TRANSLATORS: at the foot of a printed page. */
    buf_printf(&page, _("Page %d"), number);
    add_pair(b, s->width, buf_str(&s->source), buf_str(&page));
}

static bool is_blank(struct str line)
{
    return str_trim(line).n == 0;
}

/* Lines of the page from `lines` on. A paragraph leaves neither its first line alone at the foot
 * nor its last one for the next page. */
static size_t fit_page(const struct str *lines, size_t left)
{
    size_t n = TEXT_LINES;
    if (left <= n)
        return left;
    bool begins = is_blank(lines[n - 2]) && !is_blank(lines[n - 1]) && !is_blank(lines[n]);
    bool ends =
        !is_blank(lines[n - 1]) && !is_blank(lines[n]) && (n + 1 == left || is_blank(lines[n + 1]));
    return begins || ends ? n - 1 : n;
}

static size_t split_lines(struct arena *arena, struct str text, struct str **lines)
{
    size_t n = 0, count = 1;
    for (size_t i = 0; i < text.n; i++)
        count += text.p[i] == '\n';
    *lines = arena_array(arena, count, sizeof **lines);
    for (struct str line; str_split(&text, '\n', &line);)
        (*lines)[n++] = line;
    while (n > 0 && is_blank((*lines)[n - 1]))
        n--;
    return n;
}

static bool add_article(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) text = BUF_INIT, safe = BUF_INIT, pages = BUF_INIT;
    AUTO(sheet) sheet;
    struct str *lines;
    int *number = c->state; /* pages so far */
    export_add(&text, &a->body, EXPORT_TEXT, &c->layout);
    safe_add_text(&safe, buf_str(&text));
    size_t n = split_lines(&a->arena, buf_str(&safe), &lines);
    sheet_init(&sheet, c, a);
    for (size_t at = 0, fits; at < n; at += fits) {
        while (at < n && is_blank(lines[at]))
            at++;
        fits = fit_page(&lines[at], n - at);
        buf_add_c(&pages, *number > 0 ? "\f" : "");
        add_page(&pages, &sheet, &lines[at], fits, ++*number);
    }
    return out_write(c->out, buf_str(&pages), e);
}

const struct share_writer share_pages = {.state_size = sizeof(int), .article = add_article};

/* ---- text and Markdown, articles one after the other ----------------------------------------- */

static bool add_text(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) text = BUF_INIT, safe = BUF_INIT;
    if (c->count > 0) {
        buf_add_char(&safe, '\n');
        buf_add_chars(&safe, '=', (size_t)c->layout.width);
        buf_add_c(&safe, "\n\n");
    }
    export_add(&text, &a->body, EXPORT_TEXT, &c->layout);
    safe_add_text(&safe, buf_str(&text));
    return out_write(c->out, buf_str(&safe), e);
}

static bool add_markdown(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, c->count > 0 ? "\n---\n\n" : "");
    export_add(&b, &a->body, EXPORT_MARKDOWN, &c->layout);
    return out_write(c->out, buf_str(&b), e);
}

const struct share_writer share_text = {.article = add_text};
const struct share_writer share_markdown = {.article = add_markdown};
