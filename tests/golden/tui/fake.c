/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/vec.h"
#include "base/zone.h"
#include "engine/data/command.h"
#include "model/comment.h"
#include "model/download.h"
#include "model/mark.h"
#include "model/queue.h"
#include "model/rule.h"
#include "model/source-settings.h"
#include "model/source.h"
#include "model/tag.h"
#include "model/tree.h"
#include "picture/drawing.h"
#include "picture/picture.h"
#include "present/nearby.h"
#include "text/display/width.h"
#include "text/find/regex.h"

struct node {
    int64_t id, parent;
    enum node_kind kind;
    int depth;
    const char *title, *problem;
};

static const struct node nodes[] = {
    {10, 1, NODE_PORTAL, 0, "Hengyang", NULL},
    {11, 10, NODE_CATEGORY, 1, "News", NULL},
    {12, 11, NODE_LIST, 2, "City News", NULL},
    {13, 11, NODE_LIST, 2, "County News", NULL},
    {14, 10, NODE_CATEGORY, 1, "Life", NULL},
    {15, 14, NODE_CATEGORY, 2, "Education", NULL},
    {16, 15, NODE_LIST, 3, "Basic Education", NULL},
    {17, 15, NODE_LIST, 3, "Higher Education", "HTTP 503, next try at 14:20"},
    {18, 14, NODE_CATEGORY, 2, "Service Guide", NULL},
    {19, 18, NODE_PAGE, 3, "Useful Phone Numbers", NULL},
    {20, 1, NODE_PORTAL, 0, "衡阳党政门户网", NULL},
    {21, 20, NODE_FEED, 1, "要闻", NULL},
    {22, 20, NODE_FEED, 1, "民生与社会保障工作动态", NULL},
    {23, 1, NODE_PORTAL, 0, "My feeds", NULL},
    {24, 23, NODE_FEED, 1, "Goose Notes", NULL},
};

/* Saved views, below the others. */
static const struct {
    struct node node;
    const char *query;
    bool counting;
} views[] = {
    {{30, 1, NODE_VIEW, 0, "Geese", NULL}, "geese"},
    {{31, 1, NODE_VIEW, 0, "老街与桥", NULL}, "老街"},
    {{32, 1, NODE_VIEW, 0, "A new search", NULL}, "the", true},
    {{33, 1, NODE_VIEW, 0, "Of a folder that was renamed",
      "no such portal, category or source: "
      "Hengyang/Sports"},
     "in:Hengyang/Sports"},
};

static const struct {
    int64_t source;
    int days;
    const char *title, *from;
} stories[] = {
    {16, 0, "Research alliances on innovative education of Zhuhui District are formed",
     "衡阳党政门户网"},
    {21, 0, "衡阳市召开基础教育高质量发展推进会，部署下一阶段重点工作任务", "衡阳日报"},
    {12, 0, "Spring Festival trains: tickets go on sale on Monday", "衡阳新闻网"},
    {16, 1, "A meeting on improving the quality of high schools", "衡阳党政门户网"},
    {22, 1, "城乡居民养老保险待遇领取资格认证办理指南（2026年版）", "市人社局"},
    {24, 2, "Why geese fly in a V", "Goose Notes"},
    {12, 3, "The old bridge at Laiyan reopens", "衡阳新闻网"},
    {13, 5, "Tea oil harvest in Qidong County", "衡阳晚报"},
    {16, 7, "Top five beautiful camps in Hengyang", "衡阳新闻网"},
    {21, 9, "“雁城”夜经济观察：一条老街的新生", "衡阳日报"},
    {12, 12, "Café culture arrives: 12 new places by the river", "衡阳新闻网"},
    {13, 20, "Nanyue: 南岳衡山 in the snow", "Hengyang Today"},
    {24, 30, "Migration maps, explained", "Goose Notes"},
    {16, 120, "School calendar for 2026/27", "教育局"},
    {22, 400, "2025年度医疗保险缴费标准公布", "市医保局"},
    {19, 2675, "Useful phone numbers", "衡阳党政门户网"},
};

struct story {
    struct article_position at;
    int64_t source;
    char *title;
    const char *from;
    bool read, starred, deleted;
    bool page, offline; /* the page's text is kept; all of the text is at hand */
    char *tags, *note;  /* NULL: none */
    uint64_t position;
};

/* State that undo swaps with the article's. */
struct undo {
    int64_t id; /* 0: none */
    bool deleted;
    char *tags, *note;
    enum engine_change change;
};

struct fake {
    struct undo undo;                  /* of the last change of one article */
    struct engine_picture pictures[2]; /* of the one article that has some */
    bool margin_later;                 /* than a screen */
    bool empty, edited, downloads, at_hand, refuses, host_away, offline, login, no_feed, views,
        comments, programs;
    VEC(struct story) stories; /* newest first */
    VEC(struct engine_event) told;
    int64_t last_id;
    engine_ticket ticket;
    int interval;
    size_t slow; /* stories that a search looks at in a turn, 0: all */
    char *sized; /* the key of the source that keeps a text size, and the size: one is enough */
    int percent;
};

struct fake *fake_new(bool empty)
{
    struct fake *f = MEM_NEW(struct fake);
    f->empty = empty;
    f->last_id = 100;
    for (size_t i = 0; !empty && i < ARRAY_SIZE(stories); i++) {
        int64_t time = FAKE_NOW - stories[i].days * 86400 - (int64_t)i * 2700;
        struct story s = {.at = {time, f->last_id++},
                          .source = stories[i].source,
                          .title = mem_strdup(stories[i].title),
                          .from = stories[i].from,
                          .read = i % 4 == 2 || i > 10,
                          .starred = i == 3 || i == 11,
                          .page = i == 3,
                          .offline = i == 3 || i == 5};
        vec_push(&f->stories, s);
    }
    return f;
}

void fake_free(struct fake *f)
{
    for (size_t i = 0; i < f->stories.n; i++) {
        free(f->stories.v[i].title);
        free(f->stories.v[i].tags);
        free(f->stories.v[i].note);
    }
    vec_fini(&f->stories);
    free(f->undo.tags);
    free(f->undo.note);
    free(f->sized);
    free(f);
}

static void arrive(struct fake *f, int64_t time, char *title)
{
    struct story s = {.at = {time, f->last_id++}, .source = 16, .title = title, .from = "衡阳日报"};
    vec_push(&f->stories, s);
    memmove(f->stories.v + 1, f->stories.v, (f->stories.n - 1) * sizeof *f->stories.v);
    f->stories.v[0] = s;
}

void fake_arrive(struct fake *f, int count)
{
    for (int i = 0; i < count; i++)
        arrive(f, FAKE_NOW + 60 + i, mem_strdup("Fresh from the press"));
}

void fake_arrive_titled(struct fake *f, struct str title)
{
    arrive(f, FAKE_NOW + 60, mem_strndup(title.p, title.n));
}

