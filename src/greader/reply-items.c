/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items, normalized as the articles of a feed are (feed/draft/draft.h). */

#include "feed/draft/draft.h"
#include "greader/reply-json.h"
#include "greader/reply.h"
#include "greader/stream.h"

/* First address of a list of links. */
static struct str first_link(const json_t *o, const char *key)
{
    return reply_text(json_array_get(json_object_get(o, key), 0), "href");
}

/* A member's text without the full-width forms of FreshRSS. */
static const char *keep_line(struct feed_draft *d, const json_t *o, const char *key, bool wide)
{
    AUTO(buf) narrow = BUF_INIT;
    struct str s = reply_text(o, key);
    return draft_keep_line(d, wide ? reply_narrow(&narrow, s, false) : s, TEXT_PLAIN);
}

static void read_attachments(struct feed_draft *d, const json_t *o)
{
    size_t i;
    json_t *v;
    json_array_foreach(json_object_get(o, "enclosure"), i, v)
    {
        struct str file = reply_text(v, "href");
        file = file.n > 0 ? file : reply_text(v, "url"); /* Miniflux */
        int64_t size = reply_number(v, "length");
        struct attachment a = {
            .url = draft_keep_url(d, file, d->item.url.value),
            .type = draft_keep(d, reply_text(v, "type")),
            .size = size > 0 ? size : -1,
            .duration = -1,
        };
        draft_add_attachment(&d->item, a, true);
    }
}

static void read_article(struct feed_draft *d, const json_t *o, bool wide)
{
    struct draft *to = &d->item;
    struct str link = first_link(o, "canonical");
    link = link.n > 0 ? link : first_link(o, "alternate");
    draft_set(&to->title, keep_line(d, o, "title", wide), 1);
    draft_set(&to->url, link.n > 0 ? draft_keep_url(d, link, NULL) : NULL, 1);
    struct str html = reply_text(json_object_get(o, "content"), "content");
    html = html.n > 0 ? html : reply_text(json_object_get(o, "summary"), "content");
    draft_set(&to->content, draft_keep_html(d, html, TEXT_HTML, to->url.value), 1);
    int64_t published = reply_number(o, "published");
    if (published > 0)
        to->published = (struct date){.time = published, .precision = DATE_SECOND};
    draft_add_person_text(d, to, str_from(keep_line(d, o, "author", wide)), 1);
    read_attachments(d, o);
}

/* States, labels and, without a prefix, the article's keywords. */
static void read_categories(struct feed_draft *d, const json_t *o, struct greader_item *to)
{
    const json_t *list = json_object_get(o, "categories");
    struct arena *arena = &d->feed->arena;
    size_t i;
    json_t *v;
    to->labels = arena_array(arena, json_array_size(list), sizeof *to->labels);
    json_array_foreach(list, i, v)
    {
        struct str id = str_from(json_string_value(v)), name;
        enum greader_stream kind = greader_stream_kind(id, &name);
        to->is_read |= kind == GREADER_STREAM_READ;
        to->is_starred |= kind == GREADER_STREAM_STARRED;
        const char *label = kind == GREADER_STREAM_LABEL ? reply_keep(arena, name) : NULL;
        if (label && to->n_labels < GREADER_MAX_LABELS)
            to->labels[to->n_labels++] = label;
        else if (kind == GREADER_STREAM_OTHER && !str_starts(id, STR("user/")))
            draft_add_tags(d, &d->item, id, '\0');
    }
}

/* False for an item that has no valid id. */
static bool read_item(struct feed_draft *d, const json_t *o, struct greader_item *to)
{
    *to = (struct greader_item){0};
    if (!greader_item_id(reply_text(o, "id"), &to->id))
        return false;
    struct str origin = reply_text(json_object_get(o, "origin"), "streamId");
    to->stream = reply_keep(&d->feed->arena, origin);
    read_categories(d, o, to);
    return true;
}

bool greader_read_items(struct str body, const struct greader_manners *manners,
                        struct greader_items *out, struct error *e)
{
    static const struct feed_options options = {0};
    json_auto_t *root = NULL;
    const json_t *list = reply_parse_list(body, "items", &root, e);
    struct feed_draft d;
    size_t i;
    json_t *v;
    *out = (struct greader_items){0};
    if (list) {
        feed_draft_init(&d, &out->feed, &options);
        size_t n = json_array_size(list);
        out->items = arena_array(&out->feed.arena, n, sizeof *out->items);
        json_array_foreach(list, i, v)
        {
            draft_begin_item(&d);
            if (!read_item(&d, v, &out->items[out->n]))
                continue;
            read_article(&d, v, manners->wide_titles);
            out->n++;
            if (!draft_end_item(&d, false))
                break;
        }
        feed_draft_finish(&d);
    }
    return list != NULL;
}

void greader_items_fini(struct greader_items *i)
{
    feed_fini(&i->feed);
    *i = (struct greader_items){0};
}
