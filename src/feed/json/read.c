/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * https://www.jsonfeed.org/version/1.1/, leniently: numbers as identifiers, "author" beside
 * "authors", RSS's names for the same fields.
 */
#include "feed/json/read.h"

#include <jansson.h>
#include <string.h>

#include "feed/draft/draft.h"
#include "feed/repair/json.h"

/* Value of the first of the keys (NULL-terminated) that holds a string or number, as a string. */
static struct str text_of(struct feed_draft *d, const json_t *o, const char *const *keys)
{
    for (; *keys; keys++) {
        const json_t *v = json_object_get(o, *keys);
        if (json_is_string(v) && json_string_length(v) > 0)
            return (struct str){json_string_value(v), strlen(json_string_value(v))};
        if (json_is_integer(v)) {
            return str_from(
                arena_printf(&d->feed->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(v)));
        }
        if (json_is_real(v))
            return str_from(arena_printf(&d->feed->arena, "%.15g", json_real_value(v)));
    }
    return STR("");
}

#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *url_of(struct feed_draft *d, const json_t *o, const char *const *keys)
{
    struct str s = text_of(d, o, keys);
    return s.n ? draft_keep_url(d, s, d->options->url) : NULL;
}

static int64_t number_of(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    int64_t written;
    double number = json_is_number(v) ? json_number_value(v) : -1;
    if (json_is_string(v) && str_to_int64(str_from(json_string_value(v)), &written))
        number = (double)written;
    return number >= 0 && number < 9e15 ? (int64_t)number : -1;
}

/* True for an object with numbered keys, PHP's encoding of a list with gaps: {"0": …, "2": …}. */
static bool is_numbered(json_t *o)
{
    const char *key;
    json_t *v;
    json_object_foreach(o, key, v)
    {
        int64_t number;
        if (!str_to_int64(str_from(key), &number))
            return false;
    }
    return true;
}

/* The list at a key, wrapping a single value; a new reference. */
static json_t *list_at(const json_t *o, const char *name)
{
    json_t *v = json_object_get(o, name), *list = json_array();
    const char *key;
    json_t *entry;
    if (json_is_array(v)) {
        json_array_extend(list, v);
    } else if (json_is_object(v) && is_numbered(v)) {
        json_object_foreach(v, key, entry)
        {
            json_array_append(list, entry);
        }
    } else if (json_is_object(v) || json_is_string(v)) {
        json_array_append(list, v);
    }
    return list;
}

static void read_person(struct feed_draft *d, struct draft *to, const json_t *v)
{
    if (json_is_string(v)) {
        draft_add_person_text(d, to, str_from(json_string_value(v)), 1);
    } else if (json_is_object(v)) {
        draft_add_person(d, to, draft_keep_line(d, text_of(d, v, KEYS("name")), TEXT_PLAIN),
                         url_of(d, v, KEYS("url")), 1);
    }
}

static void read_people(struct feed_draft *d, struct draft *to, const json_t *o)
{
    static const char *const keys[] = {"authors", "author"};
    for (size_t k = 0; k < ARRAY_SIZE(keys) && to->people.n == 0; k++) {
        size_t i;
        json_t *v, *list = list_at(o, keys[k]);
        json_array_foreach(list, i, v)
        {
            read_person(d, to, v);
        }
        json_decref(list);
    }
}

static void read_tags(struct feed_draft *d, struct draft *to, const json_t *o)
{
    char separator = json_is_string(json_object_get(o, "tags")) ? ',' : '\0';
    size_t i;
    json_t *v, *list = list_at(o, "tags");
    json_array_foreach(list, i, v)
    {
        if (json_is_string(v))
            draft_add_tags(d, to, str_from(json_string_value(v)), separator);
    }
    json_decref(list);
}

static void read_attachments(struct feed_draft *d, struct draft *to, const json_t *o)
{
    size_t i;
    json_t *v, *list = list_at(o, "attachments");
    json_array_foreach(list, i, v)
    {
        const char *url = url_of(d, v, KEYS("url"));
        struct attachment a = {
            .url = url,
            .type = draft_keep_media_type(d, text_of(d, v, KEYS("mime_type")), url),
            .title = draft_keep_line(d, text_of(d, v, KEYS("title")), TEXT_PLAIN),
            .size = number_of(v, "size_in_bytes"),
            .duration = number_of(v, "duration_in_seconds"),
        };
        draft_add_attachment(to, a, true);
    }
    json_decref(list);
}

static void read_content(struct feed_draft *d, struct draft *to, const json_t *o)
{
    const char *base = to->url.value ? to->url.value : d->options->url;
    struct str html = text_of(d, o, KEYS("content_html", "content"));
    struct str text = text_of(d, o, KEYS("content_text"));
    if (html.n > 0)
        draft_set(&to->content, draft_keep_html(d, html, TEXT_HTML, base), 2);
    else if (text.n > 0)
        draft_set(&to->content, draft_keep_html(d, text, TEXT_PLAIN, base), 1);
    text = text_of(d, o, KEYS("summary"));
    html = text_of(d, o, KEYS("description"));
    if (text.n > 0)
        draft_set(&to->summary, draft_keep_html(d, text, TEXT_PLAIN, base), 2);
    else if (html.n > 0)
        draft_set(&to->summary, draft_keep_html(d, html, TEXT_HTML, base), 1);
}