void fake_refuse(struct fake *f)
{
    f->refuses = true;
}

void fake_slow(struct fake *f, int count)
{
    f->slow = (size_t)count;
}

void fake_margin_later(struct fake *f)
{
    f->margin_later = true;
}

void fake_edit(struct fake *f)
{
    f->edited = true;
}

static struct story *story_of(struct fake *f, int64_t id)
{
    for (size_t i = 0; i < f->stories.n; i++)
        if (f->stories.v[i].at.id == id)
            return &f->stories.v[i];
    return NULL;
}

void fake_host_away(struct fake *f)
{
    f->host_away = true;
}

void fake_no_network(struct fake *f, bool login)
{
    f->offline = true;
    f->login = login;
}

void fake_at_hand(struct fake *f)
{
    f->at_hand = true;
}

void fake_keep_page(struct fake *f, int64_t id)
{
    struct story *s = story_of(f, id);
    if (s)
        s->page = s->offline = true;
}

/* ---- the tree -------------------------------------------------------------------------------- */

static bool is_beneath(int64_t source, int64_t node)
{
    for (int64_t at = source; at != TREE_ROOT;) {
        if (at == node)
            return true;
        size_t i = 0;
        while (nodes[i].id != at)
            i++;
        at = nodes[i].parent;
    }
    return node == TREE_ROOT || node == TREE_ALL;
}

static const struct download downloads[] = {
    {5, 105, DOWNLOAD_QUEUED, "https://x.example/5", "episode-12.mp3", "Why geese fly in a V",
     .size = -1},
    {4, 105, DOWNLOAD_RUNNING, "https://x.example/4", "大雁南飞：一部纪录片（第一集）.mp4",
     "“雁城”夜经济观察：一条老街的新生", .size = 27300000, .got = 12100000, .rate = 1250000},
    {3, 104, DOWNLOAD_STOPPED, "https://x.example/3", "map.pdf", "Migration maps, explained",
     .size = 2000000, .got = 600000},
    {2, 103, DOWNLOAD_FAILED, "https://x.example/2", "办理指南（2026年版）.docx",
     "城乡居民养老保险待遇领取资格认证办理指南（2026年版）", .size = -1,
     .problem = "x.example answers HTTP 404: not found"},
    {1, 102, DOWNLOAD_DONE, "https://x.example/1", "calls.ogg", "The calls of geese",
     "/home/goose/Downloads/gander/calls.ogg", .size = 480000, .got = 480000,
     .ended_at = FAKE_NOW - 3600},
};

void fake_views(struct fake *f)
{
    f->views = true;
}

void fake_no_feed(struct fake *f)
{
    f->no_feed = true;
}

void fake_download(struct fake *f)
{
    f->downloads = true;
}

static void make_downloads(struct fake *f, struct downloads *d)
{
    *d = (struct downloads){.n = f->downloads ? ARRAY_SIZE(downloads) : 0};
    d->v = arena_array(&d->arena, ARRAY_SIZE(downloads), sizeof *d->v);
    memcpy(d->v, downloads, sizeof downloads);
}

static void make_queue(struct queue *q)
{
    static struct chapter chapters[] = {{0, "Beginning"}, {300, "大雁"}};
    static struct episode all[] = {{.id = 1,
                                    .article = 105,
                                    .url = "https://x.example/episode-12.mp3",
                                    .title = "Der Zug der Gänse 雁",
                                    .source = "Pond",
                                    .duration = 1854,
                                    .place = 65,
                                    .chapters = chapters,
                                    .n_chapters = 2},
                                   {.id = 2,
                                    .article = 106,
                                    .url = "https://x.example/2.mp4",
                                    .title = "A hostile \033[31mtitle",
                                    .source = "River",
                                    .path = "/home/goose/Downloads/gander/2.mp4",
                                    .duration = -1}};
    *q = (struct queue){.n = ARRAY_SIZE(all)};
    q->v = arena_copy(&q->arena, all, ARRAY_SIZE(all), sizeof *all);
}

void fake_program(struct fake *f)
{
    f->programs = true;
}

void fake_comment(struct fake *f)
{
    f->comments = true;
}

/* The first was kept before, the others are fetched. */
static void make_comments(struct fake *f, struct comments *c)
{
    static struct comment all[] = {
        {.time = FAKE_NOW - 7200, .author = "Li Wen 李文", .text = "大雁回来了！"},
        {.time = FAKE_NOW - 3600,
         .author = "Gander \033[31mred",
         .text = "A long remark about geese, which fly over the river in the morning and return in "
                 "the evening, as they have always done.\nAnd a second line."},
        {.text = "Without a name or a time."}};
    *c = (struct comments){.v = all, .n = f->comments ? ARRAY_SIZE(all) : 1};
}

static struct rule made_rules[] = {
    {.id = 1, .query = "title:lottery OR title:彩票", .actions = "mute", .until = FAKE_NOW},
    {.id = 2,
     .query = "in:Goosewater/Gone geese",
     .actions = "star tag:\"two words\"",
     .problem = "no such path: Goosewater/Gone, at column 1"},
};

static void make_rules(struct rule_list *l)
{
    *l = (struct rule_list){.v = made_rules, .n = ARRAY_SIZE(made_rules)};
}

/* Each problem by itself; with the host away all sources there are one. */
static void group_problems(struct fake *f, struct tree *t)
{
    size_t *at = arena_array(&t->arena, t->n, sizeof *at);
    t->troubles = arena_array(&t->arena, t->n, sizeof *t->troubles);
    for (size_t i = 0; i < t->n; i++) {
        struct tree_node *node = &t->nodes[i];
        if (f->host_away && node_is_source(node->kind)) {
            node->health = HEALTH_UNREACHABLE;
            node->status.problem = "no such host: news.example";
        }
        if (!node_has_problem(node))
            continue;
        if (!f->host_away || t->problems == 0) {
            t->troubles[t->n_troubles++] = (struct tree_trouble){
                .host = "news.example", .problem = node->status.problem, .nodes = &at[t->problems]};
        }
        at[t->problems++] = i;
        t->troubles[t->n_troubles - 1].n++;
    }
    if (f->offline) {
        t->offline_since = FAKE_NOW - 3600;
        t->login = f->login;
        t->waiting = 6;
    }
}

static bool contains(const struct story *s, const char *search);

static void add_views(struct fake *f, struct tree *t)
{
    t->bad_rules = &made_rules[1];
    t->n_bad_rules = 1;
    for (size_t i = 0; i < ARRAY_SIZE(views); i++) {
        const struct node *from = &views[i].node;
        struct tree_node *to = &t->nodes[t->n++];
        *to = (struct tree_node){
            .id = from->id,
            .parent = from->parent,
            .kind = NODE_VIEW,
            .title = from->title,
            .query = views[i].query,
            .counting = views[i].counting,
            .status = {.problem = from->problem, .error = from->problem ? ERROR_USAGE : ERROR_NONE},
            .health = from->problem ? HEALTH_FAILING : HEALTH_OK};
        for (size_t k = 0; !from->problem && k < f->stories.n; k++) {
            if (contains(&f->stories.v[k], to->query)) {
                to->total++;
                to->unread += !f->stories.v[k].read;
            }
        }
    }
}

