/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity of articles, within a source and across sources; edits; pages; forgotten articles. */
#include "tests/unit/store-fixture.h"

#include "store/article/identity.h"
#include "store/care/retention.h"
#include "store/sql/pack.h"

#define DAY 86400
#define AT(days)                                                                                   \
    {                                                                                              \
        .time = NOW - (days)*DAY, .precision = DATE_SECOND                                         \
    }

static int64_t portal, feed, other;

static void open_two(struct fixture *f)
{
    fixture_open(f);
    portal = add_node(f->s, TREE_ROOT, NODE_PORTAL, "P");
    feed = add_node(f->s, portal, NODE_FEED, "F");
    other = add_node(f->s, portal, NODE_FEED, "G");
}

static void assert_counts(struct merge_counts c, int added, int updated, int unchanged)
{
    if (c.added != added || c.updated != updated || c.unchanged != unchanged)
        fail_msg("%d added, %d updated, %d unchanged; expected %d, %d, %d", (int)c.added,
                 (int)c.updated, (int)c.unchanged, added, updated, unchanged);
}

static int64_t forget(struct store *s, int64_t source, struct retention rule)
{
    struct article_position at = {INT64_MIN, 0};
    int64_t forgotten = 0;
    bool more;
    OK(retention_begin(s, source, &rule, &more, &e));
    while (more)
        OK(retention_step(s, source, &rule, &at, &forgotten, &more, &e));
    assert_sound(s);
    return forgotten;
}

/* "%d" and "%s" in a text; NULL stays. */
static const char *filled(struct arena *arena, const char *pattern, const char *word, int number)
{
    AUTO(buf) b = BUF_INIT;
    for (const char *p = pattern; p && *p; p++) {
        bool field = *p == '%' && (p[1] == 'd' || p[1] == 's');
        if (field && p[1] == 'd')
            buf_printf(&b, "%d", number);
        else if (field)
            buf_add_c(&b, word);
        else
            buf_add_char(&b, *p);
        p += field;
    }
    return pattern ? arena_strndup(arena, buf_c(&b), b.n) : NULL;
}

/* ---- the ladder -------------------------------------------------------------------------- */

/* One fetch, then another of the same source: how many articles there are after each. */
static void test_ladder(void **state)
{
    static const struct {
        const char *what;
        struct article first[3], second[3];
        int after_first, after_second;
    } cases[] = {
        {"the same guid",
         {{.guid = "1", .title = "A", .url = "https://x.org/a"}},
         {{.guid = "1", .title = "B", .url = "https://x.org/a"}},
         1,
         1},
        {"an edited title, link and date under one guid, one after the other",
         {{.guid = "1", .title = "Dog", .url = "https://x.org/a", .published = AT(2)}},
         {{.guid = "1", .title = "Cat", .url = "https://x.org/b", .published = AT(1)}},
         1,
         2},
        {"a link that moved",
         {{.guid = "1", .title = "A", .url = "http://old.org/a", .published = AT(2)}},
         {{.guid = "1", .title = "A", .url = "https://new.org/x", .published = AT(1)}},
         1,
         1},
        {"a fragment that marks placement",
         {{.guid = "https://x.org/n/1#0", .title = "A", .url = "https://x.org/n/1"}},
         {{.guid = "https://x.org/n/1#12", .title = "A", .url = "https://x.org/n/1"}},
         1,
         1},
        {"a fragment of four digits",
         {{.guid = "https://x.org/n/1#1000", .title = "A"}},
         {{.guid = "https://x.org/n/1#1001", .title = "A"}},
         1,
         1},
        {"a fragment of five digits",
         {{.guid = "https://x.org/n/1#10000", .title = "A"}},
         {{.guid = "https://x.org/n/1#10001", .title = "A"}},
         1,
         2},
        {"a fragment that names the entry",
         {{.guid = "https://x.org/log#v1", .title = "A"},
          {.guid = "https://x.org/log#v2", .title = "B"}},
         {{.guid = "https://x.org/log#v3", .title = "C"}},
         2,
         3},
        {"no guid: the link without what tracks",
         {{.title = "A", .url = "http://x.org/a/?utm_source=rss"}},
         {{.title = "A2", .url = "https://x.org/a"}},
         1,
         1},
        {"no guid, no link: title and date",
         {{.title = "A", .published = AT(2)}, {.title = "A", .published = AT(1)}},
         {{.title = "A", .published = AT(1)}, {.title = "B", .published = AT(1)}},
         2,
         3},
        {"one guid for all",
         {{.guid = "id", .title = "A", .url = "https://x.org/a"},
          {.guid = "id", .title = "B", .url = "https://x.org/b"}},
         {{.guid = "id", .title = "C", .url = "https://x.org/c"},
          {.guid = "id", .title = "A", .url = "https://x.org/a"},
          {.guid = "id", .title = "B", .url = "https://x.org/b"}},
         2,
         3},
        {"one guid and one link for all",
         {{.guid = "id", .title = "A", .url = "https://x.org/", .published = AT(2)},
          {.guid = "id", .title = "B", .url = "https://x.org/", .published = AT(1)}},
         {{.guid = "id", .title = "B", .url = "https://x.org/", .published = AT(1)},
          {.guid = "id", .title = "C", .url = "https://x.org/", .published = AT(0)}},
         2,
         3},
        {"guids that collide only later",
         {{.guid = "id", .title = "A", .url = "https://x.org/a"}},
         {{.guid = "id", .title = "A", .url = "https://x.org/a"},
          {.guid = "id", .title = "B", .url = "https://x.org/b"}},
         1,
         2},
        {"an article that stands twice",
         {{.guid = "1", .title = "A", .url = "https://x.org/a"},
          {.guid = "1", .title = "A", .url = "https://x.org/a"}},
         {{.guid = "1", .title = "A", .url = "https://x.org/a"}},
         1,
         1},
        {"new guids for old articles",
         {{.guid = "old-1", .title = "A", .url = "https://x.org/a"},
          {.guid = "old-2", .title = "B", .url = "https://x.org/b"}},
         {{.guid = "new-1", .title = "A", .url = "https://x.org/a"},
          {.guid = "new-2", .title = "B", .url = "https://x.org/b"}},
         2,
         2},
        {"a page that is written anew every day",
         {{.guid = "mon", .title = "Sun", .url = "https://x.org/weather", .published = AT(2)}},
         {{.guid = "tue", .title = "Rain", .url = "https://x.org/weather", .published = AT(1)}},
         1,
         2},
        {"entries that all lead to one page",
         {{.guid = "1", .title = "A", .url = "https://x.org/blog"},
          {.guid = "2", .title = "B", .url = "https://x.org/blog"}},
         {{.guid = "3", .title = "C", .url = "https://x.org/blog"}},
         2,
         3},
        {"a changed date",
         {{.guid = "1", .title = "A", .published = AT(3)}},
         {{.guid = "1", .title = "A", .published = AT(1)}},
         1,
         1},
        {"nothing but a text", {{.title = NULL}, {.summary = "x"}}, {{.summary = "y"}}, 2, 3},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct fixture f;
        size_t n = 0, m = 0;
        while (n < 3 && (cases[i].first[n].title || cases[i].first[n].summary || n == 0))
            n++;
        while (m < 3 && (cases[i].second[m].title || cases[i].second[m].summary || m == 0))
            m++;
        open_two(&f);
        merge(f.s, feed, cases[i].first, n);
        int64_t after_first = total_of(f.s, feed);
        merge(f.s, feed, cases[i].second, m);
        int64_t after_second = total_of(f.s, feed);
        if (after_first != cases[i].after_first || after_second != cases[i].after_second)
            fail_msg("%s: %d, then %d", cases[i].what, (int)after_first, (int)after_second);
        /* Both once more: nothing new. */
        merge(f.s, feed, cases[i].second, m);
        if (total_of(f.s, feed) != after_second)
            fail_msg("%s: %d the third time", cases[i].what, (int)total_of(f.s, feed));
        assert_sound(f.s);
        fixture_close(&f);
    }
}

