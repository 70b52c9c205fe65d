/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML as one file: pictures are inside (RFC 2397), and nothing is loaded or run. */
#include "config.h"

#include "base/base64.h"
#include "share/picture-file.h"
#include "share/writer.h"
#include "share/xhtml.h"
#include "text/markup/markup.h"

static bool begin(struct share_context *c, const struct engine_article *first, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<!DOCTYPE html>\n<html");
    xhtml_add_language(&b, c->single ? first->article.language : NULL);
    buf_add_c(&b, ">\n<head>\n<meta charset=\"utf-8\"/>\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "img-src data:; style-src 'unsafe-inline'\"/>\n"
                  "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
                  "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>");
    markup_add_escaped(&b, str_from(c->title));
    buf_printf(&b, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", xhtml_style);
    return out_write(c->out, buf_str(&b), e);
}

struct sources {
    struct out *out;
    const struct engine_article *article;
    struct buf bytes;
    struct error *e;
    bool failed;
};

/* Writes what is before the picture first, so that one picture at a time is in memory. */
static bool add_source(void *context, struct buf *b, int number)
{
    struct sources *s = context;
    const char *type;
    if (s->failed || !picture_file_read(s->article, number, false, &s->bytes, &type))
        return false;
    s->failed = !out_write(s->out, buf_str(b), s->e);
    buf_clear(b);
    buf_printf(b, "data:%s;base64,", type);
    base64_add(b, buf_str(&s->bytes));
    return true;
}

static bool add_article(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    struct sources sources = {.out = c->out, .article = a, .e = e};
    buf_add_c(&b, "<article");
    xhtml_add_language(&b, a->article.language);
    buf_add_c(&b, ">\n");
    xhtml_add(&b, &a->body,
              &(struct xhtml_options){.article = a->row.at.id,
                                      .url = a->row.url,
                                      .labels = &c->layout,
                                      .add_source = add_source,
                                      .context = &sources});
    buf_add_c(&b, "</article>\n");
    bool ok = !sources.failed && out_write(c->out, buf_str(&b), e);
    buf_fini(&sources.bytes);
    return ok;
}

static bool end(struct share_context *c, struct error *e)
{
    return out_write(c->out, STR("</body>\n</html>\n"), e);
}

const struct share_writer share_html = {.begin = begin, .article = add_article, .end = end};
