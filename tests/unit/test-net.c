/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/sent.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "net/net.h"

struct fixture {
    struct httpd *httpd;
    struct net *net;
    struct net_options options;
    char connect_to[32];
};

static void reopen(struct fixture *f)
{
    net_close(f->net);
    struct error e = {0};
    assert_true(net_open(&f->options, &f->net, &e));
}

static int setup(void **state)
{
    struct fixture *f = MEM_NEW(struct fixture);
    f->httpd = httpd_start();
    f->options = (struct net_options){
        .clock = &clock_system, .user_agent = "gander-test/1", .host_gap_ms = -1};
    snprintf(f->connect_to, sizeof f->connect_to, "127.0.0.1:%d", httpd_port(f->httpd));
    reopen(f);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    net_close(f->net);
    httpd_stop(f->httpd);
    free(f);
    return 0;
}

/* Every host is the test server from here on; those that are not private count as public. */
static void stand_in(struct fixture *f)
{
    f->options.connect_to = f->connect_to;
    reopen(f);
}

static struct net_response *take(struct fixture *f)
{
    struct net_response *r;
    while (!(r = net_take(f->net)))
        net_wait(f->net, -1, NULL, 0);
    return r;
}

static struct net_response *get_with(struct fixture *f, struct net_request request)
{
    request.reach = NET_NAMED;
    net_start(f->net, &request);
    return take(f);
}

static struct net_response *get(struct fixture *f, const char *target)
{
    return get_with(f, (struct net_request){.url = httpd_url(f->httpd, target)});
}

static void assert_failure(struct net_response *r, enum error_code code, const char *words)
{
    if (r->error.code != code || !strstr(r->error.detail, words)) {
        print_message("got %s: %s (status %d)\n", error_name(r->error.code), r->error.detail,
                      r->status);
    }
    assert_int_equal(r->error.code, code);
    assert_non_null(strstr(r->error.detail, words));
    assert_int_equal(r->body.n, 0);
    net_response_free(r);
}

static void test_answer(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/a",
          .headers = "ETag: W/\"x y\"\nLast-Modified: yesterday, about\n"
                     "Content-Type: text/xml; charset=gbk\n"
                     "Cache-Control: max-age=60\nExpires: 0",
          .body = "hello");
    int tag;
    struct net_response *r = get_with(f, (struct net_request){.url = httpd_url(f->httpd, "/a"),
                                                              .accept = "application/rss+xml",
                                                              .tag = &tag});
    assert_int_equal(r->error.code, ERROR_NONE);
    assert_int_equal(r->status, 200);
    assert_ptr_equal(r->tag, &tag);
    assert_string_equal(buf_c(&r->body), "hello");
    assert_string_equal(r->etag, "W/\"x y\"");
    assert_string_equal(r->last_modified, "yesterday, about");
    assert_string_equal(r->content_type, "text/xml; charset=gbk");
    assert_string_equal(r->cache_control, "max-age=60");
    assert_int_equal(r->expires, -1);
    assert_string_equal(r->url, httpd_url(f->httpd, "/a"));
    assert_null(r->permanent_url);
    assert_sent(f->httpd, "/a", 0, "User-Agent", "gander-test/1");
    assert_sent(f->httpd, "/a", 0, "Accept", "application/rss+xml");
    assert_sent(f->httpd, "/a", 0, "If-None-Match", NULL);

    struct net_response *again =
        get_with(f, (struct net_request){.url = httpd_url(f->httpd, "/a"),
                                         .etag = r->etag,
                                         .last_modified = r->last_modified});
    assert_int_equal(again->error.code, ERROR_NONE);
    assert_int_equal(again->status, 304);
    assert_sent(f->httpd, "/a", 1, "If-None-Match", "W/\"x y\"");
    assert_sent(f->httpd, "/a", 1, "If-Modified-Since", "yesterday, about");
    net_response_free(again);
    net_response_free(r);
}

static void test_packed_and_limited(void **state)
{
    struct fixture *f = *state;
    enum { SIZE = 3 << 20 };
    char *zeros = mem_zalloc(SIZE, 1);
    REPLY(f->httpd, "/bomb", .body = zeros, .body_n = SIZE, .gzip = true);
    REPLY(f->httpd, "/small", .body = "packed", .gzip = true);
    REPLY(f->httpd, "/endless", .body = "x", .fault = HTTPD_ENDLESS);
    REPLY(f->httpd, "/endless-404", .status = 404, .body = "x", .fault = HTTPD_ENDLESS);
    free(zeros);
    struct net_response *r = get(f, "/small");
    assert_string_equal(buf_c(&r->body), "packed");
    net_response_free(r);
    r = get(f, "/bomb"); /* 3 KiB on the wire */
    assert_int_equal(r->body.n, SIZE);
    assert_true(r->bytes < 100000);
    net_response_free(r);
    f->options.max_bytes = 1 << 20;
    reopen(f);
    assert_failure(get(f, "/bomb"), ERROR_LIMIT, "the answer of 127.0.0.1:");
    assert_failure(get(f, "/endless"), ERROR_LIMIT, "is larger than 1 MiB");
    r = get(f, "/endless-404");
    assert_int_equal(r->error.code, ERROR_NONE);
    assert_int_equal(r->status, 404);
    net_response_free(r);
}