static void make_tree(struct fake *f, struct tree *t)
{
    memset(t, 0, sizeof *t);
    t->n = f->empty ? 0 : ARRAY_SIZE(nodes);
    t->nodes = arena_array(&t->arena, ARRAY_SIZE(nodes) + ARRAY_SIZE(views), sizeof *t->nodes);
    t->downloads = f->downloads ? ARRAY_SIZE(downloads) : 0;
    t->downloads_open = f->downloads ? 2 : 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct node *from = &nodes[i];
        struct tree_node *to = &t->nodes[i];
        *to = (struct tree_node){.id = from->id,
                                 .parent = from->parent,
                                 .kind = from->kind,
                                 .depth = from->depth,
                                 .title = from->title,
                                 .status.problem = from->problem,
                                 .health = from->problem ? HEALTH_FAILING : HEALTH_OK};
        if (node_is_source(from->kind)) {
            to->url = arena_printf(&t->arena, "https://news.example/%d", (int)from->id);
            to->site_url = "https://news.example/";
            if (from->id == 13 && f->programs)
                to->url = "program:log2feed 'my app'";
            if (from->id == 19)
                to->url = to->site_url = "file:///sample/phones.html";
            to->status.checked_at = FAKE_NOW - 600;
            to->status.succeeded_at = from->problem ? FAKE_NOW - 5 * 86400 : FAKE_NOW - 600;
            to->status.newest_at = FAKE_NOW - 86400;
            to->status.due_at = FAKE_NOW + 8400;
            to->status.failures = from->problem ? 4 : 0;
            to->status.http_status = from->problem ? 503 : 200;
            if (from->id == 13) {
                to->health = HEALTH_STALE;
                to->status.newest_at = FAKE_NOW - 400 * 86400;
            }
            to->status.goes_on = from->id == 12 || from->id == 16;
            to->status.waiting = from->problem ? "Retry-After" : NULL;
            if (from->id == 24 && f->no_feed) {
                to->title = "https://geese.example/notes/feed.xml"; /* it was never read */
                to->status.problem = "a web page";
                to->status.error = ERROR_NOT_FEED;
                to->health = HEALTH_FAILING;
            }
        }
        for (size_t k = 0; k < f->stories.n; k++) {
            if (is_beneath(f->stories.v[k].source, from->id)) {
                to->total++;
                to->unread += !f->stories.v[k].read;
            }
        }
    }
    if (f->views)
        add_views(f, t);
    group_problems(f, t);
    for (size_t k = 0; k < f->stories.n; k++) {
        t->all.total++;
        t->all.unread += !f->stories.v[k].read;
        t->all.starred += f->stories.v[k].starred;
        t->all.offline += f->at_hand && f->stories.v[k].offline;
    }
}

/* ---- lists ----------------------------------------------------------------------------------- */

/* True for a search by match, without that in `*words`. */
static bool is_ranked(const char *search, struct str *words)
{
    const struct str suffix = STR(" sort:match");
    *words = str_from(search);
    bool ranked = str_ends(*words, suffix);
    words->n -= ranked ? suffix.n : 0;
    return ranked;
}

/* The expression of a search /EXPRESSION/. */
static bool cut_regex(struct str *what)
{
    bool is = what->n > 2 && what->p[0] == '/' && what->p[what->n - 1] == '/';
    *what = is ? str_slice(*what, 1, what->n - 1) : *what;
    return is;
}

static bool matches(const struct story *s, struct str expression)
{
    AUTO(arena) arena = {0};
    struct match match;
    const struct regex *regex = regex_compile(expression, false, &arena, NULL);
    return regex && regex_find_all(regex, str_from(s->title), &match, 1) > 0;
}

static bool contains(const struct story *s, const char *search)
{
    struct str what;
    is_ranked(search, &what);
    if (cut_regex(&what))
        return matches(s, what);
    if (str_starts(what, STR("title:\"")))
        what = str_slice(what, 7, what.n - 1);
    return str_find_nocase(str_from(s->title), what, 0) != SIZE_MAX;
}

static bool is_in(const struct story *s, int64_t node)
{
    for (size_t i = 0; i < ARRAY_SIZE(views); i++)
        if (views[i].node.id == node)
            return contains(s, views[i].query);
    return is_beneath(s->source, node);
}

static bool is_wanted(const struct story *s, const struct article_query *q)
{
    return !s->deleted && s->at.time >= q->since && (!q->starred_only || s->starred) &&
           (!q->offline_only || s->offline) && (!q->unread_only || !s->read) && is_in(s, q->node) &&
           (!q->search || contains(s, q->search));
}

static const char *address_of(const struct story *s)
{
    bool script = str_starts(str_from(s->title), STR("javascript:"));
    return s->source == 19 ? "file:///sample/phones.html"
           : script        ? s->title
                           : "https://news.example/story";
}

static struct article_row row_of(const struct fake *f, const struct story *s)
{
    return (struct article_row){
        .at = s->at,
        .source = s->source,
        .title = s->title,
        .url = address_of(s),
        .source_name = s->from,
        .date = {s->at.time, FAKE_OFFSET, DATE_MINUTE},
        .read = s->read,
        .starred = s->starred,
        .changed = s->at.id == 106,
        .full_text = s->page,
        .offline = f->at_hand && s->offline,
        .tags = s->tags,
        .noted = s->note != NULL,
        .score = -(double)strlen(s->title),
    };
}

/* The whole search is one word here. */
static void add_words(const struct article_query *q, struct article_list *l)
{
    struct str word;
    if (q->search) {
        l->ranked = is_ranked(q->search, &word) && q->sort != SORT_BY_DATE;
        l->words = arena_array(&l->arena, 1, sizeof *l->words);
        bool regex = cut_regex(&word);
        l->words[l->n_words++] = (struct search_word){arena_strndup(&l->arena, word.p, word.n),
                                                      SEARCH_ANYWHERE, regex, false};
    }
}

/* The shortest title first. */
static int by_score(const void *a, const void *b)
{
    const struct article_row *one = a, *other = b;
    return (one->score < other->score) - (one->score > other->score);
}

