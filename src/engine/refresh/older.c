/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/older.h"

#include <stdlib.h>

#include "engine/parse/calls.h"
#include "engine/refresh/answer-status.h"
#include "engine/thread/retry-after.h"
#include "store/article/article.h"
#include "store/tree/sources.h"
#include "text/url/url.h"

bool older_begin(struct older *o, const char *list_url, const struct source_fetch *fetch)
{
    const char *from = fetch->older_url ? fetch->older_url : list_url;
    *o = (struct older){.finds = fetch->older_url == NULL};
    o->url = *from ? mem_strdup(from) : NULL;
    return o->url != NULL;
}

void older_fini(struct older *o)
{
    free(o->url);
    *o = (struct older){0};
}

const char *older_next(const char *url, const char *next_url)
{
    bool usable = next_url && url_same_origin(url, next_url);
    return usable ? next_url : "";
}

static uint64_t address_hash(const char *url)
{
    AUTO(buf) b = BUF_INIT;
    url_add_canonical(&b, str_from(url));
    return str_hash(buf_str(&b));
}

static bool is_read(const struct older *o, const char *url)
{
    for (int i = 0; i < o->n_read; i++)
        if (o->read[i] == address_hash(url))
            return true;
    return false;
}

/* Undated articles of older pages sort after the oldest stored one. */
static bool merge(struct worker *w, const struct intake_source *source,
                  const struct content *content, struct merge_counts *counts, struct error *e)
{
    struct merge_options options = {.now = worker_now(w)};
    int64_t oldest;
    if (!articles_oldest(w->store, source->id, &oldest, e))
        return false;
    options.undated_at = oldest > 1 ? oldest - 1 : 0;
    return merge_articles(w->store, source->id, content->articles, content->n, &options, counts, e);
}

/* One transaction: the place must not be stored without the articles before it. */
static bool store_page(struct worker *w, const struct intake_source *source, const struct older *o,
                       const struct content *content, const char *next, struct merge_counts *counts,
                       struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_fetch fetch;
    if (!store_begin(w->store, e))
        return false;
    bool ok = source_load(w->store, source->id, &arena, &fetch, NULL, e) &&
              merge(w, source, content, counts, e);
    if (ok) {
        fetch.older_url = next;
        fetch.older_pages += !o->finds;
        ok = source_save_fetch(w->store, source->id, &fetch, e);
    }
    return store_end(w->store, ok, e);
}

static void advance(struct older *o, const char *next, const struct merge_counts *counts,
                    bool *goes_on)
{
    *goes_on = *next && (o->finds || counts->added == 0) && o->n_read < OLDER_MAX_PAGES;
    o->counts.added += counts->added;
    o->counts.updated += counts->updated;
    o->counts.unchanged += counts->unchanged;
    o->pages += !o->finds;
    o->finds = false;
    if (*goes_on) {
        free(o->url);
        o->url = mem_strdup(next);
    }
}

static bool process_page(struct worker *w, const struct intake_source *source, struct older *o,
                         const struct net_response *r, const struct content *content, bool *goes_on,
                         struct error *e)
{
    struct merge_counts counts = {0};
    o->read[o->n_read++] = address_hash(o->url);
    const char *next = older_next(r->url, content->next_url);
    if (is_read(o, next) || address_hash(next) == address_hash(source->url))
        next = "";
    if (!store_page(w, source, o, content, next, &counts, e))
        return false;
    advance(o, next, &counts, goes_on);
    return true;
}

bool older_asks(const struct worker *w, const struct intake_source *source,
                const struct net_response *r, struct content_options *out)
{
    *out = (struct content_options){.as = CONTENT_LIST,
                                    .url = r->url,
                                    .content_type = r->content_type,
                                    .title = source->title,
                                    .zone = source->zone,
                                    .fetched = clock_now(w->clock)};
    return answer_is_usable(r, false, NULL);
}

bool older_answer(struct worker *w, const struct intake_source *source, struct older *o,
                  const struct net_response *r, const struct parsed *parsed, struct intake *out,
                  bool *goes_on, struct error *e)
{
    bool ok = retry_after_store(w, r, e);
    *out = (struct intake){0};
    *goes_on = false;
    if (ok && answer_is_usable(r, false, &out->error)) {
        out->error = parsed->error;
        ok = out->error.code != ERROR_NONE ||
             process_page(w, source, o, r, &parsed->answer.content, goes_on, e);
    }
    out->counts = o->counts;
    return ok;
}
