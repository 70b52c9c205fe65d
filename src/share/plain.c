/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text, Markdown and JSON Feed: articles one after the other. */
#include "config.h"

#include "layout/export.h"
#include "share/article-json.h"
#include "share/writer.h"
#include "text/display/safe.h"

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

static bool begin_json(struct share_context *c, const struct engine_article *first, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    article_json_add_head(&b, c->title);
    return out_write(c->out, buf_str(&b), e);
}

static bool add_json(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, c->count > 0 ? ",\n" : "\n");
    article_json_add(&b, a);
    return out_write(c->out, buf_str(&b), e);
}

static bool end_json(struct share_context *c, struct error *e)
{
    return out_write(c->out, STR("\n]}\n"), e);
}

const struct share_writer share_text = {.article = add_text};
const struct share_writer share_markdown = {.article = add_markdown};
const struct share_writer share_json = {
    .fields_only = true,
    .allows_none = true,
    .begin = begin_json,
    .article = add_json,
    .end = end_json,
};
