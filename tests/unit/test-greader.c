/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "greader/reply.h"
#include "greader/request.h"
#include "greader/server.h"
#include "greader/stream.h"

/* ---- names ---- */

static void test_streams(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        enum greader_stream kind;
        const char *name;
    } cases[] = {
        {"feed/7", GREADER_STREAM_FEED, "7"},
        {"feed/https://a.example/f", GREADER_STREAM_FEED, "https://a.example/f"},
        {"user/-/state/com.google/read", GREADER_STREAM_READ, NULL},
        {"user/1/state/com.google/read", GREADER_STREAM_READ, NULL},
        {"user/-/state/com.google/reading-list", GREADER_STREAM_ALL, NULL},
        {"user/1005/state/com.google/starred", GREADER_STREAM_STARRED, NULL},
        {"user/-/state/com.google/fresh", GREADER_STREAM_OTHER, NULL},
        {"user/-/label/News", GREADER_STREAM_LABEL, "News"},
        {"user/12/label/新闻/城市", GREADER_STREAM_LABEL, "新闻/城市"},
        {"user/-/label/", GREADER_STREAM_OTHER, NULL},
        {"user/-", GREADER_STREAM_OTHER, NULL},
        {"user/", GREADER_STREAM_OTHER, NULL},
        {"label/News", GREADER_STREAM_OTHER, NULL},
        {"state/com.google/read", GREADER_STREAM_OTHER, NULL},
        {"Recipes", GREADER_STREAM_OTHER, NULL},
        {"", GREADER_STREAM_OTHER, NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct str name;
        assert_int_equal(greader_stream_kind(str_from(cases[i].id), &name), cases[i].kind);
        assert_str(name, cases[i].name ? cases[i].name : cases[i].id);
        assert_int_equal(greader_stream_kind(str_from(cases[i].id), NULL), cases[i].kind);
    }
}

static void test_item_ids(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t id;
    } cases[] = {
        {"1795922757066840", 1795922757066840},
        {"tag:google.com,2005:reader/item/00066161d9faa058", 1795922757066840},
        {"tag:google.com,2005:reader/item/66161d9faa058", 1795922757066840},
        {"tag:google.com,2005:reader/item/FFFFFFFFFFFFFFFF", -1},
        {"-1", -1},
        {"18446744073709551615", -1},
        {"-9223372036854775808", INT64_MIN},
        {"tag:google.com,2005:reader/item/8000000000000000", INT64_MIN},
        {"0", 0},
    };
    static const char *const wrong[] = {
        "",
        "-",
        "12a",
        "+1",
        "1.5",
        "18446744073709551616",
        "99999999999999999999",
        "tag:google.com,2005:reader/item/",
        "tag:google.com,2005:reader/item/1ffffffffffffffff",
        "tag:google.com,2005:reader/item/512c6a65d4a6b1a8f5000001",
        "tag:google.com,2005:reader/item/-1",
        "00066161d9faa058 ",
    };
    int64_t id;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(buf) b = BUF_INIT;
        assert_true(greader_item_id(str_from(cases[i].text), &id));
        assert_int_equal(id, cases[i].id);
        greader_add_item_id(&b, id);
        assert_int_equal(b.n, 48);
        assert_true(greader_item_id(buf_str(&b), &id));
        assert_int_equal(id, cases[i].id);
    }
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++)
        assert_false(greader_item_id(str_from(wrong[i]), &id));
}

/* ---- requests ---- */

static void assert_request(struct greader_request *r, const char *path, const char *body)
{
    AUTO(buf) b = BUF_INIT;
    assert_string_equal(buf_c(&r->path), path);
    greader_request_add_body(&b, r, r->is_post ? "a/b" : NULL);
    assert_string_equal(buf_c(&b), body);
    assert_int_equal(r->is_post, body[0] != '\0');
    greader_request_fini(r);
}