static bool read_item(struct feed_draft *d, const json_t *o)
{
    struct draft *to = &d->item;
    draft_begin_item(d);
    to->permalink = false;
    to->guid = draft_keep(d, text_of(d, o, KEYS("id", "guid")));
    draft_set(&to->url, url_of(d, o, KEYS("url", "link", "external_url")), 1);
    draft_set(&to->title, draft_keep_line(d, text_of(d, o, KEYS("title")), TEXT_PLAIN), 1);
    draft_set(&to->image, url_of(d, o, KEYS("image", "banner_image")), 1);
    draft_set(&to->language, draft_keep_language(d, text_of(d, o, KEYS("language"))), 1);
    draft_set_date(d, &to->published, &to->published_rank,
                   text_of(d, o, KEYS("date_published", "pubDate", "date")), 1);
    draft_set_date(d, &to->updated, &to->updated_rank, text_of(d, o, KEYS("date_modified")), 1);
    read_content(d, to, o);
    read_people(d, to, o);
    read_tags(d, to, o);
    read_attachments(d, to, o);
    to->external_url = url_of(d, o, KEYS("external_url"));
    return draft_end_item(d, false);
}

static void read_channel(struct feed_draft *d, const json_t *o)
{
    struct draft *to = &d->channel;
    struct feed *f = d->feed;
    draft_set(&to->title, draft_keep_line(d, text_of(d, o, KEYS("title")), TEXT_PLAIN), 1);
    draft_set(&to->url, url_of(d, o, KEYS("home_page_url", "link")), 1);
    draft_set(&to->summary,
              draft_keep_html(d, text_of(d, o, KEYS("description")), TEXT_PLAIN, NULL), 1);
    draft_set(&to->image, url_of(d, o, KEYS("icon", "favicon")), 1);
    draft_set(&to->language, draft_keep_language(d, text_of(d, o, KEYS("language"))), 1);
    read_people(d, to, o);
    f->self_url = url_of(d, o, KEYS("feed_url"));
    f->next_url = url_of(d, o, KEYS("next_url"));
    f->expired = json_is_true(json_object_get(o, "expired"));
    struct str version = text_of(d, o, KEYS("version"));
    f->version = str_ends(version, STR("/1.1")) || str_ends(version, STR("/1.1/")) ? "1.1"
                 : str_has(version, STR("jsonfeed"))                               ? "1.0"
                                                                                   : NULL;
}

static bool has_string(const json_t *o, const char *key)
{
    return json_is_string(json_object_get(o, key));
}

/* True for title and address, or a text under the names that only JSON Feed has. */
static bool is_article(const json_t *v)
{
    return (has_string(v, "title") && (has_string(v, "url") || has_string(v, "link"))) ||
           has_string(v, "content_html") || has_string(v, "content_text");
}

/* True for a list declared as one of articles, or with one among its items. */
static bool is_list(const json_t *items, bool said)
{
    size_t i;
    json_t *v;
    json_array_foreach(items, i, v)
    {
        if (json_is_object(v) && (said || is_article(v)))
            return true;
    }
    return said;
}

static void read_items(const json_t *root, const json_t *items, const struct feed_options *options,
                       struct feed *out)
{
    struct feed_draft d;
    size_t i;
    json_t *v;
    feed_draft_init(&d, out, options);
    out->format = FEED_JSON;
    read_channel(&d, root);
    json_array_foreach(items, i, v)
    {
        if (json_is_object(v) && !read_item(&d, v)) {
            out->truncated = true;
            break;
        }
    }
    feed_draft_finish(&d);
}

static bool read_root(const json_t *root, const struct feed_options *options, struct feed *out)
{
    const json_t *version = json_object_get(root, "version");
    bool said = json_is_string(version) && strstr(json_string_value(version), "jsonfeed.org");
    bool listed = json_is_array(root) || json_object_get(root, "items");
    json_auto_t *items = json_is_array(root) ? json_incref((json_t *)root) : list_at(root, "items");
    bool ok = listed && is_list(items, said);
    if (ok)
        read_items(root, items, options, out);
    return ok;
}

bool json_read_feed(struct str text, const struct feed_options *options, struct feed *out,
                    struct error *e)
{
    json_error_t why;
    AUTO(buf) repaired = BUF_INIT;
    json_auto_t *root = json_loadb(text.p, text.n, JSON_ALLOW_NUL, &why);
    if (!root) {
        bool cut;
        repair_json(text, &repaired, &cut);
        root = json_loadb(buf_str(&repaired).p, repaired.n, JSON_ALLOW_NUL, &why);
        out->repaired = true;
        out->truncated = cut;
    }
    bool ok = root && read_root(root, options, out);
    if (!root)
        error_set(e, ERROR_NOT_FEED, 0, "looks like JSON, but is not valid");
    else if (!ok)
        error_set(e, ERROR_NOT_FEED, 0, "JSON, but not a feed");
    return ok;
}
