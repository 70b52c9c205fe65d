/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guard of private networks: spellings, addresses, sockets. */
#include "tests/unit/net-fixture.h"

#include "net/guard.h"
#include "net/proxy.h"
#include "text/url/private.h"

static void test_spellings(void **state)
{
    static const char *const private[] = {
        "http://localhost/",
        "http://LOCALHOST./x",
        "http://127.0.0.1:8097/x",
        "http://127.0.0.1./",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://0/",
        "http://127%2e0.0.1/",
        "http://%31%32%37.0.0.1/",
        "http://%6cocalhost/",
        "http://１２７.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0．1/",
        "http://ｌｏｃａｌｈｏｓｔ/",
        "http://0x7f.0.0.1./",
        "http://127.0\u00ad.0.1/",
        "http://public.example\\@127.0.0.1/",
        "http://public.example:80@127.0.0.1/",
        "http:///127.0.0.1/",
        "http://router/",
        "http://nas.local./",
        "http://x.home.arpa",
        "http://home.arpa/",
        "http://wiki.corp/",
        "http://wiki.intranet/",
        "http://a.b.internal/",
    };
    static const char *const public[] = {
        "http://example.com/",         "http://8.8.8.8",        "http://10.example.com",
        "http://1.2.3.4.5.6/",         "http://local.example/", "http://127.0.0.1.example/",
        "http://x.example#@127.0.0.1", "http://mycorp.example", "http://münchen.example/",
    };
    for (size_t i = 0; i < ARRAY_SIZE(private); i++)
        if (!guard_is_private(private[i]))
            fail_msg("%s passes", private[i]);
    for (size_t i = 0; i < ARRAY_SIZE(public); i++)
        if (guard_is_private(public[i]))
            fail_msg("%s does not pass", public[i]);
    assert_false(guard_is_private(NULL));
    assert_false(guard_is_private(""));
    assert_false(guard_is_private("no address"));
}

static void test_numbers(void **state)
{
    static const char *const private[] = {
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.251",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fdff::1",
        "fe80::1%eth0",
        "febf::1",
        "fec0::1",
        "ff02::fb",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::192.168.0.1",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::",
        "2002:c0a8:0101::1",
        "2001:0:a00:1::f7f7:f7f7",      /* a Teredo server at 10.0.0.1 */
        "2001:0:808:808:0:0:3f57:fefe", /* a client at 192.168.1.1 */
    };
    static const char *const public[] = {
        "1.1.1.1",
        "11.0.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.169.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:db8::1",
        "2001:0:808:808:0:0:f7f7:f7f7",
    };
    for (size_t i = 0; i < ARRAY_SIZE(private); i++)
        if (!private_host(str_from(private[i])))
            fail_msg("%s passes", private[i]);
    for (size_t i = 0; i < ARRAY_SIZE(public); i++)
        if (private_host(str_from(public[i])))
            fail_msg("%s does not pass", public[i]);
}

static void redirect(struct net_fixture *f, const char *from, const char *to)
{
    AUTO(buf) header = BUF_INIT;
    buf_printf(&header, "Location: %s", to);
    REPLY(f->httpd, from, .status = 302, .headers = buf_c(&header));
}

/* den.example resolves to the loopback; all other names are public. */
static int setup_den(void **state)
{
    net_fixture_setup(state);
    struct net_fixture *f = *state;
    struct buf rule = BUF_INIT;
    buf_printf(&rule, "den.example:%d:127.0.0.1", httpd_port(f->httpd));
    f->options.resolve = buf_take(&rule);
    net_fixture_reopen(f);
    REPLY(f->httpd, "/secret", .body = "mine");
    return 0;
}

static int teardown_den(void **state)
{
    struct net_fixture *f = *state;
    free((char *)f->options.resolve);
    return net_fixture_teardown(state);
}

static char *den(struct net_fixture *f, const char *path)
{
    struct buf url = BUF_INIT;
    buf_printf(&url, "http://den.example:%d%s", httpd_port(f->httpd), path);
    return buf_take(&url);
}

static void expect(struct net_fixture *f, const char *url, enum net_reach reach,
                   const char *refusal)
{
    struct net_response *r = net_fixture_get(f, &(struct net_request){.url = url, .reach = reach});
    if (refusal) {
        assert_int_equal(r->error.code, ERROR_UNSUPPORTED);
        assert_non_null(strstr(r->error.detail, refusal));
        assert_int_equal(r->body.n, 0);
    } else {
        assert_int_equal(r->error.code, ERROR_NONE);
        assert_string_equal(buf_c(&r->body), "mine");
    }
    net_response_free(r);
}