static void test_reads(void **state)
{
    (void)state;
    struct greader_request r;
    int64_t ids[] = {1795922757066840, -1};
    greader_log_in(&r, "gana", "p&=+ \"ä\n");
    assert_true(r.is_login && !r.is_change);
    assert_request(&r, "/accounts/ClientLogin",
                   "Email=gana&Passwd=p%26%3D%2B%20%22%C3%A4%0A&output=json");
    greader_get_token(&r);
    assert_request(&r, "/reader/api/0/token", "");
    greader_list_tags(&r);
    assert_request(&r, "/reader/api/0/tag/list?output=json", "");
    greader_list_subscriptions(&r);
    assert_request(&r, "/reader/api/0/subscription/list?output=json", "");
    struct greader_ids_query q = {.stream = GREADER_ALL, .without = GREADER_READ, .limit = 1000};
    greader_list_ids(&r, &q);
    assert_request(&r,
                   "/reader/api/0/stream/items/ids?output=json"
                   "&s=user%2F-%2Fstate%2Fcom.google%2Freading-list"
                   "&xt=user%2F-%2Fstate%2Fcom.google%2Fread&n=1000",
                   "");
    q = (struct greader_ids_query){.stream = "feed/7", .continuation = "12&", .limit = 5};
    greader_list_ids(&r, &q);
    assert_request(&r, "/reader/api/0/stream/items/ids?output=json&s=feed%2F7&c=12%26&n=5", "");
    greader_get_items(&r, ids, 2);
    assert_false(r.is_change);
    assert_request(&r, "/reader/api/0/stream/items/contents",
                   "i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2F00066161d9faa058"
                   "&i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2Fffffffffffffffff"
                   "&output=json&T=a%2Fb");
}

static void test_changes(void **state)
{
    (void)state;
    struct greader_request r;
    int64_t id = 1;
    greader_edit_items(&r, &id, 1, GREADER_READ, NULL);
    assert_true(r.is_change && !r.is_login);
    assert_request(&r, "/reader/api/0/edit-tag",
                   "i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2F0000000000000001"
                   "&a=user%2F-%2Fstate%2Fcom.google%2Fread&T=a%2Fb");
    greader_edit_items(&r, &id, 1, NULL, "user/-/label/桥");
    assert_request(&r, "/reader/api/0/edit-tag",
                   "i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2F0000000000000001"
                   "&r=user%2F-%2Flabel%2F%E6%A1%A5&T=a%2Fb");
    greader_quick_add(&r, "http://a.example/");
    assert_request(&r, "/reader/api/0/subscription/quickadd",
                   "quickadd=http%3A%2F%2Fa.example%2F&T=a%2Fb");
    greader_unsubscribe(&r, "feed/4");
    assert_request(&r, "/reader/api/0/subscription/edit", "ac=unsubscribe&s=feed%2F4&T=a%2Fb");
    greader_edit_subscription(&r, "feed/7", "Desk", "New", "Old");
    assert_request(&r, "/reader/api/0/subscription/edit",
                   "ac=edit&s=feed%2F7&a=user%2F-%2Flabel%2FNew&r=user%2F-%2Flabel%2FOld"
                   "&t=Desk&T=a%2Fb");
    greader_rename_label(&r, "News", "City news");
    assert_request(&r, "/reader/api/0/rename-tag",
                   "s=user%2F-%2Flabel%2FNews&dest=user%2F-%2Flabel%2FCity%20news&T=a%2Fb");
    greader_unsubscribe(&r, "feed/4");
    AUTO(buf) b = BUF_INIT;
    greader_request_add_body(&b, &r, NULL);
    assert_string_equal(buf_c(&b), "ac=unsubscribe&s=feed%2F4");
    greader_request_fini(&r);
}

static void test_outcomes(void **state)
{
    (void)state;
    struct greader_request login = {.is_login = true}, lookup = {.is_lookup = true}, other = {0};
    static const struct {
        int status;
        enum greader_outcome login, other;
    } cases[] = {
        {200, GREADER_OK, GREADER_OK},
        {301, GREADER_NO_API, GREADER_BROKEN},
        {400, GREADER_NO_API, GREADER_IMPOSSIBLE},
        {401, GREADER_NO_LOGIN, GREADER_EXPIRED},
        {403, GREADER_NO_LOGIN, GREADER_EXPIRED},
        {404, GREADER_NO_API, GREADER_BROKEN},
        {422, GREADER_NO_API, GREADER_IMPOSSIBLE},
        {429, GREADER_PAUSE, GREADER_PAUSE},
        {500, GREADER_BROKEN, GREADER_BROKEN},
        {501, GREADER_NO_API, GREADER_BROKEN},
        {503, GREADER_PAUSE, GREADER_PAUSE},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(greader_outcome(&login, cases[i].status), cases[i].login);
        assert_int_equal(greader_outcome(&other, cases[i].status), cases[i].other);
    }
    assert_int_equal(greader_outcome(&lookup, 500), GREADER_IMPOSSIBLE);
    assert_int_equal(greader_outcome(&lookup, 502), GREADER_BROKEN);
}

