/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of articles: selection, storage, eviction. */
#include "tests/engine/fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/picture/cache.h"

static char directory[96];

static int setup(void **state)
{
    fixture_setup(state);
    struct fixture *f = *state;
    snprintf(directory, sizeof directory, "%s/pictures", f->dir);
    f->options.picture_dir = directory;
    f->options.picture_bytes = 50000000;
    fixture_reopen(f);
    return 0;
}

/* The head of a PNG file of that size, as much as gander looks at before it draws, and `n` bytes
 * in all. */
static char *make_png(size_t n, int width, int height)
{
    char *png = mem_zalloc(n, 1);
    memcpy(png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (int i = 0; i < 4; i++) {
        png[16 + i] = (char)(width >> (24 - 8 * i));
        png[20 + i] = (char)(height >> (24 - 8 * i));
    }
    return png;
}

static void serve_png(struct fixture *f, const char *target, size_t n)
{
    char *png = make_png(n, 320, 200);
    httpd_forget(f->httpd, target);
    REPLY(f->httpd, target, .headers = "Content-Type: image/png", .body = png, .body_n = n);
    free(png);
}

/* A feed with one article for each text, the first the newest. */
static void serve_feed(struct fixture *f, const char *const *texts, size_t n)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<rss version=\"2.0\"><channel><title>Pictures</title>");
    for (size_t i = 0; i < n; i++) {
        buf_printf(&b,
                   "<item><title>Story %zu</title><link>%s%zu</link>"
                   "<pubDate>%02zu Nov 2025 10:00:00 GMT</pubDate>"
                   "<description><![CDATA[%s",
                   i, httpd_url(f->httpd, "/a/"), i, 28 - i, texts[i]);
        for (int k = 0; k < 100; k++)
            buf_printf(&b, " Sentence %d of a story that is told to its end.", k);
        buf_add_c(&b, "]]></description></item>");
    }
    buf_add_c(&b, "</channel></rss>");
    httpd_forget(f->httpd, "/feed");
    REPLY(f->httpd, "/feed", .body = buf_c(&b));
}

static void subscribe(struct fixture *f, const char *const *texts, size_t n)
{
    serve_feed(f, texts, n);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
}

static void keep(struct fixture *f, int64_t added, int64_t failed)
{
    int64_t root = TREE_ROOT;
    struct engine_event *event =
        fixture_done(f, SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = &root, .n_ids = 1));
    assert_int_equal(event->added, added);
    assert_int_equal(event->failed, failed);
    engine_event_free(event);
}

static void open_article(struct fixture *f, size_t index, struct engine_article *out)
{
    AUTO(article_list) list = {0};
    struct error e;
    fixture_list(f, 0, &list);
    assert_in_range(index, 0, list.n - 1);
    assert_true(engine_article(f->engine, list.rows[index].at.id, true, out, &e));
}

static bool is_kept(struct fixture *f, const char *target)
{
    return picture_cache_has(directory, httpd_url(f->httpd, target));
}

static int mode_of(const char *path)
{
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 0777;
}

/* Of one article, forty. */
static void test_most_pictures(void **state)
{
    struct fixture *f = *state;
    AUTO(buf) text = BUF_INIT;
    char target[16];
    for (int i = 0; i < 42; i++) {
        snprintf(target, sizeof target, "/p/%d.png", i);
        serve_png(f, target, 100);
        buf_printf(&text, "<img src=\"%s\" width=320>", httpd_url(f->httpd, target));
    }
    subscribe(f, (const char *const[]){buf_c(&text)}, 1);
    keep(f, 40, 0);
    assert_true(is_kept(f, "/p/39.png"));
    assert_int_equal(httpd_count(f->httpd, "/p/40.png"), 0);
}

static void test_kept(void **state)
{
    struct fixture *f = *state;
    umask(0);
    serve_png(f, "/p/one.png", 1000);
    serve_png(f, "/p/two.png", 1000);
    subscribe(f,
              (const char *const[]){"<img src=/p/one.png alt=One> and <img src=/p/two.png>",
                                    "No picture at all."},
              2);
    assert_int_equal(httpd_count(f->httpd, "/p/one.png"), 0); /* not before the texts are there */
    keep(f, 2, 0);
    umask(022);
    AUTO(engine_article) a = {0};
    open_article(f, 0, &a);
    assert_int_equal(a.body.n_images, 2);
    assert_int_equal(a.pictures[0].width, 320);
    assert_int_equal(a.pictures[0].height, 200);
    assert_non_null(a.pictures[1].path);
    assert_int_equal(mode_of(directory), 0700);
    assert_int_equal(mode_of(a.pictures[0].path), 0600);

    httpd_clear(f->httpd);
    keep(f, 0, 0);
    assert_int_equal(httpd_count(f->httpd, NULL), 0); /* once is enough */
    fixture_reopen(f);                                /* in another run, too */
    keep(f, 0, 0);
    assert_int_equal(httpd_count(f->httpd, NULL), 0);
}

