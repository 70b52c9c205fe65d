/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge/subject.h"

#include "base/vec.h"
#include "model/article.h"

bool merge_load_source(struct store *s, int64_t source, struct arena *arena,
                       struct merge_source *out, struct error *e)
{
    struct ids nodes = {0};
    *out = (struct merge_source){0};
    sqlite3_stmt *st = db_find(s, "node", source, "SELECT title FROM node WHERE id = ?1", e);
    if (!st)
        return false;
    out->name = str_from(db_column_line(st, 0, arena));
    sqlite3_reset(st);
    bool ok = db_get_all(s, e, &nodes, "SELECT node FROM chain WHERE source = ?1", DB(source));
    vec_take(&nodes, arena, &out->nodes, &out->n_nodes);
    return ok;
}

static unsigned flags_of(const struct article *a)
{
    unsigned flags = (a->comments_url || a->comments_feed ? SEARCH_HAS_COMMENTS : 0) |
                     (a->n_attachments ? SEARCH_HAS_ATTACHMENT : 0) |
                     (a->image ? SEARCH_HAS_PICTURE : 0);
    for (size_t i = 0; i < a->n_attachments; i++) {
        struct str type = str_from(a->attachments[i].type);
        flags |= (str_starts(type, STR("image/")) ? SEARCH_HAS_PICTURE : 0) |
                 (str_starts(type, STR("audio/")) ? SEARCH_HAS_AUDIO : 0) |
                 (str_starts(type, STR("video/")) ? SEARCH_HAS_VIDEO : 0);
    }
    return flags;
}

void merge_fill_subject(struct search_subject *out, const struct article *a,
                        const struct merge_source *source, int64_t time, unsigned flags)
{
    *out = (struct search_subject){
        .title = str_from(a->title),
        .from = a->source ? str_from(a->source) : source->name,
        .url = str_from(a->url),
        .time = time,
        .flags = flags | flags_of(a),
        .by = str_from(a->author),
        .texts = {str_from(a->summary), str_from(a->content)},
        .nodes = source->nodes,
        .n_nodes = source->n_nodes,
    };
}
