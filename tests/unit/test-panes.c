/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include "tui/core/panes.h"

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* At every size and in every arrangement: what is shown lies in the window, between the bars,
 * and apart from what else is shown; and the pane with the focus is shown. */
static void test_every_size(void **state)
{
    static const int widths[] = {40, 41, 59, 60, 61, 79, 80, 99, 100, 101, 120, 200, 400};
    static const int heights[] = {10, 11, 15, 16, 24, 40, 100};
    for (size_t w = 0; w < ARRAY_SIZE(widths); w++) {
        for (size_t h = 0; h < ARRAY_SIZE(heights); h++) {
            for (int i = 0; i < 4 * 2 * 3 * 3; i++) {
                struct panes p = {.chosen = (enum pane_layout)(i % 4),
                                  .zoomed = i / 4 % 2,
                                  .focus = (enum pane)(i / 8 % 3),
                                  .tree_width = i / 24 * 300,
                                  .list_height = i / 24 * 300};
                struct geometry g = panes_place(&p, widths[w], heights[h]);
                assert_false(g.too_small);
                assert_true(g.visible[p.focus]);
                for (enum pane a = 0; a < PANE_COUNT; a++) {
                    const struct rect *r = &g.inner[a];
                    if (!g.visible[a])
                        continue;
                    assert_true(r->width >= 10 && r->height >= 1);
                    assert_true(r->x >= 0 && r->x + r->width <= widths[w]);
                    assert_true(r->y >= 2 && r->y + r->height <= heights[h] - 1);
                    for (enum pane b = 0; b < a; b++)
                        assert_false(g.visible[b] && overlap(*r, g.inner[b]));
                }
            }
        }
    }
}

static void test_defaults_by_width(void **state)
{
    struct panes p = {0};
    assert_int_equal(panes_place(&p, 120, 40).layout, PANES_WIDE);
    assert_int_equal(panes_place(&p, 99, 40).layout, PANES_SPLIT);
    assert_int_equal(panes_place(&p, 59, 20).layout, PANES_SINGLE);
    assert_true(panes_place(&p, 39, 20).too_small);
    assert_true(panes_place(&p, 80, 9).too_small);
}

static void test_borders_follow_the_mouse(void **state)
{
    struct panes p = {0};
    struct geometry g = panes_place(&p, 120, 40);
    int x = g.frames[PANE_TREE].width - 1;
    assert_int_equal(panes_border_at(&g, x, 20), 1);
    panes_drag(&p, 1, 50, 20, 120, 40);
    g = panes_place(&p, 120, 40);
    assert_int_equal(panes_border_at(&g, 50, 20), 1);
    assert_int_equal(panes_border_at(&g, x, 20), 0);
    panes_drag(&p, 2, 60, 30, 120, 40);
    g = panes_place(&p, 120, 40);
    assert_int_equal(panes_border_at(&g, 60, 30), 2);
    p.focus = PANE_TREE;
    panes_grow(&p, 4, 120, 40);
    g = panes_place(&p, 120, 40);
    assert_int_equal(panes_border_at(&g, 54, 20), 1);
}

static void test_wide_has_a_least_width(void **state)
{
    struct panes p = {.chosen = PANES_WIDE};
    assert_int_equal(panes_place(&p, 80, 16).layout, PANES_WIDE);
    assert_int_equal(panes_place(&p, 79, 16).layout, PANES_SPLIT);
    assert_int_equal(panes_place(&p, 80, 15).layout, PANES_SPLIT);
}

static void test_layouts_come_round(void **state)
{
    struct panes p = {0};
    bool seen[4] = {false};
    for (int i = 0; i < 8; i++) {
        seen[p.chosen] = true;
        panes_next_layout(&p, 120, 40);
    }
    assert_true(seen[PANES_AUTO] && seen[PANES_SPLIT] && seen[PANES_SINGLE]);
    p.chosen = PANES_AUTO;
    panes_next_layout(&p, 50, 20); /* nothing else has room */
    assert_int_equal(p.chosen, PANES_AUTO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_defaults_by_width),
        cmocka_unit_test(test_borders_follow_the_mouse),
        cmocka_unit_test(test_wide_has_a_least_width),
        cmocka_unit_test(test_layouts_come_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
