/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/share.h"

#include <stdlib.h>

#include "present/article-wrap.h"
#include "share/writer.h"
#include "text/display/safe.h"

enum { WINDOW = 64, WIDTH = 72 };

static const struct share_writer *const writers[] = {
    [SHARE_TEXT] = &share_text, [SHARE_PAGES] = &share_pages, [SHARE_MARKDOWN] = &share_markdown,
    [SHARE_HTML] = &share_html, [SHARE_EPUB] = &share_epub,   [SHARE_JSON] = &share_json,
    [SHARE_MAIL] = &share_mail,
};

struct share {
    struct share_options options;
    struct share_context context;
    const struct share_writer *writer;
    struct buf title;
    bool begun;
    size_t taken; /* articles tried */
    struct article_list window;
    size_t next; /* row of the window */
    struct article_position last;
    bool exhausted; /* no window after this one */
};

struct share *share_new(struct engine *n, const struct share_options *options, struct out *out)
{
    struct share *s = MEM_NEW(struct share);
    s->options = *options;
    s->writer = writers[options->format];
    s->context = (struct share_context){
        .engine = n,
        .options = &s->options,
        .out = out,
        .single = options->ready || (options->ids && options->n_ids == 1),
        .layout = {.width = WIDTH,
                   .rung = RUNG_NORMAL,
                   .ascii = options->ascii,
                   .left = true,
                   .terminal_bidi = true /* other programs expect logical order */},
        .state = mem_zalloc(1, s->writer->state_size + 1),
    };
    article_set_labels(&s->context.layout);
    return s;
}

/* Reads the window after the last row. */
static bool read_window(struct share *s, struct error *e)
{
    bool first = s->taken == 0;
    article_list_fini(&s->window);
    s->next = 0;
    if (!engine_list(s->context.engine, s->options.query, first ? NULL : &s->last, false, false,
                     WINDOW, &s->window, e))
        return false;
    s->exhausted = !s->window.more || s->window.n == 0;
    return true;
}

/* Next of the given ids, without repetitions. */
static void take_listed(struct share *s, int64_t *id)
{
    const struct share_options *o = &s->options;
    while (*id == 0 && s->taken < o->n_ids) {
        size_t i = 0;
        while (o->ids[i] != o->ids[s->taken])
            i++;
        *id = i == s->taken ? o->ids[i] : 0;
        s->taken++;
    }
}

/* Next article's id; 0: none. */
static bool take_id(struct share *s, int64_t *id, struct error *e)
{
    const struct share_options *o = &s->options;
    *id = 0;
    if (o->ids) {
        take_listed(s, id);
        return true;
    }
    if (o->limit > 0 && (int64_t)s->taken >= o->limit)
        return true;
    if (s->next == s->window.n && !s->exhausted && !read_window(s, e))
        return false;
    if (s->next < s->window.n) {
        s->last = s->window.rows[s->next++].at;
        *id = s->last.id;
        s->taken++;
    }
    return true;
}

static bool begin(struct share *s, const struct engine_article *first, struct error *e)
{
    if (s->begun)
        return true;
    const char *title = s->options.title ? s->options.title : first ? first->row.title : "";
    safe_add_line(&s->title, str_from(title));
    s->context.title = buf_c(&s->title);
    s->begun = true;
    return !s->writer->begin || s->writer->begin(&s->context, first, e);
}

static bool add_article(struct share *s, int64_t id, struct error *e)
{
    const struct share_writer *w = s->writer;
    AUTO(engine_article) a = {0};
    struct error missing;
    bool page = !s->options.feed_text;
    if (!(w->fields_only ? engine_article_fields : engine_article)(s->context.engine, id, page, &a,
                                                                   &missing)) {
        bool removed = missing.code == ERROR_NOT_FOUND && !s->context.single;
        return removed || error_set(e, missing.code, missing.number, "%s", missing.detail);
    }
    if (s->options.format == SHARE_MAIL)
        a.note = a.row.tags = NULL;
    if (!w->fields_only) {
        article_wrap(
            &a, &(struct article_wrapping){.ascii = s->options.ascii, .zone = s->options.zone});
    }
    bool ok = begin(s, &a, e) && w->article(&s->context, &a, e);
    s->context.count++;
    return ok;
}

static bool add_ready(struct share *s, struct error *e)
{
    bool ok = begin(s, s->options.ready, e) && s->writer->article(&s->context, s->options.ready, e);
    s->context.count++;
    return ok;
}

bool share_step(struct share *s, bool *more, struct error *e)
{
    int64_t id = 0;
    *more = s->options.ready && s->context.count == 0;
    if (*more)
        return add_ready(s, e);
    if (!s->options.ready && !take_id(s, &id, e))
        return false;
    if (id != 0) {
        *more = true;
        return add_article(s, id, e);
    }
    if (s->context.count == 0 && !s->writer->allows_none)
        return error_set(e, ERROR_NOT_FOUND, 0, "there are no articles to export");
    return begin(s, NULL, e) && (!s->writer->end || s->writer->end(&s->context, e));
}

size_t share_count(const struct share *s)
{
    return s->context.count;
}

void share_free(struct share *s)
{
    if (!s)
        return;
    if (s->writer->fini)
        s->writer->fini(&s->context);
    article_list_fini(&s->window);
    buf_fini(&s->title);
    free(s->context.state);
    free(s);
}

bool share_find_format(const char *path, enum share_format *format)
{
    static const struct {
        const char *ending;
        enum share_format format;
    } endings[] = {
        {".txt", SHARE_TEXT},  {".md", SHARE_MARKDOWN}, {".markdown", SHARE_MARKDOWN},
        {".html", SHARE_HTML}, {".htm", SHARE_HTML},    {".epub", SHARE_EPUB},
        {".json", SHARE_JSON}, {".eml", SHARE_MAIL},
    };
    struct str s = str_from(path);
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        struct str ending = str_from(endings[i].ending);
        if (s.n > ending.n && str_ends_nocase(s, ending)) {
            *format = endings[i].format;
            return true;
        }
    }
    return false;
}
