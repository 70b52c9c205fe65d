/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/engine/fixture.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "engine/data/command.h"
#include "model/source.h"
#include "model/tree.h"
#include "tests/support/remove-tree.h"

static int64_t shifted_now(void *context)
{
    const struct fixture *f = context;
    return clock_now(&clock_system) + f->ahead;
}

static int64_t system_monotonic(void *context)
{
    struct fixture *f = context;
    return clock_monotonic_ms(&clock_system) + f->ahead_ms;
}

void fixture_reopen(struct fixture *f)
{
    struct error e = {0};
    engine_close(f->engine);
    f->engine = NULL;
    if (!engine_open(&f->options, &f->engine, &e))
        fail_msg("engine_open: %s", e.detail);
}

/* A copy of the program's first database, since all migrations take longer than a small test. */
static void make_database(struct fixture *f)
{
    static struct buf first;
    struct error e;
    if (first.n > 0) {
        assert_true(file_write_unsynced(f->database, buf_str(&first), &e));
        return;
    }
    fixture_reopen(f);
    engine_close(f->engine);
    f->engine = NULL;
    assert_true(file_read(f->database, 16 << 20, &first, &e));
}

int fixture_setup(void **state)
{
    struct fixture *f = MEM_NEW(struct fixture);
    const char *tmp = getenv("TMPDIR");
    snprintf(f->dir, sizeof f->dir, "%s/gander-test-XXXXXX",
             tmp && strlen(tmp) < 40 ? tmp : "/tmp");
    assert_non_null(mkdtemp(f->dir));
    snprintf(f->database, sizeof f->database, "%s/gander.db", f->dir);
    f->httpd = httpd_start();
    f->clock = (struct clock){shifted_now, system_monotonic, f};
    snprintf(f->connect_to, sizeof f->connect_to, "127.0.0.1:%d", httpd_port(f->httpd));
    f->options = (struct engine_options){.database = f->database,
                                         .clock = &f->clock,
                                         .parser = PARSER,
                                         .user_agent = "gander-test/1",
                                         .host_gap_ms = -1};
    make_database(f);
    fixture_reopen(f);
    *state = f;
    return 0;
}

int fixture_teardown(void **state)
{
    struct fixture *f = *state;
    httpd_release(f->httpd);
    engine_close(f->engine);
    httpd_stop(f->httpd);
    remove_tree(f->dir);
    free(f);
    return 0;
}

char *fixture_feed(const char *name, size_t n)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>%s</title>\n",
               name);
    for (size_t i = 0; i < n; i++) {
        buf_printf(&b,
                   "<item><title>%s %zu</title><link>http://example.org/%s/%zu</link>"
                   "<guid>%s-%zu</guid><description>&lt;p&gt;",
                   name, i, name, i, name, i);
        for (int k = 0; k < 100; k++)
            buf_printf(&b, "%s has a word %d to say. ", name, k);
        buf_add_c(&b, "&lt;/p&gt;</description></item>\n");
    }
    buf_add_c(&b, "</channel></rss>\n");
    return buf_take(&b);
}

void fixture_serve_feed(struct fixture *f, const char *name, size_t n)
{
    char target[128], headers[256];
    char *feed = fixture_feed(name, n);
    snprintf(target, sizeof target, "/%s", name);
    snprintf(headers, sizeof headers,
             "ETag: W/\"%s, %zu\"\nLast-Modified: about the %zuth\nContent-Type: text/xml", name, n,
             n);
    httpd_forget(f->httpd, target);
    REPLY(f->httpd, target, .headers = headers, .body = feed);
    free(feed);
}

void fixture_serve_page(struct fixture *f, const char *target, const char *html)
{
    httpd_forget(f->httpd, target);
    REPLY(f->httpd, target, .headers = "Content-Type: text/html", .body = html);
}

struct engine_event *fixture_done(struct fixture *f, engine_ticket ticket)
{
    struct engine_event *event = engine_finish(f->engine, ticket, NULL, NULL);
    if (event->error.code != ERROR_NONE)
        fail_msg("%s: %s", error_name(event->error.code), event->error.detail);
    return event;
}