/* ---- servers ---- */

static void assert_bases(const char *typed, const char *const *want, size_t n)
{
    AUTO(greader_bases) b = {0};
    assert_true(greader_bases_read(str_from(typed), &b, NULL));
    assert_true(b.n >= n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(b.v[i], want[i]);
}

#define ASSERT_BASES(typed, ...)                                                                   \
    assert_bases(typed, (const char *const[]){__VA_ARGS__},                                        \
                 ARRAY_SIZE(((const char *const[]){__VA_ARGS__})))

static void test_bases(void **state)
{
    (void)state;
    struct greader_bases b;
    struct error e;
    ASSERT_BASES("https://a.example", "https://a.example", "https://a.example/api/greader.php",
                 "https://a.example/p/api/greader.php");
    ASSERT_BASES("https://a.example/rss/p/i/?a=normal#x", "https://a.example/rss/p/i",
                 "https://a.example/rss/p/i/api/greader.php",
                 "https://a.example/rss/p/i/p/api/greader.php", "https://a.example/rss/p",
                 "https://a.example/rss/p/api/greader.php",
                 "https://a.example/rss/p/p/api/greader.php", "https://a.example/rss",
                 "https://a.example/rss/api/greader.php", "https://a.example/rss/p/api/greader.php",
                 "https://a.example");
    ASSERT_BASES("https://a.example/api/greader.php/", "https://a.example/api/greader.php");
    ASSERT_BASES("https://a.example/api/greader.php/reader/api/0/tag/list?output=json",
                 "https://a.example/api/greader.php");
    ASSERT_BASES("https://a.example/x/accounts/ClientLogin", "https://a.example/x");
    ASSERT_BASES("https://a.example/api/fever.php", "https://a.example/api/fever.php",
                 "https://a.example/api/fever.php/api/greader.php",
                 "https://a.example/api/fever.php/p/api/greader.php", "https://a.example/api",
                 "https://a.example/api/api/greader.php", "https://a.example/api/p/api/greader.php",
                 "https://a.example", "https://a.example/api/greader.php");
    ASSERT_BASES("a.example", "https://a.example");
    ASSERT_BASES("http://127.0.0.1:8080/", "http://127.0.0.1:8080");
    assert_true(greader_bases_read(STR("a.example"), &b, NULL));
    assert_string_equal(b.v[b.n - 1], "http://a.example/p/api/greader.php");
    greader_bases_fini(&b);
    assert_true(greader_bases_read(STR("https://a.example/1/2/3/4/5/6/7/8/9/10"), &b, NULL));
    assert_int_equal(b.n, GREADER_MAX_BASES);
    greader_bases_fini(&b);
    assert_false(greader_bases_read(STR(" "), &b, &e));
    assert_int_equal(b.n, 0);
}

static enum greader_server server_of(const char *base, const char *reply)
{
    AUTO(greader_login) l = {0};
    assert_true(greader_read_login(str_from(reply), &l, NULL));
    return greader_server_of(str_from(base), &l);
}

#define HASH "0123456789abcdef0123456789abcdef01234567"

static void test_servers(void **state)
{
    (void)state;
    const char *fresh = "SID=gana/" HASH "\nLSID=null\nAuth=gana/" HASH "\n";
    const char *mini =
        "{\"SID\":\"me/" HASH "\",\"LSID\":\"me/" HASH "\",\"Auth\":\"me/" HASH "\"}";
    const char *other = "SID=none\nLSID=none\nAuth=LyTEJPvTJiSPrCxLu46d\n";
    assert_int_equal(server_of("https://a.example/api/greader.php", fresh), GREADER_FRESHRSS);
    assert_int_equal(server_of("https://a.example", fresh), GREADER_UNKNOWN);
    assert_int_equal(server_of("https://a.example/rss", mini), GREADER_MINIFLUX);
    assert_int_equal(server_of("https://a.example", other), GREADER_UNKNOWN);
    assert_int_equal(server_of("https://bazqux.com", other), GREADER_BAZQUX);
    assert_int_equal(server_of("https://www.BazQux.com", other), GREADER_BAZQUX);
    assert_int_equal(server_of("https://notbazqux.com", other), GREADER_UNKNOWN);
    assert_int_equal(server_of("https://theoldreader.com", other), GREADER_OLD_READER);
    assert_int_equal(server_of("https://feedhq.org", other), GREADER_FEEDHQ);
    assert_int_equal(server_of("https://www.inoreader.com", other), GREADER_INOREADER);
    for (int s = GREADER_UNKNOWN; s <= GREADER_INOREADER; s++) {
        const struct greader_manners *m = greader_manners(s);
        assert_int_equal(greader_server_named(str_from(greader_server_name(s))), s);
        assert_true(m->name && m->ids > 0 && m->items > 0 && m->edits > 0);
    }
    assert_int_equal(greader_server_named(STR("other")), GREADER_UNKNOWN);
}

/* ---- replies ---- */

static void test_login(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "OK",
        "[]",
        "<html>Auth=",
        "Auth=\n",
        "SID=a\nLSID=b\n",
        "{\"Auth\":1}",
        "{\"Auth\":\"\"}",
        "Auth=a b\n",
        "{\"Auth\":\"a\\r\\nX: y\"}",
    };
    struct greader_login l;
    AUTO(buf) b = BUF_INIT;
    assert_true(greader_read_login(STR("SID=x\r\nLSID=y\r\nAuth=gana/12\r\n"), &l, NULL));
    assert_string_equal(l.auth, "gana/12");
    assert_false(l.same_sid);
    greader_login_fini(&l);
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        struct error e;
        assert_false(greader_read_login(str_from(wrong[i]), &l, &e));
        assert_int_equal(e.code, ERROR_UNSUPPORTED);
        assert_null(l.auth);
    }
    assert_true(greader_read_token(STR("01ZZ\n"), &b, NULL));
    assert_string_equal(buf_c(&b), "01ZZ");
    assert_false(greader_read_token(STR("[]"), &b, NULL));
    assert_false(greader_read_token(STR("<html>"), &b, NULL));
    assert_false(greader_read_token(STR(""), &b, NULL));
    assert_true(greader_read_ok(STR("OK\n"), NULL));
    assert_false(greader_read_ok(STR("[]"), NULL));
    assert_false(greader_read_ok(STR(""), NULL));
}

