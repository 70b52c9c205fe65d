/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include <string.h>

#include "tui/core/list-window.h"

/* A list of a million articles: number i is the i-th oldest. Some may be hidden. */
struct million {
    int64_t newest;
    int64_t hidden_from, hidden_to; /* inclusive; 0: none */
    bool oldest_first;
    int most; /* articles that are looked at for an answer, 0: no bound */
};

static bool is_there(const struct million *m, int64_t i)
{
    return i >= 1 && i <= m->newest && (i < m->hidden_from || i > m->hidden_to);
}

static void answer(const struct million *m, const struct window_request *r, struct article_list *l)
{
    memset(l, 0, sizeof *l);
    l->rows = arena_array(&l->arena, r->limit + 1, sizeof *l->rows);
    /* Forward goes to older ones, unless the list is oldest first. */
    int step = m->oldest_first == r->back ? -1 : 1;
    int64_t at =
        r->from_start ? (step < 0 ? m->newest : 1) : r->from.id + (r->including ? 0 : step);
    for (int looked = 0; at >= 1 && at <= m->newest; at += step) {
        if (m->most && looked++ == m->most) {
            l->cut = l->more = true;
            l->reached = (struct article_position){at - step, at - step};
            break;
        }
        if (!is_there(m, at))
            continue;
        if (l->n == r->limit) {
            l->more = true;
            break;
        }
        l->rows[l->n++] =
            (struct article_row){.at = {at, at}, .title = "title", .source_name = "x"};
    }
    for (size_t i = 0; r->back && i < l->n / 2; i++) { /* rows come in list order */
        struct article_row row = l->rows[i];
        l->rows[i] = l->rows[l->n - 1 - i];
        l->rows[l->n - 1 - i] = row;
    }
}

static void settle(struct list_window *w, const struct million *m, int height)
{
    for (int rounds = 0;; rounds++) {
        /* It does not go on asking for ever. */
        assert_in_range(rounds, 0, m->most ? m->newest / m->most + 400 : 20);
        window_scroll(w, height);
        struct window_request r = window_next(w, height);
        if (r.load == WINDOW_NOTHING &&
            (window_searches(w, height) || window_lacks_margin(w, height)))
            r = window_continue(w, height);
        if (r.load == WINDOW_NOTHING)
            break;
        struct article_list l;
        answer(m, &r, &l);
        window_accept(w, &l);
        arena_fini(&l.arena);
    }
}

/* The rows are a gapless run of the list, the marks point into it, and it stays small. */
static void check(const struct list_window *w, const struct million *m, int height)
{
    assert_in_range(w->n, 0, WINDOW_MAX_ROWS + 2 * WINDOW_CHUNK);
    for (size_t i = 0; i + 1 < w->n; i++) {
        int64_t a = w->rows[i].row.at.id, b = w->rows[i + 1].row.at.id,
                step = m->oldest_first ? 1 : -1;
        assert_true(is_there(m, a));
        for (a += step; a != b && !is_there(m, a); a += step)
            assert_in_range(a, 1, m->newest);
        assert_int_equal(a, b);
    }
    if (w->n == 0)
        return;
    assert_in_range(w->selected, 0, w->n - 1);
    assert_in_range(w->top, 0, w->n - 1);
    assert_true(w->selected >= w->top && w->selected < w->top + (size_t)height);
    int64_t first = m->oldest_first ? 1 : m->newest, last = m->oldest_first ? m->newest : 1;
    if (w->at_start && !m->hidden_to)
        assert_int_equal(w->rows[0].row.at.id, first);
    if (w->at_end && !m->hidden_to)
        assert_int_equal(w->rows[w->n - 1].row.at.id, last);
    /* The screen is full unless the list itself ends. */
    assert_true(w->at_end || w->top + (size_t)height <= w->n);
}

