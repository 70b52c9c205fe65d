/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/intake.h"

#include "engine/engine.h"
#include "engine/parse/calls.h"
#include "engine/refresh/answer-status.h"
#include "engine/refresh/older.h"
#include "engine/refresh/schedule.h"
#include "engine/thread/retry-after.h"
#include "net/guard.h"
#include "store/edit/edit.h"
#include "store/tree/sources.h"
#include "store/tree/tree.h"
#include "text/url/url.h"

enum {
    MIN_MOVES = 3,     /* consecutive permanent redirects before the address changes */
    TEASER_SAMPLE = 8, /* newest articles of a feed, whose articles are alike */
};

/* State of one visit. */
struct visit {
    struct worker *w;
    const struct intake_source *source;
    const struct net_response *r;
    const struct parsed *parsed; /* of the body; NULL: not asked about */
    struct intake *out;
    int64_t now;
    struct arena arena;
    struct source_fetch fetch; /* state to be stored */
    struct source_settings settings;
    const struct content *content; /* NULL: none */
    enum node_kind kind;           /* of the source, as detected */
    bool changes_url;
};

struct zone intake_zone(const struct worker *w, const struct tree_node *node,
                        const struct source_settings *settings)
{
    if (settings->zone_offset != ZONE_OFFSET_NONE)
        return zone_fixed(settings->zone_offset);
    bool chinese = str_starts_nocase(str_from(node->language), STR("zh"));
    bool in_china = str_ends(url_host(node->url), STR(".cn"));
    return chinese || in_china ? zone_fixed(ZONE_CHINA) : w->options->zone;
}

/* Schedule input from stored state, without the current response. */
static struct schedule_input stored_input(const struct worker *w, int64_t id, const char *url,
                                          const struct source_settings *settings,
                                          const struct source_fetch *fetch)
{
    int minutes = settings->interval_minutes    ? settings->interval_minutes
                  : w->options->refresh_minutes ? w->options->refresh_minutes
                                                : 60;
    return (struct schedule_input){
        .interval_s = (int64_t)minutes * 60,
        .own_network = !settings->interval_minutes && guard_is_private(url),
        .ttl_s = fetch->ttl,
        .max_age_s = -1,
        .skip_hours = fetch->skip_hours,
        .skip_days = fetch->skip_days,
        .seed = (uint64_t)id,
    };
}

static void plan(struct visit *v, int failures)
{
    const struct net_response *r = v->r;
    struct schedule_input in =
        stored_input(v->w, v->source->id, v->source->url, &v->settings, &v->fetch);
    in.now = v->now;
    in.max_age_s = schedule_max_age(r->cache_control);
    in.expires = r->expires;
    in.retry_at = r->retry_at;
    in.failures = failures;
    struct schedule s = schedule_next(&in);
    v->fetch.status.due_at = s.due_at;
    v->fetch.status.waiting = s.waiting;
}

void intake_plan_again(const struct worker *w, const struct tree_node *node,
                       const struct source_settings *settings, struct source_fetch *fetch)
{
    struct source_status *status = &fetch->status;
    struct schedule_input in = stored_input(w, node->id, node->url, settings, fetch);
    in.now = status->checked_at;
    struct schedule s = schedule_next(&in);
    bool answered = status->checked_at != 0 && status->failures == 0;
    if (answered && (!status->waiting || s.due_at > status->due_at)) {
        status->due_at = s.due_at;
        status->waiting = s.waiting;
    }
}

/* 0 for a program, whose output has none. */
static int http_status(const struct visit *v)
{
    return v->r->url && url_is_program(v->r->url) ? 0 : v->r->status;
}

/* ---- outcomes ------------------------------------------------------------------------------- */

static void note_failure(struct visit *v)
{
    struct source_status *status = &v->fetch.status;
    const struct error *e = &v->out->error;
    bool left_alone = v->r->status == 0 && v->r->retry_at != 0;
    if (left_alone) { /* net sent no request, so nothing failed */
        status->due_at = v->r->retry_at;
        status->waiting = "Retry-After";
        return;
    }
    status->checked_at = v->now;
    status->error = e->code;
    status->http_status = http_status(v);
    status->problem = e->detail;
    status->failures++;
    plan(v, status->failures);
}