static void test_lists(void **state)
{
    (void)state;
    struct greader_labels l;
    const struct greader_manners *manners = greader_manners(GREADER_UNKNOWN);
    struct greader_feeds f;
    struct error e;
    assert_true(greader_read_labels(
        STR("{\"tags\":[{\"id\":\"user/-/state/com.google/starred\"},"
            "{\"id\":\"user/1/label/中文\",\"type\":\"folder\"},"
            "{\"id\":\"user/-/label/Bridges\",\"type\":\"tag\",\"unread_count\":1},"
            "{\"id\":\"user/-/label/Old\"},7,{\"id\":null}]}"),
        &l, NULL));
    assert_int_equal(l.n, 3);
    assert_string_equal(l.v[0].name, "中文");
    assert_true(l.v[0].is_folder && !l.v[1].is_folder && !l.v[2].is_folder);
    greader_labels_fini(&l);
    assert_true(greader_read_labels(
        STR("\xef\xbb\xbf<br />\n<b>Warning</b>: x.php on line 3<br />\n{\"tags\":[]}\n<!-- -->"),
        &l, NULL));
    greader_labels_fini(&l);
    assert_false(greader_read_labels(STR("<html><style>p { x: y }</style>"), &l, &e));
    assert_false(greader_read_labels(STR("[]"), &l, &e));
    assert_int_equal(e.code, ERROR_UNSUPPORTED);
    assert_false(greader_read_labels(STR("{\"tags\":7}"), &l, &e));

    assert_true(greader_read_feeds(
        STR("{\"subscriptions\":["
            "{\"id\":\"feed/7\",\"title\":\" Radio\\n\\u001b[31m \",\"url\":\"http://a.example/f\","
            "\"htmlUrl\":\"javascript:x\",\"categories\":[{\"id\":\"user/-/label/Culture\"},"
            "{\"id\":\"user/-/label/新\"},{\"label\":\"x\"}]},"
            "{\"id\":\"feed/http://b.example/f\"},"
            "{\"id\":\"user/-/label/x\"},null,[]]}"),
        manners, &f, NULL));
    assert_int_equal(f.n, 2);
    assert_string_equal(f.v[0].stream, "feed/7");
    assert_string_equal(f.v[0].title, "Radio");
    assert_string_equal(f.v[0].url, "http://a.example/f");
    assert_null(f.v[0].site_url);
    assert_int_equal(f.v[0].n_folders, 2);
    assert_string_equal(f.v[0].folders[1], "新");
    assert_string_equal(f.v[1].url, "http://b.example/f");
    assert_null(f.v[1].title);
    greader_feeds_fini(&f);
    assert_true(greader_read_feeds(STR("{\"subscriptions\":[]}"), manners, &f, NULL));
    assert_int_equal(f.n, 0);
    greader_feeds_fini(&f);
    assert_false(greader_read_feeds(STR("<html>"), manners, &f, NULL));
}

