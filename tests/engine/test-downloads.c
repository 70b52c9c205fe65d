/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Downloads: complete, under sanitized names, resumed. */
#include "tests/engine/fixture.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "model/download.h"

enum { SIZE = 300000 };

struct downloading {
    struct fixture *f;
    char dir[96];
    int64_t article;
    char *body; /* SIZE bytes */
    char *changed;
};

static char *make_body(unsigned seed)
{
    char *body = mem_zalloc(SIZE + 1, 1);
    for (size_t i = 0; i < SIZE; i++)
        body[i] = (char)('a' + (i * 7 + i / 1000 * seed) % 26);
    return body;
}

/* An article, to which the files belong. */
static int setup(void **state)
{
    fixture_setup(state);
    struct downloading *d = MEM_NEW(struct downloading);
    d->f = *state;
    snprintf(d->dir, sizeof d->dir, "%s/files", d->f->dir);
    d->f->options.download_dir = d->dir;
    fixture_reopen(d->f);
    fixture_serve_feed(d->f, "feed", 1);
    SUBSCRIBE(d->f, NODE_FEED, "/feed");
    fixture_refresh_ok(d->f, REFRESH_DUE);
    AUTO(article_list) list = {0};
    fixture_list(d->f, 0, &list);
    d->article = list.rows[0].at.id;
    d->body = make_body(1);
    d->changed = make_body(3);
    *state = d;
    return 0;
}

static int teardown(void **state)
{
    struct downloading *d = *state;
    free(d->body);
    free(d->changed);
    *state = d->f;
    free(d);
    return fixture_teardown(state);
}

static void serve(struct downloading *d, const char *target, const char *headers, const char *body,
                  enum httpd_fault fault)
{
    httpd_forget(d->f->httpd, target);
    REPLY(d->f->httpd, target, .headers = headers, .body = body, .body_n = SIZE,
          .ranges = fault == HTTPD_FINE, .fault = fault);
}

static engine_ticket ask(struct downloading *d, const char *target)
{
    return SEND(d->f, .kind = ENGINE_DOWNLOAD, .id = d->article,
                .url = httpd_url(d->f->httpd, target), .size = -1);
}

static struct engine_event *end_of(struct downloading *d, engine_ticket ticket)
{
    return engine_finish(d->f->engine, ticket, NULL, NULL);
}

static void assert_file(struct downloading *d, const char *name, const char *body)
{
    char path[512];
    AUTO(buf) bytes = BUF_INIT;
    struct error e;
    snprintf(path, sizeof path, "%s/%s", d->dir, name);
    if (!file_read(path, 1 << 24, &bytes, &e))
        fail_msg("%s: %s", path, e.detail);
    assert_int_equal(bytes.n, SIZE);
    assert_memory_equal(bytes.p, body, SIZE);
}

static bool is_there(struct downloading *d, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", d->dir, name);
    return access(path, F_OK) == 0;
}

/* The newest one. */
static struct download last(struct downloading *d, struct downloads *all)
{
    struct error e;
    assert_true(engine_downloads(d->f->engine, all, &e));
    assert_true(all->n > 0);
    return all->v[0];
}

static void assert_last(struct downloading *d, enum download_state state, int64_t got,
                        const char *problem)
{
    AUTO(downloads) all = {0};
    struct download one = last(d, &all);
    if (one.state != state || one.got != got)
        fail_msg("state %d, %d bytes: %s", one.state, (int)one.got, one.problem);
    if (problem) {
        assert_non_null(one.problem);
        assert_non_null(strstr(one.problem, problem));
    }
}

static int64_t last_id(struct downloading *d)
{
    AUTO(downloads) all = {0};
    return last(d, &all).id;
}

static void resume(struct downloading *d, enum error_code code)
{
    struct engine_event *event =
        end_of(d, SEND(d->f, .kind = ENGINE_RESUME_DOWNLOAD, .id = last_id(d)));
    if (event->error.code != code)
        fail_msg("%s: %s", error_name(event->error.code), event->error.detail);
    engine_event_free(event);
}