/* The source's network is learnt once per address, from connections without a proxy. */
static void note_network(struct visit *v)
{
    bool learns = v->fetch.network == NETWORK_UNKNOWN || v->changes_url;
    if (v->r->is_direct && learns)
        v->fetch.network = v->r->is_private ? NETWORK_PRIVATE : NETWORK_PUBLIC;
}

static void note_success(struct visit *v)
{
    struct source_status *status = &v->fetch.status;
    status->checked_at = status->succeeded_at = v->now;
    status->error = ERROR_NONE;
    status->http_status = http_status(v);
    status->problem = NULL;
    status->failures = 0;
    plan(v, 0);
}

/* A 304 may renew validators, but their absence keeps the old ones. */
static void set_validators(struct visit *v)
{
    const struct net_response *r = v->r;
    bool fresh = r->status != 304;
    if (fresh || r->etag)
        v->fetch.etag = r->etag;
    if (fresh || r->last_modified)
        v->fetch.last_modified = r->last_modified;
    if (fresh)
        v->fetch.validators_at = v->now;
}

static void drop_validators(struct visit *v)
{
    v->fetch.etag = v->fetch.last_modified = NULL;
    v->fetch.validators_at = 0;
    v->fetch.body_hash = 0;
}

/* Changes the address after enough consecutive permanent redirects to a usable document, unless
 * another source has the new one, or the source has secrets, which the new host must not get. */
static bool follow_move(struct visit *v, struct error *e)
{
    struct source_fetch *f = &v->fetch;
    const char *to = v->r->permanent_url;
    int64_t other = 0;
    if (!to) {
        f->moved_to = NULL;
        f->moved_count = 0;
        return true;
    }
    bool same = f->moved_to && str_eq(str_from(f->moved_to), str_from(to));
    f->moved_count = same ? f->moved_count + 1 : 1;
    f->moved_to = to;
    if (f->moved_count >= MIN_MOVES && !tree_find_url(v->w->store, to, &other, e))
        return false;
    v->changes_url =
        f->moved_count >= MIN_MOVES && (other == 0 || other == v->source->id) &&
        (!source_settings_has_secrets(&v->settings) || url_keeps_secrets(v->source->url, to));
    return true;
}

static bool has_teasers(const struct visit *v)
{
    size_t looked = v->content->n < TEASER_SAMPLE ? v->content->n : TEASER_SAMPLE;
    if (v->kind != NODE_FEED)
        return v->kind == NODE_LIST;
    for (size_t i = 0; i < looked; i++)
        if (v->content->articles[i].is_teaser)
            return true;
    return false;
}

/* ---- parsing and storing -------------------------------------------------------------------- */

/* Next page of a list. Once older pages were fetched, older.c keeps the place. */
static void note_next_page(struct visit *v)
{
    if (v->kind == NODE_LIST && v->fetch.older_pages == 0)
        v->fetch.older_url = older_next(v->r->url, v->content->next_url);
}

/* True for a list without any articles yet, which may be no list. */
static bool is_new_list(const struct worker *w, const struct intake_source *source)
{
    AUTO(arena) arena = {0};
    struct tree_node node;
    return source->kind == NODE_LIST &&
           (source->id == 0 ||
            (tree_get(w->store, source->id, &arena, &node, NULL) && node.total == 0));
}

static uint64_t hash_body(const struct net_response *r)
{
    uint64_t hash = str_hash(buf_str(&r->body));
    return hash ? hash : 1;
}

bool intake_asks(const struct worker *w, struct intake_source *source, const struct net_response *r,
                 struct content_options *out)
{
    if (!answer_is_usable(r, false, NULL))
        return false;
    source->body_hash = hash_body(r);
    if (!source->force && source->body_hash == source->last_hash)
        return false;
    *out = (struct content_options){.as = is_new_list(w, source) ? CONTENT_LEAF
                                                                 : content_as(source->kind),
                                    .url = r->url,
                                    .content_type = r->content_type,
                                    .title = source->title,
                                    .zone = source->zone,
                                    .fetched = clock_now(w->clock),
                                    .spent = true};
    return true;
}