static void assert_feed_title(enum greader_server server, const char *want)
{
    AUTO(greader_feeds) f = {0};
    assert_true(greader_read_feeds(STR("{\"subscriptions\":[{\"id\":\"feed/"
                                       "1\",\"title\":\"？R＆D／X， a； 雁水，江？ ＂\"}]}"),
                                   greader_manners(server), &f, NULL));
    assert_string_equal(f.v[0].title, want);
}

static void test_feed_titles(void **state)
{
    (void)state;
    assert_feed_title(GREADER_FRESHRSS, "?R&D/X, a; 雁水，江？ ＂");
    assert_feed_title(GREADER_MINIFLUX, "？R＆D／X， a； 雁水，江？ ＂");
}

static void test_ids(void **state)
{
    (void)state;
    struct greader_ids i;
    struct error e;
    assert_true(greader_read_ids(STR("{\"itemRefs\":[{\"id\":\"1795922757066840\"},{\"id\":-5},"
                                     "{\"id\":\"x\"},9],\"continuation\":\"1795922757066840\"}"),
                                 &i, NULL));
    assert_int_equal(i.n, 2);
    assert_int_equal(i.v[0], 1795922757066840);
    assert_int_equal(i.v[1], -5);
    assert_string_equal(i.continuation, "1795922757066840");
    greader_ids_fini(&i);
    assert_true(greader_read_ids(STR("{\"itemRefs\":[]}"), &i, NULL));
    assert_int_equal(i.n, 0);
    assert_null(i.continuation);
    greader_ids_fini(&i);
    assert_false(
        greader_read_ids(STR("{\"itemRefs\":[{\"id\":\"512c6a65d4a6b1a8f5000001\"}]}"), &i, &e));
    assert_int_equal(e.code, ERROR_UNSUPPORTED);
    assert_string_equal(e.detail, "the server's articles have no numbers");
    assert_false(greader_read_ids(STR("[]"), &i, NULL));
    assert_false(greader_read_ids(STR("{}"), &i, NULL));
    assert_null(i.v);
}

static const struct str two_items = STR(
    "{\"id\":\"user/-/state/com.google/reading-list\",\"items\":["
    "{\"id\":\"tag:google.com,2005:reader/item/00066161d9f942ff\","
    "\"timestampUsec\":\"1795922756977407\",\"published\":1795131000,"
    "\"title\":\" R＆D: 1 ＜ 2 ＞ 0\\u001b[2J\\n\","
    "\"canonical\":[{\"href\":\"http://a.example/i.html\"}],"
    "\"alternate\":[{\"href\":\"http://b.example/\"}],"
    "\"categories\":[\"user/1/state/com.google/read\",\"user/-/state/com.google/starred\","
    "\"user/-/label/Culture\",\"user/-/label/桥\",\"Sound walk\",7],"
    "\"origin\":{\"streamId\":\"feed/7\"},"
    "\"summary\":{\"content\":\"<p>Geese <a href=\\\"/more\\\">more</a><script>x</script></p>\"},"
    "\"enclosure\":[{\"href\":\"/bell.wav\",\"type\":\"audio/wav\",\"length\":16044},"
    "{\"href\":\"javascript:x\"},{\"url\":\"http://a.example/2.wav\"}],\"author\":\"Goose ＆ "
    "Radio\"},"
    "{\"id\":\"nonsense\",\"title\":\"lost\"},"
    "{\"id\":\"tag:google.com,2005:reader/item/0000000000000002\",\"published\":\"12\","
    "\"content\":{\"content\":\"text\"}}]}");