static uint32_t random_next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void wander(bool oldest_first, int most, uint32_t seed)
{
    struct million m = {.newest = 1000000, .oldest_first = oldest_first, .most = most};
    struct list_window w = {0};
    uint32_t random = seed;
    int height = 20;
    window_reset(&w, oldest_first, false);
    settle(&w, &m, height);
    for (int i = 0; i < 3000; i++) {
        struct window_row *row = window_selected(&w);
        int64_t selected = row ? row->row.at.id : 0;
        bool stays = false;
        switch (random_next(&random) % 12) {
        case 0:
            window_go_start(&w);
            break;
        case 1:
            window_go_end(&w);
            break;
        case 2: {
            int64_t to = 1 + (int64_t)(random_next(&random) % 1000000);
            window_go_to(&w, (struct article_position){to, to});
            break;
        }
        case 3: /* news */
            m.newest += most ? 0 : random_next(&random) % 5;
            w.stale = stays = true;
            break;
        case 4: /* much news at once */
            m.newest += most ? 0 : random_next(&random) % 2000;
            w.stale = stays = true;
            break;
        case 5:
            height = 1 + (int)(random_next(&random) % 60);
            stays = true;
            break;
        case 6:
            window_scroll_by(&w, (int)(random_next(&random) % 41) - 20, height);
            break;
        default:
            window_move(&w, (int)(random_next(&random) % 121) - 60);
            break;
        }
        settle(&w, &m, height);
        check(&w, &m, height);
        if (stays)
            assert_int_equal(window_selected(&w)->row.at.id, selected);
    }
    window_fini(&w);
}

static void test_wandering_newest_first(void **state)
{
    wander(false, 0, 1);
    wander(false, 0, 77);
}

static void test_wandering_oldest_first(void **state)
{
    wander(true, 0, 2);
}

/* Repeatedly cut searches yield the same windows. */
static void test_wandering_in_parts(void **state)
{
    wander(false, 37, 3);
    wander(true, 5, 4);
}

static void load(struct list_window *w, const struct million *m, struct window_request r,
                 enum window_load expected, size_t limit)
{
    struct article_list l;
    assert_int_equal(r.load, expected);
    assert_int_equal(r.limit, limit);
    answer(m, &r, &l);
    window_accept(w, &l);
    arena_fini(&l.arena);
}

/* The first load has no more rows than the screen, wherever it is; the margin follows it. */
static void test_margin_comes_after_the_screen(void **state)
{
    struct million m = {.newest = 1000};
    struct list_window w = {0};
    window_reset(&w, false, false);
    assert_false(window_lacks_margin(&w, 10));
    load(&w, &m, window_next(&w, 10), WINDOW_START, 10);
    assert_int_equal(window_next(&w, 10).load, WINDOW_NOTHING);
    assert_true(window_lacks_margin(&w, 10));
    assert_false(window_searches(&w, 10));
    load(&w, &m, window_continue(&w, 10), WINDOW_AFTER, WINDOW_CHUNK);
    assert_false(window_lacks_margin(&w, 10));

    window_go_to(&w, (struct article_position){500, 500});
    load(&w, &m, window_next(&w, 10), WINDOW_AT, 10);
    assert_int_equal(window_next(&w, 10).load, WINDOW_NOTHING);
    window_continue(&w, 10);
    assert_false(window_lacks_margin(&w, 10));
    window_fail(&w);
    assert_false(window_lacks_margin(&w, 10)); /* not again and again */
    assert_int_equal(window_next(&w, 10).load, WINDOW_NOTHING);
    assert_true(window_lacks_margin(&w, 10));

    window_go_to(&w, (struct article_position){4, 4}); /* rows above fill the screen */
    load(&w, &m, window_next(&w, 10), WINDOW_AT, 10);
    window_scroll(&w, 10);
    load(&w, &m, window_next(&w, 10), WINDOW_BEFORE, WINDOW_CHUNK);
    window_fini(&w);
}

/* A distant match is found eventually and survives reloading; the search ends when stopped. */
static void test_search_goes_on(void **state)
{
    struct million m = {.newest = 1000, .hidden_from = 2, .hidden_to = 1000, .most = 100};
    struct list_window w = {0};
    window_reset(&w, false, true);
    struct window_request r = window_next(&w, 10);
    struct article_list l;
    answer(&m, &r, &l);
    window_accept(&w, &l);
    arena_fini(&l.arena);
    assert_int_equal(window_next(&w, 10).load, WINDOW_NOTHING); /* not before the next turn */
    assert_true(window_searches(&w, 10));
    w.stopped = true;
    assert_false(window_searches(&w, 10));
    w.stopped = false;
    settle(&w, &m, 10);
    assert_true(w.at_start && w.at_end);
    assert_int_equal(window_selected(&w)->row.at.id, 1);
    w.stale = true;
    settle(&w, &m, 10);
    assert_int_equal(window_selected(&w)->row.at.id, 1);
    assert_true(w.at_start && w.at_end);

    m = (struct million){.newest = 1000, .hidden_from = 1, .hidden_to = 999, .most = 100};
    window_reset(&w, false, true);
    window_go_end(&w); /* from the other side */
    settle(&w, &m, 10);
    assert_int_equal(window_selected(&w)->row.at.id, 1000);
    window_fini(&w);
}