/* Opened articles come first, even if processed before. */
static void test_wanted(void **state)
{
    struct fixture *f = *state;
    serve_png(f, "/p/one.png", 1000);
    subscribe(f, (const char *const[]){"<img src=/p/one.png><img src=/p/none.png>"}, 1);
    struct engine_article a;
    open_article(f, 0, &a);
    assert_true(!a.pictures[0].path && !a.pictures[0].problem);
    assert_true(!a.pictures[1].path && !a.pictures[1].problem);
    engine_ticket ticket = SEND(f, .kind = ENGINE_FETCH_PICTURES, .id = a.row.at.id);
    fixture_end(f, ticket, ERROR_NONE);
    engine_article_fini(&a);
    open_article(f, 0, &a);
    assert_non_null(a.pictures[0].path);
    assert_null(a.pictures[1].path);
    assert_non_null(strstr(a.pictures[1].problem, "HTTP 404"));
    engine_article_fini(&a);
}

static void tell(void *context, const struct engine_event *event)
{
    struct buf *b = context;
    if (event->kind == EVENT_PICTURE)
        buf_printf(b, "%s %d;", strrchr(event->picture_url, '/'), event->picture.width);
}

static void test_told(void **state)
{
    struct fixture *f = *state;
    AUTO(buf) told = BUF_INIT;
    serve_png(f, "/p/one.png", 1000);
    subscribe(f, (const char *const[]){"<img src=/p/one.png>"}, 1);
    AUTO(engine_article) a = {0};
    open_article(f, 0, &a);
    engine_event_free(engine_finish(
        f->engine, SEND(f, .kind = ENGINE_FETCH_PICTURES, .id = a.row.at.id), tell, &told));
    assert_string_equal(buf_c(&told), "/one.png 320;");
}

/* What is none, or is too large, is not kept, and not asked for again; what may recover is asked
 * for an hour later. */
static void test_failures(void **state)
{
    struct fixture *f = *state;
    char *large = make_png(17 << 20, 100, 100), *wide = make_png(100, 30000, 30000);
    REPLY(f->httpd, "/p/page.png", .headers = "Content-Type: image/png",
          .body = "<html>Not found</html>");
    REPLY(f->httpd, "/p/large.png", .body = large, .body_n = 17 << 20);
    REPLY(f->httpd, "/p/wide.png", .body = wide, .body_n = 100);
    REPLY(f->httpd, "/p/later.png", .status = 503);
    REPLY(f->httpd, "/p/cut.png", .fault = HTTPD_CUT_OFF, .body = large, .body_n = 5000);
    subscribe(f,
              (const char *const[]){"<img src=/p/page.png><img src=/p/large.png>"
                                    "<img src=/p/wide.png><img src=/p/none.png>",
                                    "<img src=/p/later.png><img src=/p/cut.png>"},
              2);
    keep(f, 0, 6);
    static const char *const all[] = {"/p/page.png", "/p/large.png", "/p/wide.png",
                                      "/p/none.png", "/p/later.png", "/p/cut.png"};
    for (size_t i = 0; i < ARRAY_SIZE(all); i++)
        assert_false(is_kept(f, all[i]));
    httpd_clear(f->httpd);
    keep(f, 0, 0);
    assert_int_equal(httpd_count(f->httpd, NULL), 0);
    AUTO(engine_article) a = {0};
    open_article(f, 0, &a);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PICTURES, .id = a.row.at.id), ERROR_NONE);
    assert_int_equal(httpd_count(f->httpd, NULL), 0); /* not even when it is opened */
    f->ahead += 3700;
    serve_png(f, "/p/later.png", 1000);
    serve_png(f, "/p/cut.png", 5000);
    keep(f, 2, 0);
    assert_int_equal(httpd_count(f->httpd, NULL), 2);
    assert_true(is_kept(f, "/p/later.png"));
    free(large);
    free(wide);
}

/* As if what is kept had been used an hour ago: the file system's clock is too coarse to part what
 * happens in one test. */