static void test_items(void **state)
{
    (void)state;
    struct greader_items i;
    assert_true(greader_read_items(two_items, greader_manners(GREADER_FRESHRSS), &i, NULL));
    assert_int_equal(i.n, 2);
    assert_int_equal(i.feed.n_articles, 2);
    const struct article *a = &i.feed.articles[0];
    assert_int_equal(i.items[0].id, 1795922756977407);
    assert_string_equal(i.items[0].stream, "feed/7");
    assert_true(i.items[0].is_read && i.items[0].is_starred);
    assert_int_equal(i.items[0].n_labels, 2);
    assert_string_equal(i.items[0].labels[1], "桥");
    assert_string_equal(a->title, "R&D: 1 < 2 > 0");
    assert_string_equal(a->url, "http://a.example/i.html");
    assert_string_equal(a->author, "Goose & Radio");
    assert_int_equal(a->published.time, 1795131000);
    assert_int_equal(a->n_tags, 1);
    assert_string_equal(a->tags[0], "Sound walk");
    assert_non_null(strstr(a->content, "href=\"http://a.example/more\""));
    assert_null(strstr(a->content, "script"));
    assert_int_equal(a->n_attachments, 2);
    assert_string_equal(a->attachments[0].url, "http://a.example/bell.wav");
    assert_int_equal(a->attachments[0].size, 16044);
    assert_string_equal(a->attachments[1].url, "http://a.example/2.wav");
    assert_int_equal(a->attachments[1].size, -1);
    a = &i.feed.articles[1];
    assert_false(i.items[1].is_read || i.items[1].is_starred);
    assert_int_equal(i.items[1].id, 2);
    assert_null(i.items[1].stream);
    assert_null(a->title);
    assert_null(a->guid);
    assert_string_equal(a->content, "text");
    assert_int_equal(a->published.time, 12);
    greader_items_fini(&i);
    assert_true(greader_read_items(two_items, greader_manners(GREADER_MINIFLUX), &i, NULL));
    assert_string_equal(i.feed.articles[0].title, "R＆D: 1 ＜ 2 ＞ 0");
    greader_items_fini(&i);
    assert_false(greader_read_items(STR("[]"), greader_manners(GREADER_UNKNOWN), &i, NULL));
    assert_int_equal(i.n, 0);
}

static void test_added(void **state)
{
    (void)state;
    struct greader_added a;
    assert_true(greader_read_added(STR("{\"numResults\":1,\"query\":\"http://a.example/f\","
                                       "\"streamId\":\"feed/2\",\"streamName\":\"City Desk\"}"),
                                   &a, NULL));
    assert_string_equal(a.stream, "feed/2");
    greader_added_fini(&a);
    assert_true(greader_read_added(STR("{\"numResults\":0,\"error\":\"no\\nfeed\"}"), &a, NULL));
    assert_null(a.stream);
    assert_string_equal(a.reason, "no feed");
    greader_added_fini(&a);
    assert_false(greader_read_added(STR("{}"), &a, NULL));
    assert_false(greader_read_added(STR("OK"), &a, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_streams),  cmocka_unit_test(test_item_ids),
        cmocka_unit_test(test_reads),    cmocka_unit_test(test_changes),
        cmocka_unit_test(test_outcomes), cmocka_unit_test(test_bases),
        cmocka_unit_test(test_servers),  cmocka_unit_test(test_login),
        cmocka_unit_test(test_lists),    cmocka_unit_test(test_feed_titles),
        cmocka_unit_test(test_ids),      cmocka_unit_test(test_items),
        cmocka_unit_test(test_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
