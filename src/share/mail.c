/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mail as a file (RFC 5322, MIME: RFC 2045 to 2047, 2231, 2387): a draft, which the user's
 * program completes by sender and recipients. Each article is a multipart/alternative of text and
 * HTML, the latter with its pictures; several are parts of a multipart/mixed. All contents are
 * base64, so no line of them can be taken for a boundary.
 */
#include "config.h"

#include <string.h>

#include "base/base64.h"
#include "layout/export.h"
#include "share/picture-file.h"
#include "share/writer.h"
#include "share/xhtml.h"
#include "text/date/date.h"
#include "text/display/safe.h"
#include "text/utf8.h"

enum {
    BASE64_LINE = 76,
    MAX_PLAIN = 200,
    WORD_BYTES = 42,  /* of text in an encoded word, whose limit is 75 characters */
    NAME_BYTES = 120, /* of a file name */
};

/* Appends bytes as lines of base64. */
static void add_base64(struct buf *b, struct str bytes)
{
    AUTO(buf) all = BUF_INIT;
    base64_add(&all, bytes);
    for (size_t at = 0; at < all.n; at += BASE64_LINE) {
        buf_add(b, str_slice(buf_str(&all), at, at + BASE64_LINE));
        buf_add_c(b, "\r\n");
    }
}

/* Bytes of whole characters at the start of `s`, at most `max`. */
static struct str take_characters(struct str s, size_t max)
{
    size_t end = 0;
    for (size_t at = 0; at < s.n;) {
        utf8_next(s, &at);
        if (at > max)
            break;
        end = at;
    }
    return str_slice(s, 0, end);
}

/* Short text of printable ASCII, without an encoded word. */
static bool is_plain(struct str s)
{
    bool plain = s.n <= MAX_PLAIN && str_find(s, STR("=?"), 0) == SIZE_MAX;
    for (size_t i = 0; plain && i < s.n; i++)
        plain = s.p[i] >= ' ' && s.p[i] <= '~';
    return plain;
}

/* Appends a header field of any text, as encoded words (RFC 2047) where needed: nothing in it can
 * be a field of its own. */
static void add_field(struct buf *b, const char *name, struct str value)
{
    AUTO(buf) line = BUF_INIT;
    safe_add_line(&line, value);
    struct str rest = str_trim(buf_str(&line));
    buf_printf(b, "%s:", name);
    if (is_plain(rest)) {
        buf_printf(b, " %.*s\r\n", STR_ARG(rest));
        rest.n = 0;
    }
    while (rest.n > 0) {
        struct str part = take_characters(rest, WORD_BYTES);
        buf_add_c(b, " =?UTF-8?B?");
        base64_add(b, part);
        buf_add_c(b, "?=\r\n");
        rest = str_slice(rest, part.n, rest.n);
    }
}

static void add_date(struct buf *b, int64_t time, struct zone zone)
{
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int offset = zone_offset(zone, time), minutes = offset < 0 ? -offset : offset;
    struct civil c = date_civil(time, offset);
    buf_printf(b, "Date: %s, %02d %s %04d %02d:%02d:%02d %c%02d%02d\r\n", days[c.weekday], c.day,
               months[c.month - 1], c.year, c.hour, c.minute, c.second, offset < 0 ? '-' : '+',
               minutes / 60, minutes % 60);
}

/* Boundaries have characters that base64 lacks, and a letter for their level. */
static void add_boundary(struct buf *b, char level, const char *ending)
{
    buf_printf(b, "--=_gander_%c%s\r\n", level, ending);
}

static void add_multipart(struct buf *b, const char *type, char level)
{
    buf_printf(b, "Content-Type: multipart/%s; boundary=\"=_gander_%c\"\r\n\r\n", type, level);
}

static bool begin(struct share_context *c, const struct engine_article *first, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    add_field(&b, "Subject", str_from(c->title));
    add_date(&b, c->options->now, c->options->zone);
    buf_add_c(&b, "MIME-Version: 1.0\r\nX-Unsent: 1\r\n");
    if (!c->single)
        add_multipart(&b, "mixed", 'm');
    return out_write(c->out, buf_str(&b), e);
}

static void add_text(struct buf *b, struct share_context *c, const struct engine_article *a)
{
    AUTO(buf) text = BUF_INIT, safe = BUF_INIT, lines = BUF_INIT;
    export_add(&text, &a->body, EXPORT_TEXT, &c->layout);
    safe_add_text(&safe, buf_str(&text));
    for (size_t i = 0; i < safe.n; i++) { /* the canonical form of text (RFC 2045 section 6.8) */
        buf_add_c(&lines, safe.p[i] == '\n' ? "\r" : "");
        buf_add_char(&lines, safe.p[i]);
    }
    buf_add_c(b, "Content-Type: text/plain; charset=utf-8\r\n"
                 "Content-Transfer-Encoding: base64\r\n\r\n");
    add_base64(b, buf_str(&lines));
}