static void age_all(void)
{
    DIR *d = opendir(directory);
    struct timespec then = {.tv_sec = time(NULL) - 3600};
    assert_non_null(d);
    for (struct dirent *entry; (entry = readdir(d));)
        if (entry->d_name[0] != '.')
            utimensat(dirfd(d), entry->d_name, (struct timespec[]){then, then}, 0);
    closedir(d);
}

/* Over the budget, what was used least lately goes; starred articles' pictures stay longest. */
static void test_budget(void **state)
{
    struct fixture *f = *state;
    f->options.picture_bytes = 100000;
    fixture_reopen(f);
    const char *texts[] = {"<img src=/p/0.png>", "<img src=/p/1.png>", "<img src=/p/2.png>"};
    for (int i = 0; i < 3; i++) {
        char target[16];
        snprintf(target, sizeof target, "/p/%d.png", i);
        serve_png(f, target, 20000);
    }
    subscribe(f, texts, 3);
    keep(f, 3, 0);
    age_all();
    AUTO(engine_article) first = {0}, second = {0};
    open_article(f, 0, &first);
    open_article(f, 1, &second);
    fixture_end(
        f, SEND(f, .kind = ENGINE_MARK, .mark = MARK_STAR, .ids = &first.row.at.id, .n_ids = 1),
        ERROR_NONE);
    fixture_end(f, SEND(f, .kind = ENGINE_FETCH_PICTURES, .id = second.row.at.id), ERROR_NONE);

    /* 60000 + 50000: down to 90000 goes the third, which nobody starred or opened. */
    serve_png(f, "/p/new.png", 50000);
    texts[2] = "<img src=/p/new.png> Edited.";
    serve_feed(f, texts, 3);
    fixture_refresh_ok(f, REFRESH_NOW);
    keep(f, 1, 0);
    assert_true(is_kept(f, "/p/new.png"));
    assert_true(is_kept(f, "/p/0.png"));
    assert_true(is_kept(f, "/p/1.png"));
    assert_false(is_kept(f, "/p/2.png"));
}

/* A budget that the newest use up is not spent again on older ones. */
static void test_newest_first(void **state)
{
    struct fixture *f = *state;
    f->options.picture_bytes = 100000;
    fixture_reopen(f);
    char texts[26][40];
    const char *pointers[26];
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        char target[16];
        snprintf(target, sizeof target, "/p/%zu.png", i);
        snprintf(texts[i], sizeof texts[i], "<img src=/p/%zu.png>", i);
        pointers[i] = texts[i];
        serve_png(f, target, 45000);
    }
    subscribe(f, pointers, ARRAY_SIZE(texts));
    int64_t root = TREE_ROOT;
    fixture_end(f, SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = &root, .n_ids = 1), ERROR_NONE);
    size_t asked = httpd_count(f->httpd, NULL) - 1;
    assert_in_range(asked, 2, 25); /* those under way when it was used up, and no more */
    httpd_clear(f->httpd);
    keep(f, 0, 0);
    assert_int_equal(httpd_count(f->httpd, NULL), 0);

    f->options.picture_bytes = 0; /* none at all */
    fixture_reopen(f);
    serve_png(f, "/p/x.png", 100);
    serve_feed(f, (const char *const[]){"<img src=/p/x.png>"}, 1);
    fixture_refresh_ok(f, REFRESH_NOW);
    keep(f, 0, 0);
    assert_int_equal(httpd_count(f->httpd, "/p/x.png"), 0);
}

/* Of a host that cannot be reached no more is asked than was on its way. */
static void test_silent_host(void **state)
{
    struct fixture *f = *state;
    enum { ARTICLES = 60 };
    char texts[ARTICLES][60];
    const char *pointers[ARTICLES];
    for (size_t i = 0; i < ARTICLES; i++) {
        snprintf(texts[i], sizeof texts[i], "<img src=http://127.0.0.1:1/%zu.png>", i);
        pointers[i] = texts[i];
    }
    subscribe(f, pointers, ARTICLES);
    int64_t root = TREE_ROOT;
    struct engine_event *done =
        fixture_done(f, SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = &root, .n_ids = 1));
    assert_int_equal(done->error.code, ERROR_NONE);
    assert_in_range(done->failed, 1, ARTICLES - 1);
    engine_event_free(done);
}

