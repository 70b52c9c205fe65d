/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "layout/export.h"
#include "layout/layout.h"

static struct doc_node *block(struct doc *d, struct doc_node *parent, enum doc_kind kind,
                              const char *text)
{
    struct doc_node *n = doc_add(d, parent ? parent : d->root, kind);
    if (text)
        doc_add_text(d, n, str_from(text));
    return n;
}

static struct doc_node *link(struct doc *d, struct doc_node *parent, const char *text)
{
    struct doc_node *n = doc_add(d, parent, DOC_LINK);
    n->url = "https://example.com/";
    doc_add_text(d, n, str_from(text));
    return n;
}

/* The lines as text must be `wanted`. Numbers the doc's links first. */
static void check_lines(struct doc *d, struct layout_options options, const char *wanted)
{
    AUTO(buf) b = BUF_INIT;
    doc_number(d);
    export_add(&b, d, EXPORT_TEXT, &options);
    assert_string_equal(buf_c(&b), wanted);
}

static void test_head_of_article(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    block(&d, NULL, DOC_BREADCRUMB, "Hengyang › Life");
    block(&d, NULL, DOC_TITLE, "Wild geese");
    block(&d, NULL, DOC_INFO, "From: 衡阳党政门户网");
    block(&d, NULL, DOC_PARAGRAPH, "One two three four");
    block(&d, NULL, DOC_PARAGRAPH, "Five six");
    check_lines(&d, (struct layout_options){.width = 20, .rung = RUNG_NORMAL},
                "Hengyang › Life\n\nWild geese\nFrom: 衡阳党政门户网\n\n"
                "One two three four\n\nFive six\n");
    check_lines(&d, (struct layout_options){.width = 20, .rung = RUNG_COMPACT},
                "Hengyang › Life\n\nWild geese\nFrom: 衡阳党政门户网\n\n"
                "One two three four\n  Five six\n");
    check_lines(&d, (struct layout_options){.width = 11, .rung = RUNG_AIRY},
                "Hengyang ›\n\nLife\n\n\nWild geese\n\nFrom: 衡阳\n\n党政门户网\n\n\n"
                "One two\n\nthree four\n\n\nFive six\n");
}

static void test_measure(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    block(&d, NULL, DOC_PARAGRAPH, "goose");
    check_lines(&d, (struct layout_options){.width = 80, .rung = RUNG_NORMAL}, "    goose\n");
    check_lines(&d, (struct layout_options){.width = 80, .rung = RUNG_NORMAL, .left = true},
                "goose\n");
    check_lines(&d, (struct layout_options){.width = 80, .rung = RUNG_AIRY}, "          goose\n");
    check_lines(&d, (struct layout_options){.width = 80, .rung = RUNG_AIRY, .left = true},
                "  goose\n");
    check_lines(&d, (struct layout_options){.width = 80, .rung = RUNG_COMPACT}, "goose\n");
}

/* Widths from which on there are margins, and words that are cut. */
static void test_narrow(void **state)
{
    static const struct {
        const char *text, *want;
        struct layout_options options;
    } cases[] = {
        {"x", "  x\n", {.width = 30, .rung = RUNG_AIRY, .left = true}},
        {"x", "x\n", {.width = 29, .rung = RUNG_AIRY, .left = true}},
        /* three closing marks stay with a letter */
        {"abcdefgh,!)", "abcdefg\nh,!)\n", {.width = 10, .rung = RUNG_NORMAL}},
        /* a part of twelve letters shares a line, one of eleven does not */
        {"abcdefghijk http://x.zz/aaaaaaaaaaaaaaaaaa",
         "abcdefghijk http://x.zz/\naaaaaaaaaaaaaaaaaa\n",
         {.width = 25, .rung = RUNG_NORMAL}},
        {"abcdefghijk http://x.z/aaaaaaaaaaaaaaaaaaa",
         "abcdefghijk\nhttp://x.z/\naaaaaaaaaaaaaaaaaaa\n",
         {.width = 25, .rung = RUNG_NORMAL}},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(doc) d;
        doc_init(&d);
        block(&d, NULL, DOC_PARAGRAPH, cases[i].text);
        check_lines(&d, cases[i].options, cases[i].want);
    }
}