static void make_list(struct fake *f, const struct effect *e, struct article_list *l)
{
    memset(l, 0, sizeof *l);
    l->rows = arena_array(&l->arena, f->stories.n + 1, sizeof *l->rows);
    VEC(size_t) all = {0};
    for (size_t i = 0; i < f->stories.n; i++) {
        size_t k = e->query.oldest_first ? f->stories.n - 1 - i : i;
        if (is_wanted(&f->stories.v[k], &e->query))
            vec_push(&all, k);
    }
    size_t from = 0, to = all.n; /* the rows from `from` to before `to` may be given */
    for (size_t i = 0; !e->from_start && i < all.n; i++) {
        struct article_position at = f->stories.v[all.v[i]].at;
        bool later = at.time != e->from.time ? at.time > e->from.time : at.id > e->from.id;
        bool same = at.time == e->from.time && at.id == e->from.id;
        bool before = !same && later != e->query.oldest_first;
        if (e->back) {
            to = before ? i + 1 : to == all.n && i == 0 ? 0 : to;
            if (!before) {
                to = i;
                break;
            }
        } else if (before || (same && !e->including)) {
            from = i + 1;
        }
    }
    if (e->back) {
        from = to > e->limit ? to - e->limit : 0;
        l->more = from > 0;
    } else if (to - from > e->limit) {
        to = from + e->limit;
        l->more = true;
    }
    for (size_t i = from; i < to; i++)
        l->rows[l->n++] = row_of(f, &f->stories.v[all.v[i]]);
    add_words(&e->query, l);
    if (l->ranked)
        qsort(l->rows, l->n, sizeof *l->rows, by_score);
    vec_fini(&all);
}

/* Time of the oldest story of a list; 0 for a search. */
static int64_t oldest_of(const struct fake *f, const struct article_query *q)
{
    for (size_t i = f->stories.n; i-- > 0 && !q->search;)
        if (is_wanted(&f->stories.v[i], q))
            return f->stories.v[i].at.time;
    return 0;
}

/* As a search in what is not indexed: story by story, and cut short. */
static void make_slow_list(struct fake *f, const struct effect *e, struct article_list *l)
{
    bool down = e->query.oldest_first == e->back; /* to older ones */
    size_t looked = 0;
    memset(l, 0, sizeof *l);
    l->rows = arena_array(&l->arena, f->stories.n, sizeof *l->rows);
    for (size_t i = 0; i < f->stories.n; i++) {
        const struct story *s = &f->stories.v[down ? i : f->stories.n - 1 - i];
        bool same = s->at.id == e->from.id;
        bool beyond = s->at.time != e->from.time ? (s->at.time < e->from.time) == down : same;
        if (!e->from_start && (!beyond || (same && !e->including)))
            continue;
        l->cut = l->more = looked++ == f->slow || l->n == e->limit;
        if (l->more)
            break;
        l->reached = s->at;
        if (is_wanted(s, &e->query))
            l->rows[l->n++] = row_of(f, s);
    }
    for (size_t i = 0; e->back && i < l->n / 2; i++) {
        struct article_row row = l->rows[i];
        l->rows[i] = l->rows[l->n - 1 - i];
        l->rows[l->n - 1 - i] = row;
    }
    struct str words;
    l->ranked = is_ranked(e->query.search, &words) && e->query.sort != SORT_BY_DATE;
    if (l->ranked)
        qsort(l->rows, l->n, sizeof *l->rows, by_score);
}

/* ---- articles -------------------------------------------------------------------------------- */

static const char english[] =
    "To carry out the strategy of invigorating the city through science and education, the "
    "district has formed research alliances among its schools. Teachers meet every second week, "
    "watch one another teach, and write down what they learnt.";
static const char chinese[] = "为贯彻落实科教兴市战略，珠晖区组建了教育教学研究联盟。各校教师每两周"
                              "集中教研一次，互相听课、评课，"
                              "并把经验整理成册，供全市学校参考。";
static const char results[] =
    "The first results are modest and encouraging: fewer pupils repeat a year, and the reading "
    "lists of the five schools have grown by a third.";

static void add_paragraph(struct doc *d, const char *text)
{
    doc_add_text(d, doc_add(d, d->root, DOC_PARAGRAPH), str_from(text));
}

static void add_image(struct doc *d, int number, const char *alt)
{
    struct doc_node *figure = doc_add(d, d->root, DOC_FIGURE);
    struct doc_node *image = doc_add(d, figure, DOC_IMAGE);
    image->url = arena_printf(&d->arena, "https://news.example/%d.jpg", number);
    image->text = str_from(alt);
    doc_add_text(d, doc_add(d, figure, DOC_CAPTION), STR("Photograph: a reader"));
}

/* Of the feed where the page's text was not asked for: the beginning, in other company. `second` is
 * the text that stands beside the English one. */
static void make_body(struct doc *d, bool page_text, bool edited, bool illustrated,
                      const char *second)
{
    doc_init(d);
    if (!page_text) {
        add_paragraph(d, "The feed says this, and no more:");
        add_paragraph(d, results);
        doc_number(d);
        return;
    }
    if (edited) {
        add_paragraph(d, "Corrected on Monday: the district's name, and the number of its schools. "
                         "更正：区名及学校数量。");
    }
    add_paragraph(d, english);
    add_paragraph(d, second);
    if (illustrated)
        add_image(d, 1, "A skein of geese above the lake");
    struct doc_node *heading = doc_add(d, d->root, DOC_HEADING);
    heading->level = 2;
    doc_add_text(d, heading, STR("What has changed"));
    struct doc_node *list = doc_add(d, d->root, DOC_LIST);
    static const char *const items[] = {"open lessons in all schools",
                                        "one library card for the whole district",
                                        "science days by the river"};
    for (size_t i = 0; i < ARRAY_SIZE(items); i++) {
        struct doc_node *item = doc_add(d, list, DOC_ITEM);
        doc_add_text(d, doc_add(d, item, DOC_PARAGRAPH), str_from(items[i]));
    }
    struct doc_node *p = doc_add(d, d->root, DOC_PARAGRAPH);
    doc_add_text(d, p, STR("The plan is on "));
    struct doc_node *link = doc_add(d, p, DOC_LINK);
    link->url = "https://news.example/plan";
    doc_add_text(d, link, STR("the district's site"));
    doc_add_text(d, p, STR(", and "));
    link = doc_add(d, p, DOC_LINK);
    link->url = "https://news.example/comments";
    doc_add_text(d, link, STR("comments are welcome"));
    doc_add_text(d, p, STR("."));
    for (int i = 0; i < 6; i++) {
        add_paragraph(d, results);
        add_paragraph(d, i % 2 ? second : english);
        if (illustrated && i == 2)
            add_image(d, 2, "Feathers");
    }
    doc_number(d);
}

/* A first paragraph with a note at the text's end, and a link to a note that is not there. */
static void add_notes(struct doc *d)
{
    static const char *const targets[] = {"#back", "#note", "#lost"};
    static const char *const words[] = {"back", "1", "2"};
    struct doc_node *first = doc_add(d, d->root, DOC_PARAGRAPH), *last = d->root->first;
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++) {
        struct doc_node *p = i == 0 ? first : last;
        if (i < 2)
            doc_add(d, p, DOC_ANCHOR)->url = i == 0 ? "note" : "back";
        doc_add_text(d, p, i == 0 ? STR("A note on results, ") : STR(" "));
        struct doc_node *link = doc_add(d, p, DOC_LINK);
        link->url = targets[i];
        doc_add_text(d, link, str_from(words[i]));
    }
    doc_number(d);
}

