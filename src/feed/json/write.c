/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/json/write.h"

#include "base/buf.h"
#include "text/markup/markup.h"

static void set(json_t *o, const char *key, const char *value)
{
    if (value)
        json_object_set_new(o, key, json_string(value));
}

static void set_date(json_t *o, const char *key, struct date d)
{
    if (d.precision != DATE_NONE) {
        AUTO(buf) b = BUF_INIT;
        date_add_rfc3339(&b, d);
        set(o, key, buf_c(&b));
    }
}

/* Sets a member to the plain text of HTML. */
static void set_text(json_t *o, const char *key, const char *html, bool lines)
{
    AUTO(buf) b = BUF_INIT;
    markup_add_text(&b, str_from(html), lines);
    set(o, key, buf_c(&b));
}

static void set_people(json_t *o, const struct person *people, size_t n, const char *joined)
{
    json_auto_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *p = json_object();
        set(p, "name", people[i].name);
        set(p, "url", people[i].url);
        json_array_append_new(list, p);
    }
    if (n == 0 && joined) {
        json_t *p = json_object();
        set(p, "name", joined);
        json_array_append_new(list, p);
    }
    if (json_array_size(list) > 0)
        json_object_set(o, "authors", list);
}

static void set_attachments(json_t *o, const struct article *a)
{
    json_auto_t *list = json_array();
    for (size_t i = 0; i < a->n_attachments; i++) {
        const struct attachment *from = &a->attachments[i];
        json_t *to = json_object();
        set(to, "url", from->url);
        set(to, "mime_type", from->type ? from->type : "application/octet-stream");
        set(to, "title", from->title);
        if (from->size >= 0)
            json_object_set_new(to, "size_in_bytes", json_integer(from->size));
        if (from->duration >= 0)
            json_object_set_new(to, "duration_in_seconds", json_integer(from->duration));
        json_array_append_new(list, to);
    }
    if (a->n_attachments > 0)
        json_object_set(o, "attachments", list);
}

/* True for HTML that is nothing but text and line breaks. */
static bool is_text(struct str html)
{
    struct markup_tag tag;
    for (size_t at = 0; (at = str_find_char(html, '<', at)) != SIZE_MAX; at++) {
        size_t n = markup_read_tag(str_slice(html, at, html.n), &tag);
        if (n > 0 && (n == SIZE_MAX || !str_eq_nocase(tag.name, STR("br"))))
            return false;
    }
    return true;
}

static void set_content(json_t *o, const struct article *a)
{
    const char *html = a->content ? a->content : a->summary;
    if (html) {
        set(o, "content_html", html);
        if (is_text(str_from(html)))
            set_text(o, "content_text", html, true);
    }
    if (a->content && a->summary)
        set_text(o, "summary", a->summary, false);
}

json_t *json_feed_chapters(const struct chapter *chapters, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        json_object_set_new(o, "start", json_integer(chapters[i].start));
        set(o, "title", chapters[i].title);
        json_array_append_new(list, o);
    }
    return list;
}

/* Fields beyond JSON Feed, in the extension "_gander". */
static void set_extension(json_t *o, const struct article *a)
{
    json_auto_t *extension = json_object();
    set(extension, "source", a->source);
    set(extension, "editor", a->editor);
    set(extension, "comments_url", a->comments_url);
    set(extension, "comments_feed", a->comments_feed);
    if (a->n_comments > 0)
        json_object_set_new(extension, "comments", json_integer(a->n_comments));
    set(extension, "chapters_url", a->chapters_url);
    if (a->n_chapters > 0)
        json_object_set_new(extension, "chapters", json_feed_chapters(a->chapters, a->n_chapters));
    if (a->views >= 0)
        json_object_set_new(extension, "views", json_integer(a->views));
    if (a->published.precision == DATE_DAY)
        set(extension, "date_precision", "day");
    if (json_object_size(extension) > 0)
        json_object_set(o, "_gander", extension);
}

json_t *json_feed_item(const struct article *a)
{
    json_t *o = json_object();
    set(o, "id", a->guid ? a->guid : a->url ? a->url : a->title); /* required */
    set(o, "url", a->url);
    set(o, "external_url", a->external_url);
    set(o, "title", a->title);
    set_content(o, a);
    set(o, "image", a->image);
    set_date(o, "date_published", a->published);
    set_date(o, "date_modified", a->updated);
    set_people(o, a->authors, a->n_authors, a->author);
    set(o, "language", a->language);
    if (a->n_tags > 0) {
        json_t *tags = json_array();
        for (size_t i = 0; i < a->n_tags; i++)
            json_array_append_new(tags, json_string(a->tags[i]));
        json_object_set_new(o, "tags", tags);
    }
    set_attachments(o, a);
    set_extension(o, a);
    return o;
}

json_t *json_feed_from_feed(const struct feed *f)
{
    json_t *o = json_object(), *items = json_array();
    set(o, "version", "https://jsonfeed.org/version/1.1");
    set(o, "title", f->title ? f->title : ""); /* required */
    set(o, "home_page_url", f->url);
    set(o, "feed_url", f->self_url);
    set(o, "description", f->description);
    set(o, "next_url", f->next_url);
    set(o, "icon", f->icon);
    set_people(o, f->authors, f->n_authors, f->author);
    set(o, "language", f->language);
    if (f->expired)
        json_object_set_new(o, "expired", json_true());
    for (size_t i = 0; i < f->n_articles; i++)
        json_array_append_new(items, json_feed_item(&f->articles[i]));
    json_object_set_new(o, "items", items);
    return o;
}
