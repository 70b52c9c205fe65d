/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts: what is sent, what is pulled, and that neither is lost. */
#include "tests/unit/store-fixture.h"

#include <stdlib.h>

#include "store/account/items.h"
#include "store/care/retention.h"
#include "store/edit/edit.h"
#include "store/mark/notes.h"
#include "store/mark/tags.h"

enum { ITEMS = 12, LIMIT = 5 };

/* A server's side of an account, and a database that syncs with it. */
struct account_fixture {
    struct fixture f;
    struct account account;
    struct account_feed feed;
    bool there[ITEMS], unread[ITEMS], starred[ITEMS], labelled[ITEMS];
    int64_t article[ITEMS];
};

static const struct account_list_of LISTS[] = {
    {ACCOUNT_UNREAD, NULL}, {ACCOUNT_STARRED, NULL}, {ACCOUNT_LABELLED, "Bridges"}};

static void setup(struct account_fixture *x)
{
    *x = (struct account_fixture){.account = {.title = "News",
                                              .server = "freshrss",
                                              .url = "https://server.example/api",
                                              .user = "gana",
                                              .password = {.file = "/nowhere"},
                                              .has_labels = true}};
    fixture_open(&x->f);
    OK(account_add(x->f.s, &x->account, &x->account.id, &e));
    x->feed = (struct account_feed){
        .node = add_node(x->f.s, x->account.id, NODE_FEED, "city"),
        .stream = "feed/2",
        .title = "city",
        .folder = "",
    };
    OK(account_feed_save(x->f.s, x->account.id, &x->feed, &e));
}

static void teardown(struct account_fixture *x)
{
    assert_sound(x->f.s);
    fixture_close(&x->f);
}

static struct article article_of(struct arena *arena, size_t i)
{
    return (struct article){
        .guid = arena_printf(arena, "tag:google.com,2005:reader/item/%016x", (unsigned)i + 1),
        .url = arena_printf(arena, "https://example.org/a/%zu", i),
        .title = arena_printf(arena, "Story %zu", i),
        .content = "<p>text</p>",
        .published = {.time = NOW - (int64_t)i * 60, .precision = DATE_SECOND},
    };
}

/* Stores items that the server has. */
static struct merge_counts arrive(struct account_fixture *x, const int64_t *ids, size_t n)
{
    static const char *const labels[] = {"Bridges"};
    AUTO(arena) arena = {0};
    struct article articles[ITEMS];
    struct account_item items[ITEMS];
    struct merge_counts counts;
    struct merge_options options = {.now = NOW};
    for (size_t k = 0; k < n; k++) {
        size_t i = (size_t)ids[k] - 1;
        articles[k] = article_of(&arena, i);
        items[k] =
            (struct account_item){ids[k], x->unread[i], x->starred[i], labels, x->labelled[i]};
    }
    OK(account_merge_items(x->f.s, &x->account, &x->feed, articles, items, n, &options, &counts,
                           &e));
    return counts;
}

static bool *list_at(struct account_fixture *x, size_t list, size_t i)
{
    return list == 0 ? &x->unread[i] : list == 1 ? &x->starred[i] : &x->labelled[i];
}

static bool next(struct account_fixture *x, struct arena *arena, struct account_change *c)
{
    OK(account_next_change(x->f.s, x->account.id, LIMIT, arena, c, &e));
    return c->n > 0;
}

static void carry_out(struct account_fixture *x, const struct account_change *c)
{
    for (size_t k = 0; k < c->n; k++) {
        size_t i = (size_t)c->items[k] - 1;
        bool sets = mark_sets(c->mark);
        if (c->mark <= MARK_UNREAD)
            x->unread[i] = !sets;
        else
            *list_at(x, c->mark <= MARK_UNSTAR ? 1 : 2, i) = sets;
    }
}

