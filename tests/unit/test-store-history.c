/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds with a life of their own, at random: they publish, edit, reorder, drop and list again,
 * change keys, dates and hosts. What differs is an article of its own, and what is known keeps its
 * row and its marks. A story's number stands in the field "From", which identity does not look at.
 */
#include "tests/unit/store-fixture.h"

#include <stdlib.h>

#include "store/sql/hash.h"
#include "store/tree/listing.h"

enum { STORIES = 400, LISTED = 14, DAY = 86400 };

enum guid_kind { GUID_NONE, GUID_OWN, GUID_LINK, GUID_RANDOM, GUID_ONE };
enum link_kind { LINK_NONE, LINK_OWN, LINK_SESSION, LINK_TOKEN, LINK_ONE, LINK_ANCHOR };
enum date_kind { DATES_NONE, DATES_OWN, DATES_OF_FETCH, DATES_UPDATED };

/* Entries of a feed, and its changes to earlier ones. */
static const struct kind {
    const char *name;
    enum guid_kind guid;
    enum link_kind link;
    enum date_kind date;
    bool untitled, one_title, series; /* a series: some stories have one title */
    bool edits_text, edits_title, rekeys, moves, redates;
} kinds[] = {
    {.name = "a usual feed",
     .guid = GUID_OWN,
     .link = LINK_OWN,
     .date = DATES_OWN,
     .series = true,
     .edits_text = true,
     .edits_title = true,
     .rekeys = true,
     .moves = true,
     .redates = true},
    {.name = "links alone",
     .link = LINK_OWN,
     .date = DATES_OWN,
     .series = true,
     .edits_text = true,
     .edits_title = true,
     .moves = true},
    {.name = "links alone, without dates",
     .link = LINK_OWN,
     .edits_text = true,
     .edits_title = true,
     .moves = true},
    {.name = "sessions in links",
     .guid = GUID_LINK,
     .link = LINK_SESSION,
     .date = DATES_UPDATED,
     .series = true,
     .edits_text = true,
     .edits_title = true},
    {.name = "tokens in links, new guids",
     .guid = GUID_RANDOM,
     .link = LINK_TOKEN,
     .date = DATES_OWN,
     .series = true,
     .edits_text = true},
    {.name = "tokens in links, dates of the fetch", .link = LINK_TOKEN, .date = DATES_OF_FETCH},
    {.name = "new guids and nothing else", .guid = GUID_RANDOM},
    {.name = "one link, one title",
     .link = LINK_ONE,
     .date = DATES_OWN,
     .one_title = true,
     .edits_text = true},
    {.name = "anchors, one title",
     .guid = GUID_LINK,
     .link = LINK_ANCHOR,
     .date = DATES_OWN,
     .one_title = true,
     .edits_text = true,
     .moves = true},
    {.name = "nothing but texts", .link = LINK_ONE, .one_title = true},
    {.name = "one guid for all",
     .guid = GUID_ONE,
     .link = LINK_OWN,
     .date = DATES_OWN,
     .series = true,
     .edits_text = true,
     .moves = true},
    {.name = "notes without titles",
     .guid = GUID_LINK,
     .link = LINK_OWN,
     .date = DATES_OWN,
     .untitled = true,
     .edits_text = true,
     .moves = true},
    {.name = "notes without titles and dates, new guids", .guid = GUID_RANDOM, .untitled = true},
    {.name = "titles and dates", .date = DATES_OWN, .series = true, .edits_text = true},
};

struct story {
    bool known; /* was in an answer */
    bool read, starred;
    int titles, texts; /* how often they were edited */
    int64_t date;
};

struct history {
    struct fixture f;
    const struct kind *kind;
    int64_t source;
    uint64_t state; /* of the random numbers */
    struct story stories[STORIES];
    int n, listed[LISTED], n_listed; /* newest first */
    int host, keys, fetch;
    struct arena arena;
};

static int any(struct history *h, int n)
{
    h->state = h->state * 6364136223846793005u + 1442695040888963407u;
    return (int)((h->state >> 33) % (uint64_t)n);
}

