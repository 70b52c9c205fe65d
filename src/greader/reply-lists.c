/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of labels, feeds and ids. */

#include "base/vec.h"
#include "greader/reply-json.h"
#include "greader/reply.h"
#include "greader/stream.h"
#include "text/url/url.h"

/* Name of a label in the arena; NULL for another stream. */
static const char *keep_label(struct arena *a, struct str id)
{
    struct str name;
    return greader_stream_kind(id, &name) == GREADER_STREAM_LABEL ? reply_keep(a, name) : NULL;
}

bool greader_read_labels(struct str body, struct greader_labels *out, struct error *e)
{
    json_auto_t *root = NULL;
    const json_t *list = reply_parse_list(body, "tags", &root, e);
    size_t i;
    json_t *v;
    *out = (struct greader_labels){0};
    if (list)
        out->v = arena_array(&out->arena, json_array_size(list), sizeof *out->v);
    json_array_foreach(list, i, v)
    {
        struct greader_label label = {
            .name = keep_label(&out->arena, reply_text(v, "id")),
            .is_folder = str_eq(reply_text(v, "type"), STR("folder")),
        };
        if (label.name && out->n < GREADER_MAX_FEEDS)
            out->v[out->n++] = label;
    }
    return list != NULL;
}

/* A feed's address that can be fetched. */
static const char *keep_url(struct arena *a, struct str s)
{
    return url_is_fetchable(s) ? reply_keep(a, s) : NULL;
}

static void read_folders(struct arena *a, const json_t *o, struct greader_feed *to)
{
    const json_t *list = json_object_get(o, "categories");
    size_t i;
    json_t *v;
    to->folders = arena_array(a, json_array_size(list), sizeof *to->folders);
    json_array_foreach(list, i, v)
    {
        const char *name = keep_label(a, reply_text(v, "id"));
        if (name && to->n_folders < GREADER_MAX_LABELS)
            to->folders[to->n_folders++] = name;
    }
}

static const char *keep_title(struct arena *a, struct str s, bool wide)
{
    AUTO(buf) narrow = BUF_INIT;
    return reply_keep(a, wide ? reply_narrow(&narrow, s, true) : s);
}

static bool read_feed(struct arena *a, const json_t *o, bool wide, struct greader_feed *to)
{
    struct str id = reply_text(o, "id"), name;
    *to = (struct greader_feed){0};
    if (greader_stream_kind(id, &name) != GREADER_STREAM_FEED)
        return false;
    to->stream = reply_keep(a, id);
    to->title = keep_title(a, reply_text(o, "title"), wide);
    to->url = keep_url(a, reply_text(o, "url"));
    to->url = to->url ? to->url : keep_url(a, name);
    to->site_url = keep_url(a, reply_text(o, "htmlUrl"));
    read_folders(a, o, to);
    return to->stream != NULL;
}

bool greader_read_feeds(struct str body, const struct greader_manners *manners,
                        struct greader_feeds *out, struct error *e)
{
    json_auto_t *root = NULL;
    const json_t *list = reply_parse_list(body, "subscriptions", &root, e);
    size_t i;
    json_t *v;
    *out = (struct greader_feeds){0};
    if (list)
        out->v = arena_array(&out->arena, json_array_size(list), sizeof *out->v);
    json_array_foreach(list, i, v)
    {
        if (out->n < GREADER_MAX_FEEDS &&
            read_feed(&out->arena, v, manners->wide_titles, &out->v[out->n]))
            out->n++;
    }
    return list != NULL;
}

/* Id of an entry: text, or a number. */
static bool read_id(const json_t *o, int64_t *id)
{
    const json_t *v = json_object_get(o, "id");
    if (json_is_integer(v)) {
        *id = json_integer_value(v);
        return true;
    }
    return greader_item_id(reply_text(o, "id"), id);
}

static bool read_ids(const json_t *list, struct greader_ids *out)
{
    size_t i;
    json_t *v;
    out->v = mem_zalloc(json_array_size(list) + 1, sizeof *out->v);
    json_array_foreach(list, i, v)
    {
        if (out->n < GREADER_MAX_IDS && read_id(v, &out->v[out->n]))
            out->n++;
    }
    return out->n > 0 || json_array_size(list) == 0;
}

bool greader_read_ids(struct str body, struct greader_ids *out, struct error *e)
{
    json_auto_t *root = NULL;
    const json_t *list = reply_parse_list(body, "itemRefs", &root, e);
    bool ok = list != NULL;
    *out = (struct greader_ids){0};
    if (ok && !read_ids(list, out)) {
        greader_ids_fini(out);
        ok = error_set(e, ERROR_UNSUPPORTED, 0, "the server's articles have no numbers");
    }
    if (ok) {
        AUTO(arena) arena = {0};
        out->continuation = mem_strdup(reply_keep(&arena, reply_text(root, "continuation")));
    }
    return ok;
}

void greader_ids_fini(struct greader_ids *i)
{
    free(i->v);
    free(i->continuation);
    *i = (struct greader_ids){0};
}