static void test_failures(void **state)
{
    struct fixture *f = *state;
    struct httpd *h = f->httpd;
    f->options.timeout_ms = 300;
    reopen(f);
    REPLY(h, "/cut", .body = "0123456789", .fault = HTTPD_CUT_OFF);
    REPLY(h, "/stall", .body = "0123456789", .fault = HTTPD_STALL);
    REPLY(h, "/hold", .fault = HTTPD_HOLD);
    REPLY(h, "/close", .fault = HTTPD_CLOSE);
    REPLY(h, "/raw", .body = "220 mail ready\r\n", .fault = HTTPD_RAW);
    REPLY(h, "/short", .body = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nfour",
          .fault = HTTPD_RAW);
    REPLY(h, "/file", .status = 302, .headers = "Location: file:///etc/passwd");
    assert_failure(get(f, "/cut"), ERROR_NETWORK, "before the end of its response");
    assert_failure(get(f, "/stall"), ERROR_TIMEOUT, "did not finish its answer in");
    assert_failure(get(f, "/hold"), ERROR_TIMEOUT, "in 0 seconds");
    assert_failure(get(f, "/close"), ERROR_NETWORK, "closed the connection without an answer");
    assert_failure(get(f, "/raw"), ERROR_INVALID, "does not answer in HTTP");
    assert_failure(get(f, "/short"), ERROR_NETWORK, "before the end of its response");
    assert_failure(get(f, "/file"), ERROR_UNSUPPORTED, "redirects to an address");
    static const struct {
        const char *url;
        enum error_code code;
        const char *words;
    } addresses[] = {
        {"http://no-such-host.invalid/", ERROR_NETWORK, "no such host: no-such-host.invalid"},
        {"ftp://127.0.0.1/", ERROR_INVALID, "does not answer in HTTP"},
        {"no address", ERROR_INVALID, "not a web address: no address"},
        {"http://[::1", ERROR_INVALID, "not a web address"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(addresses); i++) {
        assert_failure(get_with(f, (struct net_request){.url = addresses[i].url}),
                       addresses[i].code, addresses[i].words);
    }
}

static void test_refused(void **state)
{
    struct fixture *f = *state;
    int fd = socket(AF_INET, SOCK_STREAM, 0); /* bound and not listening: nobody else gets it */
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t n = sizeof here;
    assert_int_equal(bind(fd, (struct sockaddr *)&here, n), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&here, &n), 0);
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", ntohs(here.sin_port));
    assert_failure(get_with(f, (struct net_request){.url = url}), ERROR_NETWORK,
                   "connection refused by 127.0.0.1:");
    close(fd);
}

static void redirect_of(struct httpd *httpd, const char *from, int status, const char *to)
{
    AUTO(buf) header = BUF_INIT;
    buf_printf(&header, "Location: %s", to);
    REPLY(httpd, from, .status = status, .headers = buf_c(&header));
}

static void redirect(struct fixture *f, const char *from, int status, const char *to)
{
    redirect_of(f->httpd, from, status, to);
}

static void test_redirects(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/end", .headers = "ETag: \"end\"", .body = "here");
    redirect(f, "/one", 301, "end");
    redirect(f, "/two", 308, "/one");
    redirect(f, "/mixed", 300, "/two");
    redirect(f, "/loop", 301, "/loop");
    struct net_response *r = get(f, "/two");
    assert_int_equal(r->status, 200);
    assert_string_equal(buf_c(&r->body), "here");
    assert_string_equal(r->url, httpd_url(f->httpd, "/end"));
    assert_string_equal(r->permanent_url, httpd_url(f->httpd, "/end"));
    assert_string_equal(r->etag, "\"end\"");
    net_response_free(r);
    r = get(f, "/mixed");
    assert_string_equal(r->url, httpd_url(f->httpd, "/end"));
    assert_null(r->permanent_url);
    net_response_free(r);
    httpd_clear(f->httpd);
    assert_failure(get(f, "/loop"), ERROR_HTTP, "redirect loop at");
    assert_int_equal(httpd_count(f->httpd, "/loop"), 2);
    for (int i = 0; i < 12; i++) {
        char from[16], to[16];
        snprintf(from, sizeof from, "/step-%d", i);
        snprintf(to, sizeof to, "/step-%d", i + 1);
        redirect(f, from, 302, to);
    }
    assert_failure(get(f, "/step-0"), ERROR_HTTP, "redirects more than 10 times");
}