static void await_download(struct downloading *d, int64_t done, bool moving)
{
    for (;;) {
        struct engine_event *event = engine_take_event(d->f->engine);
        bool found = event && event->kind == EVENT_DOWNLOAD && event->done == done &&
                     (event->rate > 0) == moving;
        engine_event_free(event);
        if (found)
            return;
        if (!event)
            poll(&(struct pollfd){.fd = engine_fd(d->f->engine), .events = POLLIN}, 1, -1);
    }
}

static void note(void *context, const struct engine_event *event)
{
    int64_t *most = context;
    if (event->kind == EVENT_DOWNLOAD && event->done > *most)
        *most = event->done;
}

static void test_whole(void **state)
{
    struct downloading *d = *state;
    serve(d, "/a/talk.mp3", "ETag: \"1\"\nContent-Type: audio/mpeg", d->body, HTTPD_FINE);
    struct engine_event *event = fixture_done(d->f, ask(d, "/a/talk.mp3"));
    assert_non_null(strstr(event->title, "/files/talk.mp3"));
    assert_int_equal(event->done, SIZE);
    engine_event_free(event);
    assert_file(d, "talk.mp3", d->body);
    assert_false(is_there(d, "talk.mp3.part"));
    assert_last(d, DOWNLOAD_DONE, SIZE, NULL);

    /* Once is enough, as long as the file is there. */
    event = end_of(d, ask(d, "/a/talk.mp3"));
    assert_int_equal(event->error.code, ERROR_EXISTS);
    engine_event_free(event);
    assert_int_equal(httpd_count(d->f->httpd, "/a/talk.mp3"), 1);
    char path[512];
    snprintf(path, sizeof path, "%s/talk.mp3", d->dir);
    unlink(path);
    fixture_end(d->f, ask(d, "/a/talk.mp3"), ERROR_NONE);
    assert_file(d, "talk.mp3", d->body);

    /* Another file of that name goes beside it. */
    serve(d, "/b/talk.mp3", "", d->changed, HTTPD_FINE);
    fixture_end(d->f, ask(d, "/b/talk.mp3"), ERROR_NONE);
    assert_file(d, "talk (2).mp3", d->changed);
    assert_file(d, "talk.mp3", d->body);
    AUTO(tree) tree = {0};
    fixture_tree(d->f, &tree);
    assert_int_equal(tree.downloads, 2);
    assert_int_equal(tree.downloads_open, 0);
}

