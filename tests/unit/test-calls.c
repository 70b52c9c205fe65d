/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encoding of the parser's calls: every field arrives; cut, changed and senseless bytes do not. */
#include "tests/unit/unit.h"

#include <stddef.h>

#include "engine/parse/calls.h"

static const struct date noon = {1750000000, -210, DATE_MINUTE, true};

static struct article full_article(void)
{
    static struct person authors[] = {{"Ann", NULL}, {NULL, "https://example.org/bo"}};
    static const char *tags[] = {"a", "漢"}, *breadcrumb[] = {"Home"};
    static struct attachment attachments[] = {
        {"https://example.org/a.mp3", "audio/mpeg", NULL, 9, -1}};
    static struct link related[] = {{"https://example.org/r", "R"}};
    static struct chapter chapters[] = {{0, "One"}, {60, NULL}};
    return (struct article){.guid = "1",
                            .url = "2",
                            .external_url = "3",
                            .comments_url = "4",
                            .comments_feed = "5",
                            .chapters_url = "6",
                            .title = "7",
                            .author = "8",
                            .source = "9",
                            .editor = "10",
                            .language = "11",
                            .summary = "12",
                            .content = "13",
                            .image = "14",
                            .authors = authors,
                            .n_authors = 2,
                            .tags = tags,
                            .n_tags = 2,
                            .breadcrumb = breadcrumb,
                            .n_breadcrumb = 1,
                            .attachments = attachments,
                            .n_attachments = 1,
                            .related = related,
                            .n_related = 1,
                            .chapters = chapters,
                            .n_chapters = 2,
                            .published = noon,
                            .updated = noon,
                            .views = -1,
                            .n_comments = 5,
                            .marks = {.link = "14", .content = INT64_MIN, .title = INT64_MAX}};
}

static void add_written(struct buf *out, struct wire *w)
{
    size_t n;
    struct iovec *parts = wire_parts(w, &n);
    for (size_t i = 0; i < n; i++)
        buf_add(out, (struct str){parts[i].iov_base, parts[i].iov_len});
    assert_int_equal(w->n, out->n);
}

static void write_answer(struct buf *out, struct content *c, struct error *e)
{
    AUTO(wire) w = {0};
    call_wire_answer(CALL_CONTENT, &w, c, e);
    add_written(out, &w);
}

static bool read_answer(struct str bytes, struct content *c, struct error *e)
{
    struct arena arena = {0};
    *c = (struct content){0};
    *e = (struct error){0};
    struct wire w = wire_reader(bytes, &arena);
    call_wire_answer(CALL_CONTENT, &w, c, e);
    c->arena = arena;
    return wire_is_complete(&w);
}

static void write_full(struct buf *out, struct article *a)
{
    struct content c = {.kind = NODE_LIST,
                        .format = FEED_ATOM,
                        .articles = a,
                        .n = 1,
                        .title = "T",
                        .site_url = "S",
                        .language = "L",
                        .next_url = "N",
                        .ttl = 60,
                        .skip_hours = 5,
                        .skip_days = 3};
    write_answer(out, &c, &(struct error){0});
}

static void assert_text(const char *is, const char *expected)
{
    if (expected)
        assert_string_equal(is, expected);
    else
        assert_null(is);
}

static void assert_date(const struct date *is, const struct date *expected)
{
    assert_int_equal(is->time, expected->time);
    assert_int_equal(is->offset, expected->offset);
    assert_int_equal(is->precision, expected->precision);
    assert_int_equal(is->assumed, expected->assumed);
}

/* Fields that are texts, by their offset. */
static void assert_texts(const void *is, const void *expected, const size_t *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_text(*(const char *const *)((const char *)is + fields[i]),
                    *(const char *const *)((const char *)expected + fields[i]));
}

static void assert_lists(const struct article *is, const struct article *expected)
{
    for (size_t i = 0; i < expected->n_authors; i++) {
        assert_text(is->authors[i].name, expected->authors[i].name);
        assert_text(is->authors[i].url, expected->authors[i].url);
    }
    for (size_t i = 0; i < expected->n_tags; i++)
        assert_text(is->tags[i], expected->tags[i]);
    assert_text(is->breadcrumb[0], expected->breadcrumb[0]);
    assert_text(is->related[0].url, expected->related[0].url);
    assert_text(is->related[0].title, expected->related[0].title);
    assert_text(is->attachments[0].url, expected->attachments[0].url);
    assert_text(is->attachments[0].type, expected->attachments[0].type);
    assert_int_equal(is->attachments[0].size, expected->attachments[0].size);
    assert_int_equal(is->attachments[0].duration, expected->attachments[0].duration);
    for (size_t i = 0; i < expected->n_chapters; i++) {
        assert_int_equal(is->chapters[i].start, expected->chapters[i].start);
        assert_text(is->chapters[i].title, expected->chapters[i].title);
    }
}