void fixture_end(struct fixture *f, engine_ticket ticket, enum error_code code)
{
    struct engine_event *event = engine_finish(f->engine, ticket, NULL, NULL);
    if (event->error.code != code)
        fail_msg("%s: %s", error_name(event->error.code), event->error.detail);
    assert_true(event->last);
    engine_event_free(event);
}

void fixture_subscribe(struct fixture *f, enum node_kind kind, const char *const *targets, size_t n)
{
    struct outline *outlines = mem_zalloc(n, sizeof *outlines);
    for (size_t i = 0; i < n; i++) {
        bool whole = strstr(targets[i], "://") != NULL;
        outlines[i] = (struct outline){
            .kind = kind,
            .title = strrchr(targets[i], '/'),
            .url = whole ? targets[i] : httpd_url(f->httpd, targets[i]),
        };
    }
    struct engine_event *event =
        fixture_done(f, SEND(f, .kind = ENGINE_ADD_OUTLINES, .title = "Test", .outlines = outlines,
                             .n_outlines = n));
    assert_true(event->node != 0);
    engine_event_free(event);
    free(outlines);
}

struct engine_event *fixture_refresh(struct fixture *f, unsigned flags)
{
    int64_t root = TREE_ROOT;
    return engine_finish(f->engine,
                         SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = flags),
                         NULL, NULL);
}

void fixture_refresh_ok(struct fixture *f, unsigned flags)
{
    struct engine_event *event = fixture_refresh(f, flags);
    if (event->error.code != ERROR_NONE || event->failed > 0) {
        fail_msg("%s: %s, %d failed", error_name(event->error.code), event->error.detail,
                 (int)event->failed);
    }
    engine_event_free(event);
}

void fixture_list(struct fixture *f, int64_t node, struct article_list *out)
{
    struct article_query query = {.node = node ? node : TREE_ROOT};
    struct error e;
    assert_true(engine_list(f->engine, &query, NULL, false, false, 100000, out, &e));
}

void fixture_tree(struct fixture *f, struct tree *out)
{
    struct error e;
    assert_true(engine_tree(f->engine, out, &e));
}

int64_t fixture_total(struct fixture *f)
{
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    return tree.all.total;
}

int64_t fixture_unread(struct fixture *f)
{
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    return tree.all.unread;
}

int64_t fixture_find(struct fixture *f, const char *path)
{
    struct error e;
    int64_t node = 0;
    if (!engine_find_path(f->engine, path, &node, &e))
        fail_msg("%s: %s", path, e.detail);
    return node;
}

/* The node with that title, or without one that with the id. */
static struct tree_node take_node(struct fixture *f, struct tree *tree, const char *title,
                                  int64_t id)
{
    fixture_tree(f, tree);
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (title ? strcmp(node->title, title) == 0 : node->id == id)
            return *node;
    }
    fail_msg("no node %s %lld", title ? title : "", (long long)id);
    return (struct tree_node){0};
}

struct tree_node fixture_node(struct fixture *f, struct tree *tree, int64_t id)
{
    return take_node(f, tree, NULL, id);
}

struct tree_node fixture_source(struct fixture *f, struct tree *tree, const char *target)
{
    return take_node(f, tree, target, 0);
}

bool fixture_says(const struct engine_article *a, const char *words)
{
    AUTO(buf) text = BUF_INIT;
    doc_add_plain(&text, a->body.root);
    return strstr(buf_c(&text), words) != NULL;
}

void fixture_assert_sound(struct fixture *f)
{
    struct error e;
    char *report;
    assert_true(engine_check(f->engine, &report, &e));
    assert_string_equal(report, "");
    free(report);
}

int fixture_count_children(void)
{
    int pid, n = 0;
    FILE *children = fopen("/proc/thread-self/children", "r");
    if (!children)
        skip();
    fclose(children);
    DIR *tasks = opendir("/proc/self/task");
    for (struct dirent *entry; (entry = readdir(tasks));) {
        char path[300];
        snprintf(path, sizeof path, "/proc/self/task/%s/children", entry->d_name);
        children = fopen(path, "r");
        for (; children && fscanf(children, "%d", &pid) == 1; n++) {
        }
        if (children)
            fclose(children);
    }
    closedir(tasks);
    return n;
}