static const char *token(struct history *h, int salt)
{
    uint64_t x = hash_mix(hash_mix(HASH_INIT, (uint64_t)h->fetch), (uint64_t)salt);
    return arena_printf(&h->arena, "%016llxa1b2", (unsigned long long)x);
}

static const char *link_of(struct history *h, int i)
{
    static const char *const hosts[] = {"club.example", "www.club.example", "blog.club.example",
                                        "club.test"};
    const char *host = hosts[h->host % 4];
    switch (h->kind->link) {
    case LINK_NONE:
        return NULL;
    case LINK_OWN:
        return arena_printf(&h->arena, "https://%s/2026/%d/", host, i);
    case LINK_SESSION:
        return arena_printf(&h->arena, "https://%s/t.php?sid=%s&t=%d", host, token(h, 0), i);
    case LINK_TOKEN:
        return arena_printf(&h->arena, "https://%s/%d?k=%s", host, i, token(h, i));
    case LINK_ONE:
        return arena_printf(&h->arena, "https://%s/status", host);
    default:
        return arena_printf(&h->arena, "https://%s/changes#v%d", host, i);
    }
}

static const char *guid_of(struct history *h, int i)
{
    switch (h->kind->guid) {
    case GUID_NONE:
        return NULL;
    case GUID_OWN:
        return arena_printf(&h->arena, "%d-%d", h->keys, i);
    case GUID_LINK:
        return link_of(h, i);
    case GUID_RANDOM:
        return token(h, i);
    default:
        return "feed";
    }
}

static const char *title_of(struct history *h, int i)
{
    const struct story *story = &h->stories[i];
    if (h->kind->untitled)
        return NULL;
    if (h->kind->one_title)
        return "Status update";
    if (h->kind->series && i % 5 == 0)
        return "Weather report for the whole of the valley";
    return arena_printf(&h->arena, story->titles ? "Story %d, edition %d" : "Story %d", i,
                        story->titles);
}

static struct article article_of(struct history *h, int i)
{
    const struct story *story = &h->stories[i];
    struct article a = {
        .guid = guid_of(h, i),
        .url = link_of(h, i),
        .title = title_of(h, i),
        .source = arena_printf(&h->arena, "%d", i),
        .content = arena_printf(&h->arena, "<p>What there is to say of %d, for the %dth time.", i,
                                story->texts),
        .views = -1,
    };
    struct date date = {.time = story->date, .precision = DATE_SECOND};
    if (h->kind->date == DATES_OF_FETCH)
        date.time = NOW + h->fetch * 600;
    if (h->kind->date == DATES_UPDATED)
        a.updated = date;
    else if (h->kind->date != DATES_NONE)
        a.published = date;
    return a;
}

static int64_t now_of(const struct history *h)
{
    return NOW + h->fetch * 600;
}

/* ---- what a feed does -------------------------------------------------------------------- */

static void publish(struct history *h)
{
    if (h->n == STORIES)
        return;
    h->stories[h->n] = (struct story){.date = now_of(h) - 300 + h->n % 50};
    if (h->n_listed < LISTED)
        h->n_listed++;
    memmove(h->listed + 1, h->listed, ((size_t)h->n_listed - 1) * sizeof *h->listed);
    h->listed[0] = h->n++;
}

/* Old stories are listed again below the others. */
static void list_again(struct history *h)
{
    int last = h->n_listed ? h->listed[h->n_listed - 1] : h->n;
    while (last > 0 && h->n_listed < LISTED) {
        last--;
        h->listed[h->n_listed++] = last;
    }
}

static void swap(struct history *h)
{
    int a = any(h, h->n_listed), b = any(h, h->n_listed), kept = h->listed[a];
    h->listed[a] = h->listed[b];
    h->listed[b] = kept;
}

static void edit(struct history *h)
{
    struct story *story = &h->stories[h->listed[any(h, h->n_listed)]];
    if (h->kind->edits_text && any(h, 2))
        story->texts++;
    else if (h->kind->edits_title)
        story->titles++;
}