/* The server's file name is a proposal of any content. */
static void test_names(void **state)
{
    static const struct {
        const char *target, *disposition, *name, *type;
    } cases[] = {
        {"/1/%E5%A3%B0%E9%9F%B3.mp3?x=/y", NULL, "声音.mp3"},
        {"/2/x", "attachment; filename=\"../../etc/passwd\"", "etc-passwd"},
        {"/3/x", "attachment; filename=\".bashrc\"", "bashrc"},
        {"/4/x", "attachment; filename=\"-rf a.mp3\"", "rf a.mp3"},
        {"/5/x", "attachment; filename=plain.pdf; filename*=UTF-8''%e9%80%9a%e7%9f%a5.pdf",
         "通知.pdf"},
        {"/6/x", "attachment; filename*=iso-8859-1'en'caf%E9.txt", "café.txt"},
        {"/7/x", "attachment; filename=\"a\\\"b\\\\c.txt\"", "a\"b\\c.txt"},
        {"/8/x",
         "attachment; filename=\"e\xe2\x80\xae"
         "fdp.exe\"",
         "efdp.exe"},
        {"/9/", NULL, "feed 0"},
        {"/10/a%2fb%00%1b[31mc.ogg", NULL, "a-bc.ogg"},
        /* the title, where address and server say nothing */
        {"/11/download?id=2", NULL, "feed 0.mp3", "audio/mpeg"},
        {"/12/audio.mp3", NULL, "feed 0 (2).mp3", "audio/mpeg"},
        {"/13/get.php?f=3", NULL, "feed 0.m4a", "audio/mp4; codecs=x"},
        {"/14/notes", NULL, "notes", "application/octet-stream"},
        {"/15/x", "attachment; filename=\"audio\"", "audio.pdf", "application/pdf"},
        {"/16/x", "attachment; filename=a.torrent", "a.torrent", "application/x-bittorrent"},
    };
    struct downloading *d = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) headers = BUF_INIT;
        if (cases[i].disposition)
            buf_printf(&headers, "Content-Disposition: %s", cases[i].disposition);
        if (cases[i].type)
            buf_printf(&headers, "%sContent-Type: %s", headers.n ? "\n" : "", cases[i].type);
        /* the server sees the path decoded, and so has one reply for all */
        serve(d, cases[i].target, buf_c(&headers), d->body, HTTPD_FINE);
        struct engine_event *event = end_of(d, ask(d, cases[i].target));
        if (event->error.code != ERROR_NONE || !is_there(d, cases[i].name)) {
            fail_msg("%s: %s: %s (%s)", cases[i].target, event->title, event->error.detail,
                     cases[i].name);
        }
        engine_event_free(event);
    }
    /* Long names keep their ends, and room for what is put behind them. */
    AUTO(buf) headers = BUF_INIT;
    buf_add_c(&headers, "Content-Disposition: attachment; filename=\"");
    for (int i = 0; i < 120; i++)
        buf_add_c(&headers, "长");
    buf_add_c(&headers, ".tar\"");
    serve(d, "/long", buf_c(&headers), d->body, HTTPD_FINE);
    struct engine_event *event = fixture_done(d->f, ask(d, "/long"));
    const char *name = strrchr(event->title, '/') + 1;
    assert_true(strlen(name) <= 200 && strlen(name) > 190);
    assert_string_equal(name + strlen(name) - 4, ".tar");
    engine_event_free(event);
}

static void test_goes_on(void **state)
{
    struct downloading *d = *state;
    const char *headers = "ETag: \"one\"";
    serve(d, "/film", headers, d->body, HTTPD_CUT_OFF);
    struct engine_event *event = end_of(d, ask(d, "/film"));
    assert_int_equal(event->error.code, ERROR_NETWORK);
    engine_event_free(event);
    assert_last(d, DOWNLOAD_FAILED, SIZE / 2, "closed the connection before");
    assert_true(is_there(d, "film.part"));
    assert_false(is_there(d, "film"));

    serve(d, "/film", headers, d->body, HTTPD_FINE);
    resume(d, ERROR_NONE);
    assert_file(d, "film", d->body);
    assert_int_equal(httpd_request(d->f->httpd, "/film", 1)->status, 206);
    assert_sent(d->f->httpd, "/film", 1, "Range", "bytes=150000-");
    assert_sent(d->f->httpd, "/film", 1, "If-Range", "\"one\"");
}

/* A file that changed, and a server that does not know ranges: from the start. */
static void test_starts_over(void **state)
{
    static const struct {
        const char *before, *after;
        bool ranges, asked;
    } cases[] = {
        {"ETag: \"1\"", "ETag: \"2\"", true, true},
        {"Last-Modified: Sun, 22 Nov 2026 10:00:00 GMT",
         "Last-Modified: Mon, 23 Nov 2026 10:00:00 GMT", true, true},
        {"ETag: \"1\"", "ETag: \"1\"", false, true},
        {"ETag: W/\"1\"", "ETag: W/\"1\"", true, false}, /* not what ranges can go by */
        {"", "", true, false},
    };
    struct downloading *d = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char target[16];
        snprintf(target, sizeof target, "/over%zu", i);
        serve(d, target, cases[i].before, d->body, HTTPD_CUT_OFF);
        engine_event_free(end_of(d, ask(d, target)));
        httpd_forget(d->f->httpd, target);
        REPLY(d->f->httpd, target, .headers = cases[i].after, .body = d->changed, .body_n = SIZE,
              .ranges = cases[i].ranges);
        resume(d, ERROR_NONE);
        assert_file(d, target + 1, d->changed);
        char *range = httpd_header(httpd_request(d->f->httpd, target, 1), "Range");
        assert_int_equal(range != NULL, cases[i].asked);
        free(range);
    }
}