static void assert_article(const struct article *is, const struct article *expected)
{
#define AT(field) offsetof(struct article, field)
    static const size_t texts[] = {
        AT(guid),     AT(url),     AT(external_url), AT(comments_url), AT(comments_feed),
        AT(title),    AT(author),  AT(chapters_url), AT(source),       AT(editor),
        AT(language), AT(summary), AT(content),      AT(image),
    };
#undef AT
    assert_texts(is, expected, texts, ARRAY_SIZE(texts));
    assert_date(&is->published, &expected->published);
    assert_date(&is->updated, &expected->updated);
    assert_int_equal(is->views, expected->views);
    assert_int_equal(is->n_comments, expected->n_comments);
    assert_text(is->marks.link, expected->marks.link);
    assert_true(is->marks.content == expected->marks.content);
    assert_true(is->marks.title == expected->marks.title);
    assert_int_equal(is->n_authors, expected->n_authors);
    assert_int_equal(is->n_tags, expected->n_tags);
    assert_int_equal(is->n_breadcrumb, expected->n_breadcrumb);
    assert_int_equal(is->n_attachments, expected->n_attachments);
    assert_int_equal(is->n_related, expected->n_related);
    assert_int_equal(is->n_chapters, expected->n_chapters);
    assert_lists(is, expected);
}

static void test_content(void **state)
{
    AUTO(buf) out = BUF_INIT, again = BUF_INIT;
    AUTO(content) c = {0};
    struct error e;
    struct article a = full_article();
    write_full(&out, &a);
    assert_true(read_answer(buf_str(&out), &c, &e));
    assert_int_equal(e.code, ERROR_NONE);
    assert_int_equal(c.n, 1);
    assert_article(c.articles, &a);
    assert_int_equal(c.kind, NODE_LIST);
    assert_int_equal(c.format, FEED_ATOM);
    assert_string_equal(c.title, "T");
    assert_string_equal(c.site_url, "S");
    assert_string_equal(c.language, "L");
    assert_string_equal(c.next_url, "N");
    assert_int_equal(c.ttl, 60);
    assert_int_equal(c.skip_hours, 5);
    assert_int_equal(c.skip_days, 3);
    write_answer(&again, &c, &e);
    assert_str(buf_str(&again), buf_c(&out));
    assert_true(str_eq(buf_str(&again), buf_str(&out)));
}

/* Outlines, as of OPML and menus: commands, filters and queries do not arrive. */
static void test_outlines(void **state)
{
#define AT(field) offsetof(struct outline, field)
    static const size_t texts[] = {AT(title), AT(url), AT(site_url), AT(description), AT(language)};
#undef AT
    struct outline outline = {.kind = NODE_LIST,
                              .depth = 3,
                              .title = "1",
                              .url = "2",
                              .site_url = "3",
                              .description = "4",
                              .language = "5",
                              .query = "6",
                              .filter = "7",
                              .is_program = true};
    struct opml given = {.title = "T", .outlines = &outline, .n = 1}, o = {0};
    AUTO(buf) out = BUF_INIT;
    AUTO(wire) w = {0};
    AUTO(arena) arena = {0};
    struct error e = {0};
    call_wire_answer(CALL_OPML, &w, &given, &e);
    add_written(&out, &w);
    struct wire r = wire_reader(buf_str(&out), &arena);
    call_wire_answer(CALL_OPML, &r, &o, &e);
    assert_true(wire_is_complete(&r));
    assert_string_equal(o.title, "T");
    assert_int_equal(o.n, 1);
    assert_int_equal(o.outlines->kind, NODE_LIST);
    assert_int_equal(o.outlines->depth, 3);
    assert_texts(o.outlines, &outline, texts, ARRAY_SIZE(texts));
    assert_null(o.outlines->query);
    assert_null(o.outlines->filter);
    assert_false(o.outlines->is_program);
}

static void test_error(void **state)
{
    AUTO(buf) out = BUF_INIT;
    AUTO(content) c = {0};
    struct error given, e;
    error_set(&given, ERROR_NOT_FEED, 7, "a web page");
    write_answer(&out, NULL, &given);
    assert_true(read_answer(buf_str(&out), &c, &e));
    assert_int_equal(e.code, ERROR_NOT_FEED);
    assert_int_equal(e.number, 7);
    assert_string_equal(e.detail, "a web page");
}

static void test_question(void **state)
{
    AUTO(buf) out = BUF_INIT;
    AUTO(arena) arena = {0};
    struct content_options o = {.as = CONTENT_ARTICLE,
                                .url = "u",
                                .content_type = "c",
                                .title = "t",
                                .zone = zone_fixed(-90),
                                .fetched = 1750000000,
                                .given = {.title = "g", .content = "h"},
                                .compares = true};
    struct content_options read = {0};
    AUTO(wire) w = {0};
    call_wire_question(CALL_CONTENT, &w, &o);
    add_written(&out, &w);
    struct wire r = wire_reader(buf_str(&out), &arena);
    call_wire_question(CALL_CONTENT, &r, &read);
    assert_true(wire_is_complete(&r));
    assert_int_equal(read.as, CONTENT_ARTICLE);
    assert_string_equal(read.url, "u");
    assert_int_equal(zone_offset(read.zone, 0), -90);
    assert_string_equal(read.given.content, "h");
    assert_null(read.given.summary);
    assert_null(read.first_url);
    assert_true(read.compares);
}