/* Sends up to `steps` changes; the last one's answer may get lost. */
static void push(struct account_fixture *x, int steps, bool loses)
{
    AUTO(arena) arena = {0};
    struct account_change c;
    while (steps-- > 0 && next(x, &arena, &c)) {
        OK(account_note_sending(x->f.s, x->account.id, &c, &e));
        carry_out(x, &c);
        if (steps > 0 || !loses)
            OK(account_note_sent(x->f.s, x->account.id, &c, &e));
    }
}

static void pull(struct account_fixture *x)
{
    for (size_t list = 0; list < ARRAY_SIZE(LISTS); list++) {
        struct account_difference d;
        int64_t ids[ITEMS];
        size_t n = 0;
        for (size_t i = 0; i < ITEMS; i++)
            if (x->there[i] && *list_at(x, list, i))
                ids[n++] = (int64_t)i + 1;
        OK(account_compare(x->f.s, x->account.id, LISTS[list], ids, n, &d, &e));
        OK(account_set_listed(x->f.s, x->account.id, LISTS[list], d.gone.v, d.gone.n, false, &e));
        OK(account_set_listed(x->f.s, x->account.id, LISTS[list], d.come.v, d.come.n, true, &e));
        if (d.unknown.n > 0)
            arrive(x, d.unknown.v, d.unknown.n);
        account_difference_fini(&d);
    }
}

static int64_t id_of(struct account_fixture *x, size_t i)
{
    int64_t id;
    OK(db_get(x->f.s, &e, &id,
              "SELECT coalesce((SELECT article FROM account_item WHERE item = ?1), 0)",
              DB((int64_t)i + 1)));
    return id;
}

static struct stored_article load(struct account_fixture *x, size_t i)
{
    struct stored_article a;
    OK(articles_load(x->f.s, id_of(x, i), &a, &e));
    return a;
}

static void assert_marks(struct account_fixture *x, size_t i, bool unread, bool starred,
                         bool labelled)
{
    struct stored_article a = load(x, i);
    assert_int_equal(a.row.read, !unread);
    assert_int_equal(a.row.starred, starred);
    assert_int_equal(a.row.tags != NULL, labelled);
    stored_article_fini(&a);
}

static void mark(struct account_fixture *x, enum mark mark, size_t i)
{
    int64_t id = id_of(x, i);
    if (mark >= MARK_TAG)
        OK(tags_mark(x->f.s, mark, "bridges", &id, 1, NULL, &e));
    else
        OK(articles_mark(x->f.s, mark, &id, 1, NULL, &e));
}

static void publish(struct account_fixture *x, size_t i, bool unread)
{
    x->there[i] = true;
    x->unread[i] = unread;
}

static int64_t unsent(struct account_fixture *x)
{
    AUTO(account_list) list = {0};
    OK(accounts_load(x->f.s, &list, &e));
    assert_int_equal(list.n, 1);
    return list.v[0].unsent;
}

