/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of servers that browsers tolerate. */
#include "tests/unit/net-fixture.h"

#include <zlib.h>

static const char document[] = "<?xml version=\"1.0\"?><log><entry>a heron</entry></log>";

static int looks; /* of the reader at bodies */

static bool is_whole(struct str body)
{
    looks++;
    return str_ends(body, STR("</log>"));
}

/* "<go 3 /there>" */
static bool find_refresh(const struct net_response *r, struct buf *target, int *delay_s)
{
    char path[32];
    if (sscanf(buf_c(&r->body), "<go %d %31[^>]>", delay_s, path) != 2)
        return false;
    buf_printf(target, "http://reed.example%s", path);
    return true;
}

static const struct net_reader reader = {is_whole, find_refresh};

static struct net_response *get(struct net_fixture *f, const char *path)
{
    AUTO(buf) url = BUF_INIT;
    buf_printf(&url, "http://reed.example%s", path);
    struct net_response *r =
        net_fixture_get(f, &(struct net_request){.url = buf_c(&url), .reader = &reader});
    return r;
}

static struct str pack(struct str s, struct buf *out, int window)
{
    z_stream z = {.next_in = (unsigned char *)s.p, .avail_in = (unsigned)s.n};
    unsigned char piece[512];
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_out = piece;
    z.avail_out = sizeof piece;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    buf_clear(out);
    buf_add(out, (struct str){(char *)piece, sizeof piece - z.avail_out});
    deflateEnd(&z);
    return buf_str(out);
}

/* An answer of that header and body; the connection ends behind it. */
static void serve(struct net_fixture *f, const char *status, const char *header, struct str body)
{
    AUTO(buf) raw = BUF_INIT;
    buf_printf(&raw, "%s\r\n%sConnection: close\r\n\r\n", status, header);
    buf_add(&raw, body);
    httpd_forget(f->httpd, "/x");
    REPLY(f->httpd, "/x", .body = raw.p, .body_n = raw.n, .fault = HTTPD_RAW);
}

static void assert_document(struct net_fixture *f, const char *path, const char *what)
{
    struct net_response *r = get(f, path);
    if (r->error.code != ERROR_NONE || strcmp(buf_c(&r->body), document) != 0)
        fail_msg("%s: %s, %zu bytes", what, r->error.detail, r->body.n);
    net_response_free(r);
}

static void test_encodings(void **state)
{
    struct net_fixture *f = *state;
    enum { GZIP = 16 + MAX_WBITS, ZLIB = MAX_WBITS, RAW = -MAX_WBITS, PLAIN = 0 };
    static const struct {
        const char *label;
        int window;
        const char *behind;
    } cases[] = {
        {"identity", PLAIN, ""},
        {"", PLAIN, ""},
        {"UTF-8", PLAIN, ""},
        {"binary", PLAIN, ""},
        {"none", PLAIN, ""},
        {"aws-chunked", PLAIN, ""},
        {"gzip", PLAIN, ""},
        {"deflate", PLAIN, ""},
        {"br", PLAIN, ""},
        {"aws-chunked,gzip", GZIP, ""},
        {"gzip, aws-chunked", GZIP, ""},
        {"\"gzip\"", GZIP, ""},
        {"x-gzip", GZIP, ""},
        {"identity", GZIP, ""},
        {"deflate", GZIP, ""},
        {"deflate", ZLIB, ""},
        {"deflate", RAW, ""},
        {"gzip", GZIP, "and a tail"},
        {"identity", GZIP, "and a tail"},
    };
    AUTO(buf) packed = BUF_INIT, header = BUF_INIT;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str body = str_from(document);
        if (cases[i].window != PLAIN) {
            pack(body, &packed, cases[i].window);
            buf_add_c(&packed, cases[i].behind);
            body = buf_str(&packed);
        }
        buf_clear(&header);
        buf_printf(&header, "Content-Encoding: %s\r\n", cases[i].label);
        serve(f, "HTTP/1.1 200 OK", buf_c(&header), body);
        assert_document(f, "/x", cases[i].label);
    }
}