/* A source's secrets stay with its host, and nobody learns where the picture stands. */
static void test_secrets(void **state)
{
    struct fixture *f = *state;
    char moved[128];
    serve_png(f, "/there.png", 1000);
    /* The same server by another name is another origin. */
    snprintf(moved, sizeof moved, "Location: http://localhost:%d/there.png", httpd_port(f->httpd));
    REPLY(f->httpd, "/p/here.png", .status = 302, .headers = moved);
    char text[256];
    serve_png(f, "/else.png", 1000);
    snprintf(text, sizeof text, "<img src=/p/here.png><img src=http://localhost:%d/else.png>",
             httpd_port(f->httpd));
    subscribe(f, (const char *const[]){text}, 1);
    AUTO(tree) tree = {0};
    struct tree_node node = fixture_source(f, &tree, "/feed");
    struct source_settings settings = {.cookie = "secret=1", .zone_offset = ZONE_OFFSET_NONE};
    fixture_end(f, SEND(f, .kind = ENGINE_SET_SETTINGS, .id = node.id, .settings = settings),
                ERROR_NONE);
    keep(f, 2, 0);
    static const struct {
        const char *target, *cookie;
    } requests[] = {{"/p/here.png", "secret=1"}, {"/there.png", NULL}, {"/else.png", NULL}};
    for (size_t i = 0; i < ARRAY_SIZE(requests); i++) {
        assert_sent(f->httpd, requests[i].target, 0, "Cookie", requests[i].cookie);
        assert_sent(f->httpd, requests[i].target, 0, "Referer", NULL);
    }
}

/* No other scheme, and nothing of the user's own network for a page from outside. */
static void test_refused(void **state)
{
    struct fixture *f = *state;
    f->options.connect_to = f->connect_to;
    fixture_reopen(f);
    serve_png(f, "/router.png", 100);
    serve_png(f, "/good.png", 100);
    REPLY(f->httpd, "/feed",
          .body = "<rss version=\"2.0\"><channel><title>Out</title><item><title>T</title>"
                  "<link>http://news.example.org/a</link><description><![CDATA["
                  "<img src=\"http://192.168.1.1/router.png\">"
                  "<img src=\"file:///etc/passwd\"><img src=\"ftp://x.example/a.png\">"
                  "<img src=\"data:image/png;base64,iVBORw0KGgo=\">"
                  "<img src=\"//cdn.example.org/good.png\">"
                  "]]></description></item></channel></rss>");
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"http://news.example.org/feed"}, 1);
    engine_event_free(fixture_refresh(f, REFRESH_DUE));
    int64_t root = TREE_ROOT;
    fixture_end(f, SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = &root, .n_ids = 1), ERROR_NONE);
    assert_int_equal(httpd_count(f->httpd, "/router.png"), 0);
    assert_int_equal(httpd_count(f->httpd, "/good.png"), 1);
    AUTO(engine_article) a = {0};
    open_article(f, 0, &a);
    for (size_t i = 0; i < a.body.n_images; i++) {
        bool good = strstr(a.body.images[i]->url, "good.png") != NULL;
        assert_int_equal(a.pictures[i].path != NULL, good);
        assert_int_equal(a.pictures[i].problem != NULL, !good);
    }
}

static char *write_file(struct fixture *f, const char *name, struct str content)
{
    struct buf path = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/%s", f->dir, name);
    assert_true(file_write_atomic(path.p, content, &e));
    return buf_take(&path);
}

/* Files that may be read are for feeds that are files: one of the network gets none, neither
 * before nor after they were, and takes none from the others. */
static void test_files(void **state)
{
    static const char format[] =
        "<rss version=\"2.0\"><channel><title>%s</title><item><title>%s</title>"
        "<description><![CDATA[<img src=\"%s%s\">]]></description></item></channel></rss>";
    struct fixture *f = *state;
    AUTO(buf) feed = BUF_INIT, url = BUF_INIT;
    char *png = make_png(100, 320, 200);
    char *here = write_file(f, "here.png", (struct str){png, 100});
    f->options.file_root = f->dir;
    fixture_reopen(f);
    buf_printf(&feed, format, "Far", "Far", "file://", here);
    REPLY(f->httpd, "/feed", .body = feed.p);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    keep(f, 0, 0);

    buf_clear(&feed);
    buf_printf(&feed, format, "Near", "Near", "", "here.png");
    char *local = write_file(f, "feed.xml", buf_str(&feed));
    buf_printf(&url, "file://%s", local);
    fixture_subscribe(f, NODE_FEED, (const char *const[]){url.p}, 1);
    fixture_refresh_ok(f, REFRESH_DUE);
    keep(f, 1, 0);
    for (size_t i = 0; i < 2; i++) {
        AUTO(engine_article) a = {0};
        open_article(f, i, &a);
        bool near = strcmp(a.row.title, "Near") == 0;
        assert_int_equal(a.body.n_images, 1);
        assert_int_equal(a.pictures[0].path != NULL, near);
        assert_int_equal(a.pictures[0].problem != NULL, !near);
    }
    free(png);
    free(here);
    free(local);
}