static void test_secrets_stay_home(void **state)
{
    struct fixture *f = *state;
    stand_in(f);
    redirect(f, "/start", 302, "/inside");
    redirect(f, "/inside", 302, "http://elsewhere.example/outside");
    redirect(f, "/outside", 302, "http://news.example/back");
    REPLY(f->httpd, "/back", .body = "ok");
    struct net_response *r = get_with(f, (struct net_request){.url = "http://news.example/start",
                                                              .cookie = "session=secret",
                                                              .credentials = "me:secret"});
    assert_int_equal(r->status, 200);
    net_response_free(r);
    assert_sent(f->httpd, "/start", 0, "Authorization", "Basic bWU6c2VjcmV0");
    assert_sent(f->httpd, "/start", 0, "Cookie", "session=secret");
    assert_sent(f->httpd, "/inside", 0, "Authorization", "Basic bWU6c2VjcmV0");
    assert_sent(f->httpd, "/outside", 0, "Host", "elsewhere.example");
    assert_sent(f->httpd, "/outside", 0, "Authorization", NULL);
    assert_sent(f->httpd, "/outside", 0, "Cookie", NULL);

    redirect(f, "/into", 302, "http://192.168.1.1/router");
    assert_failure(get_with(f, (struct net_request){.url = "http://news.example/into"}),
                   ERROR_UNSUPPORTED, "redirects into the local network");
    assert_int_equal(httpd_count(f->httpd, "/router"), 0);
}

/* A form is sent once, to the address alone: its redirect is the answer. */
static void test_form(void **state)
{
    struct fixture *f = *state;
    stand_in(f);
    REPLY(f->httpd, "/form", .body = "OK");
    redirect(f, "/moved", 301, "http://elsewhere.example/form");
    redirect(f, "/read", 302, "http://elsewhere.example/form");
    struct net_request request = {
        .url = "http://news.example/form", .form = "a=1&b=2", .authorization = "Token secret"};
    struct net_response *r = get_with(f, request);
    assert_string_equal(buf_c(&r->body), "OK");
    net_response_free(r);
    assert_string_equal(httpd_request(f->httpd, "/form", 0)->method, "POST");
    assert_sent(f->httpd, "/form", 0, "Content-Length", "7");
    assert_sent(f->httpd, "/form", 0, "Content-Type", "application/x-www-form-urlencoded");
    assert_sent(f->httpd, "/form", 0, "Authorization", "Token secret");
    request.url = "http://news.example/moved";
    r = get_with(f, request);
    assert_int_equal(r->status, 301);
    net_response_free(r);
    assert_int_equal(httpd_count(f->httpd, "/form"), 1);
    request.form = NULL;
    request.url = "http://news.example/read";
    net_response_free(get_with(f, request));
    assert_sent(f->httpd, "/form", 1, "Host", "elsewhere.example");
    assert_sent(f->httpd, "/form", 1, "Authorization", NULL);
    assert_string_equal(httpd_request(f->httpd, "/form", 1)->method, "GET");
}

static void test_gap(void **state)
{
    struct fixture *f = *state;
    enum { GAP = 60, REQUESTS = 4 };
    f->options.host_gap_ms = GAP;
    stand_in(f);
    REPLY(f->httpd, "/", .body = "x");
    int64_t start = clock_monotonic_ms(&clock_system);
    for (int i = 0; i < REQUESTS; i++)
        net_start(f->net, &(struct net_request){.url = "http://one.example/"});
    net_start(f->net, &(struct net_request){.url = "http://two.example/", .priority = -1});
    for (int i = 0; i < REQUESTS + 1; i++)
        net_response_free(take(f));
    int seen = 0;
    for (size_t i = 0; i < REQUESTS + 1; i++) {
        const struct httpd_request *q = httpd_request(f->httpd, "/", i);
        char *host = httpd_header(q, "Host");
        if (strcmp(host, "one.example") == 0) {
            assert_true(q->at_ms - start >= (int64_t)seen * GAP);
            seen++;
        }
        free(host);
    }
    assert_int_equal(seen, REQUESTS);
}

/* The loopback has no gap: with one, this would take a quarter of an hour. */
static void test_no_gap_for_private_hosts(void **state)
{
    struct fixture *f = *state;
    f->options.host_gap_ms = 60000;
    reopen(f);
    REPLY(f->httpd, "/", .body = "x");
    for (int i = 0; i < 16; i++) {
        net_start(f->net,
                  &(struct net_request){.url = httpd_url(f->httpd, "/"), .reach = NET_NAMED});
    }
    for (int i = 0; i < 16; i++)
        net_response_free(take(f));
    assert_int_equal(httpd_count(f->httpd, "/"), 16);
}