/* A guid that turns out to be shared brings nothing back as new, whatever is left of the answer. */
static void test_shared_key(void **state)
{
    struct fixture f;
    struct article batch[] = {
        {.guid = "id", .title = "A", .url = "https://x.org/a", .published = AT(2)},
        {.guid = "id", .title = "B", .url = "https://x.org/b", .published = AT(1)},
        {.guid = "own", .title = "C", .url = "https://x.org/c", .published = AT(1)},
    };
    open_two(&f);
    merge(f.s, feed, batch, 1);
    int64_t id = article_at(f.s, feed, 0);
    OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
    assert_counts(merge(f.s, feed, batch, 3), 2, 0, 1);
    assert_int_equal(unread_of(f.s, feed), 2);
    for (size_t i = 0; i < 3; i++)
        assert_counts(merge(f.s, feed, batch + i, 1), 0, 0, 1);
    /* Other guids of the source hold: this is an edit, not another article. */
    batch[2].title = "D";
    batch[2].url = "https://x.org/d";
    assert_counts(merge(f.s, feed, batch + 2, 1), 0, 1, 0);
    /* One that was forgotten stays so. */
    struct retention rule = {.keep_articles = 2, .keep_since = INT64_MIN, .keep_unread = NOW};
    assert_int_equal(forget(f.s, feed, rule), 1);
    batch[1].guid = batch[2].guid = "id";
    assert_counts(merge(f.s, feed, batch, 3), 0, 0, 3);
    fixture_close(&f);
}