static void test_degenerate(void **state)
{
    struct doc d;
    doc_init(&d);
    check_lines(&d, (struct layout_options){.width = 10}, "");
    struct layout *l = layout_new(&d, &(struct layout_options){.width = 10});
    assert_null(layout_line(l, 0));
    assert_int_equal(layout_line_at(l, 0), 0);
    assert_int_equal(layout_finish(l), 0);
    layout_free(l);
    layout_free(NULL);

    block(&d, NULL, DOC_PARAGRAPH, "中a");
    check_lines(&d, (struct layout_options){.width = 1, .rung = RUNG_NORMAL}, "\ufffd\na\n");
    check_lines(&d, (struct layout_options){.width = 1, .rung = RUNG_NORMAL, .ascii = true},
                "?\na\n");
    check_lines(&d, (struct layout_options){.width = 0, .rung = RUNG_NORMAL}, "\ufffd\na\n");
    check_lines(&d, (struct layout_options){.width = -5, .rung = RUNG_NORMAL}, "\ufffd\na\n");
    check_lines(&d, (struct layout_options){.width = 2, .rung = RUNG_NORMAL}, "中\na\n");
    doc_fini(&d);

    /* Frames as deep as a doc may be leave room for the text. */
    doc_init(&d);
    struct doc_node *n = d.root;
    for (int i = 0; i < DOC_MAX_DEPTH / 2; i++) {
        n = doc_add(&d, n, i % 2 ? DOC_QUOTE : DOC_LIST);
        n = n->kind == DOC_LIST ? doc_add(&d, n, DOC_ITEM) : n;
    }
    doc_add_text(&d, n, STR("goose"));
    for (int width = 1; width < 60; width++) {
        AUTO(buf) b = BUF_INIT;
        export_add(&b, &d, EXPORT_TEXT, &(struct layout_options){.width = width});
        assert_true(width < 5 || str_find(buf_str(&b), STR("goose"), 0) != SIZE_MAX);
    }
    doc_fini(&d);
}

/* Ten letters in a hundred, and one more of each. */
static void test_longest_abbreviations(void **state)
{
    static const struct {
        const char *shown;
        size_t title;
        bool told;
    } cases[] = {{"ABCDEFGHIJ", 100, true}, {"ABCDEFGHIJK", 100, false}, {"ABC", 101, false}};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(doc) d;
        AUTO(buf) title = BUF_INIT, b = BUF_INIT;
        buf_add_chars(&title, 'x', cases[i].title);
        doc_init(&d);
        struct doc_node *n = doc_add(&d, block(&d, NULL, DOC_PARAGRAPH, ""), DOC_ABBREVIATION);
        n->title = title.p;
        doc_add_text(&d, n, str_from(cases[i].shown));
        export_add(&b, &d, EXPORT_TEXT, &(struct layout_options){.width = 200});
        assert_int_equal(str_find(buf_str(&b), STR("(xxx"), 0) != SIZE_MAX, cases[i].told);
    }
}

static void test_hostile_text(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct doc_node *p = block(&d, NULL, DOC_PARAGRAPH, "a\033[31mb\033]0;x\ac\302\2331md\u202ee");
    struct doc_node *image = doc_add(&d, p, DOC_IMAGE);
    image->text = STR("\033[2Jalt\n");
    struct doc_node *abbreviation = doc_add(&d, p, DOC_ABBREVIATION);
    abbreviation->title = "long\033[5m form";
    doc_add_text(&d, abbreviation, STR("LF"));
    block(&d, NULL, DOC_PREFORMATTED, "x\ty\033[1m\r\n\fz\n");
    check_lines(&d, (struct layout_options){.width = 50, .rung = RUNG_NORMAL, .left = true},
                "abcde[image 1: alt]LF (long form)\n\n  x       y\n\n  z\n");
}