static void test_connections_per_host(void **state)
{
    struct fixture *f = *state;
    stand_in(f);
    REPLY(f->httpd, "/", .body = "x", .fault = HTTPD_HOLD);
    for (int i = 0; i < 5; i++)
        net_start(f->net, &(struct net_request){.url = "http://one.example/"});
    while (httpd_count(f->httpd, "/") < 2)
        net_wait(f->net, 20, NULL, 0);
    net_wait(f->net, 50, NULL, 0);
    assert_int_equal(httpd_count(f->httpd, "/"), 2);
    httpd_release(f->httpd);
    while (httpd_count(f->httpd, "/") < 4)
        net_wait(f->net, 20, NULL, 0);
    net_cancel(f->net, NULL, NULL); /* also the two that have finished */
    for (int i = 0; i < 5; i++) {
        struct net_response *r = take(f);
        assert_int_equal(r->error.code, ERROR_CANCELLED);
        assert_int_equal(r->body.n, 0);
        net_response_free(r);
    }
}

/* Without net_take() only a few responses arrive, however many were requested. */
static void test_untaken(void **state)
{
    enum { MAX_UNTAKEN = 8, REQUESTS = 20 };
    struct fixture *f = *state;
    f->options.max_connections = 1;
    stand_in(f);
    REPLY(f->httpd, "/", .body = "x");
    for (int i = 0; i < REQUESTS; i++)
        net_start(f->net, &(struct net_request){.url = "http://one.example/"});
    while (httpd_count(f->httpd, "/") < MAX_UNTAKEN)
        net_wait(f->net, 20, NULL, 0);
    for (int i = 0; i < 5; i++)
        net_wait(f->net, 20, NULL, 0);
    assert_int_equal(httpd_count(f->httpd, "/"), MAX_UNTAKEN);
    for (int i = 0; i < REQUESTS; i++)
        net_response_free(take(f));
    assert_int_equal(httpd_count(f->httpd, "/"), REQUESTS);
}

/* Bytes in memory, beyond those of `before`. */
static size_t allocated(size_t before)
{
    struct mallinfo2 m = mallinfo2();
    size_t now = m.uordblks + m.hblkhd;
    return now > before ? now - before : 0;
}

/* A source takes little memory while its request waits: there can be 10,000. */
static void test_waiting_requests(void **state)
{
    enum { REQUESTS = 1000, BOUND = 4 << 10 };
    struct fixture *f = *state;
    size_t before = allocated(0);
    for (int i = 0; i < REQUESTS; i++) {
        char url[64];
        snprintf(url, sizeof url, "http://host-%d.example/feed.xml", i);
        net_start(f->net, &(struct net_request){.url = url, .etag = "\"an-etag-of-usual-length\""});
    }
    assert_true(allocated(before) < (size_t)REQUESTS * BOUND);
}

/* This end of connections to the test server. */
static int connections(const struct fixture *f)
{
    enum { DESCRIPTORS = 256 };
    int n = 0;
    for (int fd = 0; fd < DESCRIPTORS; fd++) {
        struct sockaddr_in peer;
        socklen_t size = sizeof peer;
        n += getpeername(fd, (struct sockaddr *)&peer, &size) == 0 && peer.sin_family == AF_INET &&
             ntohs(peer.sin_port) == httpd_port(f->httpd);
    }
    return n;
}

/* While many hosts wait, no connection is kept of one that has no further request: libcurl would
 * look through all such hosts for each transfer. */
static void test_many_hosts(void **state)
{
    enum { HOSTS = 120, FIRST = 10, CONNECTIONS = 2 };
    struct fixture *f = *state;
    f->options.max_connections = CONNECTIONS;
    stand_in(f);
    REPLY(f->httpd, "/", .body = "x");
    REPLY(f->httpd, "/held", .body = "x", .fault = HTTPD_HOLD);
    for (int i = 0; i < HOSTS; i++) {
        char url[64];
        bool held = i >= FIRST && i < FIRST + CONNECTIONS;
        snprintf(url, sizeof url, "http://%d.example/%s", i, held ? "held" : "");
        net_start(f->net, &(struct net_request){.url = url});
    }
    for (int i = 0; i < FIRST; i++)
        net_response_free(take(f));
    while (httpd_count(f->httpd, "/held") < CONNECTIONS)
        net_wait(f->net, 10, NULL, 0);
    assert_int_equal(connections(f), CONNECTIONS);
    httpd_release(f->httpd);
    for (int i = FIRST; i < HOSTS; i++)
        net_response_free(take(f));
}

/* Large bodies arrive one after another: together they would take 64 MiB, or twice that. */
static void test_large_bodies(void **state)
{
    enum { BODIES = 8, BODY = 8 << 20, BOUND = 40 << 20 };
    struct fixture *f = *state;
    char *body = mem_zalloc(1, BODY);
    memset(body, 'x', BODY);
    REPLY(f->httpd, "/large", .body = body, .body_n = BODY);
    free(body);
    size_t before = allocated(0);
    for (int i = 0; i < BODIES; i++) {
        net_start(f->net,
                  &(struct net_request){.url = httpd_url(f->httpd, "/large"), .reach = NET_NAMED});
    }
    for (int taken = 0; taken < BODIES;) {
        net_wait(f->net, -1, NULL, 0);
        assert_in_range(allocated(before), 0, BOUND);
        struct net_response *r = net_take(f->net);
        assert_int_equal(r->error.code, ERROR_NONE);
        assert_int_equal(r->body.n, BODY);
        net_response_free(r);
        taken++;
    }
}

