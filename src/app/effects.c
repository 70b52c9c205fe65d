/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/effects.h"

#include "app/effects-internal.h"
#include "model/comment.h"
#include "model/download.h"
#include "model/queue.h"
#include "model/rule.h"
#include "model/source-settings.h"
#include "model/tree.h"
#include "present/nearby.h"

/* ---- reads ---------------------------------------------------------------------------------- */

static bool load_tree(struct reader *r, struct effect *f, struct error *e)
{
    struct tree tree;
    return engine_tree(r->engine, &tree, e) &&
           effect_result(r, f, (struct ui_event){UI_TREE, .tree = &tree});
}

static bool load_counts(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(tree_counts) counts = {0};
    return engine_tree_counts(r->engine, &counts, e) &&
           effect_result(r, f, (struct ui_event){UI_COUNTS, .counts = &counts});
}

/* Time of a list's oldest article; 0 if it is not known without a search. */
static int64_t oldest_of(struct reader *r, const struct article_query *query)
{
    AUTO(article_list) end = {0};
    bool found = !query->search &&
                 engine_list(r->engine, query, NULL, false, !query->oldest_first, 1, &end, NULL);
    return found && end.n > 0 ? end.rows[0].date.time : 0;
}

static bool load_list(struct reader *r, struct effect *f, struct error *e)
{
    struct article_list list;
    return engine_list(r->engine, &f->query, f->from_start ? NULL : &f->from, f->including, f->back,
                       f->limit, &list, e) &&
           effect_result(r, f,
                         (struct ui_event){
                             UI_LIST, .list = &list,
                             .oldest = f->finds_oldest && list.more ? oldest_of(r, &f->query) : 0});
}

/* Text size stored with a source; 0: none. */
static int source_percent(struct reader *r, int64_t source)
{
    AUTO(buf) key = BUF_INIT;
    int64_t percent = 0;
    buf_printf(&key, "%s%lld", UI_SOURCE_SIZE_KEY, (long long)source);
    AUTO_FREE char *value = engine_state(r->engine, key.p);
    bool kept = value && str_to_int64(str_from(value), &percent) && percent > 0 && percent < 1000;
    return kept ? (int)percent : 0;
}

/* Without them the article is shown as well. */
static void add_related(struct reader *r, struct engine_article *article)
{
    struct article_query query = {.related_to = article->row.at.id};
    AUTO(article_list) related = {0};
    if (engine_list(r->engine, &query, NULL, false, false, 2 * NEARBY_MAX, &related, NULL))
        nearby_add_related(article, &related);
}

static bool load_article(struct reader *r, struct effect *f, struct error *e)
{
    struct engine_article article;
    if (!engine_article(r->engine, f->id, f->page_text, &article, e))
        return false;
    if (f->related)
        add_related(r, &article);
    return effect_result(r, f,
                         (struct ui_event){UI_ARTICLE, .article = &article,
                                           .percent = source_percent(r, article.row.source)});
}

static bool load_earlier(struct reader *r, struct effect *f, struct error *e)
{
    struct engine_article article;
    return engine_article_earlier(r->engine, f->id, (int)f->number, &article, e) &&
           effect_result(r, f, (struct ui_event){UI_EARLIER, .article = &article});
}

static bool load_settings(struct reader *r, struct effect *f, struct error *e)
{
    struct source_settings settings;
    AUTO(arena) arena = {0};
    return engine_settings(r->engine, f->id, &arena, &settings, e) &&
           effect_result(r, f,
                         (struct ui_event){UI_SETTINGS, .settings = &settings, .arena = &arena});
}

static bool load_downloads(struct reader *r, struct effect *f, struct error *e)
{
    struct downloads downloads;
    return engine_downloads(r->engine, &downloads, e) &&
           effect_result(r, f, (struct ui_event){UI_DOWNLOADS, .downloads = &downloads});
}

static bool load_tags(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(arena) arena = {0};
    struct tag *tags;
    size_t n;
    return engine_tags(r->engine, &arena, &tags, &n, e) &&
           effect_result(r, f,
                         (struct ui_event){UI_TAGS, .arena = &arena, .tags = tags, .n_tags = n});
}

static bool load_note(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(engine_article) a = {0};
    return engine_article_fields(r->engine, f->id, false, &a, e) &&
           effect_result(r, f, (struct ui_event){UI_NOTE, .text = a.note});
}

static bool load_rules(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(rule_list) rules = {0};
    return engine_rules(r->engine, &rules, e) &&
           effect_result(r, f, (struct ui_event){UI_RULES, .rules = &rules});
}

static bool load_comments(struct reader *r, struct effect *f, struct error *e)
{
    struct comments comments;
    return engine_comments(r->engine, f->id, &comments, e) &&
           effect_result(r, f, (struct ui_event){UI_COMMENTS, .comments = &comments});
}

static bool load_queue(struct reader *r, struct effect *f, struct error *e)
{
    struct queue queue;
    return engine_queue(r->engine, &queue, e) &&
           effect_result(r, f, (struct ui_event){UI_QUEUE, .queue = &queue});
}

static const struct effect_handler reading[EFFECT_KINDS] = {
    [EFFECT_LOAD_TREE] = {.attempt = load_tree},
    [EFFECT_LOAD_COUNTS] = {.attempt = load_counts},
    [EFFECT_LOAD_LIST] = {.attempt = load_list},
    [EFFECT_LOAD_ARTICLE] = {.attempt = load_article},
    [EFFECT_LOAD_EARLIER] = {.attempt = load_earlier},
    [EFFECT_LOAD_SETTINGS] = {.attempt = load_settings},
    [EFFECT_LOAD_DOWNLOADS] = {.attempt = load_downloads},
    [EFFECT_LOAD_TAGS] = {.attempt = load_tags},
    [EFFECT_LOAD_NOTE] = {.attempt = load_note},
    [EFFECT_LOAD_RULES] = {.attempt = load_rules},
    [EFFECT_LOAD_COMMENTS] = {.attempt = load_comments},
    [EFFECT_LOAD_QUEUE] = {.attempt = load_queue},
};

/* ---- execution ------------------------------------------------------------------------------ */

/* True for a load repeated by a later one, as after events in quick succession. */
static bool is_superseded(const struct effects *effects, size_t i)
{
    enum effect_kind kind = effects->v[i].kind;
    if (kind != EFFECT_LOAD_TREE && kind != EFFECT_LOAD_COUNTS && kind != EFFECT_LOAD_DOWNLOADS)
        return false;
    for (size_t k = i + 1; k < effects->n; k++) {
        enum effect_kind later = effects->v[k].kind;
        if (later == kind || (later == EFFECT_LOAD_TREE && kind == EFFECT_LOAD_COUNTS))
            return true;
    }
    return false;
}

static void execute(struct reader *r, struct effect *f)
{
    const struct effect_handler *const parts[] = {reading, effects_engine, effects_settings,
                                                  effects_programs};
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        const struct effect_handler *handler = &parts[i][f->kind];
        struct error e;
        if (handler->run)
            handler->run(r, f);
        else if (handler->attempt && !handler->attempt(r, f, &e))
            reader_report_failure(r, f, &e);
    }
}

void effects_run(struct reader *r)
{
    while (r->effects.n > 0) {
        struct effects now = r->effects;
        r->effects = (struct effects){0};
        for (size_t i = 0; i < now.n; i++)
            if (!is_superseded(&now, i))
                execute(r, &now.v[i]);
        effects_fini(&now);
    }
}