static void test_lazy(void **state)
{
    AUTO(doc) d;
    struct layout_picture size = {4, 2};
    doc_init(&d);
    for (int i = 0; i < 1000; i++) {
        block(&d, NULL, DOC_PARAGRAPH, "a paragraph of a few words");
        if (i == 3) {
            struct doc_node *n = doc_add(&d, block(&d, NULL, DOC_PARAGRAPH, NULL), DOC_IMAGE);
            n->url = "https://example.com/goose.jpg";
        }
    }
    doc_number(&d);
    struct layout *l =
        layout_new(&d, &(struct layout_options){
                           .width = 10, .rung = RUNG_NORMAL, .pictures = &size, .n_pictures = 1});
    const struct layout_line *first = layout_line(l, 0);
    size.rows = 3; /* of a picture that is not set yet */
    assert_true(first->paragraph);
    assert_false(layout_line(l, 1)->paragraph);
    size_t n = layout_finish(l), rows = 0;
    for (size_t i = 0; i < n; i++)
        rows += layout_line(l, i)->picture != NULL;
    assert_int_equal(rows, 3);
    assert_true(n > 2000);
    assert_ptr_equal(first, layout_line(l, 0));
    assert_null(layout_line(l, layout_finish(l)));
    layout_free(l);
}

static void test_offsets(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct doc_node *p = block(&d, NULL, DOC_PARAGRAPH, " one  two ");
    struct doc_node *a = link(&d, p, " three ");
    doc_add_text(&d, p, STR(" four five"));
    block(&d, NULL, DOC_PARAGRAPH, "\u3000\u3000六七");
    doc_number(&d);
    struct layout_options options = {.width = 10, .rung = RUNG_NORMAL, .link_marks = true};
    struct layout *l = layout_new(&d, &options);
    assert_str(layout_text(l), "one two three four five\n六七");
    layout_finish(l);

    const struct layout_line *line = layout_line(l, 1);
    assert_int_equal(line->offset, 8);
    assert_int_equal(line->n_spans, 2);
    assert_str(line->spans[0].text, "three");
    assert_int_equal(line->spans[0].offset, 8);
    assert_int_equal(line->spans[0].link, a->number);
    assert_int_equal(line->spans[0].style, STYLE_LINK);
    assert_str(line->spans[1].text, "[1]");
    assert_int_equal(line->spans[1].column, 5);
    assert_int_equal(line->spans[1].offset, LAYOUT_NO_OFFSET);
    assert_int_equal(line->spans[1].link, a->number);

    /* Every character is found on a line that begins at or before it. */
    for (uint32_t at = 0; at < layout_text(l).n; at++) {
        size_t index = layout_line_at(l, at);
        assert_true(layout_line(l, index)->offset <= at);
        const struct layout_line *next = layout_line(l, index + 1);
        assert_true(!next || next->offset > at || at + 1 == next->offset || next->n_spans == 0);
    }
    /* The place of every line leads back to it, blank ones included. */
    for (size_t i = 0; layout_line(l, i); i++)
        assert_int_equal(layout_line_at_place(l, layout_place(l, i)), i);
    assert_int_equal(layout_line_at(l, 0), 0);
    assert_int_equal(layout_line_at(l, 24), 4);
    assert_int_equal(layout_line_at(l, 10000), 4);
    layout_free(l);

    /* The same text and offsets at any size. */
    options = (struct layout_options){.width = 3, .rung = RUNG_AIRY, .ascii = true};
    l = layout_new(&d, &options);
    assert_str(layout_text(l), "one two three four five\n六七");
    layout_free(l);
}

