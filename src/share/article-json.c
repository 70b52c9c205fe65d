/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/article-json.h"

#include "feed/json/write.h"
#include "share/safe-json.h"

void article_json_add_head(struct buf *b, const char *title)
{
    json_auto_t *string = json_string(title);
    buf_add_c(b, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":");
    json_add(b, string);
    buf_add_c(b, ",\"items\":[");
}

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
    json_add(b, item);
}
