/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: articles as JSON Feed 1.1, and values of any kind, safe on a terminal. */
#include "config.h"

#include "share/json.h"

#include "base/mem.h"
#include "feed/json/write.h"
#include "model/tag.h"
#include "share/writer.h"
#include "text/utf8.h"

/* jansson escapes C0 only; DEL, C1 and bidi controls would pass. Characters beyond ASCII occur in
 * strings only, where an escape is equivalent. */
static bool acts_on_terminal(uint32_t c)
{
    return (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void add_json(struct buf *b, const json_t *value, size_t flags)
{
    AUTO_FREE char *text = json_dumps(value, flags | JSON_ENCODE_ANY);
    struct str s = str_from(text);
    size_t done = 0;
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (acts_on_terminal(c)) {
            buf_add(b, str_slice(s, done, start));
            buf_printf(b, "\\u%04x", (unsigned)c);
            done = at;
        }
    }
    buf_add(b, str_slice(s, done, s.n));
}

void json_add_indented(struct buf *b, const json_t *value)
{
    add_json(b, value, JSON_INDENT(2));
}

/* ---- articles ------------------------------------------------------------------------------ */

static json_t *string_array(const char **v, size_t n)
{
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(array, json_string(v[i]));
    return array;
}

/* Of a list of tags. */
static json_t *names(const char *tags)
{
    json_t *array = json_array();
    struct str list = str_from(tags), name;
    while (tag_next(&list, &name))
        json_array_append_new(array, json_stringn(name.p, name.n));
    return array;
}

static json_t *times(const int64_t *v, size_t n)
{
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++) {
        AUTO(buf) b = BUF_INIT;
        date_add_rfc3339(&b, (struct date){.time = v[i], .precision = DATE_SECOND});
        json_array_append_new(array, json_string(buf_c(&b)));
    }
    return array;
}

/* The date shown in lists: publication, else last update, else arrival. */
static json_t *listed_date(struct date date)
{
    AUTO(buf) b = BUF_INIT;
    date.precision = date.precision == DATE_NONE ? DATE_SECOND : date.precision;
    date_add_rfc3339(&b, date);
    return json_string(buf_c(&b));
}

void article_json_add(struct buf *b, const struct engine_article *a)
{
    struct article article = a->article;
    if (a->html)
        article.content = a->html;
    if (a->row.untitled)
        article.title = NULL;
    json_auto_t *item = json_feed_item(&article);
    json_t *own = json_pack(
        "{s:I, s:o, s:b, s:b, s:b, s:b, s:b, s:o*, s:o, s:o, s:o*}", "id", (json_int_t)a->row.at.id,
        "date", listed_date(a->row.date), "read", a->row.read, "starred", a->row.starred, "changed",
        a->row.changed, "full_text", a->row.full_text, "offline", a->row.offline, "source",
        json_string(a->row.source_name), "path", string_array(a->path, a->n_path), "tags",
        names(a->row.tags), "note", json_string(a->note));
    if (a->n_earlier > 0)
        json_object_set_new(own, "earlier", times(a->earlier, a->n_earlier));
    json_object_set_new(item, "_gander", own);
    add_json(b, item, JSON_COMPACT);
}

static bool begin(struct share_context *c, const struct engine_article *first, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    json_auto_t *title = json_string(c->title);
    buf_add_c(&b, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":");
    add_json(&b, title, JSON_COMPACT);
    buf_add_c(&b, ",\"items\":[");
    return out_write(c->out, buf_str(&b), e);
}

static bool add_article(struct share_context *c, struct engine_article *a, struct error *e)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, c->count > 0 ? ",\n" : "\n");
    article_json_add(&b, a);
    return out_write(c->out, buf_str(&b), e);
}

static bool end(struct share_context *c, struct error *e)
{
    return out_write(c->out, STR("\n]}\n"), e);
}

const struct share_writer share_json = {
    .fields_only = true,
    .allows_none = true,
    .begin = begin,
    .article = add_article,
    .end = end,
};