/* Page by page to the end of a shorter list, and every row was seen once. */
static void test_paging_sees_every_row(void **state)
{
    struct million m = {.newest = 3000};
    struct list_window w = {0};
    int64_t expected = 3000;
    window_reset(&w, false, false);
    settle(&w, &m, 10);
    for (; expected >= 1; expected--) {
        assert_int_equal(window_selected(&w)->row.at.id, expected);
        window_move(&w, 1);
        settle(&w, &m, 10);
        check(&w, &m, 10);
    }
    assert_int_equal(window_selected(&w)->row.at.id, 1);
    window_fini(&w);
}

static void test_removed_selection_goes_to_the_next_row(void **state)
{
    struct million m = {.newest = 1000};
    struct list_window w = {0};
    window_reset(&w, false, false);
    settle(&w, &m, 10);
    window_move(&w, 50);
    assert_int_equal(window_selected(&w)->row.at.id, 950);
    m.hidden_from = 940;
    m.hidden_to = 960;
    w.stale = true;
    settle(&w, &m, 10);
    check(&w, &m, 10);
    assert_int_equal(window_selected(&w)->row.at.id, 939);
    window_fini(&w);
}

/* Articles that were read stay in a list of unread ones while it is shown. */
static void test_touched_rows_stay_in_a_filtered_list(void **state)
{
    struct million m = {.newest = 1000};
    struct list_window w = {0};
    window_reset(&w, false, true);
    settle(&w, &m, 10);
    window_move(&w, 5);
    window_selected(&w)->touched = true;
    m.hidden_from = 994;
    m.hidden_to = 995; /* 995 was touched, 994 not */
    w.stale = true;
    settle(&w, &m, 10);
    assert_int_equal(window_selected(&w)->row.at.id, 995);
    assert_non_null(window_find(&w, 995));
    assert_null(window_find(&w, 994));
    window_fini(&w);
}

static void test_empty_list(void **state)
{
    struct million m = {0};
    struct list_window w = {0};
    window_reset(&w, false, false);
    settle(&w, &m, 10);
    assert_true(w.loaded);
    assert_null(window_selected(&w));
    window_move(&w, 5);
    window_scroll_by(&w, 5, 10);
    window_go_end(&w);
    settle(&w, &m, 10);
    m.newest = 3;
    w.stale = true;
    settle(&w, &m, 10);
    assert_int_equal(window_selected(&w)->row.at.id, 3);
    m.newest = 0;
    w.stale = true;
    settle(&w, &m, 10);
    assert_null(window_selected(&w));
    window_fini(&w);
}

/* A search by match: the best rows of all its parts, the selection on its row. */
static void test_ranked(void **state)
{
    struct list_window w = {0};
    window_reset(&w, false, true);
    size_t total = 0;
    for (int part = 0; part < 8; part++) {
        struct window_request r = part ? window_continue(&w, 10) : window_next(&w, 10);
        assert_int_equal(r.load, part ? WINDOW_AFTER : WINDOW_START);
        assert_int_equal(r.ranked, total);
        struct article_list l = {.ranked = true, .cut = part < 7, .more = part < 7, .n = 100};
        l.rows = arena_array(&l.arena, l.n, sizeof *l.rows);
        l.reached = (struct article_position){1000 - part, 1};
        for (size_t i = 0; i < l.n; i++) {
            int64_t id = part * 100 + (int64_t)i + 1;
            l.rows[i] = (struct article_row){.at = {id, id},
                                             .title = "t",
                                             .source_name = "x",
                                             .score = 800.0 - (double)(8 * i + part)};
        }
        window_accept(&w, &l);
        total += l.n;
        arena_fini(&l.arena);
        if (part == 3) {
            assert_int_equal(w.selected, 0); /* nobody moved: with the best */
            window_move(&w, 5);
        }
        assert_true(window_searches(&w, 10) == (part < 7));
        for (size_t i = 1; i < w.n; i++)
            assert_true(w.rows[i - 1].row.score >= w.rows[i].row.score);
    }
    assert_int_equal(w.n, WINDOW_MAX_ROWS);
    assert_int_equal(w.rows[0].row.at.id, 1);
    assert_int_equal(w.rows[WINDOW_MAX_ROWS - 1].row.score, 800 - (WINDOW_MAX_ROWS - 1));
    assert_int_equal(w.rows[w.selected].row.at.id, 102); /* sixth of the first four parts */
    w.stale = true;
    assert_int_equal(window_next(&w, 10).load, WINDOW_NOTHING);
    window_go_end(&w);
    assert_int_equal(w.selected, w.n - 1);
    window_fini(&w);
}