/* The part is longer than the file: nothing of it can be used. */
static void test_range_beyond(void **state)
{
    struct downloading *d = *state;
    serve(d, "/shrunk", "ETag: \"1\"", d->body, HTTPD_CUT_OFF);
    engine_event_free(end_of(d, ask(d, "/shrunk")));
    char path[512];
    snprintf(path, sizeof path, "%s/shrunk.part", d->dir);
    assert_int_equal(truncate(path, SIZE + 5), 0);
    serve(d, "/shrunk", "ETag: \"1\"", d->body, HTTPD_FINE);
    resume(d, ERROR_NONE);
    assert_file(d, "shrunk", d->body);
    assert_int_equal(httpd_request(d->f->httpd, "/shrunk", 1)->status, 416);
}

/* Stopped by the user, then by the end of the program; the refresh beside it is not held up, and
 * cancelling that leaves it alone. */
static void test_stopping(void **state)
{
    struct downloading *d = *state;
    int64_t most = 0;
    serve(d, "/slow", "ETag: \"1\"", d->body, HTTPD_STALL);
    engine_ticket ticket = ask(d, "/slow");
    assert_true(httpd_wait_count(d->f->httpd, "/slow", 1));
    await_download(d, SIZE / 2, true);
    await_download(d, SIZE / 2, false); /* it stands still */
    fixture_refresh_ok(d->f, REFRESH_FORCE);
    SEND(d->f, .kind = ENGINE_CANCEL);
    struct engine_event *event = end_of(d, ask(d, "/slow"));
    assert_int_equal(event->error.code, ERROR_EXISTS); /* still under way */
    engine_event_free(event);
    SEND(d->f, .kind = ENGINE_STOP_DOWNLOADS);
    event = engine_finish(d->f->engine, ticket, note, &most);
    assert_int_equal(event->error.code, ERROR_CANCELLED);
    engine_event_free(event);
    struct downloads all;
    struct download one = last(d, &all);
    assert_int_equal(one.state, DOWNLOAD_STOPPED);
    downloads_fini(&all);

    SEND(d->f, .kind = ENGINE_RESUME_DOWNLOAD, .id = one.id);
    assert_true(httpd_wait_count(d->f->httpd, "/slow", 2));
    fixture_reopen(d->f);
    one = last(d, &all);
    assert_int_equal(one.state, DOWNLOAD_STOPPED);
    downloads_fini(&all);
    httpd_release(d->f->httpd);
    serve(d, "/slow", "ETag: \"1\"", d->body, HTTPD_FINE);
    resume(d, ERROR_NONE);
    assert_file(d, "slow", d->body);
}