/* A transfer that runs out of room, with none of libcurl's timers to come, goes on. */
static void test_no_room(void **state)
{
    enum { ROOM = 8 << 20, BODY = 2 * ROOM - 100000, TURNS = 20, HOUR_MS = 3600000 };
    struct fixture *f = *state;
    f->options.connect_timeout_ms = f->options.timeout_ms = HOUR_MS;
    reopen(f);
    char *body = mem_zalloc(1, BODY);
    REPLY(f->httpd, "/large", .body = body, .body_n = BODY, .fault = HTTPD_PAUSE);
    free(body);
    net_start(f->net, &(struct net_request){.url = httpd_url(f->httpd, "/large"),
                                            .reach = NET_NAMED,
                                            .max_bytes = BODY});
    while (httpd_count(f->httpd, "/large") == 0)
        net_wait(f->net, 10, NULL, 0);
    for (int i = 0; i < TURNS; i++)
        net_wait(f->net, 10, NULL, 0);
    httpd_release(f->httpd);
    usleep(1100000);
    net_wait(f->net, -1, NULL, 0);
    struct net_response *r = net_take(f->net);
    assert_int_equal(r->error.code, ERROR_NONE);
    assert_int_equal(r->body.n, BODY);
    net_response_free(r);
}

/* The caller's own work takes none of a transfer's time. */
static void test_slow_caller(void **state)
{
    enum { TIMEOUT_MS = 1500 };
    struct fixture *f = *state;
    REPLY(f->httpd, "/held", .body = "x", .fault = HTTPD_HOLD);
    f->options.timeout_ms = TIMEOUT_MS;
    reopen(f);
    net_start(f->net,
              &(struct net_request){.url = httpd_url(f->httpd, "/held"), .reach = NET_NAMED});
    while (httpd_count(f->httpd, "/held") == 0)
        net_wait(f->net, 10, NULL, 0);
    usleep((TIMEOUT_MS + 200) * 1000);
    httpd_release(f->httpd);
    net_wait(f->net, -1, NULL, 0);
    struct net_response *r = net_take(f->net);
    assert_int_equal(r->error.code, ERROR_NONE);
    net_response_free(r);
}

static int route_lookups;

static bool note_route(void)
{
    route_lookups++;
    return true;
}

/* Queued requests end with the first one that finds their host unreachable. */
static void test_silent_host(void **state)
{
    enum { REQUESTS = 20 };
    struct fixture *f = *state;
    f->options.max_host_connections = 1;
    f->options.has_route = note_route;
    reopen(f);
    for (int i = 0; i < REQUESTS; i++)
        net_start(f->net, &(struct net_request){.url = "http://no-such-host.invalid/"});
    for (int i = 0; i < REQUESTS; i++) {
        struct net_response *r = take(f);
        assert_int_equal(r->contact, NET_SILENT);
        assert_string_equal(r->requested, "http://no-such-host.invalid/");
        assert_failure(r, ERROR_NETWORK, "no such host: no-such-host.invalid");
    }
    assert_int_equal(route_lookups, 1);
}

static void assert_contact(struct net_response *r, enum net_contact contact)
{
    assert_int_equal(r->contact, contact);
    net_response_free(r);
}

/* An answer is contact, whatever it says; where a redirect leads says nothing of the host. */
static void test_contact(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/gone", .status = 410);
    REPLY(f->httpd, "/close", .fault = HTTPD_CLOSE);
    REPLY(f->httpd, "/away", .status = 302, .headers = "Location: http://no-such-host.invalid/");
    assert_contact(get(f, "/gone"), NET_REACHED);
    assert_contact(get(f, "/close"), NET_REACHED);
    assert_contact(get(f, "/away"), NET_REACHED);
    httpd_pause(f->httpd);
    assert_contact(get(f, "/gone"), NET_REFUSED);
    httpd_resume(f->httpd);
    struct net_request request = {.url = "http://news.example/", .proxy = "http://127.0.0.1:1"};
    assert_contact(get_with(f, request), NET_UNKNOWN);
}

static bool has_tag(const void *context, const void *tag)
{
    return tag == context;
}