static void take_content(struct visit *v)
{
    v->content = &v->parsed->answer.content;
    v->kind = v->content->kind;
    v->fetch.body_hash = v->source->body_hash;
    v->fetch.ttl = v->content->ttl;
    v->fetch.skip_hours = v->content->skip_hours;
    v->fetch.skip_days = v->content->skip_days;
    v->out->teasers = has_teasers(v);
    note_next_page(v);
}

/* True for a title that repeats the address or its last part, and so was not chosen by the user. */
static bool title_is_address(const struct intake_source *source)
{
    struct str title = str_trim(str_from(source->title)), url = str_from(source->url);
    return title.n == 0 || str_eq(title, url) || str_eq(title, str_last_part(url, '/'));
}

static bool save(struct visit *v, struct error *e)
{
    struct worker *w = v->w;
    int64_t id = v->source->id;
    struct tree_change change = {0};
    if (v->changes_url) {
        change.url = v->fetch.moved_to;
        v->fetch.moved_to = NULL;
        v->fetch.moved_count = 0;
        v->fetch.older_url = NULL; /* the address of older pages is outdated as well */
        v->fetch.older_pages = 0;
    }
    if (v->content && v->content->title && title_is_address(v->source))
        change.title = v->content->title;
    if (v->kind != v->source->kind)
        change.kind = v->kind;
    if ((change.url || change.title || change.kind != NODE_ROOT) &&
        !tree_edit(w->store, id, &change, e) && e->code != ERROR_EXISTS)
        return false;
    return source_save_fetch(w->store, id, &v->fetch, e);
}

static bool is_the_page(const struct article *a)
{
    return true;
}

static bool has_no_page(const struct article *a)
{
    return !a->url;
}

static bool has_no_more(const struct article *a)
{
    return !a->url || !a->is_teaser;
}

static bool merge(struct visit *v, struct error *e)
{
    /* With FULL_TEXT_ALWAYS a feed's text is complete only if there is no page. */
    bool pages = v->settings.full_text == FULL_TEXT_ALWAYS && v->kind == NODE_FEED;
    struct merge_options options = {
        .now = v->now,
        .asked = &v->out->asked,
        .is_whole = v->kind == NODE_PAGE ? is_the_page
                    : pages              ? has_no_page
                                         : has_no_more,
    };
    return !v->content || merge_articles(v->w->store, v->source->id, v->content->articles,
                                         v->content->n, &options, &v->out->counts, e);
}

/* One transaction, unless many articles need several: validators must not be stored without their
 * articles. */
static bool store_visit(struct visit *v, struct error *e)
{
    struct store *s = v->w->store;
    struct store_part part;
    bool many = v->content && v->content->n > MERGE_TOGETHER;
    if ((many && !merge(v, e)) || !store_begin_part(s, &part, e))
        return false;
    return store_end_part(s, &part, (many || merge(v, e)) && save(v, e), e);
}

/* False, with the source's error, unless its response is of use. */
static bool read_answer(struct visit *v)
{
    bool conditional = v->fetch.etag || v->fetch.last_modified;
    struct error *e = &v->out->error;
    if (!answer_is_usable(v->r, conditional, e))
        return false;
    if (v->parsed && v->parsed->error.code != ERROR_NONE) {
        drop_validators(v);
        return error_copy(e, &v->parsed->error);
    }
    if (v->parsed)
        take_content(v);
    return true;
}

static bool visit_answer(struct visit *v, struct error *e)
{
    if (!read_answer(v)) {
        note_failure(v);
        return retry_after_store(v->w, v->r, e) && store_visit(v, e);
    }
    set_validators(v);
    note_success(v);
    if (!follow_move(v, e))
        return false;
    note_network(v);
    return store_visit(v, e);
}

bool intake_answer(struct worker *w, const struct intake_source *source,
                   const struct net_response *r, const struct parsed *parsed, struct intake *out,
                   struct error *e)
{
    struct visit v = {.w = w,
                      .source = source,
                      .r = r,
                      .parsed = parsed,
                      .out = out,
                      .now = worker_now(w),
                      .kind = source->kind};
    *out = (struct intake){0};
    bool ok = source_load(w->store, source->id, &v.arena, &v.fetch, &v.settings, e) &&
              visit_answer(&v, e);
    arena_fini(&v.arena);
    return ok;
}