/* Items that stand side by side are one article only when they say the same. */
static void test_side_by_side(void **state)
{
    static const struct article all_equal = {.guid = "g",
                                             .title = "Status",
                                             .url = "https://x.org/status",
                                             .summary = "fine",
                                             .published = AT(3)};
    struct attachment sound = {.url = "https://x.org/2.mp3", .size = -1, .duration = -1};
    struct article batch[8];
    for (size_t i = 0; i < ARRAY_SIZE(batch); i++)
        batch[i] = all_equal;
    batch[1].title = "Outage";
    batch[2].url = "https://x.org/other";
    batch[3].url = "https://x.org/status#later";
    batch[4].published.time += 60;
    batch[5].published.precision = DATE_NONE;
    batch[6].summary = "broken";
    batch[7].attachments = &sound;
    batch[7].n_attachments = 1;
    struct fixture f;
    for (size_t i = 1; i < ARRAY_SIZE(batch); i++) {
        struct article pair[] = {batch[0], batch[i], batch[0]};
        open_two(&f);
        assert_counts(merge(f.s, feed, pair, 3), 2, 0, 0);
        assert_counts(merge(f.s, feed, pair, 3), 0, 0, 2);
        assert_counts(merge(f.s, feed, pair + 1, 1), 0, 0, 1);
        assert_sound(f.s);
        fixture_close(&f);
        open_two(&f); /* and when the first one is known before */
        assert_counts(merge(f.s, feed, pair, 1), 1, 0, 0);
        assert_counts(merge(f.s, feed, pair, 3), 1, 0, 1);
        fixture_close(&f);
    }
    open_two(&f);
    assert_counts(merge(f.s, feed, batch, 8), 8, 0, 0);
    assert_counts(merge(f.s, feed, batch, 8), 0, 0, 8);
    for (size_t i = 0; i < ARRAY_SIZE(batch); i++)
        assert_counts(merge(f.s, feed, batch + i, 1), 0, 0, 1);
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- known again under new keys ---------------------------------------------------------- */

/* One article alone in its answer, then another: the same, or a new one? */
static void test_alone(void **state)
{
    static const struct {
        const char *what;
        struct article first, second;
        bool same;
    } cases[] = {
        {"a number of a series",
         {.guid = "1", .title = "Weather", .url = "https://x.org/1", .published = AT(7)},
         {.guid = "2", .title = "Weather", .url = "https://x.org/2", .published = AT(0)},
         false},
        {"a number of a series, with the same words",
         {.title = "Weather", .url = "https://x.org/1", .summary = "See there", .published = AT(7)},
         {.title = "Weather", .url = "https://x.org/2", .summary = "See there", .published = AT(0)},
         false},
        {"a number of a series on one page",
         {.guid = "1", .title = "Weather", .url = "https://x.org/w", .published = AT(7)},
         {.guid = "2", .title = "Weather", .url = "https://x.org/w", .published = AT(0)},
         false},
        {"a number of a series, without links",
         {.title = "Backup", .summary = "done", .published = AT(1)},
         {.title = "Backup", .summary = "done", .published = AT(0)},
         false},
        {"a series whose addresses are tokens",
         {.guid = "1",
          .title = "Weather",
          .url = "https://x.org/?v=a1b2c3d4e5f6",
          .summary = "Sun"},
         {.guid = "2",
          .title = "Weather",
          .url = "https://x.org/?v=f6e5d4c3b2a1",
          .summary = "Rain"},
         false},
        {"another title, link and text at the same minute",
         {.title = "A", .url = "https://x.org/1", .summary = "x", .published = AT(1)},
         {.title = "B", .url = "https://x.org/2", .summary = "y", .published = AT(1)},
         false},
        {"the title and the link made of it",
         {.title = "A goos", .url = "https://x.org/a-goos", .summary = "x", .published = AT(1)},
         {.title = "A goose", .url = "https://x.org/a-goose", .summary = "x", .published = AT(1)},
         true},
        {"link and text",
         {.title = "A", .url = "https://x.org/1", .summary = "x", .published = AT(1)},
         {.title = "A", .url = "https://x.org/2", .summary = "y", .published = AT(1)},
         true},
        {"guid and date",
         {.guid = "1", .title = "A", .url = "https://x.org/1", .summary = "x", .published = AT(1)},
         {.guid = "2", .title = "A", .url = "https://x.org/1", .summary = "x", .published = AT(0)},
         true},
        {"another top-level domain and title",
         {.title = "A", .url = "https://x.org/a/1", .published = AT(1)},
         {.title = "B", .url = "https://x.net/a/1", .published = AT(1)},
         true},
        {"an update of what has only that date",
         {.guid = "1", .title = "A", .url = "https://x.org/1", .summary = "x", .updated = AT(1)},
         {.guid = "2", .title = "A", .url = "https://x.org/1", .summary = "y", .updated = AT(0)},
         true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct fixture f;
        open_two(&f);
        merge(f.s, feed, &cases[i].first, 1);
        int64_t id = article_at(f.s, feed, 0);
        OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
        merge(f.s, feed, &cases[i].second, 1);
        if (total_of(f.s, feed) != (cases[i].same ? 1 : 2) ||
            unread_of(f.s, feed) != !cases[i].same)
            fail_msg("%s: %d, %d unread", cases[i].what, (int)total_of(f.s, feed),
                     (int)unread_of(f.s, feed));
        assert_sound(f.s);
        fixture_close(&f);
    }
}

/* All of an answer under new keys: here evidence counts that would not do for one article. */
static void test_rekeyed(void **state)
{
    enum { N = 6 };
    static const struct {
        const char *what;
        struct article item; /* "%d" stands for the number, "%s" for what changes */
        const char *first, *second;
        bool redated, same;
    } cases[] = {
        {"titles", {.title = "Title %d", .url = "https://x.org/%s/%d"}, "a", "b", false, true},
        {"titles and texts",
         {.title = "Title %d",
          .url = "https://x.org/%s/%d",
          .summary = "Text %d",
          .published = AT(9)},
         "a",
         "b",
         true,
         true},
        {"dates",
         {.title = "%s%d", .url = "https://x.org/%s/%d", .published = AT(9)},
         "a",
         "b",
         false,
         true},
        {"paths and dates",
         {.title = "%s%d", .url = "https://%s.org/%d", .published = AT(9)},
         "a",
         "b",
         false,
         true},
        {"texts of notes", {.guid = "%s%d", .summary = "Text %d"}, "a", "b", false, true},
        {"a week's forecast",
         {.guid = "%s%d",
          .title = "Day %d",
          .url = "https://x.org/day/%d",
          .summary = "%s%d",
          .published = AT(9)},
         "a",
         "b",
         true,
         false},
        {"nothing",
         {.title = "%s%d", .url = "https://x.org/%s/%d", .summary = "%s%d"},
         "a",
         "b",
         false,
         false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct fixture f;
        AUTO(arena) arena = {0};
        int64_t ids[N];
        open_two(&f);
        for (int round = 0; round < 2; round++) {
            struct article batch[N];
            for (int k = 0; k < N; k++) {
                struct article *a = &batch[k];
                const char **texts[] = {&a->guid, &a->title, &a->url, &a->summary};
                *a = cases[i].item;
                a->published.time += k * 60 + (cases[i].redated ? round * 4000 : 0);
                for (size_t t = 0; t < ARRAY_SIZE(texts); t++)
                    *texts[t] =
                        filled(&arena, *texts[t], round ? cases[i].second : cases[i].first, k);
            }
            struct merge_counts counts = merge(f.s, feed, batch, N);
            if (counts.added != (round == 0 || !cases[i].same ? N : 0))
                fail_msg("%s: %d added", cases[i].what, (int)counts.added);
            for (size_t k = 0; k < N && round == 0; k++)
                ids[k] = article_at(f.s, feed, k);
            if (round == 0)
                OK(articles_mark(f.s, MARK_READ, ids, N, NULL, &e));
        }
        assert_int_equal(unread_of(f.s, feed), cases[i].same ? 0 : N);
        assert_sound(f.s);
        fixture_close(&f);
    }
}

/* Two articles with one title and nothing else: which one it is cannot be known. */
static void test_ambiguous(void **state)
{
    struct fixture f;
    struct article before[] = {{.guid = "1", .title = "A"},
                               {.guid = "2", .title = "A"},
                               {.guid = "3", .title = "B"},
                               {.guid = "4", .title = "C"},
                               {.guid = "5", .title = "D"}};
    struct article after[] = {{.guid = "6", .title = "A"},
                              {.guid = "7", .title = "A"},
                              {.guid = "8", .title = "B"},
                              {.guid = "9", .title = "C"},
                              {.guid = "10", .title = "D"}};
    open_two(&f);
    assert_counts(merge(f.s, feed, before, 5), 5, 0, 0);
    assert_counts(merge(f.s, feed, after, 5), 2, 0, 3);
    assert_sound(f.s);
    fixture_close(&f);
}

/* A source that moved: what it lists again later, and what was forgotten, is known as well. */
static void test_moved_host(void **state)
{
    enum { N = 200 };
    struct fixture f;
    AUTO(arena) arena = {0};
    struct article batch[N];
    struct retention rule = {.keep_articles = 150, .keep_since = INT64_MIN, .keep_unread = NOW};
    open_two(&f);
    for (int i = 0; i < N; i++)
        batch[i] = (struct article){.title = arena_printf(&arena, "%d", i),
                                    .url = arena_printf(&arena, "https://a.org/%d", i),
                                    .published = AT(1 + i)};
    assert_counts(merge(f.s, feed, batch, N), N, 0, 0);
    assert_int_equal(forget(f.s, feed, rule), 50);
    for (int i = 0; i < N; i++)
        batch[i].url = arena_printf(&arena, "https://www.a.org/%d", i);
    assert_counts(merge(f.s, feed, batch, 5), 0, 0, 5);
    assert_counts(merge(f.s, feed, batch + 5, 5), 0, 0, 5);
    struct article mixed[] = {batch[10], batch[11], batch[149], batch[170]};
    assert_counts(merge(f.s, feed, mixed, 4), 0, 0, 4);
    assert_counts(merge(f.s, feed, batch, N), 0, 0, N);
    assert_sound(f.s);
    fixture_close(&f);
}

/* Known neighbours identify an article even when its only distinctive text changes. */
static void test_place(void **state)
{
    struct fixture f;
    struct article batch[] = {
        {.title = "Status", .url = "https://x.org/", .summary = "four"},
        {.title = "Status", .url = "https://x.org/", .summary = "three"},
        {.title = "Status", .url = "https://x.org/", .summary = "two"},
        {.title = "Status", .url = "https://x.org/", .summary = "one"},
    };
    open_two(&f);
    assert_counts(merge(f.s, feed, batch + 1, 3), 3, 0, 0);
    assert_counts(merge(f.s, feed, batch, 3), 1, 0, 2); /* one came, one went */
    batch[2].summary = "two, corrected";
    assert_counts(merge(f.s, feed, batch, 4), 0, 1, 3);
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- the same story elsewhere ------------------------------------------------------------ */

static void test_twins(void **state)
{
    static const char long_title[] = "Research alliances on innovative education";
    static const char chinese[] = "衡阳市召开全市教育工作会议";
    static const struct {
        const char *what;
        struct article here, there;
        bool same;
    } cases[] = {
        {"one link",
         {.title = "A", .url = "https://x.org/a"},
         {.title = "B", .url = "http://x.org/a?utm_medium=rss"},
         true},
        {"another link",
         {.title = "A", .url = "https://x.org/a"},
         {.title = "A", .url = "https://x.org/b"},
         false},
        {"a front page",
         {.title = "A", .url = "https://x.org/"},
         {.title = "B", .url = "https://x.org"},
         false},
        {"one long title on near days",
         {.title = long_title, .url = "https://x.org/a", .published = AT(4)},
         {.title = "Research Alliances on “Innovative” Education",
          .url = "https://y.org/b",
          .published = AT(2)},
         true},
        {"one long title on days apart",
         {.title = long_title, .url = "https://x.org/a", .published = AT(9)},
         {.title = long_title, .url = "https://y.org/b", .published = AT(2)},
         false},
        {"one long title without dates",
         {.title = long_title, .url = "https://x.org/a"},
         {.title = long_title, .url = "https://y.org/b"},
         false},
        {"one short title",
         {.title = "Editorial", .url = "https://x.org/a", .published = AT(2)},
         {.title = "Editorial", .url = "https://y.org/b", .published = AT(2)},
         false},
        {"a Chinese title",
         {.title = chinese, .url = "https://x.org/a", .published = AT(2)},
         {.title = chinese, .url = "https://y.org/b", .published = AT(2)},
         true},
        {"a short Chinese title",
         {.title = "今日天气", .url = "https://x.org/a", .published = AT(2)},
         {.title = "今日天气", .url = "https://y.org/b", .published = AT(2)},
         false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct fixture f;
        open_two(&f);
        merge(f.s, feed, &cases[i].here, 1);
        assert_counts(merge(f.s, other, &cases[i].there, 1), 1, 0, 0);
        if (total_of(f.s, portal) != (cases[i].same ? 1 : 2))
            fail_msg("%s: %d", cases[i].what, (int)total_of(f.s, portal));
        assert_int_equal(total_of(f.s, feed), 1);
        assert_int_equal(total_of(f.s, other), 1);
        assert_counts(merge(f.s, other, &cases[i].there, 1), 0, 0, 1);
        assert_sound(f.s);
        fixture_close(&f);
    }
}

/* Marks that were computed before are those of merge_articles(), and wrong ones, as a parser that
 * was taken over may give, make no stories one. */
static void test_given_marks(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct article one = {.title = "A title that is long enough to tell a story by",
                          .url = "https://example.org/one?utm_source=x",
                          .content = "First",
                          .published = AT(1),
                          .views = -1};
    struct article two = {.title = "Another", .url = "https://example.org/two", .views = -1};
    open_two(&f);
    assert_counts(merge(f.s, feed, &one, 1), 1, 0, 0);
    one.marks = merge_identify(&one, &arena);
    assert_string_equal(one.marks.link, "https://example.org/one");
    assert_counts(merge(f.s, feed, &one, 1), 0, 0, 1);
    one.content = "Second"; /* unnoticed by the marks of the first */
    assert_counts(merge(f.s, feed, &one, 1), 0, 0, 1);
    one.marks = merge_identify(&one, &arena);
    assert_counts(merge(f.s, feed, &one, 1), 0, 1, 0);
    two.marks = one.marks;
    assert_counts(merge(f.s, other, &two, 1), 1, 0, 0);
    assert_int_equal(total_of(f.s, portal), 2);
    assert_sound(f.s);
    fixture_close(&f);
}

/* Stories are recognized whether their marks are new or have been moved. */
static void test_many_twins(void **state)
{
    enum { N = 5000 };
    struct fixture f;
    AUTO(arena) arena = {0};
    struct article *a = arena_array(&arena, N, sizeof *a);
    int64_t moved, left;
    open_two(&f);
    for (int i = 0; i < N; i++) {
        a[i].title = arena_printf(&arena, "A title of many words, the last of which is %d", i);
        a[i].url = arena_printf(&arena, "https://x.org/%d", i);
        a[i].published = (struct date)AT(i % 9);
    }
    merge(f.s, feed, a, N);
    OK(db_get(f.s, &e, &moved, "SELECT count(*) FROM twin"));
    OK(db_get(f.s, &e, &left, "SELECT count(*) FROM twin_new"));
    assert_int_equal(moved + left, 2 * N);
    assert_true(moved > left && left > 0);
    /* An updated article's marks are new again. */
    OK(db_exec(f.s, "INSERT INTO twin_new SELECT hash, article FROM twin LIMIT 9", &e));
    assert_counts(merge(f.s, other, a, N), N, 0, 0);
    assert_int_equal(total_of(f.s, portal), N);
    OK(db_get(f.s, &e, &moved, "SELECT count(*) FROM twin"));
    assert_true(moved < 2 * N);
    fixture_close(&f);
}

static void test_twin_shown_once(void **state)
{
    struct fixture f;
    struct article a = {.title = "A", .url = "https://x.org/a"};
    AUTO(stored_article) stored = {0};
    open_two(&f);
    int64_t elsewhere = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "Q"), NODE_LIST, "H");
    merge(f.s, feed, &a, 1);
    merge(f.s, elsewhere, &a, 1);
    merge(f.s, other, &a, 1);
    assert_int_equal(total_of(f.s, TREE_ROOT), 1);
    int64_t id = article_at(f.s, TREE_ROOT, 0);
    OK(articles_load(f.s, id, &stored, &e));
    assert_int_equal(stored.n_sources, 3);
    assert_string_equal(stored.sources[0], "F");
    assert_string_equal(stored.row.source_name, "F");
    OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
    assert_int_equal(unread_of(f.s, elsewhere), 0);
    assert_int_equal(unread_of(f.s, other), 0);
    assert_sound(f.s);
    fixture_close(&f);
}

/* Two feeds that lead to each other's pages by one hash are still told apart by the texts. */
static void test_hash_is_not_trusted(void **state)
{
    struct fixture f;
    struct article a = {.title = "A", .url = "https://x.org/a"};
    struct article b = {.title = "B", .url = "https://x.org/b"};
    open_two(&f);
    merge(f.s, feed, &a, 1);
    OK(db_do(f.s, &e, "INSERT INTO twin VALUES(?1, ?2)",
             DB(identity_link_mark(STR("https://x.org/b"))), DB(article_at(f.s, feed, 0))));
    merge(f.s, other, &b, 1);
    assert_int_equal(total_of(f.s, portal), 2);
    fixture_close(&f);
}

/* ---- edits and dates --------------------------------------------------------------------- */

static void test_edits(void **state)
{
    static const struct {
        const char *what;
        struct article before, after;
        bool changed;
    } cases[] = {
        {"title",
         {.guid = "1", .title = "A", .content = "x"},
         {.guid = "1", .title = "B", .content = "x"},
         true},
        {"text",
         {.guid = "1", .title = "A", .content = "<p>x</p>"},
         {.guid = "1", .title = "A", .content = "<p>y</p>"},
         true},
        {"markup",
         {.guid = "1", .title = "A", .content = "<p>x &amp; z</p>"},
         {.guid = "1", .title = "A", .content = "<div class=\"a\">x  &#38;\nz</div>"},
         false},
        {"date",
         {.guid = "1", .title = "A", .published = AT(3)},
         {.guid = "1", .title = "A", .published = AT(1)},
         false},
        {"author",
         {.guid = "1", .title = "A", .author = "x"},
         {.guid = "1", .title = "A", .author = "y"},
         false},
        {"views",
         {.guid = "1", .title = "A", .views = 1},
         {.guid = "1", .title = "A", .views = 2},
         false},
        {"text that is gone",
         {.guid = "1", .title = "A", .content = "x"},
         {.guid = "1", .title = "A"},
         false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct fixture f;
        open_two(&f);
        merge(f.s, feed, &cases[i].before, 1);
        int64_t id = article_at(f.s, feed, 0);
        OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
        struct article_list before = list_of(f.s, &(struct article_query){.node = feed});
        struct merge_counts counts = merge_at(f.s, feed, &cases[i].after, 1, NOW + 100);
        struct article_list after = list_of(f.s, &(struct article_query){.node = feed});
        if (counts.updated != cases[i].changed || after.rows[0].changed != cases[i].changed)
            fail_msg("%s: %d", cases[i].what, (int)counts.updated);
        assert_true(after.rows[0].read);
        assert_int_equal(after.rows[0].at.time, before.rows[0].at.time);
        assert_int_equal(after.n, 1);
        if (cases[i].changed) {
            AUTO(stored_article) stored = {0};
            OK(articles_load(f.s, id, &stored, &e));
            assert_string_equal(stored.row.title, cases[i].after.title);
            assert_string_equal(stored.article.content, cases[i].after.content);
            OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e)); /* seen */
            article_list_fini(&after);
            after = list_of(f.s, &(struct article_query){.node = feed});
            assert_false(after.rows[0].changed);
        }
        article_list_fini(&before);
        article_list_fini(&after);
        fixture_close(&f);
    }
}

static void test_dates(void **state)
{
    struct fixture f;
    struct article batch[] = {
        {.guid = "future", .title = "future", .published = AT(-30)},
        {.guid = "none-1", .title = "none, first in the feed"},
        {.guid = "none-2", .title = "none, second"},
        {.guid = "old", .title = "old", .published = AT(5)},
    };
    static const char *const order[] = {"future", "none, first in the feed", "none, second", "old"};
    struct source_fetch fetch;
    AUTO(arena) arena = {0};
    open_two(&f);
    merge(f.s, feed, batch, ARRAY_SIZE(batch));
    struct article_list list = list_of(f.s, &(struct article_query){.node = feed});
    for (size_t i = 0; i < list.n; i++) {
        assert_string_equal(list.rows[i].title, order[i]);
        assert_true(list.rows[i].at.time <= NOW);
        assert_true(list.rows[i].date.time <= NOW);
    }
    assert_int_equal(list.rows[1].date.precision, DATE_NONE);
    article_list_fini(&list);
    OK(source_load(f.s, feed, &arena, &fetch, NULL, &e));
    assert_int_equal(fetch.status.newest_at, NOW);
    fixture_close(&f);
}

/* What was stored by its arrival, and what has a date already, when the feed says an update. */
static void test_dates_of_updates(void **state)
{
    struct fixture f;
    struct article batch[] = {{.guid = "1", .title = "dated", .published = AT(1)},
                              {.guid = "2", .title = "undated"}};
    open_two(&f);
    merge(f.s, feed, batch, ARRAY_SIZE(batch));
    batch[0].published = (struct date){0};
    batch[0].updated = batch[1].updated = (struct date)AT(3);
    merge(f.s, feed, batch, ARRAY_SIZE(batch));
    batch[1].updated = (struct date)AT(2); /* a later one changes nothing */
    merge(f.s, feed, batch, ARRAY_SIZE(batch));
    struct article_list list = list_of(f.s, &(struct article_query){.node = feed});
    assert_int_equal(list.n, 2);
    assert_string_equal(list.rows[0].title, "undated"); /* the place stays */
    assert_int_equal(list.rows[0].date.time, NOW - 3 * DAY);
    assert_int_equal(list.rows[0].date.precision, DATE_SECOND);
    assert_int_equal(list.rows[1].date.time, NOW - 1 * DAY);
    article_list_fini(&list);
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- fields ------------------------------------------------------------------------------ */

static void test_fields(void **state)
{
    const char *tags[] = {"t1", "t2"}, *crumbs[] = {"衡阳", "Life"};
    struct attachment attachments[] = {
        {.url = "https://x.org/a.mp3", .type = "audio/mpeg", .size = 123456789012, .duration = 61},
        {.url = "https://x.org/b.pdf", .title = "B", .size = -1, .duration = -1},
    };
    struct link related[] = {{.url = "https://x.org/r", .title = "R"}, {.url = "https://x.org/s"}};
    struct article a = {
        .guid = "g",
        .url = "https://x.org/a",
        .external_url = "https://y.org/",
        .comments_url = "https://x.org/a#c",
        .title = "A",
        .author = "An",
        .source = "S",
        .editor = "Ed",
        .language = "zh-CN",
        .summary = "<p>s</p>",
        .content = "<p>c</p>",
        .image = "https://x.org/i.jpg",
        .published = AT(1),
        .updated = {.time = -5, .offset = 480, .precision = DATE_MINUTE},
        .views = 0,
        .tags = tags,
        .n_tags = 2,
        .breadcrumb = crumbs,
        .n_breadcrumb = 2,
        .attachments = attachments,
        .n_attachments = 2,
        .related = related,
        .n_related = 2,
    };
    struct fixture f;
    AUTO(stored_article) got = {0};
    open_two(&f);
    merge(f.s, feed, &a, 1);
    OK(articles_load(f.s, article_at(f.s, feed, 0), &got, &e));
    const struct article *b = &got.article;
    const char *const want[] = {a.guid,     a.url,     a.external_url, a.comments_url,
                                a.title,    a.author,  a.source,       a.editor,
                                a.language, a.summary, a.content,      a.image};
    const char *const have[] = {b->guid,     b->url,     b->external_url, b->comments_url,
                                b->title,    b->author,  b->source,       b->editor,
                                b->language, b->summary, b->content,      b->image};
    for (size_t i = 0; i < ARRAY_SIZE(want); i++)
        assert_string_equal(have[i], want[i]);
    assert_int_equal(b->published.time, a.published.time);
    assert_int_equal(b->updated.time, -5);
    assert_int_equal(b->updated.offset, 480);
    assert_int_equal(b->updated.precision, DATE_MINUTE);
    assert_int_equal(b->views, 0);
    assert_int_equal(b->n_tags, 2);
    assert_string_equal(b->tags[1], "t2");
    assert_int_equal(b->n_breadcrumb, 2);
    assert_string_equal(b->breadcrumb[0], "衡阳");
    assert_int_equal(b->n_attachments, 2);
    assert_true(b->attachments[0].size == 123456789012);
    assert_int_equal(b->attachments[0].duration, 61);
    assert_null(b->attachments[0].title);
    assert_string_equal(b->attachments[1].title, "B");
    assert_int_equal(b->attachments[1].size, -1);
    assert_int_equal(b->n_related, 2);
    assert_string_equal(b->related[0].title, "R");
    assert_null(b->related[1].title);
    assert_string_equal(got.row.source_name, "S");
    fixture_close(&f);
}

/* A damaged value gives what can be read of it and nothing worse. */
static void test_pack_damaged(void **state)
{
    struct article a = {.author = "An author", .views = 17};
    struct attachment x = {.url = "u", .type = "t", .size = 5, .duration = -1};
    a.attachments = &x;
    a.n_attachments = 1;
    AUTO(buf) b = BUF_INIT;
    pack_article(&b, &a);
    for (size_t n = 0; n <= b.n; n++) {
        for (int flip = 0; flip < 256; flip += 5) {
            AUTO(arena) arena = {0};
            struct article got = {.views = -1};
            char *copy = mem_strndup(b.p, n);
            if (n)
                copy[n - 1] = (char)(copy[n - 1] ^ flip);
            pack_read((struct str){copy, n}, &arena, &got);
            if (n == b.n && !flip)
                assert_int_equal(got.attachments[0].size, 5);
            free(copy);
        }
    }
}

static void test_pages(void **state)
{
    struct fixture f;
    struct article batch[] = {
        {.guid = "1",
         .title = "A",
         .url = "https://x.org/1",
         .published = {NOW - DAY, 480, DATE_DAY},
         .views = -1},
        {.guid = "2", .title = "B", .url = "https://x.org/2", .summary = "teaser"},
        {.guid = "3", .title = "C"},
    };
    struct article page = {.title = "Another title",
                           .content = "<p>whole</p>",
                           .source = "Paper",
                           .editor = "Ed",
                           .published = {NOW - DAY + 600, 480, DATE_MINUTE},
                           .views = 5};
    AUTO(arena) arena = {0};
    struct article_wanting *wanting;
    struct stored_article got;
    size_t n;
    open_two(&f);
    merge(f.s, feed, batch, 3);
    OK(articles_wanting_page(f.s, feed, false, 10, &arena, &wanting, &n, &e));
    assert_int_equal(n, 2);
    assert_string_equal(wanting[0].summary, "teaser");
    int64_t first = wanting[1].id, second = wanting[0].id;
    OK(merge_page(f.s, first, &page, NULL, NOW, NULL, &e));
    OK(merge_page(f.s, second, NULL, "no article on the page", NOW, NULL, &e));
    FAILS(ERROR_NOT_FOUND, merge_page(f.s, 4711, &page, NULL, NOW, NULL, &e));
    OK(articles_wanting_page(f.s, feed, false, 10, &arena, &wanting, &n, &e));
    assert_int_equal(n, 0);

    OK(articles_load(f.s, first, &got, &e));
    assert_string_equal(got.page_content, "<p>whole</p>");
    assert_null(got.page_problem);
    assert_string_equal(got.row.title, "A");
    assert_string_equal(got.row.source_name, "Paper");
    assert_string_equal(got.article.editor, "Ed");
    assert_int_equal(got.article.views, 5);
    assert_int_equal(got.row.date.precision, DATE_MINUTE);
    assert_int_equal(got.row.at.time, NOW - DAY + DAY / 2); /* the day's noon */
    assert_true(got.row.full_text);
    stored_article_fini(&got);

    OK(articles_load(f.s, second, &got, &e));
    assert_string_equal(got.page_problem, "no article on the page");
    assert_false(got.row.full_text);
    stored_article_fini(&got);

    /* A failure later on takes no text away. */
    OK(merge_page(f.s, first, NULL, "gone", NOW + 1, NULL, &e));
    OK(articles_load(f.s, first, &got, &e));
    assert_string_equal(got.page_content, "<p>whole</p>");
    assert_string_equal(got.page_problem, "gone");
    assert_true(got.row.full_text);
    stored_article_fini(&got);
    fixture_close(&f);
}

static void assert_title(struct fixture *f, int64_t id, const char *title)
{
    AUTO(stored_article) got = {0};
    OK(articles_load(f->s, id, &got, &e));
    assert_string_equal(got.row.title, title);
    assert_false(got.row.changed);
}

/* A list page has no room for a whole title; the article's page has. */
static void test_cut_titles(void **state)
{
    static const struct {
        const char *listed, *page, *want;
    } cases[] = {
        {"A new bridge over the ri…", "A new bridge over the river", "A new bridge over the river"},
        {"The market opens ...", "The market opens on Sunday", "The market opens on Sunday"},
        {"关于碧湖环线施工的……", "关于碧湖环线施工的公告", "关于碧湖环线施工的公告"},
        {"[Notice] Water is off…", "Water is off…", "[Notice] Water is off…"},
        {"Geese come ho", "Geese come home in spring", "Geese come home in spring"},
        {"Geese rest", "Geese rest - Goosewater Daily", "Geese rest"},
        {"To be continued…", "Goosewater Daily, the paper", "To be continued…"},
        {"A whole title", "Another title", "A whole title"},
        {"The list says more", "The list", "The list says more"},
        {"…", "Anything", "…"},
        {"No title there", NULL, "No title there"},
    };
    struct fixture f;
    struct article batch[ARRAY_SIZE(cases)];
    char urls[ARRAY_SIZE(cases)][40];
    int64_t ids[ARRAY_SIZE(cases)];
    open_two(&f);
    int64_t list = add_node(f.s, portal, NODE_LIST, "L");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        snprintf(urls[i], sizeof urls[i], "https://x.org/a/%zu", i);
        batch[i] = (struct article){.title = cases[i].listed, .url = urls[i], .views = -1};
    }
    merge(f.s, list, batch, ARRAY_SIZE(cases));
    struct article_list rows = list_of(f.s, &(struct article_query){.node = list});
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct article page = {
            .title = cases[i].page, .url = urls[i], .content = "<p>text</p>", .views = -1};
        ids[i] = rows.rows[i].at.id;
        assert_string_equal(rows.rows[i].title, cases[i].listed);
        OK(articles_mark(f.s, MARK_READ, &ids[i], 1, NULL, &e));
        OK(merge_page(f.s, ids[i], &page, NULL, NOW, NULL, &e));
        assert_title(&f, ids[i], cases[i].want);
    }
    article_list_fini(&rows);
    /* The list goes on saying the short ones, and something new beside them. */
    assert_counts(merge(f.s, list, batch, ARRAY_SIZE(cases)), 0, 0, ARRAY_SIZE(cases));
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        batch[i].author = "An";
    assert_counts(merge(f.s, list, batch, ARRAY_SIZE(cases)), 0, 0, ARRAY_SIZE(cases));
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_title(&f, ids[i], cases[i].want);
    batch[0].title = "The old bridge is gone";
    assert_counts(merge(f.s, list, batch, ARRAY_SIZE(cases)), 0, 1, ARRAY_SIZE(cases) - 1);

    /* A feed's title is its own. */
    struct article fed = {.guid = "1", .title = "Cut sho…", .url = "https://x.org/f", .views = -1};
    struct article page = {.title = "Cut short", .content = "<p>text</p>", .views = -1};
    merge(f.s, feed, &fed, 1);
    rows = list_of(f.s, &(struct article_query){.node = feed});
    OK(merge_page(f.s, rows.rows[0].at.id, &page, NULL, NOW, NULL, &e));
    assert_title(&f, rows.rows[0].at.id, "Cut sho…");
    article_list_fini(&rows);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_dates_of_pages(void **state)
{
    static const struct {
        bool list;
        enum date_precision given, paged;
        bool corrected;
    } cases[] = {
        {true, DATE_DAY, DATE_DAY, true},         {true, DATE_DAY, DATE_SECOND, true},
        {true, DATE_SECOND, DATE_DAY, false},     {true, DATE_DAY, DATE_NONE, false},
        {false, DATE_DAY, DATE_DAY, false},       {false, DATE_DAY, DATE_SECOND, true},
        {false, DATE_SECOND, DATE_SECOND, false}, {false, DATE_NONE, DATE_DAY, true},
    };
    struct fixture f;
    open_two(&f);
    int64_t list = add_node(f.s, portal, NODE_LIST, "L");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char url[40];
        snprintf(url, sizeof url, "https://x.org/d/%zu", i);
        int64_t source = cases[i].list ? list : feed;
        struct article given = {.title = "Dated", .url = url, .views = -1};
        given.published = (struct date){.time = NOW - 9 * DAY, .precision = cases[i].given};
        merge(f.s, source, &given, 1);
        int64_t id;
        OK(db_get(f.s, &e, &id, "SELECT id FROM article WHERE url = ?1", DB(url)));
        struct article page = {.content = "<p>text</p>", .views = -1};
        page.published = (struct date){.time = NOW - 3 * DAY, .precision = cases[i].paged};
        OK(merge_page(f.s, id, &page, NULL, NOW, NULL, &e));
        AUTO(stored_article) got = {0};
        OK(articles_load(f.s, id, &got, &e));
        assert_int_equal(got.row.date.time == NOW - 3 * DAY, cases[i].corrected);
    }
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- forgetting -------------------------------------------------------------------------- */

static void test_forget(void **state)
{
    struct fixture f;
    struct article batch[8] = {0};
    char texts[8][32];
    int64_t ids[8];
    struct retention rule = {.keep_since = NOW - 15 * DAY, .keep_unread = NOW - 65 * DAY};
    open_two(&f);
    for (int i = 0; i < 8; i++) {
        snprintf(texts[i], sizeof texts[i], "https://x.org/%d", i);
        batch[i] = (struct article){
            .title = texts[i], .url = texts[i], .content = "x", .published = AT(10 * i)};
    }
    merge(f.s, feed, batch, 8);
    merge(f.s, other, batch + 4, 1); /* shared */
    for (size_t i = 0; i < 8; i++)
        ids[i] = article_at(f.s, feed, i);
    OK(articles_mark(f.s, MARK_READ, ids, 6, NULL, &e)); /* 6 and 7 stay unread */
    OK(articles_mark(f.s, MARK_STAR, &ids[3], 1, NULL, &e));
    /* 2 and 5 are read, 7 unread for long; 0 and 1 are new, 3 is starred, 6 unread for a while, and
     * 4 is kept by the other source. */
    assert_int_equal(forget(f.s, feed, rule), 3);
    assert_int_equal(total_of(f.s, feed), 5);
    assert_int_equal(total_of(f.s, other), 1);
    assert_int_equal(unread_of(f.s, feed), 1);
    assert_counts(merge(f.s, feed, batch, 8), 0, 0, 8); /* and they do not come back */
    assert_int_equal(forget(f.s, other, rule), 1);      /* now nobody keeps it */
    assert_int_equal(total_of(f.s, feed), 4);
    assert_int_equal(total_of(f.s, other), 0);
    assert_counts(merge(f.s, other, batch + 4, 1), 0, 0, 1);
    /* Of both limits the narrower one holds; without any nothing goes. */
    rule =
        (struct retention){.keep_articles = 1, .keep_since = NOW - 100 * DAY, .keep_unread = NOW};
    assert_int_equal(forget(f.s, feed, rule), 2); /* 1, and 6, which no longer stays unread */
    rule = (struct retention){.keep_since = INT64_MIN};
    assert_int_equal(forget(f.s, feed, rule), 0);
    assert_int_equal(total_of(f.s, feed), 2);
    fixture_close(&f);
}

/* In steps, each of which looks at so many articles and no more. */
static void test_forget_in_steps(void **state)
{
    enum { N = 1000, KEPT = 90 };
    struct fixture f;
    AUTO(arena) arena = {0};
    struct article *batch = arena_array(&arena, N, sizeof *batch);
    struct retention rule = {.keep_articles = KEPT, .keep_since = INT64_MIN, .keep_unread = NOW};
    struct article_position at = {INT64_MIN, 0};
    int64_t forgotten = 0, steps = 0;
    bool more;
    for (int i = 0; i < N; i++)
        batch[i] = (struct article){.url = arena_printf(&arena, "https://x.org/%d", i),
                                    .title = arena_printf(&arena, "%d", i),
                                    .published = AT(1 + i)};
    open_two(&f);
    merge(f.s, feed, batch, N);
    int64_t star = article_at(f.s, feed, N - 3);
    OK(articles_mark(f.s, MARK_STAR, &star, 1, NULL, &e));
    OK(retention_begin(f.s, feed, &rule, &more, &e));
    for (; more; steps++) {
        int64_t before = forgotten;
        OK(retention_step(f.s, feed, &rule, &at, &forgotten, &more, &e));
        assert_true(forgotten - before <= RETENTION_STEP);
    }
    assert_sound(f.s);
    assert_int_equal(forgotten, N - KEPT - 1);
    assert_int_equal(total_of(f.s, feed), KEPT + 1);
    assert_int_equal(steps, (N - KEPT + RETENTION_STEP - 1) / RETENTION_STEP);
    /* Known entries are not compared again. */
    OK(retention_begin(f.s, feed, &rule, &more, &e));
    assert_true(more); /* the starred one */
    fixture_close(&f);
}

static void test_long_feed(void **state)
{
    enum { N = 1000 };
    struct fixture f;
    AUTO(arena) arena = {0};
    struct article *batch = arena_array(&arena, N, sizeof *batch);
    for (int i = 0; i < N; i++)
        batch[i] = (struct article){.url = arena_printf(&arena, "https://x.org/%d", i),
                                    .title = arena_printf(&arena, "%d", i)};
    open_two(&f);
    assert_counts(merge(f.s, feed, batch, N), N, 0, 0);
    struct article_list list = list_of(f.s, &(struct article_query){.node = feed});
    assert_int_equal(list.n, N);
    for (size_t i = 0; i < list.n; i++)
        assert_string_equal(list.rows[i].title, batch[i].title); /* the feed's order */
    article_list_fini(&list);
    assert_counts(merge(f.s, feed, batch, N), 0, 0, N);
    assert_sound(f.s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ladder),
        cmocka_unit_test(test_shared_key),
        cmocka_unit_test(test_side_by_side),
        cmocka_unit_test(test_alone),
        cmocka_unit_test(test_rekeyed),
        cmocka_unit_test(test_ambiguous),
        cmocka_unit_test(test_moved_host),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_given_marks),
        cmocka_unit_test(test_many_twins),
        cmocka_unit_test(test_twin_shown_once),
        cmocka_unit_test(test_hash_is_not_trusted),
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_dates_of_updates),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_pack_damaged),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_cut_titles),
        cmocka_unit_test(test_dates_of_pages),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_forget_in_steps),
        cmocka_unit_test(test_long_feed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