static void test_sockets(void **state)
{
    struct net_fixture *f = *state;
    char *secret = den(f, "/secret"), *inside = den(f, "/inside");
    expect(f, secret, NET_PUBLIC, "den.example");
    expect(f, httpd_url(f->httpd, "/secret"), NET_PUBLIC, "is in a private network");
    redirect(f, "/out", secret);
    redirect(f, "/literal", httpd_url(f->httpd, "/secret"));
    expect(f, "http://open.example/out", NET_PUBLIC, "is in a private network");
    expect(f, "http://open.example/out", NET_NAMED, "is in a private network");
    expect(f, "http://open.example/literal", NET_PRIVATE, "redirects into the local network");
    assert_int_equal(httpd_count(f->httpd, "/secret"), 0);

    redirect(f, "/inside", "/secret");
    expect(f, inside, NET_NAMED, NULL);
    expect(f, secret, NET_PRIVATE, NULL);
    /* The connection that is open now serves no other request. */
    expect(f, secret, NET_PUBLIC, "is in a private network");
    assert_int_equal(httpd_count(f->httpd, "/secret"), 2);
    free(secret);
    free(inside);
}

static void test_answer_says_where(void **state)
{
    struct net_fixture *f = *state;
    char *secret = den(f, "/secret");
    struct net_response *r =
        net_fixture_get(f, &(struct net_request){.url = secret, .reach = NET_NAMED});
    assert_true(r->is_private && r->is_direct);
    net_response_free(r);
    r = net_fixture_get(f, &(struct net_request){.url = "http://open.example/secret"});
    assert_true(!r->is_private && r->is_direct);
    net_response_free(r);
    free(secret);
}

/* A proxy may stand in the private network, and resolves itself; what shows itself as private is
 * refused all the same. */
static void test_proxy(void **state)
{
    struct net_fixture *f = *state;
    f->options.connect_to = NULL;
    f->options.proxies =
        (struct net_proxies){.http = httpd_url(f->httpd, ""), .except = "direct.example"};
    net_fixture_reopen(f);
    REPLY(f->httpd, "http://open.example/", .body = "mine");
    expect(f, "http://open.example/", NET_PUBLIC, NULL);
    expect(f, "http://192.168.1.1/", NET_PUBLIC, "is in a private network");
    struct net_response *r =
        net_fixture_get(f, &(struct net_request){.url = "http://open.example/"});
    assert_true(!r->is_private && !r->is_direct);
    net_response_free(r);
}

static void test_choice_of_proxy(void **state)
{
    const struct net_proxies p = {.http = "http://plain:1",
                                  .https = "http://secure:2",
                                  .except = " .reed.example,sea.example  10.0.0.0/8,::1,192.0.2.7"};
    static const struct {
        const char *url, *host, *proxy;
    } cases[] = {
        {"http://a.example/", "a.example", "http://plain:1"},
        {"HTTPS://a.example/", "a.example", "http://secure:2"},
        {"http://reed.example/", "reed.example", ""},
        {"http://x.REED.example/", "x.REED.example", ""},
        {"http://greed.example/", "greed.example", "http://plain:1"},
        {"http://deep.sea.example/", "deep.sea.example", ""},
        {"http://10.200.1.1/", "10.200.1.1", ""},
        {"http://11.0.0.1/", "11.0.0.1", "http://plain:1"},
        {"http://[::1]/", "[::1]", ""},
        {"http://192.0.2.7/", "192.0.2.7", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_string_equal(proxy_for(&p, NULL, cases[i].url, str_from(cases[i].host)),
                            cases[i].proxy);
    }
    struct str host = STR("a.example");
    assert_string_equal(proxy_for(&p, "socks5://own", "http://a.example/", host), "socks5://own");
    assert_string_equal(proxy_for(&(struct net_proxies){0}, NULL, "http://a.example/", host), "");
    assert_string_equal(
        proxy_for(&(struct net_proxies){.except = "*"}, "socks5://own", "http://a.example/", host),
        "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_choice_of_proxy),
        cmocka_unit_test_setup_teardown(test_sockets, setup_den, teardown_den),
        cmocka_unit_test_setup_teardown(test_answer_says_where, setup_den, teardown_den),
        cmocka_unit_test_setup_teardown(test_proxy, net_fixture_setup, net_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
