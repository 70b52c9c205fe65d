/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts of the engine: addresses that may get a password, and its file. The sync itself is
 * tested from outside, by tests/cli/account.sh and account-histories.sh. */
#include "tests/engine/fixture.h"

#include <dirent.h>
#include <sys/stat.h>

#define AUTH "me/0123456789abcdef0123456789abcdef01234567"

static engine_ticket add(struct fixture *f, const char *url, unsigned flags)
{
    return SEND(f, .kind = ENGINE_ADD_ACCOUNT, .url = url, .value = "me",
                .password = {.typed = "secret"}, .flags = flags);
}

/* Number of password files; their mode is checked. */
static int count_files(struct fixture *f)
{
    int n = 0;
    DIR *d = opendir(f->dir);
    for (struct dirent *entry; (entry = readdir(d));) {
        char path[400];
        struct stat st;
        snprintf(path, sizeof path, "%s/%s", f->dir, entry->d_name);
        if (strstr(entry->d_name, "-password-")) {
            assert_int_equal(stat(path, &st), 0);
            assert_int_equal(st.st_mode & 0777, 0600);
            n++;
        }
    }
    closedir(d);
    return n;
}

static void test_addresses(void **state)
{
    struct fixture *f = *state;
    f->options.connect_to = f->connect_to;
    fixture_reopen(f);
    REPLY(f->httpd, "/accounts/ClientLogin", .body = "SID=x\nLSID=null\nAuth=" AUTH "\n");
    fixture_end(f, add(f, "http://rss.example/", 0), ERROR_INVALID);
    fixture_end(f, add(f, "http://127.0.0.2.example/", 0), ERROR_INVALID);
    assert_int_equal(httpd_count(f->httpd, NULL), 0);
    assert_int_equal(count_files(f), 0);
    struct engine_event *last = fixture_done(f, add(f, "http://rss.example/", ACCOUNT_INSECURE));
    assert_string_equal(last->title, "Google Reader API");
    assert_string_equal(last->url, "http://rss.example");
    engine_event_free(last);
    assert_int_equal(count_files(f), 1);
    fixture_end(f, add(f, "http://rss.example/", ACCOUNT_INSECURE), ERROR_EXISTS);
    assert_int_equal(count_files(f), 1);
}

/* The file of a password goes with the account, once nobody can bring that back. */
static void test_file(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/accounts/ClientLogin", .body = "SID=x\nLSID=null\nAuth=" AUTH "\n");
    struct engine_event *last = fixture_done(f, add(f, httpd_url(f->httpd, "/"), 0));
    int64_t node = last->node;
    engine_event_free(last);
    fixture_end(f, SEND(f, .kind = ENGINE_REMOVE, .id = node), ERROR_NONE);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(count_files(f), 1);
    f->ahead += 2 * 86400;
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(count_files(f), 0);
    last = fixture_done(f, add(f, httpd_url(f->httpd, "/"), 0));
    node = last->node;
    engine_event_free(last);
    assert_int_equal(count_files(f), 1);
    fixture_end(f, SEND(f, .kind = ENGINE_DROP_ACCOUNT, .id = node), ERROR_NONE);
    assert_int_equal(count_files(f), 0);
    fixture_end(f, SEND(f, .kind = ENGINE_DROP_ACCOUNT, .id = TREE_ROOT), ERROR_NOT_FOUND);
}

/* Two accounts are added at once: checkers of memory see that neither login loses the other's. */
static void test_together(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/a/accounts/ClientLogin", .body = "SID=x\nLSID=null\nAuth=" AUTH "\n");
    REPLY(f->httpd, "/b/accounts/ClientLogin", .body = "SID=x\nLSID=null\nAuth=" AUTH "\n",
          .delay_ms = 100);
    add(f, httpd_url(f->httpd, "/a"), 0);
    fixture_end(f, add(f, httpd_url(f->httpd, "/b"), 0), ERROR_NONE);
    assert_in_range(count_files(f), 1, 2);
}

static size_t count_nodes(struct fixture *f)
{
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    return tree.n;
}

/* A list that the server validates is not sent again while it stays the same. */
static void test_conditional(void **state)
{
#define FEEDS "/reader/api/0/subscription/list?output=json"
    struct fixture *f = *state;
    REPLY(f->httpd, "/accounts/ClientLogin", .body = "SID=x\nLSID=null\nAuth=" AUTH "\n");
    REPLY(f->httpd, FEEDS, .headers = "ETag: \"one\"\n",
          .body = "{\"subscriptions\":[{\"id\":\"feed/1\",\"title\":\"Pond\","
                  "\"url\":\"http://127.0.0.1:9/pond\"}]}",
          .times = 2);
    REPLY(f->httpd, FEEDS, .headers = "ETag: \"two\"\n", .body = "{\"subscriptions\":[]}");
    REPLY(f->httpd, "/reader/api/0/stream/items/ids", .body = "{\"itemRefs\":[]}");
    fixture_end(f, add(f, httpd_url(f->httpd, "/"), 0), ERROR_NONE);
    fixture_refresh_ok(f, REFRESH_DUE);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(httpd_request(f->httpd, FEEDS, 1)->status, 304);
    assert_int_equal(count_nodes(f), 2); /* the account and its feed */
    fixture_refresh_ok(f, REFRESH_DUE);
    char *etag = httpd_header(httpd_request(f->httpd, FEEDS, 2), "If-None-Match");
    assert_string_equal(etag, "\"one\"");
    free(etag);
    assert_int_equal(count_nodes(f), 1);
}

/* A list ends where a server sends its first page or its continuation again. */
static void test_repeated(void **state)
{
    enum { PAGES = 40 };
    static const char ids[] = "/reader/api/0/stream/items/ids";
    struct fixture *f = *state;
    REPLY(f->httpd, "/accounts/ClientLogin", .body = "SID=x\nLSID=null\nAuth=" AUTH "\n");
    REPLY(f->httpd, FEEDS, .body = "{\"subscriptions\":[]}");
    REPLY(f->httpd, "/reader/api/0/token", .body = "token\n");
    REPLY(f->httpd, "/reader/api/0/stream/items/contents", .body = "{\"items\":[]}");
    fixture_end(f, add(f, httpd_url(f->httpd, "/"), 0), ERROR_NONE);
    for (int stuck = 0; stuck < 2; stuck++) {
        httpd_forget(f->httpd, ids);
        for (int i = 0; i < PAGES; i++) {
            AUTO(buf) page = BUF_INIT;
            buf_printf(&page, "{\"itemRefs\":[{\"id\":\"%d\"}],\"continuation\":\"%d\"}",
                       stuck ? 5 + i : 5, stuck ? 5 : i);
            REPLY(f->httpd, ids, .body = buf_c(&page), .times = 1);
        }
        REPLY(f->httpd, ids, .body = "{\"itemRefs\":[]}");
        size_t before = httpd_count(f->httpd, NULL);
        fixture_refresh_ok(f, REFRESH_DUE);
        assert_in_range(httpd_count(f->httpd, NULL) - before, 2, PAGES / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_addresses, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_file, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_together, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_conditional, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_repeated, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