static void test_twice_packed(void **state)
{
    struct net_fixture *f = *state;
    AUTO(buf) once = BUF_INIT, twice = BUF_INIT;
    pack(pack(str_from(document), &once, 16 + MAX_WBITS), &twice, 16 + MAX_WBITS);
    serve(f, "HTTP/1.1 200 OK", "", buf_str(&twice));
    assert_document(f, "/x", "packed twice without a label");
    serve(f, "HTTP/1.1 200 OK", "Content-Encoding: gzip\r\n", buf_str(&twice));
    assert_document(f, "/x", "packed twice, labelled once");
    serve(f, "HTTP/1.1 200 OK", "", pack(buf_str(&twice), &once, 16 + MAX_WBITS));
    struct net_response *r = get(f, "/x");
    assert_true(
        str_starts(buf_str(&r->body), STR("\x1f\x8b"))); /* packed once more than is unpacked */
    net_response_free(r);
}

/* A gzip body may have several members (RFC 1952 section 2.2), with other bytes behind them. */
static void test_members(void **state)
{
    struct net_fixture *f = *state;
    struct str whole = str_from(document);
    AUTO(buf) member = BUF_INIT, members = BUF_INIT;
    for (size_t at = 0, n = 0; at < whole.n; at += n) {
        n = whole.n - at < 20 ? whole.n - at : 20;
        buf_add(&members, pack((struct str){whole.p + at, n}, &member, 16 + MAX_WBITS));
    }
    serve(f, "HTTP/1.1 200 OK", "", buf_str(&members));
    assert_document(f, "/x", "members without a label");
    serve(f, "HTTP/1.1 200 OK", "Content-Encoding: gzip\r\n", buf_str(&members));
    assert_document(f, "/x", "members");
    buf_add_c(&members, "and a tail");
    serve(f, "HTTP/1.1 200 OK", "Content-Encoding: gzip\r\n", buf_str(&members));
    assert_document(f, "/x", "members with a tail");
}

/* A label that lies does not lift the limit. */
static void test_unlabelled_bomb(void **state)
{
    struct net_fixture *f = *state;
    enum { SIZE = 2 << 20 };
    char *zeros = mem_zalloc(SIZE, 1);
    z_stream z = {.next_in = (unsigned char *)zeros, .avail_in = SIZE};
    unsigned char *packed = mem_zalloc(SIZE, 1);
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_out = packed;
    z.avail_out = SIZE;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    f->options.max_bytes = 1 << 20;
    net_fixture_reopen(f);
    serve(f, "HTTP/1.1 200 OK", "", (struct str){(char *)packed, SIZE - z.avail_out});
    struct net_response *r = get(f, "/x");
    assert_int_equal(r->error.code, ERROR_LIMIT);
    assert_int_equal(r->body.n, 0);
    net_response_free(r);
    deflateEnd(&z);
    free(zeros);
    free(packed);
}

static void test_lengths(void **state)
{
    struct net_fixture *f = *state;
    static const struct str chunk =
        STR("36\r\n<?xml version=\"1.0\"?><log><entry>a heron</entry></log>");
    static const char *const headers[] = {
        "Content-Length: 9999\r\n",
        "Content-Length: many\r\n",
        "Content-Length: -1\r\n",
        "Content-Length:\r\n",
        "Content-Length: 54\r\nContent-Length: 999\r\n",
    };
    for (size_t i = 0; i < ARRAY_SIZE(headers); i++) {
        serve(f, "HTTP/1.1 200 OK", headers[i], str_from(document));
        assert_document(f, "/x", headers[i]);
    }
    assert_int_equal(sizeof document - 1, 0x36);
    serve(f, "HTTP/1.1 200 OK", "Transfer-Encoding: chunked\r\n", chunk);
    assert_document(f, "/x", "no last chunk");
    serve(f, "HTTP/1.0 200", "", str_from(document));
    assert_document(f, "/x", "HTTP/1.0 without a reason");
    serve(f, "HTTP/1.1 206 Partial Content", "Content-Range: bytes 0-53/54\r\n",
          str_from(document));
    assert_document(f, "/x", "206 for all of it");
    serve(f, "HTTP/1.1 302 Found", "", str_from(document));
    assert_document(f, "/x", "a redirect that names no address");
}

