/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are no articles: products with reviews. */
#include "tests/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "page/article/extract.h"

/* A sentence on a thing, and one of a buyer, in the page's language. */
static const struct language {
    const char *code, *thing, *opinion, *ware, *price;
} languages[] = {
    {"en", "The lantern has a brass cap, a wick of cotton and a chimney of pressed glass.",
     "Mine arrived with a dent, but it still burns through the longest night.", "Brass lantern",
     "$ 24.00"},
    {"de", "Die Kanne ist aus Steinzeug gedreht, hat einen Henkel aus Weide und tropft nicht.",
     "Der Deckel klappert, aber der Tee bleibt bis zum Abend warm, und das zählt.",
     "Teekanne aus Steinzeug", "24,00 €"},
    {"fr", "Le panier est tressé en osier brut, avec deux anses, et tient debout tout seul.",
     "Reçu en trois jours, un peu de travers, mais il porte bien mes pommes.", "Panier d'osier",
     "24,00 €"},
    {"es", "La manta se teje con lana de oveja, en telar de mano, y pesa casi dos kilos.",
     "Pica un poco al principio, pero no paso frío desde que la tengo.", "Manta de lana",
     "24,00 €"},
    {"it", "Il coltello ha la lama in acciaio, il manico in ulivo e un fodero di cuoio.",
     "Taglia bene il pane duro, ma il fodero dopo un mese si era già scucito.", "Coltello",
     "24,00 €"},
    {"nl", "De bank is van eiken, met pennen in plaats van schroeven, en past in de hal.",
     "Een poot was korter dan de andere, met een viltje staat hij nu recht.", "Eiken bank",
     "€ 24,00"},
    {"pl", "Latawiec ma ramę z bambusa, ogon z jedwabiu i linkę, która się nie plącze.",
     "Syn puścił go na plaży, wiatr go złamał, ale klej i nitka pomogły.", "Latawiec", "24,00 zł"},
    {"ru", "Самовар из латуни держит пять литров, топится шишками и гудит, как паровоз.",
     "Кран немного капает, зато чай пахнет дымом, и соседи ходят в гости.", "Самовар латунный",
     "2400 ₽"},
    {"zh", "这把雨伞用竹骨撑起，伞面刷过三遍桐油，收起来只有一尺长，老人也拿得动。",
     "收到的时候有点油味，晾了两天就好了，下大雨也没有漏过一滴。", "竹骨油纸雨伞", "¥240"},
    {"ja", "この鉄瓶は南部の砂鉄で鋳られ、内側は錆びにくく、湯がまろやかになります。",
     "思ったより重いですが、毎朝のお茶がおいしくなったので満足しています。", "南部鉄瓶", "¥2,400"},
};

static const char *const product =
    "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"x\"}</script>";

static void extract(const char *html, const char *url, struct page_article *out)
{
    struct extract_options options = {.url = url};
    struct error e;
    assert_true(page_extract(str_from(html), &options, out, &e));
}

static size_t count(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        n++;
    return n;
}

static void add_times(struct buf *b, const char *s, int times)
{
    for (int i = 0; i < times; i++)
        buf_printf(b, "%s ", s);
}

/* ---- reviews ---- */

static void test_reviews(void **state)
{
    /* Before and after each review, and around all of them. */
    static const struct {
        const char *opens, *item, *item_end, *closes;
    } marks[ARRAY_SIZE(languages)] = {
        {"<section id=reviews><h2>Customer reviews</h2>", "<p>", "</p>", "</section>"},
        {"<div class=product-reviews>", "<div class=entry><p>", "</p></div>", "</div>"},
        {"<div>", "<div class='review cf'><p>", "</p></div>", "</div>"},
        {"<ul class=ReviewList>", "<li>", "</li>", "</ul>"},
        {"<div>", "<div itemprop=review itemscope><p>", "</p></div>", "</div>"},
        {"<div class='tab reviews-tab'>", "<blockquote>", "</blockquote>", "</div>"},
        {"<div id=shop-reviews-widget>", "<p>", "</p>", "</div>"},
        {"<div><h3>*</h3>", "<article><div class=review_text>", "</div></article>", "</div>"},
        {"<table id=productReviews>", "<tr><td>", "</td></tr>", "</table>"},
        {"<dl class=review-items>", "<dd>", "</dd>", "</dl>"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        struct buf b = BUF_INIT;
        struct page_article p;
        buf_printf(&b, "<html lang=%s><head>%s</head><body><h1>%s</h1><div><p>", l->code, product,
                   l->ware);
        add_times(&b, l->thing, 4);
        buf_printf(&b, "</p></div>%s", marks[i].opens);
        for (int k = 0; k < 9; k++) {
            buf_add_c(&b, marks[i].item);
            add_times(&b, l->opinion, k % 3 + 1);
            buf_add_c(&b, marks[i].item_end);
        }
        buf_add_c(&b, marks[i].closes);
        extract(buf_c(&b), "https://shop.example/item/7", &p);
        assert_int_equal(count(p.text, l->thing), 4);
        assert_int_equal(count(p.text, l->opinion), 0);
        page_article_fini(&p);
        buf_fini(&b);
    }
}

/* The same names hold the text of a page that is no product, or precede a product's text. */
static void test_reviews_kept(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        bool above = i % 2 == 0;
        struct buf b = BUF_INIT;
        struct page_article p;
        buf_printf(&b, "<html lang=%s><head>%s</head><body><h1>%s</h1><div class=review>", l->code,
                   above ? product : "", l->ware);
        buf_add_c(&b, "<p>");
        add_times(&b, l->opinion, 4);
        buf_add_c(&b, "</p><p>");
        add_times(&b, l->opinion, 4);
        buf_add_c(&b, "</p></div><div><p>");
        add_times(&b, l->thing, above ? 4 : 1);
        buf_add_c(&b, "</p></div>");
        extract(buf_c(&b), "https://shop.example/item/7", &p);
        assert_true(count(p.text, l->opinion) == 8);
        page_article_fini(&p);
        buf_fini(&b);
    }
}

/* ---- description in data ---- */

static void test_product_text(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        struct buf b = BUF_INIT;
        struct page_article p;
        buf_printf(&b,
                   "<html lang=%s><head><script type=application/ld+json>{%s\"@type\":\"%s\","
                   "\"name\":\"%s\",\"description\":\"",
                   l->code, i % 2 ? "" : "\"@context\":\"https://schema.org\",",
                   i % 3 ? "Product" : "ProductGroup", l->ware);
        add_times(&b, l->thing, 3);
        buf_printf(&b, "\"}</script></head><body><h1>%s</h1><p>%s</p><div id=app></div>", l->ware,
                   l->price);
        extract(buf_c(&b), "https://shop.example/item/7", &p);
        assert_true(count(p.text, l->thing) == 3);
        page_article_fini(&p);
        buf_fini(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reviews),
        cmocka_unit_test(test_reviews_kept),
        cmocka_unit_test(test_product_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