/* Of three hosts, two are asked at a time. */
static void test_two_at_a_time(void **state)
{
    static const char *const urls[] = {"http://a.example/a", "http://b.example/b",
                                       "http://c.example/c"};
    struct downloading *d = *state;
    d->f->options.connect_to = d->f->connect_to;
    fixture_reopen(d->f);
    for (size_t i = 0; i < ARRAY_SIZE(urls); i++) {
        serve(d, strrchr(urls[i], '/'), "", d->body, i < 2 ? HTTPD_STALL : HTTPD_FINE);
        SEND(d->f, .kind = ENGINE_DOWNLOAD, .id = d->article, .url = urls[i], .size = -1);
    }
    assert_true(httpd_wait_count(d->f->httpd, "/a", 1));
    assert_true(httpd_wait_count(d->f->httpd, "/b", 1));
    engine_event_free(end_of(d, SEND(d->f, .kind = ENGINE_STOP_DOWNLOADS, .id = 999)));
    AUTO(downloads) all = {0};
    struct error e;
    assert_true(engine_downloads(d->f->engine, &all, &e));
    assert_int_equal(all.n, 3);
    assert_int_equal(all.v[0].state, DOWNLOAD_QUEUED);
    httpd_release(d->f->httpd);
    for (size_t ended = 0; ended < ARRAY_SIZE(urls);) { /* in any order */
        struct engine_event *event = engine_take_event(d->f->engine);
        if (event) {
            ended += event->kind == EVENT_DONE;
            engine_event_free(event);
        } else {
            usleep(1000);
        }
    }
}

/* Several wait for one another; each can be stopped, and forgotten with its part. */
static void test_queue(void **state)
{
    struct downloading *d = *state;
    serve(d, "/first", "", d->body, HTTPD_STALL);
    serve(d, "/second", "", d->body, HTTPD_FINE);
    serve(d, "/third", "", d->body, HTTPD_FINE);
    engine_ticket first = ask(d, "/first");
    assert_true(httpd_wait_count(d->f->httpd, "/first", 1));
    engine_ticket second = ask(d, "/second"), third = ask(d, "/third");
    struct downloads all;
    struct error e;
    engine_event_free(end_of(d, SEND(d->f, .kind = ENGINE_STOP_DOWNLOADS, .id = 999)));
    assert_int_equal(httpd_count(d->f->httpd, "/second"), 0); /* one of a host at a time */
    assert_true(engine_downloads(d->f->engine, &all, &e));
    assert_int_equal(all.n, 3);
    assert_int_equal(all.v[0].state, DOWNLOAD_QUEUED);
    assert_int_equal(all.v[2].state, DOWNLOAD_RUNNING);
    int64_t third_id = all.v[0].id, first_id = all.v[2].id;
    downloads_fini(&all);
    struct engine_event *event =
        end_of(d, SEND(d->f, .kind = ENGINE_FORGET_DOWNLOAD, .id = first_id));
    assert_int_equal(event->error.code, ERROR_BUSY);
    engine_event_free(event);
    SEND(d->f, .kind = ENGINE_STOP_DOWNLOADS, .id = third_id);
    event = end_of(d, third);
    assert_int_equal(event->error.code, ERROR_CANCELLED);
    engine_event_free(event);
    SEND(d->f, .kind = ENGINE_STOP_DOWNLOADS, .id = first_id);
    event = end_of(d, second);
    assert_int_equal(event->error.code, ERROR_NONE);
    engine_event_free(event);
    (void)first;
    fixture_end(d->f, SEND(d->f, .kind = ENGINE_FORGET_DOWNLOAD, .id = first_id), ERROR_NONE);
    assert_false(is_there(d, "first.part"));
    fixture_end(d->f, SEND(d->f, .kind = ENGINE_FORGET_DOWNLOAD, .id = third_id), ERROR_NONE);
    assert_true(engine_downloads(d->f->engine, &all, &e));
    assert_int_equal(all.n, 1);
    int64_t second_id = all.v[0].id;
    downloads_fini(&all);
    fixture_end(d->f, SEND(d->f, .kind = ENGINE_FORGET_DOWNLOAD, .id = second_id), ERROR_NONE);
    assert_file(d, "second", d->body); /* what is whole is the user's */
}