static bool make_article(struct fake *f, int64_t id, bool page_text, struct engine_article *a)
{
    static const char *path[] = {"Hengyang", "Life", "Education", "Basic Education"};
    memset(a, 0, sizeof *a);
    struct story *s = story_of(f, id);
    if (!s)
        return false;
    a->row = row_of(f, s);
    a->row.tags = arena_strdup(&a->arena, s->tags);
    a->note = arena_strdup(&a->arena, s->note);
    a->article = (struct article){
        .title = s->title,
        .url = a->row.url,
        .source = s->from,
        .author = id == 100 ? "Li Wen" : NULL,
        .comments_url = id == 100 ? "https://news.example/comments/100" : NULL,
        .comments_feed = id == 102 ? "https://news.example/comments/102.xml" : NULL,
        .n_comments = id == 102 ? 3 : 0,
        .published = a->row.date,
        .views = id == 100 ? 1234 : -1,
        .summary = id == 102 ? NULL : "given",
    };
    if (id == 105) {
        static struct attachment attachments[] = {
            {"https://x.example/episode-12.mp3", "audio/mpeg", NULL, 27300000, 1854},
            {"https://x.example/geese.pdf", "application/pdf", "Der Zug der Gänse 雁", 98000, -1}};
        a->article.attachments = attachments;
        a->article.n_attachments = ARRAY_SIZE(attachments);
    }
    if (id == 113) {
        static struct attachment terms[6];
        for (size_t i = 0; i < ARRAY_SIZE(terms); i++)
            terms[i] = (struct attachment){.url = "https://x.example/term.ics", .size = -1};
        a->article.attachments = terms;
        a->article.n_attachments = ARRAY_SIZE(terms);
    }
    if (s->source == 19 || id == 113) { /* of a file, and of the network */
        static struct link related[] = {{"file:///sample/map.html", "A map"}};
        a->article.comments_url = "file:///sample/comments.html";
        a->article.related = related;
        a->article.n_related = 1;
    }
    if (id == 103) {
        static struct link linked[] = {{"https://news.example/104", NULL},
                                       {"https://x.example/far", "Far away"}};
        a->article.related = linked;
        a->article.n_related = ARRAY_SIZE(linked);
        a->previous = (struct article_position){.id = 102};
        a->previous_title = "Spring Festival trains";
        a->next = (struct article_position){.id = 105};
        a->next_title = "Why geese fly in a V";
    }
    a->path = path;
    a->n_path = ARRAY_SIZE(path);
    a->position = s->position;
    if (s->source == 19) { /* a watched page */
        a->earlier = arena_array(&a->arena, 2, sizeof *a->earlier);
        a->earlier[0] = FAKE_NOW - 86400;
        a->earlier[1] = FAKE_NOW - 40 * 86400;
        a->n_earlier = 2;
    }
    bool latin = strcmp(s->title, "Migration maps, explained") == 0;
    make_body(&a->body, page_text, f->edited, id == 105, latin ? results : chinese);
    if (id == 109)
        add_notes(&a->body);
    a->pictures = arena_array(&a->arena, a->body.n_images, sizeof *a->pictures);
    for (size_t i = 0; i < a->body.n_images; i++)
        a->pictures[i] = f->pictures[i];
    return true;
}

/* One is linked by the page. */
static void add_related(struct engine_article *a)
{
    struct article_row rows[] = {
        {.at.id = 104, .url = "https://news.example/104", .title = "In the archive"},
        {.at.id = 105, .title = "候鸟迁徙"}};
    if (a->row.at.id == 103)
        nearby_add_related(a, &(struct article_list){.rows = rows, .n = ARRAY_SIZE(rows)});
}

/* The watched page before its last change. */
static bool make_earlier(struct fake *f, int64_t id, struct engine_article *a)
{
    if (!make_article(f, id, false, a))
        return false;
    doc_fini(&a->body);
    doc_init(&a->body);
    a->row.title = "Useful phone numbers of the city";
    add_paragraph(&a->body, english);
    add_paragraph(&a->body, "热线电话：0734-8123456（2025年12月31日前有效）");
    add_paragraph(&a->body, chinese);
    doc_number(&a->body);
    return true;
}

/* ---- effects --------------------------------------------------------------------------------- */

void fake_tell(struct fake *f, struct ui *ui, struct effects *effects,
               const struct engine_event *event, const struct effect *cause)
{
    ui_update(ui, &(struct ui_event){.kind = UI_ENGINE, .engine = event, .cause = cause}, effects);
}

static void tell_changed(struct fake *f, struct ui *ui, struct effects *effects)
{
    fake_tell(f, ui, effects, &(struct engine_event){.kind = EVENT_CHANGED}, NULL);
}

static void refuse(struct fake *f, struct ui *ui, const struct effect *cause,
                   struct effects *effects)
{
    struct engine_event e = {.kind = EVENT_DONE, .last = true};
    error_set(&e.error, ERROR_READ_ONLY, 0, "gander.db: read-only");
    fake_tell(f, ui, effects, &e, cause);
}

static void set_mark(struct story *s, enum mark mark)
{
    if (mark == MARK_DELETE || mark == MARK_MUTE)
        s->deleted = true;
    else if (mark == MARK_READ || mark == MARK_UNREAD)
        s->read = mark == MARK_READ;
    else
        s->starred = mark == MARK_STAR;
}

/* A frame of letters. */
static void draw(struct ui *ui, const struct engine_command *c, struct effects *effects)
{
    const struct drawing_options *options = &c->drawing;
    struct picture_drawing d = {.options = *options};
    struct error none = {0};
    d.cells = mem_zalloc((size_t)options->columns * (size_t)options->rows, sizeof *d.cells);
    for (int i = 0; i < options->columns * options->rows; i++) {
        int x = i % options->columns, y = i / options->columns;
        bool edge = x == 0 || y == 0 || x == options->columns - 1 || y == options->rows - 1;
        d.cells[i] = (struct picture_cell){edge ? '#' : (uint32_t)('a' + y), 3, 4};
    }
    struct ui_event event = {.kind = UI_DRAWN, .drawing = &d, .text = c->value, .error = &none};
    ui_update(ui, &event, effects);
}

