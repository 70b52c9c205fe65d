/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way comparison of an account's subscriptions: each line is a case. */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "engine/account/plan.h"

/* A side as text: feeds "STREAM-OR-NODE TITLE FOLDER", "-" for no folder, separated by commas. The
 * address of feed N is http://example.org/N; stream "N=M" is at the address of M. */
struct side {
    char text[400];
    struct plan_feed feeds[8];
    struct account_feed agreed[8];
    const char *folders[8];
    size_t n, n_folders;
};

static void note_folder(struct side *s, const char *folder)
{
    for (size_t i = 0; i < s->n_folders; i++)
        if (strcmp(s->folders[i], folder) == 0)
            return;
    if (*folder)
        s->folders[s->n_folders++] = folder;
}

static void read_side(struct side *s, const char *text, struct arena *arena)
{
    char *rest = s->text, *entry;
    *s = (struct side){0};
    snprintf(s->text, sizeof s->text, "%s", text);
    while ((entry = strsep(&rest, ",")) && *entry) {
        char id[8], title[32], folder[32];
        assert_int_equal(sscanf(entry, " %7s %31s %31s", id, title, folder), 3);
        char *at = strchr(id, '=');
        const char *address = at ? at + 1 : id;
        if (at)
            *at = '\0';
        const char *in = strcmp(folder, "-") == 0 ? "" : arena_strdup(arena, folder);
        const char *stream = arena_printf(arena, "feed/%s", id);
        const char *name = arena_strdup(arena, title);
        int64_t node = id[0] - '0';
        s->feeds[s->n] =
            (struct plan_feed){.stream = stream,
                               .node = node,
                               .title = name,
                               .folder = in,
                               .url = arena_printf(arena, "http://example.org/%s", address)};
        s->agreed[s->n++] =
            (struct account_feed){.node = node, .stream = stream, .title = name, .folder = in};
        note_folder(s, in);
    }
}

static void add_step(struct buf *b, const struct plan_step *step)
{
    static const char *const names[] = {"add",        "remove",       "edit",       "rename",
                                        "agree",      "forget",       "subscribe",  "unsubscribe",
                                        "edit there", "rename there", "agree there"};
    const struct account_feed *f = &step->feed;
    buf_printf(b, "%s%s", b->n > 0 ? "; " : "", names[step->kind]);
    if (step->kind == PLAN_RENAME || step->kind == PLAN_RENAME_THERE) {
        buf_printf(b, " %s %s", step->from, f->folder);
    } else {
        buf_printf(b, " %s %s %s%s", f->stream ? f->stream + 5 : step->url + 19, f->title,
                   *f->folder ? f->folder : "-", step->conflict ? " conflict" : "");
    }
}