static void test_failures(void **state)
{
    struct downloading *d = *state;
    REPLY(d->f->httpd, "/gone", .status = 404);
    struct engine_event *event = end_of(d, ask(d, "/gone"));
    assert_int_equal(event->error.code, ERROR_HTTP);
    engine_event_free(event);
    assert_last(d, DOWNLOAD_FAILED, 0, "HTTP 404");
    assert_false(is_there(d, "gone.part"));

    /* Response of a captive portal, or of a site that requires a login. */
    REPLY(d->f->httpd, "/talk.mp3", .headers = "Content-Type: text/html; charset=utf-8",
          .body = "<html>Room number?</html>");
    event = end_of(d, ask(d, "/talk.mp3"));
    assert_int_equal(event->error.code, ERROR_REFUSED);
    assert_non_null(strstr(event->error.detail, "a web page came"));
    engine_event_free(event);
    assert_false(is_there(d, "talk.mp3") || is_there(d, "talk.mp3.part"));

    d->f->options.download_bytes = SIZE - 1;
    fixture_reopen(d->f);
    serve(d, "/large", "", d->body, HTTPD_FINE);
    event = end_of(d, ask(d, "/large"));
    assert_int_equal(event->error.code, ERROR_LIMIT);
    engine_event_free(event);
    REPLY(d->f->httpd, "/endless", .body = d->body, .body_n = 5000, .fault = HTTPD_ENDLESS);
    event = end_of(d, ask(d, "/endless"));
    assert_int_equal(event->error.code, ERROR_LIMIT);
    engine_event_free(event);

    event = end_of(d, SEND(d->f, .kind = ENGINE_DOWNLOAD, .id = d->article,
                           .url = "file:///etc/passwd", .size = -1));
    assert_int_equal(event->error.code, ERROR_UNSUPPORTED);
    engine_event_free(event);
    event = end_of(d, SEND(d->f, .kind = ENGINE_DOWNLOAD, .id = 99999,
                           .url = "http://news.example/x", .size = -1));
    assert_int_equal(event->error.code, ERROR_NOT_FOUND);
    engine_event_free(event);
    event = end_of(d, SEND(d->f, .kind = ENGINE_RESUME_DOWNLOAD, .id = 99999));
    assert_int_equal(event->error.code, ERROR_NOT_FOUND);
    engine_event_free(event);
}

/* ---- files of this machine ----------------------------------------------------------------- */

/* A folder of files with a feed that names one beside it, a link that leads out of the folder, and
 * what is above it. Beside the folder: one more file, which nobody may have. */
static char *make_folder(struct downloading *d)
{
    static const char feed[] =
        "<rss version=\"2.0\"><channel><title>Local</title><item><title>Local</title>"
        "<enclosure url=\"near%20by.bin\"/><enclosure url=\"link.bin\"/>"
        "<enclosure url=\"../secret.bin\"/></item></channel></rss>";
    AUTO(buf) path = BUF_INIT, secret = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/open", d->f->dir);
    char *folder = buf_take(&path);
    assert_true(file_make_directory(folder, &e));
    buf_printf(&path, "%s/feed.xml", folder);
    assert_true(file_write_atomic(path.p, str_from(feed), &e));
    buf_clear(&path);
    buf_printf(&path, "%s/near by.bin", folder);
    assert_true(file_write_atomic(path.p, (struct str){d->body, SIZE}, &e));
    buf_printf(&secret, "%s/secret.bin", d->f->dir);
    assert_true(file_write_atomic(secret.p, (struct str){d->changed, SIZE}, &e));
    buf_clear(&path);
    buf_printf(&path, "%s/link.bin", folder);
    assert_int_equal(symlink(secret.p, path.p), 0);
    return folder;
}

/* The article with that title. */
static void find_article(struct downloading *d, const char *title, struct engine_article *out)
{
    AUTO(article_list) list = {0};
    struct error e;
    int64_t id = 0;
    fixture_refresh_ok(d->f, REFRESH_DUE);
    fixture_list(d->f, 0, &list);
    for (size_t i = 0; i < list.n; i++)
        id = strcmp(list.rows[i].title, title) == 0 ? list.rows[i].at.id : id;
    assert_true(engine_article(d->f->engine, id, true, out, &e));
}