struct parts {
    const struct engine_article *article;
    bool *used; /* by image number */
    struct buf bytes;
};

static void add_content_id(struct buf *b, const struct engine_article *a, int number)
{
    buf_printf(b, "picture-%lld-%d@gander.invalid", (long long)a->row.at.id, number);
}

static bool add_source(void *context, struct buf *b, int number)
{
    struct parts *p = context;
    const char *type;
    if (!picture_file_read(p->article, number, true, &p->bytes, &type))
        return false;
    p->used[number] = true;
    buf_add_c(b, "cid:");
    add_content_id(b, p->article, number);
    return true;
}

/* Appends a file name of any text as a parameter (RFC 2231): the description, or the number. */
static void add_file_name(struct buf *b, const struct doc_node *image, const char *extension)
{
    AUTO(buf) wanted = BUF_INIT, name = BUF_INIT;
    struct str alt = take_characters(str_trim(image->text), NAME_BYTES);
    if (alt.n > 0)
        buf_add(&wanted, alt);
    else
        buf_printf(&wanted, "%d", image->number);
    buf_printf(&wanted, ".%s", extension);
    safe_add_file_name(&name, buf_str(&wanted));
    buf_add_c(b, "Content-Disposition: inline;\r\n");
    for (size_t at = 0, part = 0; at < name.n; part++) {
        buf_printf(b, " filename*%zu*=%s", part, part == 0 ? "UTF-8''" : "");
        for (size_t end = at + 15; at < end && at < name.n; at++) {
            char ch = name.p[at];
            bool plain = ascii_alnum(ch) || strchr("-._", ch);
            plain ? buf_add_char(b, ch) : buf_printf(b, "%%%02X", (unsigned char)ch);
        }
        buf_add_c(b, at < name.n ? ";\r\n" : "\r\n");
    }
}

static bool write_pictures(struct share_context *c, struct parts *p, struct error *e)
{
    const struct doc *d = &p->article->body;
    bool ok = true;
    for (size_t i = 0; ok && i < d->n_images; i++) {
        int number = (int)i + 1;
        const char *type;
        if (!p->used[number] || !picture_file_read(p->article, number, true, &p->bytes, &type))
            continue;
        AUTO(buf) b = BUF_INIT;
        add_boundary(&b, 'r', "");
        buf_printf(&b, "Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <",
                   type);
        add_content_id(&b, p->article, number);
        buf_add_c(&b, ">\r\n");
        add_file_name(&b, d->images[i], picture_file_extension(type));
        buf_add_c(&b, "\r\n");
        add_base64(&b, buf_str(&p->bytes));
        ok = out_write(c->out, buf_str(&b), e);
    }
    return ok;
}

static void add_html(struct buf *b, struct share_context *c, struct parts *p)
{
    const struct engine_article *a = p->article;
    AUTO(buf) html = BUF_INIT;
    buf_add_c(&html, "<!DOCTYPE html>\n<html");
    xhtml_add_language(&html, a->article.language);
    buf_printf(&html, ">\n<head><style>\n%s</style></head>\n<body>\n", xhtml_style);
    xhtml_add(&html, &a->body,
              &(struct xhtml_options){.article = a->row.at.id,
                                      .url = a->row.url,
                                      .labels = &c->layout,
                                      .add_source = add_source,
                                      .context = p});
    buf_add_c(&html, "</body>\n</html>\n");
    buf_add_c(b, "Content-Type: text/html; charset=utf-8\r\n"
                 "Content-Transfer-Encoding: base64\r\n\r\n");
    add_base64(b, buf_str(&html));
}

static bool add_article(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) b = BUF_INIT, tail = BUF_INIT;
    struct parts parts = {.article = a,
                          .used = arena_array(&a->arena, a->body.n_images + 1, sizeof(bool))};
    if (!c->single)
        add_boundary(&b, 'm', "");
    add_multipart(&b, "alternative", 'a');
    add_boundary(&b, 'a', "");
    add_text(&b, c, a);
    add_boundary(&b, 'a', "");
    add_multipart(&b, "related", 'r');
    add_boundary(&b, 'r', "");
    add_html(&b, c, &parts);
    add_boundary(&tail, 'r', "--");
    add_boundary(&tail, 'a', "--");
    bool ok = out_write(c->out, buf_str(&b), e) && write_pictures(c, &parts, e) &&
              out_write(c->out, buf_str(&tail), e);
    buf_fini(&parts.bytes);
    return ok;
}

static bool end(struct share_context *c, struct error *e)
{
    return c->single || out_write(c->out, STR("--=_gander_m--\r\n"), e);
}

const struct share_writer share_mail = {.begin = begin, .article = add_article, .end = end};
