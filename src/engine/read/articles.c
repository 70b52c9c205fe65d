/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads of lists, articles and state values, on the UI thread's connection. */
#include <string.h>

#include "engine/data/article-body.h"
#include "engine/internal.h"
#include "engine/picture/cache.h"
#include "engine/thread/source-reach.h"
#include "store/article/article.h"
#include "store/article/comments.h"
#include "store/article/related.h"
#include "store/article/versions.h"
#include "store/exchange/states.h"
#include "store/list/list.h"
#include "store/mark/tags.h"
#include "store/record/downloads.h"
#include "store/record/queue.h"
#include "store/record/state.h"
#include "store/rule/rules.h"
#include "store/salvage/salvage.h"
#include "store/tree/tree.h"

bool engine_list(struct engine *n, const struct article_query *query,
                 const struct article_position *from, bool including, bool back, size_t limit,
                 struct article_list *out, struct error *e)
{
    struct article_query q = *query;
    q.now = clock_now(n->options.clock);
    q.zone = n->options.zone;
    *out = (struct article_list){0};
    if (q.related_to)
        return (from && !including) || related_find(n->reader, q.related_to, limit, out, e);
    return articles_list(n->reader, &q, from, including, back, limit, out, e);
}

bool engine_count(struct engine *n, const struct article_query *query, int64_t *out,
                  struct error *e)
{
    return articles_count(n->reader, query, out, e);
}

/* ---- articles ------------------------------------------------------------------------------- */

static struct article_position neighbour(struct engine *n, const struct article_row *row, bool back,
                                         struct arena *arena, const char **title)
{
    struct article_query q = {.node = row->source};
    AUTO(article_list) list = {0};
    struct article_position found = {0};
    if (row->source != 0 && articles_list(n->reader, &q, &row->at, false, back, 1, &list, NULL)) {
        if (list.n > 0) {
            found = list.rows[0].at;
            *title = arena_strdup(arena, list.rows[0].title);
        }
    }
    return found;
}

bool engine_article_fields(struct engine *n, int64_t id, bool page_text, struct engine_article *out,
                           struct error *e)
{
    struct stored_article a;
    *out = (struct engine_article){0};
    if (!articles_load(n->reader, id, &a, e))
        return false;
    out->arena = a.arena; /* ownership moves with the strings */
    out->row = a.row;
    out->article = a.article;
    out->sources = a.sources;
    out->n_sources = a.n_sources;
    out->note = a.note;
    out->page_problem = a.page_problem;
    out->text_problem = a.damaged ? "A stored text of this article is damaged." : NULL;
    out->muted_by = a.muted_by;
    out->html = article_body_html(&a, page_text);
    out->position = a.position;
    if (a.row.source != 0 &&
        !tree_path(n->reader, a.row.source, &out->arena, &out->path, &out->n_path, e)) {
        engine_article_fini(out);
        return false;
    }
    return true;
}

static void add_pictures(struct engine *n, struct engine_article *out)
{
    const struct doc *d = &out->body;
    const char *directory = n->options.picture_dir;
    out->pictures = arena_array(&out->arena, d->n_images, sizeof *out->pictures);
    if (!directory || d->n_images == 0)
        return;
    struct source_reach reach = source_reach_load(n->reader, out->row.source, &out->arena);
    for (size_t i = 0; i < d->n_images; i++)
        if (source_reach_allows(&reach, d->images[i]->url))
            picture_cache_find(directory, d->images[i]->url, &out->arena, &out->pictures[i]);
        else
            out->pictures[i].problem = "an address of a private network";
}

bool engine_article(struct engine *n, int64_t id, bool page_text, struct engine_article *out,
                    struct error *e)
{
    if (!engine_article_fields(n, id, page_text, out, e))
        return false;
    if (!article_body_read(&out->body, out->html, &out->article, e) ||
        !versions_list(n->reader, id, &out->arena, &out->earlier, &out->n_earlier, e)) {
        engine_article_fini(out);
        return false;
    }
    if (out->html && strlen(out->html) > ARTICLE_MAX_BYTES)
        out->text_problem = "Article too long: only its beginning is shown.";
    add_pictures(n, out);
    out->previous = neighbour(n, &out->row, true, &out->arena, &out->previous_title);
    out->next = neighbour(n, &out->row, false, &out->arena, &out->next_title);
    return true;
}

bool engine_article_earlier(struct engine *n, int64_t id, int number, struct engine_article *out,
                            struct error *e)
{
    struct article_version version;
    if (!engine_article(n, id, false, out, e))
        return false;
    if (!versions_load(n->reader, id, number - 1, &out->arena, &version, e)) {
        engine_article_fini(out);
        return false;
    }
    doc_fini(&out->body);
    out->row.title = out->article.title = version.title;
    out->html = out->article.content = version.content;
    out->article.summary = NULL;
    if (!article_body_read(&out->body, out->html, &out->article, e)) {
        engine_article_fini(out);
        return false;
    }
    add_pictures(n, out);
    return true;
}

bool engine_comments(struct engine *n, int64_t id, struct comments *out, struct error *e)
{
    return comments_load(n->reader, id, out, e);
}

bool engine_tags(struct engine *n, struct arena *arena, struct tag **out, size_t *count,
                 struct error *e)
{
    return tags_list(n->reader, arena, out, count, e);
}

/* ---- rules, downloads, queue ----------------------------------------------------------------- */

bool engine_rules(struct engine *n, struct rule_list *out, struct error *e)
{
    *out = (struct rule_list){0};
    return rules_list(n->reader, &out->arena, &out->v, &out->n, e);
}

bool engine_downloads(struct engine *n, struct downloads *out, struct error *e)
{
    return downloads_load(n->reader, out, e);
}

bool engine_queue(struct engine *n, struct queue *out, struct error *e)
{
    return queue_load(n->reader, out, e);
}

/* ---- state values, backup, integrity -------------------------------------------------------- */

char *engine_state(struct engine *n, const char *key)
{
    char *value = NULL;
    for (size_t i = 0; i < n->state.n; i++)
        if (strcmp(n->state.v[i].key, key) == 0)
            return mem_strdup(n->state.v[i].value);
    return state_get(n->reader, key, &value, NULL) ? value : NULL;
}

bool engine_states(struct engine *n, int64_t after, size_t limit, struct arena *arena,
                   struct article_state **out, size_t *count, struct error *e)
{
    return states_list(n->reader, after, limit, arena, out, count, e);
}

bool engine_backup(struct engine *n, const char *path, struct error *e)
{
    return store_backup(n->reader, path, e);
}

bool engine_salvage(const char *from, const char *to, struct salvage_report *report,
                    struct error *e)
{
    return store_salvage(from, to, report, e);
}

bool engine_check(struct engine *n, char **report, struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    if (!store_check(n->reader, &text, e))
        return false;
    *report = mem_strdup(buf_c(&text));
    return true;
}