/* An article without an address is as much at home as its feed. */
static void test_no_address(void **state)
{
    struct fixture *f = *state;
    serve_png(f, "/here.png", 100);
    REPLY(f->httpd, "/feed",
          .body = "<rss version=\"2.0\"><channel><title>T</title><item><title>T</title>"
                  "<description><![CDATA[<img src=\"/here.png\">]]></description>"
                  "</item></channel></rss>");
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    keep(f, 1, 0);
}

/* The article's own picture stands before a text that has none. */
static void test_lead(void **state)
{
    struct fixture *f = *state;
    AUTO(buf) b = BUF_INIT;
    serve_png(f, "/lead.png", 100);
    buf_printf(&b,
               "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\":"
               "[{\"id\": \"1\", \"url\": \"%s\", \"image\": \"/lead.png\","
               "\"content_html\": \"<p>Text.</p>\"}]}",
               httpd_url(f->httpd, "/a"));
    REPLY(f->httpd, "/feed", .body = buf_c(&b));
    SUBSCRIBE(f, NODE_FEED, "/feed");
    engine_event_free(fixture_refresh(f, REFRESH_DUE));
    keep(f, 1, 0);
    AUTO(engine_article) a = {0};
    open_article(f, 0, &a);
    assert_int_equal(a.body.n_images, 1);
    assert_non_null(a.pictures[0].path);
    assert_int_equal(a.body.root->first->kind, DOC_FIGURE);
    assert_int_equal(a.body.root->last->kind, DOC_PARAGRAPH);
}

/* A run that is stopped ends, and the next one goes on. What a killed process left half written
 * is no picture. */
static void test_stopped(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/p/slow.png", .fault = HTTPD_HOLD);
    subscribe(f, (const char *const[]){"<img src=/p/slow.png>"}, 1);
    int64_t root = TREE_ROOT;
    engine_ticket ticket = SEND(f, .kind = ENGINE_KEEP_PICTURES, .ids = &root, .n_ids = 1);
    assert_true(httpd_wait_count(f->httpd, "/p/slow.png", 1));
    SEND(f, .kind = ENGINE_CANCEL);
    fixture_end(f, ticket, ERROR_CANCELLED);

    struct error e;
    AUTO(buf) half = BUF_INIT;
    AUTO(arena) arena = {0};
    struct engine_picture picture;
    char *png = make_png(1000, 10, 10);
    assert_true(file_make_directory(directory, &e));
    char name[PICTURE_NAME_BYTES];
    picture_cache_name(httpd_url(f->httpd, "/p/slow.png"), name);
    buf_printf(&half, "%s/", directory);
    for (size_t i = 0; i < sizeof name; i++)
        buf_printf(&half, "%02x", (uint8_t)name[i]);
    buf_add_c(&half, ".abcdef"); /* as file_write_atomic calls it */
    assert_true(file_write_atomic(half.p, (struct str){png, 500}, &e));
    assert_false(
        picture_cache_find(directory, httpd_url(f->httpd, "/p/slow.png"), &arena, &picture));
    httpd_release(f->httpd);
    serve_png(f, "/p/slow.png", 1000);
    keep(f, 1, 0);
    assert_true(is_kept(f, "/p/slow.png"));

    AUTO(buf) foreign = BUF_INIT;
    buf_printf(&foreign, "%s/notes.txt", directory);
    assert_true(file_write_atomic(foreign.p, STR("mine"), &e));
    struct picture_cache cache = {directory, 100, -1};
    assert_true(picture_cache_is_over(&cache));
    picture_cache_trim(&cache, NULL, 0, clock_now(&f->clock) + 7200);
    assert_false(is_kept(f, "/p/slow.png"));
    assert_int_equal(access(half.p, F_OK), -1);
    assert_int_equal(access(foreign.p, F_OK), 0);
    assert_int_equal(cache.total, 0);
    free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kept, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_most_pictures, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_wanted, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_told, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_failures, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_budget, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_newest_first, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_silent_host, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_secrets, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_refused, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_files, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_address, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_lead, setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_stopped, setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