static void test_priority(void **state)
{
    struct fixture *f = *state;
    f->options.max_host_connections = 1;
    stand_in(f);
    httpd_serve(f->httpd, "/nowhere");
    static const char *const urls[] = {"http://a.example/0", "http://a.example/1",
                                       "http://a.example/2", "http://a.example/3"};
    static const int priorities[] = {0, 0, 5, 0};
    for (size_t i = 0; i < 4; i++)
        net_start(f->net, &(struct net_request){.url = urls[i], .priority = priorities[i]});
    /* the last of a queue is cancelled, and two follow */
    static char gone;
    net_start(f->net, &(struct net_request){.url = "http://a.example/gone", .tag = &gone});
    net_cancel(f->net, has_tag, &gone);
    net_start(f->net, &(struct net_request){.url = "http://a.example/4"});
    net_start(f->net, &(struct net_request){.url = "http://a.example/5", .priority = 5});
    struct net_response *r = take(f);
    assert_failure(r, ERROR_CANCELLED, "cancelled");
    for (size_t i = 0; i < 6; i++)
        net_response_free(take(f));
    static const char *const order[] = {"/2", "/5", "/0", "/1", "/3", "/4"};
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(httpd_request(f->httpd, NULL, i)->target, order[i]);
}

/* Hosts start in order of their requests, then have turns: no name comes before others. */
static void test_turns(void **state)
{
    struct fixture *f = *state;
    f->options.max_connections = 1;
    stand_in(f);
    httpd_serve(f->httpd, "/nowhere");
    static const char *const urls[] = {"http://z.example/0", "http://z.example/1",
                                       "http://z.example/2", "http://a.example/3",
                                       "http://m.example/4", "http://a.example/5"};
    for (size_t i = 0; i < 6; i++)
        net_start(f->net, &(struct net_request){.url = urls[i]});
    for (size_t i = 0; i < 6; i++)
        net_response_free(take(f));
    static const char *const order[] = {"/0", "/3", "/4", "/1", "/5", "/2"};
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(httpd_request(f->httpd, NULL, i)->target, order[i]);
}

static void test_retry_after(void **state)
{
    struct fixture *f = *state;
    f->options.max_host_connections = 1;
    stand_in(f);
    REPLY(f->httpd, "/busy", .status = 503, .headers = "Retry-After: 120");
    REPLY(f->httpd, "/many", .status = 429);
    int64_t now = clock_now(&clock_system);
    struct net_response *r = get_with(f, (struct net_request){.url = "http://a.example/busy"});
    assert_int_equal(r->status, 503);
    assert_true(r->retry_at >= now + 120 && r->retry_at <= now + 140);
    net_response_free(r);
    assert_true(net_host_retry_at(f->net, "http://a.example/other") >= now + 120);
    assert_int_equal(net_host_retry_at(f->net, "http://b.example/"), 0);

    r = get_with(f, (struct net_request){.url = "http://a.example/other"});
    assert_int_equal(r->status, 0);
    assert_true(r->retry_at >= now + 120);
    assert_failure(r, ERROR_REFUSED, "a.example asked to wait another");
    assert_int_equal(httpd_count(f->httpd, "/other"), 0);

    r = get_with(f,
                 (struct net_request){.url = "http://a.example/busy", .ignore_retry_after = true});
    assert_int_equal(r->status, 503);
    net_response_free(r);

    r = get_with(f, (struct net_request){.url = "http://b.example/many"});
    assert_int_equal(r->retry_at, 0);
    net_response_free(r);
    assert_in_range(net_host_retry_at(f->net, "http://b.example/"), now + 600, now + 900);

    /* a private host is not left alone as a whole: what it says is each request's own matter */
    r = get(f, "/busy");
    assert_true(r->retry_at > now);
    net_response_free(r);
    r = get(f, "/busy");
    assert_int_equal(r->status, 503);
    net_response_free(r);

    /* from before the clock was set back */
    net_set_host_retry_at(f->net, "http://d.example", now + 365 * 86400);
    assert_int_equal(net_host_retry_at(f->net, "http://d.example/"), 0);
    r = get_with(f, (struct net_request){.url = "http://d.example/many"});
    assert_int_equal(r->status, 429);
    net_response_free(r);
    assert_in_range(net_host_retry_at(f->net, "http://d.example/"), now + 600, now + 900);

    net_set_host_retry_at(f->net, "http://c.example", now + 60);
    r = get_with(f, (struct net_request){.url = "http://c.example/x"});
    assert_failure(r, ERROR_REFUSED, "wait another 1 min");
}

static void *write_soon(void *context)
{
    struct timespec t = {0, 50000000};
    nanosleep(&t, NULL);
    assert_int_equal(write(*(int *)context, "x", 1), 1);
    return NULL;
}

static void test_wait_for_descriptor(void **state)
{
    struct fixture *f = *state;
    int fds[2];
    char byte;
    pthread_t thread;
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(pthread_create(&thread, NULL, write_soon, &fds[1]), 0);
    struct pollfd watched = {.fd = fds[0], .events = POLLIN};
    net_wait(f->net, -1, &watched, 1);
    assert_int_equal(read(fds[0], &byte, 1), 1);
    pthread_join(thread, NULL);
    int64_t start = clock_monotonic_ms(&clock_system);
    net_wait(f->net, 30, &watched, 1);
    assert_true(clock_monotonic_ms(&clock_system) - start >= 29);
    close(fds[0]);
    close(fds[1]);
}