static void accept_ranked(struct list_window *w, const struct article_row *rows, size_t n, bool cut)
{
    struct article_list l = {.ranked = true, .cut = cut, .more = cut, .n = n};
    l.rows = (struct article_row *)rows;
    l.reached = rows[n - 1].at;
    window_accept(w, &l);
}

static void assert_ids(const struct list_window *w, const int64_t *ids, size_t n)
{
    assert_int_equal(w->n, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(w->rows[i].row.at.id, ids[i]);
}

#define RANKED(i, score_, ...)                                                                     \
    {                                                                                              \
        .at = {i, i}, .title = "t", .source_name = "x", .score = (score_), __VA_ARGS__             \
    }

/* A renewal keeps every row until the search finds it again, with the selection on its row. */
static void test_renewed(void **state)
{
    const struct article_row first[] = {RANKED(5, 9, .noted = true), RANKED(4, 8), RANKED(3, 8),
                                        RANKED(2, 5), RANKED(1, 4)};
    const struct article_row again[] = {RANKED(7, 10), RANKED(3, 8, .tags = "later")};
    const struct article_row rest[] = {RANKED(5, 6)};
    struct list_window w = {0};
    window_reset(&w, false, true);
    window_renew(&w); /* nothing to renew: the first load comes as ever */
    assert_int_equal(window_next(&w, 10).load, WINDOW_START);
    accept_ranked(&w, first, 5, false);
    window_move(&w, 2);
    w.rows[3].touched = true;
    assert_int_equal(window_next(&w, 10).load, WINDOW_NOTHING);
    window_renew(&w);
    struct window_request r = window_next(&w, 10);
    assert_int_equal(r.load, WINDOW_AGAIN);
    assert_true(r.from_start);
    assert_int_equal(r.ranked, 0);
    accept_ranked(&w, again, 2, true);
    assert_ids(&w, (int64_t[]){7, 5, 4, 3, 2, 1}, 6);
    assert_string_equal(window_selected(&w)->row.tags, "later");
    r = window_continue(&w, 10);
    assert_int_equal(r.load, WINDOW_AFTER);
    assert_int_equal(r.ranked, 2);
    accept_ranked(&w, rest, 1, false);
    assert_ids(&w, (int64_t[]){7, 3, 5, 2}, 4); /* 2 was changed by the user */
    assert_false(w.rows[2].row.noted);
    assert_int_equal(window_selected(&w)->row.at.id, 3);
    /* The best row is selected, and a better one arrives. */
    window_go_start(&w);
    window_renew(&w);
    assert_int_equal(window_next(&w, 10).load, WINDOW_AGAIN);
    accept_ranked(&w, (const struct article_row[]){RANKED(8, 11), RANKED(7, 10)}, 2, false);
    assert_ids(&w, (int64_t[]){8, 7, 2}, 3);
    assert_int_equal(w.selected, 1);
    window_fini(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranked),
        cmocka_unit_test(test_renewed),
        cmocka_unit_test(test_wandering_newest_first),
        cmocka_unit_test(test_wandering_oldest_first),
        cmocka_unit_test(test_wandering_in_parts),
        cmocka_unit_test(test_margin_comes_after_the_screen),
        cmocka_unit_test(test_search_goes_on),
        cmocka_unit_test(test_paging_sees_every_row),
        cmocka_unit_test(test_removed_selection_goes_to_the_next_row),
        cmocka_unit_test(test_touched_rows_stay_in_a_filtered_list),
        cmocka_unit_test(test_empty_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