void fake_picture(struct fake *f, struct ui *ui, struct effects *effects, int number, int width,
                  int height)
{
    static const char *const paths[] = {"/cache/1", "/cache/2"};
    static const char *const urls[] = {"https://news.example/1.jpg", "https://news.example/2.jpg"};
    struct engine_picture *p = &f->pictures[number - 1];
    *p = (struct engine_picture){.path = paths[number - 1], .width = width, .height = height};
    struct engine_event event = {
        .kind = EVENT_PICTURE, .picture_url = urls[number - 1], .picture = *p};
    fake_tell(f, ui, effects, &event, NULL);
}

static int kept_percent(const struct fake *f, int64_t source)
{
    AUTO(buf) key = BUF_INIT;
    buf_printf(&key, "%s%lld", UI_SOURCE_SIZE_KEY, (long long)source);
    return f->sized && strcmp(f->sized, key.p) == 0 ? f->percent : 0;
}

/* ---- commands ------------------------------------------------------------------------------ */

static const char *const command_names[ENGINE_COMMANDS] = {
    [ENGINE_REFRESH] = "refresh",
    [ENGINE_FETCH_OLDER] = "fetch-older",
    [ENGINE_CANCEL] = "cancel",
    [ENGINE_MARK] = "mark",
    [ENGINE_MARK_QUERY] = "mark-query",
    [ENGINE_TAG] = "tag",
    [ENGINE_SET_NOTE] = "set-note",
    [ENGINE_UNDO] = "undo",
    [ENGINE_REDO] = "redo",
    [ENGINE_ADD_RULE] = "add-rule",
    [ENGINE_REMOVE_RULE] = "remove-rule",
    [ENGINE_SWITCH_RULE] = "switch-rule",
    [ENGINE_SET_POSITION] = "position",
    [ENGINE_ADD] = "add",
    [ENGINE_ADD_OUTLINES] = "add-outlines",
    [ENGINE_IMPORT] = "import",
    [ENGINE_ADD_ACCOUNT] = "add-account",
    [ENGINE_LOOK_UP] = "look-up",
    [ENGINE_REMOVE] = "remove",
    [ENGINE_EDIT] = "edit",
    [ENGINE_MAKE_PATH] = "make-path",
    [ENGINE_ADD_VIEW] = "add-view",
    [ENGINE_FILL_VIEWS] = "fill-views",
    [ENGINE_FILL_INDEX] = "fill-index",
    [ENGINE_SET_SETTINGS] = "set-settings",
    [ENGINE_FETCH_PAGE] = "fetch-page",
    [ENGINE_FETCH_PAGES] = "fetch-pages",
    [ENGINE_FETCH_COMMENTS] = "fetch-comments",
    [ENGINE_QUEUE] = "queue",
    [ENGINE_UNQUEUE] = "unqueue",
    [ENGINE_QUEUE_ORDER] = "queue-order",
    [ENGINE_QUEUE_PLACE] = "queue-place",
    [ENGINE_QUEUE_PLAYED] = "queue-played",
    [ENGINE_DOWNLOAD] = "download",
    [ENGINE_RESUME_DOWNLOAD] = "resume-download",
    [ENGINE_STOP_DOWNLOADS] = "stop-downloads",
    [ENGINE_FORGET_DOWNLOAD] = "forget-download",
    [ENGINE_SET_STATE] = "set-state",
    [ENGINE_KEEP_PICTURES] = "keep-pictures",
    [ENGINE_FETCH_PICTURES] = "fetch-pictures",
};

static void mark_stories(struct fake *f, const struct engine_command *c)
{
    for (size_t i = 0; i < c->n_ids; i++) {
        struct story *s = story_of(f, c->ids[i]);
        if (s)
            set_mark(s, c->mark);
    }
}

static bool is_before(struct article_position a, struct article_position b)
{
    return a.time != b.time ? a.time < b.time : a.id < b.id;
}

static bool in_ranges(const struct engine_command *c, struct article_position at)
{
    bool is = c->n_ranges == 0;
    for (size_t i = 0; i < c->n_ranges; i++)
        is = is || (!is_before(at, c->ranges[i].oldest) && !is_before(c->ranges[i].newest, at));
    return is;
}

static int64_t mark_wanted(struct fake *f, const struct engine_command *c)
{
    int64_t n = 0;
    for (size_t i = 0; i < f->stories.n; i++) {
        struct story *s = &f->stories.v[i];
        if (in_ranges(c, s->at) && is_wanted(s, &c->query)) {
            set_mark(s, c->mark);
            n++;
        }
    }
    return n;
}

/* The tags of an article, without the removed ones, with the new ones. */
static void set_tags(struct story *s, const struct engine_command *c)
{
    AUTO(buf) b = BUF_INIT;
    struct str list = str_from(s->tags), name;
    while (tag_next(&list, &name))
        if (!tag_is_in(str_from(c->title), name))
            buf_printf(&b, "%s%.*s", b.n > 0 ? ", " : "", STR_ARG(name));
    list = str_from(c->value);
    while (tag_next(&list, &name))
        buf_printf(&b, "%s%.*s", b.n > 0 ? ", " : "", STR_ARG(name));
    free(s->tags);
    s->tags = b.n > 0 ? buf_take(&b) : NULL;
}

static int64_t tag_stories(struct fake *f, const struct engine_command *c)
{
    int64_t n = 0;
    for (size_t i = 0; i < f->stories.n; i++) {
        struct story *s = &f->stories.v[i];
        if (c->n_ids > 0 ? s->at.id == c->ids[0] : in_ranges(c, s->at) && is_wanted(s, &c->query)) {
            set_tags(s, c);
            n++;
        }
    }
    return n;
}

static void set_note(struct fake *f, const struct engine_command *c)
{
    struct story *s = story_of(f, c->id);
    free(s->note);
    s->note = *c->value ? mem_strdup(c->value) : NULL;
}

static void done(struct fake *f, struct ui *ui, const struct effect *e, struct effects *effects,
                 int64_t updated)
{
    struct engine_event event = {.kind = EVENT_DONE, .last = true, .updated = updated};
    struct engine_event changed = {.kind = EVENT_CHANGED, .counts_only = true};
    fake_tell(f, ui, effects, &changed, NULL);
    fake_tell(f, ui, effects, &event, e);
}

static size_t make_tags(const struct fake *f, struct arena *arena, struct tag **out)
{
    size_t n = 0;
    *out = arena_array(arena, 4 * f->stories.n, sizeof **out);
    for (size_t i = 0; i < f->stories.n; i++) {
        struct str list = str_from(f->stories.v[i].tags), name;
        while (tag_next(&list, &name)) {
            size_t k = 0;
            while (k < n && !tag_is_in(str_from((*out)[k].name), name))
                k++;
            if (k == n)
                (*out)[n++].name = arena_strndup(arena, name.p, name.n);
            (*out)[k].articles++;
        }
    }
    return n;
}

static void keep_position(struct fake *f, const struct engine_command *c)
{
    struct story *s = story_of(f, c->id);
    if (s)
        s->position = c->position;
}