static void test_bot_walls(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/412", .status = 412, .body = "<html>");
    REPLY(f->httpd, "/cf", .status = 403, .headers = "cf-mitigated: challenge");
    REPLY(f->httpd, "/plain", .status = 403, .body = "no");
    static const struct {
        const char *target;
        bool wall;
    } cases[] = {{"/412", true}, {"/cf", true}, {"/plain", false}};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct net_response *r = get(f, cases[i].target);
        assert_int_equal(r->error.code, ERROR_NONE);
        assert_int_equal(r->bot_wall, cases[i].wall);
        net_response_free(r);
    }
}

/* Data passed to a sink. */
struct poured {
    int64_t length;
    struct buf bytes;
    bool refuses;
};

static bool begin_pouring(void *context, const struct net_response *r, struct error *e)
{
    struct poured *p = context;
    p->length = r->length;
    assert_int_equal(r->status, 200);
    return !p->refuses || error_set(e, ERROR_FULL, 0, "no room");
}

static bool pour(void *context, struct str part, struct error *e)
{
    buf_add(&((struct poured *)context)->bytes, part);
    return true;
}

/* A file goes into a sink as an answer of the network does. */
static void assert_poured(struct fixture *f, const char *url, const char *content)
{
    struct poured p = {0};
    struct net_request request = {.url = url, .sink = {begin_pouring, pour, &p}};
    struct net_response *r = get_with(f, request);
    assert_int_equal(r->error.code, ERROR_NONE);
    assert_int_equal(r->status, 200);
    assert_int_equal(r->body.n, 0);
    assert_int_equal(p.length, strlen(content));
    assert_string_equal(buf_c(&p.bytes), content);
    net_response_free(r);
    buf_clear(&p.bytes);

    p.refuses = true;
    assert_failure(get_with(f, request), ERROR_FULL, "no room");
    p.refuses = false;
    request.max_bytes = strlen(content) - 1;
    assert_failure(get_with(f, request), ERROR_LIMIT, "larger");
    assert_int_equal(p.bytes.n, 0);
    buf_fini(&p.bytes);
}