static void test_comments_question(void **state)
{
    AUTO(buf) out = BUF_INIT;
    AUTO(arena) arena = {0};
    struct comments_options o = {.url = "u", .content_type = "c", .default_offset = -90};
    struct comments_options read = {0};
    AUTO(wire) w = {0};
    call_wire_question(CALL_COMMENTS, &w, &o);
    add_written(&out, &w);
    struct wire r = wire_reader(buf_str(&out), &arena);
    call_wire_question(CALL_COMMENTS, &r, &read);
    assert_true(wire_is_complete(&r));
    assert_string_equal(read.url, "u");
    assert_string_equal(read.content_type, "c");
    assert_int_equal(read.default_offset, -90);
}

static bool is_acceptable(enum content_as as, enum node_kind kind, struct article *articles,
                          size_t n)
{
    struct content c = {.kind = kind, .articles = articles, .n = n};
    struct content_options o = {.as = as, .zone = zone_fixed(0)};
    return call_accept(CALL_CONTENT, &o, &c);
}

/* An answer is of the kind that was asked for; a page is one article with text. */
static void test_accept(void **state)
{
    struct article articles[] = {{.content = "1"}, {.content = "2"}}, blank = {0};
    for (enum content_as as = 0; as < CONTENT_KINDS; as++) {
        bool lists = as == CONTENT_LIST || as == CONTENT_LEAF;
        bool pages = as == CONTENT_LEAF || as == CONTENT_PAGE || as == CONTENT_ARTICLE;
        assert_int_equal(is_acceptable(as, NODE_FEED, articles, 2), as == CONTENT_FEED);
        assert_int_equal(is_acceptable(as, NODE_LIST, articles, 2), lists);
        assert_int_equal(is_acceptable(as, NODE_LIST, NULL, 0), lists);
        assert_int_equal(is_acceptable(as, NODE_PAGE, articles, 1), pages);
        assert_false(is_acceptable(as, NODE_PAGE, articles, 2));
        assert_false(is_acceptable(as, NODE_PAGE, NULL, 0));
        assert_false(is_acceptable(as, NODE_PAGE, &blank, 1));
    }
}

/* Any prefix is incomplete; any changed byte is read without harm. */
static void test_damage(void **state)
{
    AUTO(buf) out = BUF_INIT;
    struct article a = full_article();
    write_full(&out, &a);
    for (size_t n = 0; n < out.n; n++) {
        AUTO(content) c = {0};
        struct error e;
        AUTO_FREE char *exact = mem_strndup(out.p, n);
        assert_false(read_answer((struct str){exact, n}, &c, &e));
    }
    for (size_t n = 0; n < out.n; n++) {
        AUTO(content) c = {0};
        struct error e;
        out.p[n] ^= (char)0xff;
        (void)!read_answer(buf_str(&out), &c, &e);
        out.p[n] ^= (char)0xff;
    }
}

static bool is_accepted(struct article a)
{
    AUTO(buf) out = BUF_INIT;
    AUTO(content) c = {0};
    struct error e;
    a.marks.link = "";
    write_full(&out, &a);
    return read_answer(buf_str(&out), &c, &e);
}

static void test_range(void **state)
{
    assert_true(is_accepted((struct article){.title = "x"}));
    assert_false(is_accepted((struct article){.title = "\xff"}));
    assert_false(is_accepted((struct article){.published = {.precision = DATE_SECOND + 1}}));
    assert_false(is_accepted((struct article){.published = {.time = INT64_MAX}}));
    assert_false(is_accepted((struct article){.views = -2}));
    assert_false(is_accepted((struct article){.n_comments = -1}));
}

/* A count needs the bytes of its elements: a few cannot ask for much memory. */
static void test_count(void **state)
{
    AUTO(buf) out = BUF_INIT;
    AUTO(content) c = {0};
    struct error e;
    write_full(&out, &(struct article){.title = "x"});
    int64_t many = 1 << 30;
    size_t at = 2 * sizeof(int64_t) + sizeof(uint32_t) + 1 + 2 * sizeof(int64_t);
    int64_t count;
    memcpy(&count, out.p + at, sizeof count);
    assert_int_equal(count, 1);
    memcpy(out.p + at, &many, sizeof many);
    assert_false(read_answer(buf_str(&out), &c, &e));
    assert_true(c.arena.bytes < 4096);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_content), cmocka_unit_test(test_outlines),
        cmocka_unit_test(test_error),   cmocka_unit_test(test_question),
        cmocka_unit_test(test_damage),  cmocka_unit_test(test_range),
        cmocka_unit_test(test_count),   cmocka_unit_test(test_comments_question),
        cmocka_unit_test(test_accept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