static void assert_refused(struct downloading *d, int64_t article, const char *url)
{
    struct engine_event *event =
        end_of(d, SEND(d->f, .kind = ENGINE_DOWNLOAD, .id = article, .url = url, .size = -1));
    assert_int_equal(event->error.code, ERROR_UNSUPPORTED);
    engine_event_free(event);
}

/* A feed that is a file gives files of the folder that may be read, and none of another. */
static void test_files(void **state)
{
    struct downloading *d = *state;
    AUTO(engine_article) a = {0};
    char url[256];
    char *folder = make_folder(d);
    d->f->options.file_root = folder;
    fixture_reopen(d->f);
    snprintf(url, sizeof url, "file://%s/feed.xml", folder);
    fixture_subscribe(d->f, NODE_FEED, (const char *const[]){url}, 1);
    find_article(d, "Local", &a);
    assert_int_equal(a.article.n_attachments, 3);
    engine_ticket ticket =
        SEND(d->f, .kind = ENGINE_DOWNLOAD, .id = a.row.at.id, .url = a.article.attachments[0].url,
             .size = a.article.attachments[0].size);
    fixture_end(d->f, ticket, ERROR_NONE);
    assert_file(d, "near by.bin", d->body);
    assert_last(d, DOWNLOAD_DONE, SIZE, NULL);
    for (size_t i = 1; i < a.article.n_attachments; i++) {
        assert_refused(d, a.row.at.id, a.article.attachments[i].url);
        assert_last(d, DOWNLOAD_FAILED, 0, "is not fetched");
    }
    assert_false(is_there(d, "link.bin") || is_there(d, "secret.bin"));
    assert_false(is_there(d, "link.bin.part") || is_there(d, "secret.bin.part"));
    free(folder);
}

/* A feed of the network that names files lists none and gets none, not even those of the folder. */
static void test_files_for_the_network(void **state)
{
    struct downloading *d = *state;
    AUTO(engine_article) a = {0};
    AUTO(buf) feed = BUF_INIT, url = BUF_INIT;
    char *folder = make_folder(d);
    d->f->options.file_root = folder;
    fixture_reopen(d->f);
    buf_printf(&url, "file://%s/near%%20by.bin", folder);
    buf_printf(&feed,
               "<rss version=\"2.0\"><channel><title>Far</title><item xml:base=\"file:///etc/\">"
               "<title>Far</title><link>file:///etc/hosts</link><guid>file:///etc/passwd</guid>"
               "<enclosure url=\"file:///etc/passwd\"/><enclosure url=\"%s\"/></item></channel>"
               "</rss>",
               url.p);
    REPLY(d->f->httpd, "/hostile", .body = feed.p);
    SUBSCRIBE(d->f, NODE_FEED, "/hostile");
    find_article(d, "Far", &a);
    assert_int_equal(a.article.n_attachments, 0);
    assert_null(a.article.url);
    AUTO(downloads) all = {0};
    struct error e;
    assert_refused(d, a.row.at.id, "file:///etc/passwd");
    assert_refused(d, a.row.at.id, url.p);
    assert_refused(d, 0, url.p);
    assert_true(engine_downloads(d->f->engine, &all, &e));
    assert_int_equal(all.n, 0);
    assert_false(is_there(d, "near by.bin") || is_there(d, "passwd"));
    free(folder);
}