static void test_broken_off(void **state)
{
    struct net_fixture *f = *state;
    static const struct {
        const char *status, *header;
    } cases[] = {
        {"HTTP/1.1 200 OK", "Content-Length: 9999\r\n"},
        {"HTTP/1.1 206 Partial Content", "Content-Range: bytes 0-11/9999\r\n"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        serve(f, cases[i].status, cases[i].header, STR("<log><entry>"));
        struct net_response *r = get(f, "/x");
        assert_int_equal(r->error.code, ERROR_NETWORK);
        assert_non_null(strstr(r->error.detail, "before the end of its response"));
        assert_int_equal(r->body.n, 0);
        net_response_free(r);
    }
}

/* Sites that test for cookies redirect until theirs comes back. */
static void test_cookies(void **state)
{
    struct net_fixture *f = *state;
    REPLY(f->httpd, "/gate", .status = 302,
          .headers = "Location: http://sea.example/gate2\n"
                     "Set-Cookie: seen=1; Path=/; HttpOnly",
          .times = 1);
    REPLY(f->httpd, "/gate2", .status = 302,
          .headers = "Location: http://reed.example/gate\n"
                     "Set-Cookie: other=2; Domain=reed.example");
    REPLY(f->httpd, "/gate", .body = document);
    assert_document(f, "/gate", "a gate");
    assert_sent(f->httpd, "/gate", 0, "Cookie", NULL);
    assert_sent(f->httpd, "/gate2", 0, "Cookie", NULL);
    assert_sent(f->httpd, "/gate", 1, "Cookie", "seen=1");
    assert_document(f, "/gate", "another request");
    assert_sent(f->httpd, "/gate", 2, "Cookie", NULL);
}

static void test_cookie_at_the_same_address(void **state)
{
    struct net_fixture *f = *state;
    for (int i = 0; i < 3; i++) {
        REPLY(f->httpd, "/again", .status = 302, .headers = "Location: /again\nSet-Cookie: step=on",
              .times = 1);
    }
    REPLY(f->httpd, "/again", .body = document);
    assert_document(f, "/again", "three times with new cookies");
    assert_sent(f->httpd, "/again", 3, "Cookie", "step=on");
}

static void test_cookie_ends(void **state)
{
    struct net_fixture *f = *state;
    REPLY(f->httpd, "/set", .status = 302,
          .headers = "Location: /unset\nSet-Cookie: a=1\n"
                     "Set-Cookie: b=\"2 3\"; Max-Age=60\n"
                     "Set-Cookie: c=4; Secure\nSet-Cookie: nonsense");
    REPLY(f->httpd, "/unset", .status = 302,
          .headers = "Location: /end\n"
                     "Set-Cookie: a=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    REPLY(f->httpd, "/end", .body = document);
    assert_document(f, "/set", "cookies that end");
    assert_sent(f->httpd, "/unset", 0, "Cookie", "a=1; b=\"2 3\"");
    assert_sent(f->httpd, "/end", 0, "Cookie", "b=\"2 3\"");
}

/* As many as a browser keeps for a host, and none that is very long. */
static void test_many_cookies(void **state)
{
    struct net_fixture *f = *state;
    AUTO(buf) headers = BUF_INIT, sent = BUF_INIT;
    buf_add_c(&headers, "Location: /end");
    for (int i = 0; i < 60; i++) {
        buf_printf(&headers, "\nSet-Cookie: c%d=1", i);
        buf_printf(&sent, "%sc%d=1", i > 0 ? "; " : "", i);
        if (i == 20) { /* with name and value one byte too long */
            buf_add_c(&headers, "\nSet-Cookie: long=");
            buf_add_chars(&headers, 'x', 4092);
        }
    }
    buf_truncate(&sent, str_find(buf_str(&sent), STR("; c50="), 0));
    REPLY(f->httpd, "/many", .status = 302, .headers = headers.p);
    REPLY(f->httpd, "/end", .body = document);
    assert_document(f, "/many", "sixty cookies");
    assert_sent(f->httpd, "/end", 0, "Cookie", buf_c(&sent));
}

static void assert_failed(struct net_response *r, const char *words)
{
    if (!strstr(r->error.detail, words))
        fail_msg("%s: not %s", r->error.detail, words);
    net_response_free(r);
}

static void test_refresh(void **state)
{
    struct net_fixture *f = *state;
    REPLY(f->httpd, "/there", .body = document);
    REPLY(f->httpd, "/page", .body = "<go 0 /there>");
    REPLY(f->httpd, "/soon", .body = "<go 5 /page>");
    REPLY(f->httpd, "/late", .body = "<go 16 /there>");
    REPLY(f->httpd, "/slow", .body = "<go 15 /there>");
    REPLY(f->httpd, "/round", .body = "<go 0 /trip>");
    REPLY(f->httpd, "/trip", .body = "<go 0 /round>");
    REPLY(f->httpd, "/field", .headers = "refresh: 0; url=there", .body = "moved");
    struct net_response *r = get(f, "/page");
    assert_string_equal(buf_c(&r->body), document);
    assert_string_equal(r->permanent_url, "http://reed.example/there");
    net_response_free(r);
    r = get(f, "/soon");
    assert_string_equal(r->url, "http://reed.example/there");
    assert_null(r->permanent_url);
    net_response_free(r);
    assert_document(f, "/field", "a header field");
    r = get(f, "/late");
    assert_string_equal(buf_c(&r->body), "<go 16 /there>");
    net_response_free(r);
    assert_document(f, "/slow", "the longest wait");
    assert_failed(get(f, "/round"), "redirect loop at");
}

static void test_header(void **state)
{
    struct net_fixture *f = *state;
    AUTO(buf) header = BUF_INIT;
    serve(f, "HTTP/1.1 200 OK", "Link: </a>; rel=hub\r\nLINK:  </b>; rel=\"alternate\"\r\n",
          str_from(document));
    struct net_response *r = get(f, "/x");
    assert_string_equal(r->link, "</a>; rel=hub, </b>; rel=\"alternate\"");
    net_response_free(r);
    for (size_t size = 8192; size <= 8193; size++) { /* what is kept of Link fields */
        buf_clear(&header);
        buf_add_c(&header, "Link: <");
        buf_add_chars(&header, 'x', size - 2);
        buf_add_c(&header, ">\r\n");
        serve(f, "HTTP/1.1 200 OK", buf_c(&header), str_from(document));
        r = get(f, "/x");
        assert_int_equal(r->link != NULL, size == 8192);
        net_response_free(r);
    }
    buf_clear(&header);
    for (int i = 0; i < 20000; i++)
        buf_printf(&header, "X-Filler-%d: some forty bytes of nothing at all\r\n", i);
    serve(f, "HTTP/1.1 200 OK", buf_c(&header), str_from(document));
    assert_failed(get(f, "/x"), "the header of reed.example's answer is too large");
}

/* A connection left open behind the document: it is looked at once more than after a timeout. */
static void test_rest(void **state)
{
    struct net_fixture *f = *state;
    AUTO(buf) body = BUF_INIT;
    buf_add_c(&body, document);
    buf_add_chars(&body, ' ', strlen(document));
    REPLY(f->httpd, "/rest", .body = body.p, .body_n = body.n, .fault = HTTPD_STALL);
    looks = 0;
    assert_document(f, "/rest", "a rest");
    assert_int_equal(looks, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_encodings, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_twice_packed, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_members, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_unlabelled_bomb, net_fixture_setup,
                                        net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_lengths, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_broken_off, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_cookies, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_cookie_at_the_same_address, net_fixture_setup,
                                        net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_many_cookies, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_cookie_ends, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_refresh, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_rest, net_fixture_setup, net_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_header, net_fixture_setup, net_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