static void test_cases(void **state)
{
    static const struct {
        const char *agreed, *server, *tree, *steps;
    } cases[] = {
        {"1 a X", "1 a X", "1 a X", ""},
        {"", "1 a X, 2 b -", "", "add 1 a X; add 2 b -"},
        {"", "", "1 a X", "subscribe 1 a X"},
        /* both have added it */
        {"", "1 a X", "1 a X", "agree 1 a X"},
        {"", "1 a X", "1 b -", "edit 1 a X; agree 1 a X"},
        {"", "1 a X", "1 b Y", "edit 1 a Y; edit there 1 a Y"},
        /* removals */
        {"1 a X", "", "1 a X", "remove 1 a X"},
        {"1 a X", "1 a X", "", "unsubscribe 1 a X"},
        {"1 a X", "", "", "forget 1 a X"},
        {"1 a X", "", "1 b Y", "remove 1 a X"},
        /* the server has it anew */
        {"1 a X", "2=1 a X", "1 a X", "forget 1 a X; agree 2 a X"},
        {"1 a X, 3 c X", "2=1 b Y, 3 c X", "1 a X, 3 c X", "forget 1 a X; edit 2 b Y; agree 2 b Y"},
        {"1 a X", "2=1 a X", "1 b X", "forget 1 a X; edit there 2 b X"},
        {"1 a X", "2=1 a X", "", "forget 1 a X; add 2 a X"},
        {"1 a X, 2 b X", "2 b X", "1 a X, 2 b X", "remove 1 a X"},
        /* one side has changed */
        {"1 a X", "1 b X", "1 a X", "edit 1 b X; agree 1 b X"},
        {"1 a X", "1 a X", "1 b X", "edit there 1 b X"},
        {"1 a X, 2 c X", "1 a Y, 2 c X", "1 a X, 2 c X", "edit 1 a Y; agree 1 a Y"},
        {"1 a X, 2 c X", "1 a X, 2 c X", "1 a Y, 2 c X", "edit there 1 a Y"},
        {"1 a X", "1 a X", "1 a -", "edit there 1 a -"},
        /* both have: of different things, of the same */
        {"1 a X, 2 c X", "1 b X, 2 c X", "1 a Y, 2 c X", "edit 1 b Y; edit there 1 b Y"},
        {"1 a X", "1 b X", "1 b X", "agree 1 b X"},
        {"1 a X", "1 b X", "1 c X", "edit there 1 c X conflict"},
        /* renamed folders */
        {"1 a X, 2 b X", "1 a Y, 2 b Y", "1 a X, 2 b X", "rename X Y; agree 1 a Y; agree 2 b Y"},
        {"1 a X, 2 b X", "1 a X, 2 b X", "1 a Y, 2 b Y",
         "rename there X Y; agree there 1 a Y; agree there 2 b Y"},
        {"1 a X, 2 b X", "1 a Y, 2 b Z", "1 a X, 2 b X",
         "edit 1 a Y; agree 1 a Y; edit 2 b Z; agree 2 b Z"},
        {"1 a X, 2 b Y", "1 a Y, 2 b Y", "1 a X, 2 b Y", "edit 1 a Y; agree 1 a Y"},
        /* two into one: the second is moved */
        {"1 a X, 2 b Y", "1 a Z, 2 b Z", "1 a X, 2 b Y",
         "rename X Z; agree 1 a Z; edit 2 b Z; agree 2 b Z"},
        {"1 a X, 2 b Y", "1 a X, 2 b Y", "1 a Z, 2 b Z",
         "rename there X Z; agree there 1 a Z; edit there 2 b Z"},
        /* no renaming: another feed has come into the folder */
        {"1 a X", "1 a Y", "1 a X, 2 b X", "edit 1 a Y; agree 1 a Y; subscribe 2 b X"},
        {"1 a X", "1 a X, 2 b X", "1 a Y", "add 2 b X; edit there 1 a Y"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(arena) arena = {0};
        struct side agreed, server, tree;
        AUTO(account_plan) plan = {0};
        AUTO(buf) steps = BUF_INIT;
        read_side(&agreed, cases[i].agreed, &arena);
        read_side(&server, cases[i].server, &arena);
        read_side(&tree, cases[i].tree, &arena);
        struct plan_input in = {.server = server.feeds,
                                .n_server = server.n,
                                .tree = tree.feeds,
                                .n_tree = tree.n,
                                .agreed = agreed.agreed,
                                .n_agreed = agreed.n,
                                .folders = tree.folders,
                                .n_folders = tree.n_folders};
        account_plan_make(&in, &plan);
        for (size_t k = 0; k < plan.steps.n; k++)
            add_step(&steps, &plan.steps.v[k]);
        if (strcmp(buf_c(&steps), cases[i].steps) != 0)
            fail_msg("case %zu: %s instead of %s", i, buf_c(&steps), cases[i].steps);
    }
}

/* A refused feed is not offered again, unless by force, or when the server has it after all. */
static void test_refused(void **state)
{
    struct account_feed refused = {.node = 1, .title = "a", .folder = "", .refusal = "no feed"};
    struct plan_feed feed = {
        .node = 1, .stream = "feed/1", .title = "a", .folder = "", .url = "http://example.org/1"};
    struct plan_input in = {.tree = &feed, .n_tree = 1, .agreed = &refused, .n_agreed = 1};
    static const struct {
        bool again, there;
        size_t steps;
        enum plan_kind kind;
    } cases[] = {
        {false, false, 0, 0}, {true, false, 1, PLAN_SUBSCRIBE}, {false, true, 1, PLAN_AGREE}};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(account_plan) plan = {0};
        in.again = cases[i].again;
        in.server = &feed;
        in.n_server = cases[i].there;
        account_plan_make(&in, &plan);
        assert_int_equal(plan.steps.n, cases[i].steps);
        if (plan.steps.n > 0)
            assert_int_equal(plan.steps.v[0].kind, cases[i].kind);
    }
}

/* A feed that the server was asked to take, without an answer, is the server's if it is there. */
static void test_asked(void **state)
{
    struct account_feed asked = {
        .node = 1, .title = "a", .folder = "", .url = "http://example.org/1"};
    struct plan_feed feed = {
        .node = 1, .stream = "feed/1", .title = "a", .folder = "", .url = "http://example.org/1"};
    struct plan_input in = {.tree = &feed, .server = &feed, .agreed = &asked, .n_agreed = 1};
    static const struct {
        bool here, there;
        enum plan_kind kind;
    } cases[] = {{true, false, PLAN_SUBSCRIBE},
                 {true, true, PLAN_AGREE},
                 {false, true, PLAN_UNSUBSCRIBE},
                 {false, false, PLAN_FORGET}};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(account_plan) plan = {0};
        in.n_tree = cases[i].here;
        in.n_server = cases[i].there;
        account_plan_make(&in, &plan);
        assert_int_equal(plan.steps.n, 1);
        assert_int_equal(plan.steps.v[0].kind, cases[i].kind);
        if (cases[i].kind == PLAN_UNSUBSCRIBE)
            assert_string_equal(plan.steps.v[0].feed.stream, "feed/1");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
