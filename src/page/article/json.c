/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/extract.h"

static void set_text(json_t *o, const char *key, const char *value)
{
    if (value && value[0])
        json_object_set_new(o, key, json_string(value));
}

static void set_number(json_t *o, const char *key, int64_t value, int64_t unknown)
{
    if (value != unknown)
        json_object_set_new(o, key, json_integer(value));
}

static void set_list(json_t *o, const char *key, json_t *list)
{
    if (json_array_size(list) > 0)
        json_object_set_new(o, key, list);
    else
        json_decref(list);
}

static void set_date(json_t *o, const char *key, struct date date)
{
    if (date.precision != DATE_NONE) {
        AUTO(buf) b = BUF_INIT;
        date_add_rfc3339(&b, date);
        set_text(o, key, buf_c(&b));
    }
}

static json_t *images_of(const struct page_article *p)
{
    json_t *list = json_array();
    for (size_t i = 0; i < p->n_images; i++) {
        json_t *o = json_object();
        set_text(o, "url", p->images[i].url);
        set_text(o, "alt", p->images[i].alt);
        set_text(o, "caption", p->images[i].caption);
        set_number(o, "width", p->images[i].width, 0);
        set_number(o, "height", p->images[i].height, 0);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *links_of(const struct link *links, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        set_text(o, "url", links[i].url);
        set_text(o, "title", links[i].title);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *attachments_of(const struct article *a)
{
    json_t *list = json_array();
    for (size_t i = 0; i < a->n_attachments; i++) {
        json_t *o = json_object();
        set_text(o, "url", a->attachments[i].url);
        set_text(o, "mime_type", a->attachments[i].type);
        set_text(o, "title", a->attachments[i].title);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *strings_of(const char *const *v, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(v[i]));
    return list;
}

json_t *page_article_json(const struct page_article *p)
{
    static const char *const precisions[] = {
        [DATE_DAY] = "day", [DATE_MINUTE] = "minute", [DATE_SECOND] = "second"};
    const struct article *a = &p->article;
    json_t *o = json_object();
    set_text(o, "url", a->url);
    set_text(o, "title", a->title);
    set_text(o, "byline", a->author);
    set_text(o, "source", a->source);
    set_text(o, "editor", a->editor);
    set_date(o, "date_published", a->published);
    if (a->published.precision != DATE_NONE)
        set_text(o, "date_precision", precisions[a->published.precision]);
    set_date(o, "date_modified", a->updated);
    set_text(o, "language", a->language);
    set_text(o, "site_name", p->site_name);
    set_text(o, "excerpt", a->summary);
    set_text(o, "image", a->image);
    set_list(o, "images", images_of(p));
    set_number(o, "views", a->views, -1);
    set_list(o, "breadcrumb", strings_of(a->breadcrumb, a->n_breadcrumb));
    set_list(o, "related", links_of(a->related, a->n_related));
    set_text(o, "previous_article", p->previous_article_url);
    set_text(o, "next_article", p->next_article_url);
    set_text(o, "next", p->next_url);
    set_text(o, "comments_url", a->comments_url);
    set_list(o, "attachments", attachments_of(a));
    set_text(o, "content_html", a->content);
    set_text(o, "content_text", p->text);
    return o;
}