static void redate(struct history *h)
{
    for (int i = 0; i < h->n_listed; i++)
        h->stories[h->listed[i]].date = now_of(h) - 60 * (i + 1);
}

/* One or two things at once, as feeds do. */
static void live(struct history *h)
{
    switch (any(h, 10)) {
    case 0:
    case 1:
    case 2:
        for (int n = any(h, 3); n >= 0; n--)
            publish(h);
        break;
    case 3:
        h->n_listed -= h->n_listed > 4 ? any(h, 3) : 0;
        break;
    case 4:
        list_again(h);
        break;
    case 5:
        swap(h);
        break;
    case 6:
        h->host += h->kind->moves;
        break;
    case 7:
        h->keys += h->kind->rekeys;
        break;
    case 8:
        if (h->kind->redates)
            redate(h);
        break;
    default:
        edit(h);
    }
}

/* ---- what has to come of it -------------------------------------------------------------- */

static void mark(struct history *h)
{
    static const enum mark marks[] = {MARK_READ, MARK_UNREAD, MARK_STAR, MARK_UNSTAR};
    int i = any(h, h->n);
    enum mark m = marks[any(h, 10) < 7 ? 0 : any(h, 4)];
    int64_t id;
    char name[16];
    snprintf(name, sizeof name, "%d", i);
    if (!h->stories[i].known)
        return;
    OK(db_get(h->f.s, &e, &id, "SELECT id FROM article WHERE source_name = ?1", DB(name)));
    OK(articles_mark(h->f.s, m, &id, 1, NULL, &e));
    if (m == MARK_READ || m == MARK_UNREAD)
        h->stories[i].read = m == MARK_READ;
    else
        h->stories[i].starred = m == MARK_STAR;
}

static void check(struct history *h, int step)
{
    int rows = 0, known = 0;
    bool row;
    sqlite3_stmt *st;
    OK(st = db_statement(
           h->f.s, "SELECT source_name, " ARTICLE_IS_READ ", starred, title FROM article a", &e));
    for (;;) {
        OK(db_step(h->f.s, st, &row, &e));
        if (!row)
            break;
        int i = atoi((const char *)sqlite3_column_text(st, 0));
        const struct story *story = &h->stories[i];
        rows++;
        if (!story->known || story->read != sqlite3_column_int(st, 1) ||
            story->starred != sqlite3_column_int(st, 2))
            fail_msg("%s, step %d: story %d lost its marks", h->kind->name, step, i);
    }
    for (int i = 0; i < h->n; i++)
        known += h->stories[i].known;
    if (rows != known)
        fail_msg("%s, step %d: %d stories, %d articles", h->kind->name, step, known, rows);
}

static void fetch(struct history *h, int step)
{
    struct article batch[LISTED];
    int added = 0;
    h->fetch++;
    for (int i = 0; i < h->n_listed; i++) {
        batch[i] = article_of(h, h->listed[i]);
        added += !h->stories[h->listed[i]].known;
        h->stories[h->listed[i]].known = true;
    }
    struct merge_counts counts = merge_at(h->f.s, h->source, batch, (size_t)h->n_listed, now_of(h));
    if (counts.added != added)
        fail_msg("%s, step %d: %d added instead of %d", h->kind->name, step, (int)counts.added,
                 added);
    arena_fini(&h->arena);
}

static void run(const struct kind *kind, uint64_t seed)
{
    const int steps = 50 + part_of(150);
    struct history *h = MEM_NEW(struct history);
    h->kind = kind;
    h->state = seed;
    fixture_open(&h->f);
    h->source = add_node(h->f.s, add_node(h->f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    for (int i = 0; i < 8; i++)
        publish(h);
    for (int step = 0; step < steps; step++) {
        fetch(h, step);
        check(h, step);
        if (step % 40 == 0)
            assert_sound(h->f.s);
        for (int n = any(h, 4); n > 0; n--)
            mark(h);
        live(h);
    }
    assert_sound(h->f.s);
    fixture_close(&h->f);
    free(h);
}

static void test_histories(void **state)
{
    for (uint32_t seed = 1; seed <= seeds(2); seed++)
        for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
            run(&kinds[i], seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_histories)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