static void remember(struct fake *f, int64_t id, enum engine_change change)
{
    const struct story *s = story_of(f, id);
    free(f->undo.tags);
    free(f->undo.note);
    f->undo = (struct undo){id, s->deleted, mem_strdup(s->tags), mem_strdup(s->note), change};
}

static void undo(struct fake *f, struct ui *ui, const struct effect *e, struct effects *effects)
{
    struct story *s = story_of(f, f->undo.id);
    if (!s)
        return;
    struct undo before = f->undo;
    struct engine_event event = {.kind = EVENT_DONE,
                                 .last = true,
                                 .updated = 1,
                                 .change = before.change,
                                 .mark = MARK_DELETE};
    f->undo = (struct undo){before.id, s->deleted, s->tags, s->note, before.change};
    s->deleted = before.deleted;
    s->tags = before.tags;
    s->note = before.note;
    tell_changed(f, ui, effects);
    fake_tell(f, ui, effects, &event, e);
}

static void run_command(struct fake *f, struct ui *ui, const struct effect *e,
                        struct effects *effects)
{
    const struct engine_command *c = e->command;
    switch (c->kind) {
    case ENGINE_SET_SETTINGS:
        f->interval = c->settings.interval_minutes;
        tell_changed(f, ui, effects);
        break;
    case ENGINE_DRAW_PICTURE:
        draw(ui, c, effects);
        break;
    case ENGINE_MARK:
        if (f->refuses) {
            refuse(f, ui, e, effects);
            break;
        }
        if (c->mark == MARK_DELETE)
            remember(f, c->ids[0], CHANGE_MARK);
        mark_stories(f, c);
        done(f, ui, e, effects, (int64_t)c->n_ids);
        break;
    case ENGINE_MARK_QUERY:
        done(f, ui, e, effects, mark_wanted(f, c));
        break;
    case ENGINE_TAG:
        if (c->n_ids > 0)
            remember(f, c->ids[0], CHANGE_TAG);
        done(f, ui, e, effects, tag_stories(f, c));
        break;
    case ENGINE_SET_NOTE:
        remember(f, c->id, CHANGE_NOTE);
        set_note(f, c);
        done(f, ui, e, effects, 1);
        break;
    case ENGINE_UNDO:
    case ENGINE_REDO:
        undo(f, ui, e, effects);
        break;
    case ENGINE_SET_STATE:
        free(f->sized);
        f->sized = mem_strdup(c->title);
        f->percent = atoi(c->value);
        break;
    case ENGINE_SET_POSITION:
        keep_position(f, c);
        break;
    default:
        break;
    }
}

/* ---- the log ------------------------------------------------------------------------------- */

static void log_number(struct buf *log, const char *name, int64_t number)
{
    if (number)
        buf_printf(log, " %s %lld", name, (long long)number);
}

static void log_texts(struct buf *log, const char *title, const char *text)
{
    if (title)
        buf_printf(log, " title “%s”", title);
    if (text) {
        struct str line = str_from(text);
        line = text_fit(str_slice(line, 0, str_find_char(line, '\n', 0)), 60, NULL);
        buf_printf(log, " text “%.*s”", STR_ARG(line));
    }
}

static void log_settings(struct buf *log, const struct source_settings *s)
{
    const char *const texts[] = {s->user_agent, s->proxy, s->cookie, s->credentials, s->filter};
    buf_printf(log, " interval %d full-text %d zone %d", s->interval_minutes, (int)s->full_text,
               s->zone_offset);
    buf_printf(log, " keep %d %d %d", s->keep_articles, s->keep_days, (int)s->keep_pictures);
    buf_add_c(log, s->quiet ? " quiet" : "");
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        buf_printf(log, " “%s”", texts[i] ? texts[i] : "");
}

static void log_command(struct buf *log, const struct engine_command *c)
{
    static const char *const marks[] = {[MARK_READ] = "read",
                                        [MARK_UNREAD] = "unread",
                                        [MARK_STAR] = "star",
                                        [MARK_UNSTAR] = "unstar",
                                        [MARK_DELETE] = "delete"};
    bool moves = c->kind == ENGINE_EDIT && c->before;
    bool makes =
        c->kind == ENGINE_ADD || c->kind == ENGINE_ADD_OUTLINES || c->kind == ENGINE_MAKE_PATH;
    buf_add_c(log, moves ? "move" : command_names[c->kind]);
    if (c->kind == ENGINE_MARK)
        buf_printf(log, " %s %lld", marks[c->mark], (long long)c->ids[0]);
    else if (c->kind == ENGINE_REFRESH)
        buf_printf(log, " %lld", (long long)c->ids[0]);
    log_number(log, "id", makes ? c->parent : c->kind == ENGINE_FETCH_OLDER ? c->ids[0] : c->id);
    /* Of an anchor its offset says enough. */
    log_number(log, "number",
               c->kind == ENGINE_SET_POSITION ? (int64_t)(uint32_t)c->position
               : c->kind == ENGINE_EDIT       ? c->parent
                                              : c->size);
    log_number(log, "before", c->before);
    log_texts(log, c->title, c->url ? c->url : c->value);
    log_texts(log, c->rule.query, c->rule.actions);
    if (c->kind == ENGINE_ADD_RULE || c->kind == ENGINE_SWITCH_RULE) {
        log_number(log, "flags", c->flags);
        log_number(log, "until", c->rule.until);
    }
    if (c->kind == ENGINE_SET_SETTINGS)
        log_settings(log, &c->settings);
    log_number(log, "outlines", (int64_t)c->n_outlines);
    buf_add_char(log, '\n');
}

static void log_effect(struct buf *log, const struct effect *e)
{
    static const char *const names[EFFECT_KINDS] = {
        [EFFECT_ADD_PORTAL] = "add-portal",
        [EFFECT_IMPORT] = "import",
        [EFFECT_LIST_FILES] = "list-files",
        [EFFECT_EDIT_NOTE] = "edit-note",
        [EFFECT_LOAD_EARLIER] = "load-earlier",
        [EFFECT_OPEN_DOWNLOAD] = "open-download",
        [EFFECT_OPEN_URL] = "open-url",
        [EFFECT_OPEN_PICTURE] = "open-picture",
        [EFFECT_COPY] = "copy",
        [EFFECT_NEWS] = "news",
        [EFFECT_BOOKMARK] = "bookmark",
        [EFFECT_PLAY] = "play",
        [EFFECT_STOP_PLAYING] = "stop-playing",
        [EFFECT_PRINT] = "print",
        [EFFECT_PIPE] = "pipe",
        [EFFECT_SOURCE] = "source",
        [EFFECT_SAVE_SETTINGS] = "save-settings",
        [EFFECT_RUN] = "run",
        [EFFECT_BROWSE_WITH] = "browse-with",
        [EFFECT_MAIL] = "mail",
        [EFFECT_EXPORT] = "export",
        [EFFECT_STOP_EXPORT] = "stop-export",
        [EFFECT_REDRAW] = "redraw",
        [EFFECT_SUSPEND] = "suspend",
        [EFFECT_QUIT] = "quit",
    };
    if (e->kind == EFFECT_ENGINE && command_names[e->command->kind]) {
        log_command(log, e->command);
    } else if (names[e->kind]) {
        buf_add_c(log, names[e->kind]);
        log_number(log, "id", e->id);
        log_number(log, "number", e->number);
        for (size_t i = 0; i < e->n_ids; i++)
            log_number(log, "article", e->ids[i]);
        log_texts(log, e->title, e->text);
        log_texts(log, e->article.title, e->article.url);
        log_texts(log, e->article.source, e->article.text);
        buf_add_char(log, '\n');
    }
}