static void test_files(void **state)
{
    struct fixture *f = *state;
    char dir[] = "/tmp/gander-net-XXXXXX", name[128], url[256];
    assert_non_null(mkdtemp(dir));
    struct error e;
    snprintf(name, sizeof name, "%s/a b.html", dir);
    assert_true(file_write_atomic(name, STR("inside"), &e));
    char link[128];
    snprintf(link, sizeof link, "%s/link", dir);
    assert_int_equal(symlink("/etc/passwd", link), 0);

    snprintf(url, sizeof url, "file://%s/a%%20b.html#part", dir);
    assert_failure(get_with(f, (struct net_request){.url = url}), ERROR_UNSUPPORTED,
                   "files are not fetched");
    f->options.file_root = dir;
    reopen(f);
    struct net_response *r = get_with(f, (struct net_request){.url = url});
    assert_int_equal(r->error.code, ERROR_NONE);
    assert_int_equal(r->status, 200);
    assert_string_equal(buf_c(&r->body), "inside");
    assert_string_equal(r->content_type, "text/html");
    net_response_free(r);
    assert_poured(f, url, "inside");

    static const char *const outside[] = {"link", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"};
    for (size_t i = 0; i < ARRAY_SIZE(outside); i++) {
        snprintf(url, sizeof url, "file://%s/%s", dir, outside[i]);
        assert_failure(get_with(f, (struct net_request){.url = url}), ERROR_UNSUPPORTED,
                       "this file is not fetched");
    }
    snprintf(url, sizeof url, "file://%s/none", dir);
    assert_failure(get_with(f, (struct net_request){.url = url}), ERROR_NOT_FOUND, "no such file");
    snprintf(url, sizeof url, "file://elsewhere.example%s/a%%20b.html", dir);
    assert_failure(get_with(f, (struct net_request){.url = url}), ERROR_NOT_FOUND, "no such file");
    unlink(name);
    unlink(link);
    rmdir(dir);
}

static void test_certificates(void **state)
{
    struct fixture *f = *state;
    struct httpd *tls = httpd_start_tls();
    if (!tls) {
        print_message("SKIPPED: libmicrohttpd was built without TLS\n");
        skip();
    }
    REPLY(tls, "/a", .body = "kept secret on the way");
    const char *url = httpd_url(tls, "/a");
    assert_failure(get_with(f, (struct net_request){.url = url}), ERROR_TLS,
                   "is not valid: self-signed certificate");
    f->options.ca_file = TLS_CERTIFICATE;
    reopen(f);
    struct net_response *r = get_with(f, (struct net_request){.url = url});
    assert_int_equal(r->status, 200);
    assert_string_equal(buf_c(&r->body), "kept secret on the way");
    net_response_free(r);

    snprintf(f->connect_to, sizeof f->connect_to, "127.0.0.1:%d", httpd_port(tls));
    stand_in(f);
    r = get_with(f, (struct net_request){.url = "https://news.example/a"});
    assert_int_equal(r->status, 200);
    net_response_free(r);
    assert_failure(get_with(f, (struct net_request){.url = "https://elsewhere.example/a"}),
                   ERROR_TLS, "elsewhere.example");
    assert_int_equal(httpd_count(tls, NULL), 2);
    httpd_stop(tls);
}

/* Secrets that go out encrypted do not come back in the clear. */
static void test_no_way_down(void **state)
{
    struct fixture *f = *state;
    struct httpd *tls = httpd_start_tls();
    if (!tls) {
        print_message("SKIPPED: libmicrohttpd was built without TLS\n");
        skip();
    }
    f->options.ca_file = TLS_CERTIFICATE;
    reopen(f);
    redirect_of(tls, "/start", 302, httpd_url(f->httpd, "/plain"));
    REPLY(f->httpd, "/plain", .body = "ok");
    struct net_response *r = get_with(f, (struct net_request){.url = httpd_url(tls, "/start"),
                                                              .cookie = "session=secret",
                                                              .credentials = "me:secret"});
    assert_int_equal(r->status, 200);
    net_response_free(r);
    assert_sent(f->httpd, "/plain", 0, "Authorization", NULL);
    assert_sent(f->httpd, "/plain", 0, "Cookie", NULL);
    httpd_stop(tls);
}

static void test_proxy(void **state)
{
    struct fixture *f = *state;
    char proxy[64];
    snprintf(proxy, sizeof proxy, "http://door:key@127.0.0.1:%d", httpd_port(f->httpd));
    struct net_request request = {.url = "http://news.example/feed", .proxy = proxy};
    redirect(f, "http://news.example/feed", 302, "http://elsewhere.example/feed");
    REPLY(f->httpd, "http://elsewhere.example/feed", .body = "news");
    struct net_response *r = get_with(f, request);
    assert_int_equal(r->status, 200);
    assert_string_equal(buf_c(&r->body), "news");
    net_response_free(r);
    assert_sent(f->httpd, "http://news.example/feed", 0, "Proxy-Authorization",
                "Basic ZG9vcjprZXk=");
    assert_sent(f->httpd, "http://elsewhere.example/feed", 0, "Host", "elsewhere.example");

    request.proxy = "http://127.0.0.1:1";
    assert_failure(get_with(f, request), ERROR_NETWORK,
                   "connection refused by the proxy 127.0.0.1:1");
    request.proxy = "http://no-such-proxy.invalid:3128";
    assert_failure(get_with(f, request), ERROR_NETWORK,
                   "no such host: the proxy no-such-proxy.invalid:3128");
}

/* KiB of libcurl's own file in memory; 0: unknown. */
static long mapped_of_libcurl(void)
{
    char line[4096];
    bool inside = false;
    long kib, sum = 0;
    FILE *maps = fopen("/proc/self/smaps", "r");
    while (maps && fgets(line, sizeof line, maps))
        if (!isupper((unsigned char)line[0])) /* the address of a mapping */
            inside = strstr(line, "/libcurl") != NULL;
        else if (inside && sscanf(line, "Rss: %ld", &kib) == 1)
            sum += kib;
    if (maps)
        fclose(maps);
    return sum;
}

static void test_memory_at_rest(void **state)
{
    struct fixture *f = *state;
    REPLY(f->httpd, "/a", .body = "before");
    REPLY(f->httpd, "/b", .body = "after");
    net_response_free(get(f, "/a"));
    long before = mapped_of_libcurl();
    if (before == 0) {
        print_message("SKIPPED: no /proc/self/smaps\n");
        skip();
    }
    net_release_memory();
    assert_true(mapped_of_libcurl() < before / 2);
    struct net_response *r = get(f, "/b");
    assert_string_equal(buf_c(&r->body), "after");
    net_response_free(r);
}

int main(void)
{
    static const char *const proxies[] = {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY",
                                          "HTTPS_PROXY"};
    for (size_t i = 0; i < ARRAY_SIZE(proxies); i++)
        unsetenv(proxies[i]);
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        TEST(test_answer),
        TEST(test_packed_and_limited),
        TEST(test_failures),
        TEST(test_silent_host),
        TEST(test_contact),
        TEST(test_refused),
        TEST(test_redirects),
        TEST(test_secrets_stay_home),
        TEST(test_form),
        TEST(test_gap),
        TEST(test_no_gap_for_private_hosts),
        TEST(test_connections_per_host),
        TEST(test_priority),
        TEST(test_turns),
        TEST(test_untaken),
        TEST(test_waiting_requests),
        TEST(test_many_hosts),
        TEST(test_large_bodies),
        TEST(test_no_room),
        TEST(test_slow_caller),
        TEST(test_retry_after),
        TEST(test_wait_for_descriptor),
        TEST(test_bot_walls),
        TEST(test_files),
        TEST(test_certificates),
        TEST(test_no_way_down),
        TEST(test_proxy),
        TEST(test_memory_at_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
