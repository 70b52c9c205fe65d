/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and Markdown: articles one after the other. */
#include "config.h"

#include "layout/export.h"
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

const struct share_writer share_text = {.article = add_text};
const struct share_writer share_markdown = {.article = add_markdown};