/* No room: said in words, and what there is stays for another try. */
static void test_full_disk(void **state)
{
    struct downloading *d = *state;
    struct rlimit before, small;
    size_t n = 8 << 20;
    char *large = mem_zalloc(n, 1);
    memset(large, 'x', n);
    REPLY(d->f->httpd, "/huge", .headers = "ETag: \"1\"", .body = large, .body_n = n,
          .ranges = true);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 6 << 20;
    void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    struct engine_event *event = end_of(d, ask(d, "/huge"));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, old);
    assert_int_equal(event->error.code, ERROR_FULL);
    assert_non_null(strstr(event->error.detail, "no room"));
    engine_event_free(event);
    assert_last(d, DOWNLOAD_FAILED, 6 << 20, "no room");
    resume(d, ERROR_NONE);
    assert_last(d, DOWNLOAD_DONE, (int64_t)n, NULL);
    assert_int_equal(httpd_request(d->f->httpd, "/huge", 1)->status, 206);
    free(large);
}

/* The program dies: the part stays, the state says so, and the user goes on. */
static void test_killed(void **state)
{
    struct downloading *d = *state;
    serve(d, "/killed", "ETag: \"1\"", d->body, HTTPD_STALL);
    engine_close(d->f->engine);
    d->f->engine = NULL;
    pid_t child = fork();
    if (child == 0) {
        struct engine *engine;
        struct error e;
        if (!engine_open(&d->f->options, &engine, &e))
            _exit(1);
        engine_send(engine, &(struct engine_command){.kind = ENGINE_DOWNLOAD,
                                                     .id = d->article,
                                                     .url = httpd_url(d->f->httpd, "/killed"),
                                                     .size = -1});
        pause();
        _exit(1);
    }
    char path[512];
    struct stat st = {0};
    snprintf(path, sizeof path, "%s/killed.part", d->dir);
    while (stat(path, &st) != 0 || st.st_size < SIZE / 2)
        usleep(10000);
    /* Another process sees it under way, and leaves it alone. */
    fixture_reopen(d->f);
    struct downloads all;
    assert_int_equal(last(d, &all).state, DOWNLOAD_RUNNING);
    downloads_fini(&all);
    resume(d, ERROR_BUSY);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    fixture_reopen(d->f);
    engine_event_free(end_of(d, SEND(d->f, .kind = ENGINE_STOP_DOWNLOADS, .id = 999)));
    assert_int_equal(last(d, &all).state, DOWNLOAD_STOPPED);
    downloads_fini(&all);
    httpd_release(d->f->httpd);
    serve(d, "/killed", "ETag: \"1\"", d->body, HTTPD_FINE);
    resume(d, ERROR_NONE);
    assert_file(d, "killed", d->body);
    assert_int_equal(httpd_request(d->f->httpd, "/killed", 1)->status, 206);
}

/* The source's secrets go to its own site only. */
static void test_secrets(void **state)
{
    struct downloading *d = *state;
    int64_t source = fixture_find(d->f, "Test/\\/feed");
    struct source_settings settings = {.zone_offset = ZONE_OFFSET_NONE, .cookie = "key=1"};
    fixture_end(d->f, SEND(d->f, .kind = ENGINE_SET_SETTINGS, .id = source, .settings = settings),
                ERROR_NONE);
    struct httpd *other = httpd_start();
    REPLY(other, "/there", .body = "x");
    AUTO(buf) redirect = BUF_INIT;
    buf_printf(&redirect, "Location: %s", httpd_url(other, "/there"));
    REPLY(d->f->httpd, "/away", .status = 302, .headers = buf_c(&redirect));
    fixture_end(d->f, ask(d, "/away"), ERROR_NONE);
    assert_sent(d->f->httpd, "/away", 0, "Cookie", "key=1");
    assert_sent(other, "/there", 0, "Cookie", NULL);
    assert_true(is_there(d, "there"));
    httpd_stop(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
        TEST(test_whole),
        TEST(test_names),
        TEST(test_goes_on),
        TEST(test_starts_over),
        TEST(test_range_beyond),
        TEST(test_stopping),
        TEST(test_queue),
        TEST(test_two_at_a_time),
        TEST(test_failures),
        TEST(test_files),
        TEST(test_files_for_the_network),
        TEST(test_full_disk),
        TEST(test_killed),
        TEST(test_secrets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