static void test_right_to_left(void **state)
{
    struct doc d;
    doc_init(&d);
    block(&d, NULL, DOC_PARAGRAPH, "אבג (12) x");
    struct layout_options options = {.width = 12, .rung = RUNG_NORMAL};
    check_lines(&d, options, "  x (12) גבא\n");
    struct layout *l = layout_new(&d, &options);
    const struct layout_line *line = layout_line(l, 0);
    assert_str(line->spans[line->n_spans - 1].text, "א");
    assert_int_equal(line->spans[line->n_spans - 1].offset, 0);
    assert_int_equal(line->spans[line->n_spans - 1].column, 11);
    assert_str(line->spans[line->n_spans - 2].text, "ב");
    assert_int_equal(line->spans[line->n_spans - 2].offset, 2);
    assert_int_equal(line->offset, 0);
    layout_free(l);

    options.terminal_bidi = true;
    check_lines(&d, options, "אבג (12) x\n");
    doc_fini(&d);

    doc_init(&d);
    block(&d, NULL, DOC_PARAGRAPH, "plain")->direction = DOC_DIRECTION_RTL;
    check_lines(&d, (struct layout_options){.width = 8, .rung = RUNG_NORMAL}, "   plain\n");
    doc_fini(&d);
}

static void test_words(void **state)
{
    static const struct {
        const char *text;
        int width;
        const char *wanted;
    } cases[] = {
        {"one two", 3, "one\ntwo\n"},
        {"one two", 7, "one two\n"},
        {"one two six", 7, "one two\nsix\n"}, /* what fits exactly is on the line */
        {"one two three", 7, "one two\nthree\n"},
        {"abcdefgh ij", 5, "abcde\nfgh\nij\n"}, /* broken where it must be */
        {"see abcdefgh", 8, "see\nabcdefgh\n"}, /* but not where it need not */
        {"http://a.bc/defg/hij", 13, "http://a.bc/\ndefg/hij\n"},
        {"to http://a.bc/d on", 14, "to\nhttp://a.bc/d\non\n"},
        {"Donau\u00addampf\u00adschiff", 11, "Donaudampf-\nschiff\n"},
        {"Donau\u00addampf\u00adschiff", 16, "Donaudampfschiff\n"},
        {"abcdefghij, kl", 10, "abcdefghi\nj, kl\n"}, /* no comma begins a line */
        {"aa-----------", 5, "aa---\n-----\n---\n"},
        {"aa...........", 5, "aa...\n.....\n...\n"},
        {"Donau\u200bdampf", 5, "Donau\ndampf\n"},
        {"今天，天气很好。真", 6, "今天，\n天气很\n好。真\n"},
        {"今天好，天气", 6, "今天\n好，天\n气\n"}, /* no comma begins a line */
        {"说了《雁城》", 6, "说了\n《雁\n城》\n"}, /* no bracket is left at its end */
        {"👩\u200d👧👩\u200d👧", 2, "👩\u200d👧\n👩\u200d👧\n"},
        {"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301\ne\u0301\n"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(doc) d;
        doc_init(&d);
        block(&d, NULL, DOC_PARAGRAPH, cases[i].text);
        check_lines(&d, (struct layout_options){.width = cases[i].width, .rung = RUNG_NORMAL},
                    cases[i].wanted);
    }
}

static void test_labels(void **state)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"View count: 12", "View\ncount: 12\n"},
        {"新闻 来源：衡阳网", "新闻\n来源：衡阳\n网\n"},
        {"A long label: text", "A long\nlabel: text\n"},
        {"A: b c │ D: e f", "A: b c\nD: e f\n"},
        {"A: b │ C: d │ E: f", "A: b │ C: d\nE: f\n"},
        {"A: bb cc dd ee │ F: g", "A: bb cc dd\nee │ F: g\n"},
        {"Date: 1 │ Day: 2026-07-27 12:30", "Date: 1\nDay:\n2026-07-27\n12:30\n"},
        {"Link: http://example.org/", "Link:\nhttp://\nexample.\norg/\n"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(doc) d;
        doc_init(&d);
        block(&d, NULL, DOC_INFO, cases[i].text);
        check_lines(&d, (struct layout_options){.width = 11, .rung = RUNG_NORMAL}, cases[i].wanted);
    }
}