static int compare_counts(const void *a, const void *b)
{
    int64_t left = ((const struct node_counts *)a)->id, right = ((const struct node_counts *)b)->id;
    return (left > right) - (left < right);
}

/* The counts of the tree. */
static void load_counts(struct fake *f, struct ui *ui, struct effects *effects)
{
    AUTO(tree) tree;
    AUTO(tree_counts) counts = {0};
    make_tree(f, &tree);
    counts.all = tree.all;
    counts.n = tree.n;
    counts.nodes = arena_array(&counts.arena, tree.n, sizeof *counts.nodes);
    for (size_t i = 0; i < tree.n; i++) {
        const struct tree_node *node = &tree.nodes[i];
        counts.nodes[i] = (struct node_counts){node->id, node->unread, node->total, node->offline};
    }
    qsort(counts.nodes, counts.n, sizeof *counts.nodes, compare_counts);
    ui_update(ui, &(struct ui_event){.kind = UI_COUNTS, .counts = &counts}, effects);
}

static void run_one(struct fake *f, struct ui *ui, const struct effect *e, struct effects *effects,
                    struct buf *log)
{
    struct tree tree;
    struct article_list list;
    struct engine_article article;
    struct downloads all;
    struct tag *tags;
    size_t n;
    struct rule_list rules;
    struct comments comments;
    struct queue queue;
    struct source_settings settings;
    struct arena arena = {0};
    struct error error;
    switch (e->kind) {
    case EFFECT_LOAD_TREE:
        make_tree(f, &tree);
        ui_update(ui, &(struct ui_event){.kind = UI_TREE, .tree = &tree}, effects);
        return;
    case EFFECT_LOAD_COUNTS:
        load_counts(f, ui, effects);
        return;
    case EFFECT_LOAD_LIST:
        if (e->query.search && strchr(e->query.search, '(')) {
            error_set(&error, ERROR_USAGE, 1, "the bracket is not closed, at column 1");
            ui_update(ui,
                      &(struct ui_event){.kind = UI_FAILED, .error = &error, .request = e->request},
                      effects);
            return;
        }
        if (f->slow && e->query.search)
            make_slow_list(f, e, &list);
        else
            make_list(f, e, &list);
        ui_update(ui,
                  &(struct ui_event){
                      .kind = UI_LIST,
                      .list = &list,
                      .request = e->request,
                      .oldest = e->finds_oldest && list.more ? oldest_of(f, &e->query) : 0},
                  effects);
        return;
    case EFFECT_LOAD_RULES:
        make_rules(&rules);
        ui_update(ui, &(struct ui_event){.kind = UI_RULES, .rules = &rules}, effects);
        return;
    case EFFECT_LOAD_QUEUE:
        make_queue(&queue);
        ui_update(ui, &(struct ui_event){.kind = UI_QUEUE, .queue = &queue}, effects);
        return;
    case EFFECT_LOAD_COMMENTS:
        make_comments(f, &comments);
        ui_update(ui, &(struct ui_event){.kind = UI_COMMENTS, .id = e->id, .comments = &comments},
                  effects);
        return;
    case EFFECT_LOAD_DOWNLOADS:
        make_downloads(f, &all);
        ui_update(ui, &(struct ui_event){.kind = UI_DOWNLOADS, .downloads = &all}, effects);
        return;
    case EFFECT_LOAD_TAGS:
        n = make_tags(f, &arena, &tags);
        ui_update(ui,
                  &(struct ui_event){.kind = UI_TAGS, .arena = &arena, .tags = tags, .n_tags = n},
                  effects);
        return;
    case EFFECT_LOAD_NOTE:
        ui_update(
            ui, &(struct ui_event){.kind = UI_NOTE, .id = e->id, .text = story_of(f, e->id)->note},
            effects);
        return;
    case EFFECT_LOAD_ARTICLE:
        if (make_article(f, e->id, e->page_text, &article)) {
            if (e->related)
                add_related(&article);
            ui_update(ui,
                      &(struct ui_event){.kind = UI_ARTICLE,
                                         .article = &article,
                                         .request = e->request,
                                         .percent = kept_percent(f, article.row.source)},
                      effects);
        } else {
            error_set(&error, ERROR_NOT_FOUND, 0, "the article is gone");
            ui_update(ui,
                      &(struct ui_event){.kind = UI_FAILED, .error = &error, .request = e->request},
                      effects);
        }
        return;
    case EFFECT_LOAD_EARLIER:
        if (make_earlier(f, e->id, &article))
            ui_update(ui, &(struct ui_event){.kind = UI_EARLIER, .article = &article}, effects);
        break;
    case EFFECT_LOAD_SETTINGS:
        settings = (struct source_settings){.interval_minutes = f->interval,
                                            .user_agent = "Goose/1",
                                            .proxy = "http://me:hush@proxy.example:3128/",
                                            .cookie = f->interval ? NULL : "id=hush",
                                            .zone_offset = ZONE_OFFSET_NONE};
        ui_update(
            ui,
            &(struct ui_event){
                .kind = UI_SETTINGS, .settings = &settings, .arena = &arena, .request = e->request},
            effects);
        return;
    case EFFECT_EXPORT:
    case EFFECT_PRINT:
        ui_update(ui,
                  &(struct ui_event){.kind = UI_EXPORT,
                                     .count = 1,
                                     .more = e->query.search,
                                     .text = e->title,
                                     .cause = e},
                  effects);
        break;
    case EFFECT_ENGINE:
        run_command(f, ui, e, effects);
        break;
    default:
        break;
    }
    if (log)
        log_effect(log, e);
}

void fake_run(struct fake *f, struct ui *ui, struct effects *effects, struct buf *log)
{
    for (;;) {
        if (effects->n == 0 && ui_lacks_margin(ui) && !f->margin_later)
            ui_update(ui, &(struct ui_event){.kind = UI_TURN}, effects);
        if (effects->n == 0)
            break;
        struct effects now = *effects;
        memset(effects, 0, sizeof *effects);
        for (size_t i = 0; i < now.n; i++)
            run_one(f, ui, &now.v[i], effects, log);
        effects_fini(&now);
    }
}