static void test_pull(void **state)
{
    struct account_fixture x;
    setup(&x);
    publish(&x, 0, true);
    publish(&x, 1, false);
    x.starred[1] = x.labelled[1] = true;
    pull(&x);
    assert_marks(&x, 0, true, false, false);
    assert_marks(&x, 1, false, true, true);
    assert_int_equal(unread_of(x.f.s, x.account.id), 1);
    x.unread[0] = x.starred[1] = x.labelled[1] = false;
    pull(&x);
    assert_marks(&x, 0, false, false, false);
    assert_marks(&x, 1, false, false, false);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

static void test_push(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    struct account_change c;
    setup(&x);
    publish(&x, 0, true);
    pull(&x);
    mark(&x, MARK_READ, 0);
    mark(&x, MARK_STAR, 0);
    mark(&x, MARK_TAG, 0);
    assert_int_equal(unsent(&x), 2); /* the item, and its label */
    assert_true(next(&x, &arena, &c));
    assert_int_equal(c.mark, MARK_READ);
    assert_int_equal(c.items[0], 1);
    push(&x, 10, false);
    assert_true(!x.unread[0] && x.starred[0] && x.labelled[0]);
    assert_int_equal(unsent(&x), 0);
    mark(&x, MARK_UNREAD, 0);
    mark(&x, MARK_UNSTAR, 0);
    mark(&x, MARK_UNTAG, 0);
    pull(&x); /* overwrites nothing */
    assert_marks(&x, 0, true, false, false);
    push(&x, 10, false);
    assert_true(x.unread[0] && !x.starred[0] && !x.labelled[0]);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* A tag is sent as the server spells it. */
static void test_spelling(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    struct account_change c;
    setup(&x);
    publish(&x, 0, false);
    publish(&x, 1, true);
    pull(&x);
    arrive(&x, (int64_t[]){1}, 1);
    mark(&x, MARK_TAG, 0);
    push(&x, 10, false);
    OK(account_set_listed(x.f.s, x.account.id, LISTS[2], &(int64_t){1}, 1, false, &e));
    OK(account_set_listed(x.f.s, x.account.id, LISTS[2], &(int64_t){1}, 1, true, &e));
    mark(&x, MARK_TAG, 1);
    assert_true(next(&x, &arena, &c));
    assert_string_equal(c.label, "Bridges");
    teardown(&x);
}

/* A change that is undone before it was sent is none. */
static void test_undone(void **state)
{
    struct account_fixture x;
    setup(&x);
    publish(&x, 0, true);
    pull(&x);
    mark(&x, MARK_READ, 0);
    mark(&x, MARK_UNREAD, 0);
    mark(&x, MARK_TAG, 0);
    mark(&x, MARK_UNTAG, 0);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* Marks set while an answer is on its way stay unsent. */
static void test_meantime(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    struct account_change c;
    setup(&x);
    publish(&x, 0, true);
    pull(&x);
    mark(&x, MARK_READ, 0);
    assert_true(next(&x, &arena, &c));
    OK(account_note_sending(x.f.s, x.account.id, &c, &e));
    carry_out(&x, &c);
    mark(&x, MARK_UNREAD, 0);
    OK(account_note_sent(x.f.s, x.account.id, &c, &e));
    pull(&x);
    assert_marks(&x, 0, true, false, false);
    mark(&x, MARK_TAG, 0);
    push(&x, 1, false); /* unread */
    assert_true(next(&x, &arena, &c));
    assert_int_equal(c.mark, MARK_TAG);
    OK(account_note_sending(x.f.s, x.account.id, &c, &e));
    carry_out(&x, &c);
    mark(&x, MARK_UNTAG, 0);
    OK(account_note_sent(x.f.s, x.account.id, &c, &e));
    push(&x, 10, false);
    assert_false(x.labelled[0]);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* Without an answer, a change may have been carried out: taking it back is a change as well. */
static void test_lost_answer(void **state)
{
    struct account_fixture x;
    setup(&x);
    publish(&x, 0, true);
    pull(&x);
    mark(&x, MARK_READ, 0);
    push(&x, 1, true);
    assert_false(x.unread[0]);
    mark(&x, MARK_UNREAD, 0);
    pull(&x);
    assert_marks(&x, 0, true, false, false);
    push(&x, 10, false);
    assert_true(x.unread[0]);
    mark(&x, MARK_TAG, 0);
    push(&x, 1, true);
    mark(&x, MARK_UNTAG, 0);
    pull(&x);
    push(&x, 10, false);
    assert_false(x.labelled[0]);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* An unsent mark outlives its article. */
static void test_forgotten(void **state)
{
    struct account_fixture x;
    struct article_position at = {INT64_MIN, 0};
    struct retention rule = {.keep_since = NOW + 1, .keep_unread = INT64_MIN};
    int64_t forgotten = 0;
    bool more = true;
    setup(&x);
    publish(&x, 0, true);
    publish(&x, 1, true);
    pull(&x);
    mark(&x, MARK_READ, 0);
    OK(retention_begin(x.f.s, x.feed.node, &rule, &more, &e));
    OK(retention_step(x.f.s, x.feed.node, &rule, &at, &forgotten, &more, &e));
    assert_int_equal(forgotten, 1);
    assert_int_equal(id_of(&x, 0), 0);
    push(&x, 10, false);
    assert_false(x.unread[0]);
    pull(&x);
    assert_int_equal(total_of(x.f.s, x.account.id), 1);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* A story of another source is shown once; a mark on either side counts. */
static void test_twin(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    setup(&x);
    int64_t portal = add_node(x.f.s, TREE_ROOT, NODE_PORTAL, "Local");
    int64_t source = add_node(x.f.s, portal, NODE_FEED, "other");
    struct article a = article_of(&arena, 0), b = article_of(&arena, 1);
    a.guid = b.guid = NULL;
    merge(x.f.s, source, (struct article[]){a, b}, 2);
    int64_t read = article_at(x.f.s, source, 0);
    OK(articles_mark(x.f.s, MARK_READ, &read, 1, NULL, &e));
    publish(&x, 0, true);
    publish(&x, 1, false);
    x.starred[1] = true;
    arrive(&x, (int64_t[]){1, 2}, 2);
    assert_int_equal(total_of(x.f.s, TREE_ROOT), 2);
    assert_int_equal(unread_of(x.f.s, TREE_ROOT), 0);
    assert_marks(&x, 1, false, true, false);
    push(&x, 10, false);
    assert_false(x.unread[0]);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* Articles that the source had before are found again by their links, under other keys. */
static void test_adopted(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    setup(&x);
    x.feed.adopted = true;
    struct article before[] = {article_of(&arena, 0), article_of(&arena, 1)};
    before[0].guid = "a";
    before[1].guid = "b";
    merge(x.f.s, x.feed.node, before, 2);
    int64_t read = article_at(x.f.s, x.feed.node, 0);
    OK(articles_mark(x.f.s, MARK_READ, &read, 1, NULL, &e));
    for (size_t i = 0; i < 3; i++)
        publish(&x, i, true);
    pull(&x);
    assert_int_equal(total_of(x.f.s, x.account.id), 3);
    push(&x, 10, false);
    assert_true(!x.unread[0] && x.unread[1] && x.unread[2]);
    teardown(&x);
}

/* Items without a link of their own are found by title and time, each once. */
static void test_adopted_without_link(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    struct merge_options options = {.now = NOW};
    struct merge_counts counts;
    struct article before[2], items[4];
    struct account_item states[4];
    setup(&x);
    x.feed.adopted = FEED_ADOPTED;
    for (size_t i = 0; i < 4; i++) {
        items[i] = article_of(&arena, i);
        items[i].title = "Weather";
        items[i].url = "https://example.org/feed.xml";
        states[i] = (struct account_item){.item = (int64_t)i + 1, .unread = i != 1};
    }
    items[2].published.time = items[1].published.time; /* a third one of the same time */
    for (size_t i = 0; i < 2; i++) {
        before[i] = items[i];
        before[i].guid = arena_printf(&arena, "%zu", i);
        before[i].url = NULL;
    }
    merge(x.f.s, x.feed.node, before, 2);
    int64_t id = article_at(x.f.s, x.feed.node, 1);
    OK(account_merge_items(x.f.s, &x.account, &x.feed, items, states, 4, &options, &counts, &e));
    assert_int_equal(counts.added, 2);
    assert_int_equal(total_of(x.f.s, x.account.id), 4);
    AUTO(stored_article) a = {0};
    OK(articles_load(x.f.s, id, &a, &e));
    assert_true(a.row.read);
    teardown(&x);
}

/* A source that is subscribed again gets other items for the same articles. */
static void test_again(void **state)
{
    struct account_fixture x;
    setup(&x);
    publish(&x, 0, true);
    x.labelled[0] = true;
    pull(&x);
    mark(&x, MARK_STAR, 0);
    int64_t id = id_of(&x, 0);
    OK(account_feed_drop(x.f.s, x.feed.node, &e));
    assert_int_equal(unsent(&x), 0);
    x.feed.stream = "feed/3";
    x.feed.adopted = true;
    OK(account_feed_save(x.f.s, x.account.id, &x.feed, &e));
    AUTO(arena) arena = {0};
    struct merge_options options = {.now = NOW};
    struct merge_counts counts;
    struct article a = article_of(&arena, 0);
    struct account_item item = {.item = 77, .unread = true};
    a.guid = "tag:google.com,2005:reader/item/000000000000004d";
    OK(account_merge_items(x.f.s, &x.account, &x.feed, &a, &item, 1, &options, &counts, &e));
    assert_int_equal(total_of(x.f.s, x.account.id), 1);
    assert_int_equal(article_at(x.f.s, x.account.id, 0), id);
    assert_int_equal(unsent(&x), 2); /* star, and tag */
    teardown(&x);
}

/* Feeds repeat titles: an item is never taken for another one. */
static void test_repeated_title(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    struct merge_options options = {.now = NOW};
    struct merge_counts counts;
    setup(&x);
    for (size_t i = 0; i < 3; i++) {
        struct article a = article_of(&arena, i);
        struct account_item item = {.item = (int64_t)i + 1, .unread = true};
        a.title = "Weather";
        OK(account_merge_items(x.f.s, &x.account, &x.feed, &a, &item, 1, &options, &counts, &e));
        assert_int_equal(counts.added, 1);
    }
    assert_int_equal(total_of(x.f.s, x.account.id), 3);
    teardown(&x);
}

static void test_dropped(void **state)
{
    struct account_fixture x;
    setup(&x);
    publish(&x, 0, true);
    x.starred[0] = x.labelled[0] = true;
    pull(&x);
    int64_t id = id_of(&x, 0), item = 1;
    OK(account_drop_item(x.f.s, x.account.id, item, &e));
    x.there[0] = false;
    pull(&x);
    AUTO(stored_article) a = {0};
    OK(articles_load(x.f.s, id, &a, &e));
    assert_true(!a.row.read && a.row.starred && a.row.tags);
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

/* A pull of single items overwrites nothing unsent. */
static void test_update(void **state)
{
    static const char *const labels[] = {"Spans"};
    struct account_fixture x;
    setup(&x);
    publish(&x, 0, true);
    x.starred[0] = x.labelled[0] = true;
    pull(&x);
    struct account_item item = {.item = 1, .unread = true, .starred = false};
    OK(account_update_item(x.f.s, x.account.id, &item, &e));
    assert_marks(&x, 0, true, false, false);
    mark(&x, MARK_STAR, 0);
    mark(&x, MARK_TAG, 0);
    item.labels = labels;
    item.n_labels = 1;
    OK(account_update_item(x.f.s, x.account.id, &item, &e));
    struct stored_article a = load(&x, 0);
    assert_true(a.row.starred);
    assert_string_equal(a.row.tags, "bridges, Spans");
    stored_article_fini(&a);
    x.starred[0] = x.labelled[0] = false;
    push(&x, 10, false);
    assert_true(x.starred[0] && x.labelled[0]);
    teardown(&x);
}

static void test_accounts(void **state)
{
    struct account_fixture x;
    AUTO(arena) arena = {0};
    struct account account;
    struct account_feed *feeds;
    AUTO(tree) tree = {0};
    size_t n;
    bool more = true;
    int64_t id;
    setup(&x);
    FAILS(ERROR_EXISTS, account_add(x.f.s, &x.account, &id, &e));
    assert_int_equal(id, x.account.id);
    FAILS(ERROR_NOT_FOUND, account_load(x.f.s, x.feed.node, &arena, &account, &e));
    OK(account_load(x.f.s, id, &arena, &account, &e));
    assert_string_equal(account.user, "gana");
    account.status.problem = "login refused";
    account.status.error = ERROR_HTTP;
    account.pulled = true;
    OK(account_save(x.f.s, &account, &e));
    OK(account_feeds_checked(x.f.s, id, NOW, NOW + 60, &e));
    OK(tree_load(x.f.s, &tree, &e));
    assert_true(tree.nodes[0].is_account && tree.nodes[1].synced);
    assert_string_equal(tree.nodes[0].status.problem, "login refused");
    assert_string_equal(tree.nodes[0].url, "https://server.example/api");
    assert_int_equal(tree.nodes[1].status.succeeded_at, NOW);
    publish(&x, 0, true);
    pull(&x);
    OK(tree_remove(x.f.s, id, NOW, &e));
    FAILS(ERROR_NOT_FOUND, account_load(x.f.s, id, &arena, &account, &e));
    while (more)
        OK(tree_purge(x.f.s, NOW, &more, &e));
    OK(account_feeds_load(x.f.s, id, &arena, &feeds, &n, &e));
    assert_int_equal(n, 0);
    OK(db_get(x.f.s, &e, &id,
              "SELECT (SELECT count(*) FROM account) + count(*) FROM account_item"));
    assert_int_equal(id, 0);
    teardown(&x);
}

/* Random marks on both sides, with syncs that break off: in the end both sides agree, and marks of
 * items that only one side has touched are as that side left them. */
static void random_history(unsigned seed)
{
    struct account_fixture x;
    struct {
        bool here, there, value;
    } touched[3][ITEMS] = {0};
    srand(seed);
    setup(&x);
    for (size_t i = 0; i < ITEMS; i++)
        publish(&x, i, rand() % 2);
    pull(&x);
    for (size_t i = 0; i < ITEMS; i++)
        if (!id_of(&x, i))
            arrive(&x, (int64_t[]){(int64_t)i + 1}, 1);
    for (int step = 0; step < 60; step++) {
        size_t i = (size_t)rand() % ITEMS, list = (size_t)rand() % 3;
        bool value = rand() % 2;
        switch (rand() % 4) {
        case 0:
            mark(&x,
                 (enum mark)((list == 2   ? MARK_TAG
                              : list == 1 ? MARK_STAR
                                          : MARK_READ) +
                             (list ? !value : value)),
                 i);
            touched[list][i].here = true;
            touched[list][i].value = value;
            break;
        case 1:
            *list_at(&x, list, i) = value;
            touched[list][i].there = true;
            touched[list][i].value = value;
            break;
        case 2:
            push(&x, rand() % 4, rand() % 2);
            break;
        default:
            pull(&x);
        }
    }
    push(&x, 100, false);
    pull(&x);
    for (size_t i = 0; i < ITEMS; i++) {
        assert_marks(&x, i, x.unread[i], x.starred[i], x.labelled[i]);
        for (size_t list = 0; list < 3; list++)
            if (touched[list][i].here != touched[list][i].there)
                assert_int_equal(*list_at(&x, list, i), touched[list][i].value);
    }
    assert_int_equal(unsent(&x), 0);
    teardown(&x);
}

static void test_random(void **state)
{
    for (uint32_t seed = 1; seed <= seeds(20); seed++)
        random_history(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accounts),
        cmocka_unit_test(test_pull),
        cmocka_unit_test(test_push),
        cmocka_unit_test(test_undone),
        cmocka_unit_test(test_meantime),
        cmocka_unit_test(test_forgotten),
        cmocka_unit_test(test_twin),
        cmocka_unit_test(test_adopted),
        cmocka_unit_test(test_adopted_without_link),
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_repeated_title),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_lost_answer),
        cmocka_unit_test(test_update),
        cmocka_unit_test(test_again),
        cmocka_unit_test(test_spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