static void test_table_holds_offsets(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct doc_node *table = block(&d, NULL, DOC_TABLE, NULL);
    struct doc_node *row = block(&d, table, DOC_ROW, NULL);
    block(&d, row, DOC_CELL, "alpha beta gamma delta");
    block(&d, row, DOC_CELL, "one two three four");
    struct layout *l = layout_new(&d, &(struct layout_options){.width = 20, .rung = RUNG_NORMAL});
    struct str text = layout_text(l);
    assert_str(text, "alpha beta gamma delta\tone two three four");
    /* The second cell's first word stands on the first line, above words that come before it. */
    assert_int_equal(layout_line_at(l, (uint32_t)str_find(text, STR("one"), 0)), 0);
    assert_int_not_equal(layout_line_at(l, (uint32_t)str_find(text, STR("delta"), 0)), 0);
    layout_free(l);
}

static void test_exports(void **state)
{
    static const struct {
        enum export_format format;
        const char *wanted;
    } cases[] = {
        {EXPORT_ANSI,
         "\033[1mA *b* <c>\033[0m\n\n1\\. # [x] \033[4mlink\033[0m \033[4mevil\033[0m\n"},
        {EXPORT_MARKDOWN, "# A \\*b\\* \\<c\\>\n\n"
                          "1\\\\. # \\[x\\] [link](https://example.com/) evil\n"},
        {EXPORT_HTML, "<article>\n<h1>A *b* &lt;c&gt;</h1>\n"
                      "<p>1\\. # [x] <a href=\"https://example.com/\">link</a> <a>evil</a></p>\n"
                      "</article>\n"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(doc) d;
        AUTO(buf) b = BUF_INIT;
        doc_init(&d);
        block(&d, NULL, DOC_TITLE, "A *b* <c>");
        struct doc_node *p = block(&d, NULL, DOC_PARAGRAPH, "1\\. # [x] ");
        link(&d, p, "link");
        doc_add_text(&d, p, STR(" "));
        link(&d, p, "ev\033[1mil")->url = "javascript:alert(1)";
        doc_number(&d);
        export_add(&b, &d, cases[i].format, &(struct layout_options){.width = 40});
        assert_string_equal(buf_c(&b), cases[i].wanted);
    }
}

/* ---- pictures ---------------------------------------------------------------------------- */

static struct doc_node *image(struct doc *d, struct doc_node *parent, const char *alt)
{
    struct doc_node *n = doc_add(d, parent, DOC_IMAGE);
    n->url = "https://example.com/goose.jpg";
    n->text = str_from(alt);
    n->width = n->height = 300;
    return n;
}

static void make_illustrated(struct doc *d)
{
    doc_init(d);
    block(d, NULL, DOC_PARAGRAPH, "Before the picture there are a few words of text.");
    struct doc_node *figure = block(d, NULL, DOC_FIGURE, NULL);
    image(d, figure, "A goose on the bank of the river, seen from the bridge");
    block(d, figure, DOC_CAPTION, "一只雁，摄于秋天");
    struct doc_node *p = block(d, NULL, DOC_PARAGRAPH, "Words, then a large picture ");
    image(d, p, "large");
    doc_add_text(d, p, STR(" and more words."));
    image(d, p, "icon")->width = 16; /* among the words */
    struct doc_node *quote = block(d, NULL, DOC_QUOTE, NULL);
    image(d, block(d, quote, DOC_PARAGRAPH, NULL), "quoted");
    struct doc_node *item = doc_add(d, block(d, NULL, DOC_LIST, NULL), DOC_ITEM);
    image(d, block(d, item, DOC_PARAGRAPH, NULL), "");
    block(d, NULL, DOC_PARAGRAPH, "After them.");
    doc_number(d);
}

/* The same text at the same places, and between its lines the rows of each picture, whole and in
 * the middle of its column. */
static void check_pictures(const struct doc *d, const struct layout_options *options)
{
    struct layout_options plain = *options;
    plain.n_pictures = 0;
    struct layout *with = layout_new(d, options), *without = layout_new(d, &plain);
    int measure = layout_measure(options), seen = 0;
    size_t k = 0;
    for (size_t i = 0; layout_line(with, i); i++) {
        const struct layout_line *line = layout_line(with, i);
        if (line->picture) {
            const struct layout_place *place = line->picture;
            seen += line->picture_row == 0;
            assert_true(place->columns >= 1 && place->columns <= measure);
            assert_true(place->column >= 0 && place->column + place->columns <= options->width);
            for (size_t s = 0; s < line->n_spans; s++) /* the marks of what it stands in */
                assert_int_equal(line->spans[s].offset, LAYOUT_NO_OFFSET);
            const struct layout_line *next = layout_line(with, i + 1);
            bool last = line->picture_row == place->rows - 1;
            assert_ptr_equal(last ? place : next->picture, place);
            assert_int_equal(last ? 0 : next->picture_row - line->picture_row - 1, 0);
            assert_true(!last ||
                        (!next->picture && next->spans[next->n_spans - 1].image == place->image));
            continue;
        }
        const struct layout_line *same = layout_line(without, k++);
        assert_non_null(same);
        assert_int_equal(line->n_spans, same->n_spans);
        assert_int_equal(line->offset, same->offset);
        for (size_t s = 0; s < line->n_spans; s++) {
            assert_int_equal(line->spans[s].column, same->spans[s].column);
            assert_int_equal(line->spans[s].offset, same->spans[s].offset);
            assert_true(str_eq(line->spans[s].text, same->spans[s].text));
        }
    }
    assert_null(layout_line(without, k));
    assert_int_equal(seen, 4);
    layout_free(with);
    layout_free(without);
}

static void test_pictures(void **state)
{
    static const int widths[] = {20, 40, 80, 160};
    /* The third is an icon; the sixth is not there. */
    static const struct layout_picture sizes[] = {{40, 10}, {16, 6}, {10, 5}, {70, 30}, {8, 2}};
    AUTO(doc) d = {0};
    make_illustrated(&d);
    for (size_t i = 0; i < ARRAY_SIZE(widths); i++) {
        for (int rung = RUNG_COMPACT; rung <= RUNG_AIRY; rung++) {
            for (int left = 0; left < 2; left++) {
                struct layout_options options = {.width = widths[i],
                                                 .rung = (enum layout_rung)rung,
                                                 .left = left,
                                                 .pictures = sizes,
                                                 .n_pictures = ARRAY_SIZE(sizes)};
                check_pictures(&d, &options);
            }
        }
    }
}

/* In a column narrower than it is, it keeps its proportions. */
static void test_narrow_picture(void **state)
{
    static const struct layout_picture size = {40, 20};
    AUTO(doc) d;
    doc_init(&d);
    image(&d, doc_add(&d, d.root, DOC_PARAGRAPH), "alone");
    doc_number(&d);
    struct layout_options options = {
        .width = 20, .rung = RUNG_NORMAL, .pictures = &size, .n_pictures = 1};
    struct layout *l = layout_new(&d, &options);
    const struct layout_place *place = layout_line(l, 0)->picture;
    assert_int_equal(place->columns, 20);
    assert_int_equal(place->rows, 10);
    assert_int_equal(place->column, 0);
    layout_free(l);
    options.width = 60;
    l = layout_new(&d, &options);
    assert_int_equal(layout_line(l, 0)->picture->column, 10);
    layout_free(l);
}

/* Markers stand at the right of their column, as wide as the widest. */
static void test_markers(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct doc_node *list = block(&d, NULL, DOC_LIST, NULL);
    list->ordered = true;
    list->level = 2;
    list->reversed = true;
    list->marker = "upper-roman";
    block(&d, list, DOC_ITEM, "two");
    block(&d, list, DOC_ITEM, "one");
    list = block(&d, NULL, DOC_LIST, NULL);
    block(&d, list, DOC_ITEM, "done")->check = DOC_CHECK_DONE;
    block(&d, list, DOC_ITEM, "open")->check = DOC_CHECK_OPEN;
    block(&d, list, DOC_ITEM, "square")->marker = "square";
    block(&d, list, DOC_ITEM, "bare")->marker = "none";
    list = block(&d, NULL, DOC_LIST, NULL);
    list->marker = "lower-greek";
    block(&d, list, DOC_ITEM, "alpha")->ordered = true;
    list->first->level = 1;
    check_lines(&d, (struct layout_options){.width = 20},
                "II. two\n I. one\n[x] done\n[ ] open\n  ▪ square\n    bare\nα. alpha\n");
    check_lines(&d, (struct layout_options){.width = 20, .ascii = true},
                "II. two\n I. one\n[x] done\n[ ] open\n  + square\n    bare\n1. alpha\n");
    AUTO(buf) b = BUF_INIT;
    export_add(&b, &d, EXPORT_MARKDOWN, &(struct layout_options){.width = 20});
    assert_string_equal(buf_c(&b), "- II. two\n- I. one\n\n* [x] done\n* [ ] open\n* square\n"
                                   "* bare\n\n* α. alpha\n");
}

/* A place is found at any width, and is where the text behind it begins. */
static void test_anchors(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct doc_node *p = block(&d, NULL, DOC_PARAGRAPH, "one two ");
    doc_add(&d, p, DOC_ANCHOR)->url = "three";
    doc_add_text(&d, p, STR("three"));
    p = doc_add(&d, d.root, DOC_PARAGRAPH);
    doc_add(&d, p, DOC_ANCHOR)->url = "four";
    struct doc_node *l = link(&d, p, "back");
    l->url = "#three";
    doc_number(&d);
    for (int width = 5; width < 40; width += 30) {
        struct layout *layout = layout_new(&d, &(struct layout_options){.width = width});
        uint32_t offset;
        assert_true(layout_find_anchor(layout, STR("three"), &offset));
        assert_true(str_starts(str_slice(layout_text(layout), offset, SIZE_MAX), STR("three")));
        assert_true(layout_find_anchor(layout, STR("four"), &offset));
        assert_true(str_starts(str_slice(layout_text(layout), offset, SIZE_MAX), STR("back")));
        assert_false(layout_find_anchor(layout, STR("five"), &offset));
        layout_free(layout);
    }
    AUTO(buf) b = BUF_INIT;
    export_add(&b, &d, EXPORT_MARKDOWN, &(struct layout_options){.width = 20});
    assert_string_equal(buf_c(&b), "one two <span id=\"three\"></span>three\n\n"
                                   "<span id=\"four\"></span>[back](#three)\n");
    buf_clear(&b);
    export_add(&b, &d, EXPORT_HTML, &(struct layout_options){.width = 20});
    assert_string_equal(buf_c(&b), "<article>\n<p>one two <span id=\"three\"></span>three</p>\n"
                                   "<p><span id=\"four\"></span><a href=\"#three\">back</a></p>\n"
                                   "</article>\n");
}

static void test_media(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct doc_node *p = block(&d, NULL, DOC_PARAGRAPH, NULL);
    link(&d, p, "A film")->media = DOC_MEDIA_VIDEO;
    doc_add_text(&d, doc_add(&d, p, DOC_STRUCK), STR("old"));
    struct layout_options options = {.width = 40, .link_marks = true};
    check_lines(&d, options, "[video 1: A film]~~old~~\n");
    options.media_labels[DOC_MEDIA_VIDEO] = "影片";
    check_lines(&d, options, "[影片 1: A film]~~old~~\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head_of_article),
        cmocka_unit_test(test_measure),
        cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_degenerate),
        cmocka_unit_test(test_longest_abbreviations),
        cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_lazy),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_table_holds_offsets),
        cmocka_unit_test(test_exports),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_narrow_picture),
        cmocka_unit_test(test_markers),
        cmocka_unit_test(test_anchors),
        cmocka_unit_test(test_media),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
