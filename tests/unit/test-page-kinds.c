/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are no articles: products with reviews, grids of goods, lists of linked entries,
 * discussions without scripts. */
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

/* Name, number, price and text take the places of %n, %d, %p and %t. */
static void add_format(struct buf *b, const char *format, const struct language *l, int number,
                       const char *text)
{
    for (const char *sign; (sign = strchr(format, '%')) != NULL; format = sign + 2) {
        buf_add(b, (struct str){format, (size_t)(sign - format)});
        if (sign[1] == 'd')
            buf_printf(b, "%d", number);
        else
            buf_add_c(b, sign[1] == 'n' ? l->ware : sign[1] == 'p' ? l->price : text);
    }
    buf_add_c(b, format);
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
        AUTO(buf) b = BUF_INIT;
        AUTO(page_article) p = {0};
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
    }
}

/* The same names hold the text of a page that is no product, or precede a product's text. */
static void test_reviews_kept(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        bool above = i % 2 == 0;
        AUTO(buf) b = BUF_INIT;
        AUTO(page_article) p = {0};
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
    }
}

/* ---- description in data ---- */

static void test_product_text(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        AUTO(buf) b = BUF_INIT;
        AUTO(page_article) p = {0};
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
    }
}

/* ---- cards ---- */

/* Page of twelve cards of one format, and a text below. */
static void extract_cards(const struct language *l, const char *opens, const char *card,
                          const char *closes, int sentences, struct page_article *out)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b,
               "<html lang=%s><head><title>%s</title></head><body><header><nav><ul><li><a href=/a>A"
               "</a><li><a href=/b>B</a></ul></nav></header><h1>%s</h1>%s",
               l->code, l->ware, l->ware, opens);
    for (int k = 10; k < 22; k++)
        add_format(&b, card, l, k, l->thing);
    buf_printf(&b, "%s<div><p>", closes);
    add_times(&b, l->opinion, sentences);
    buf_add_c(&b, "</p></div><footer><a href=/c>C</a></footer>");
    extract(buf_c(&b), "https://shop.example/goods/", out);
}

static void test_cards(void **state)
{
    static const struct {
        const char *opens, *card, *closes;
    } marks[ARRAY_SIZE(languages)] = {
        {"<div class=search-results>",
         "<div class=tile><img src=%d.jpg><a href=/%d>%n No. %d</a><p>%p</p></div>", "</div>"},
        {"<ul id=list-pagination>",
         "<li class=card><a href=/%d><img src=%d.jpg><b>%n %d</b><i>%p</i></a></li>", "</ul>"},
        {"<div class=grid_pagination__x1>",
         "<article class=c1><img src=%d.jpg><h3><a href=/%d>%n "
         "%d</a></h3><span>%p</span></article>",
         "</div>"},
        {"<ul class=tiles>",
         "<li class=tile><a href=/%d><div class=pic><img src=%d.jpg></div><div class=info><div>%n "
         "%d</div><div>%p</div><div>+</div><div>1</div></div></a></li>",
         "</ul>"},
        {"<div class=row>",
         "<div class=col><a class=goods href=/%d><div><img src=%d.jpg></div><div class=text><p>%n "
         "%d</p><p>%p</p><p>A</p></div></a></div>",
         "</div>"},
        {"<section class=promo-grid>",
         "<div class=item><a href=/%d><img src=%d.jpg></a><h4>%n %d</h4><div>%p</div></div>",
         "</section>"},
        {"<div id=modal-catalog>",
         "<div class=p0><img src=%d.jpg><a href=/%d>%n %d</a><div>%p</div></div>", "</div>"},
        {"<ol class=search>", "<li class=hit><a href=/%d><img src=%d.jpg>%n %d</a> <b>%p</b></li>",
         "</ol>"},
        {"<div class=widget-goods>",
         "<dl class=g><dt><img src=%d.jpg><a href=/%d>%n%d</a></dt><dd>%p</dd></dl>", "</div>"},
        {"<ul class=nav-goods>",
         "<li class=g><a href=/%d><img src=%d.jpg><p>%n %d</p><p>%p</p></a></li>", "</ul>"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        AUTO(page_article) p = {0};
        extract_cards(l, marks[i].opens, marks[i].card, marks[i].closes, 2, &p);
        assert_int_equal(count(p.text, l->price), 12);
        assert_true(count(p.text, l->ware) >= 12);
    }
}

static void test_linked_entries(void **state)
{
    static const char *const cards[ARRAY_SIZE(languages)] = {
        "<a class=card href=/%d><h3>%n %d</h3><p>%d. %t %t</p></a>",
        "<div class=teaser-card><a href=/%d><h4>%n %d</h4><p>%d. %t %t</p></a></div>",
        "<article class=entry><a href=/%d><b>%n %d</b><br>%d. %t %t</a></article>",
        "<li class=service><a href=/%d>%n %d: %t %t</a></li>",
        "<section class=s><a href=/%d><h2>%n %d</h2><div>%d. %t %t</div><div>+</div></a></section>",
        "<div class=tile><a href=/%d><p>%n %d</p><p>%d. %t %t</p></a></div>",
        "<div class=box><h3><a href=/%d>%n %d</a></h3><a href=/%d>%d. %t %t</a></div>",
        "<a class=block href=/%d><span>%n %d</span> <span>%d. %t %t</span></a>",
        "<li class=case><a href=/%d><h3>%n%d</h3><p>%d. %t %t</p></a></li>",
        "<div class=work><a href=/%d><h3>%n%d</h3><p>%d. %t %t</p></a></div>",
    };
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        AUTO(page_article) p = {0};
        extract_cards(l, "<div>", cards[i], "</div>", 14, &p);
        assert_true(count(p.text, l->ware) >= 12);
    }
}

/* ---- discussion without scripts ---- */

/* Forums built by scripts have their posts in a noscript element; posts with a card of a link are
 * posts, no cards. */
static void test_noscript_thread(void **state)
{
    static const struct {
        const char *opens, *post, *closes;
    } marks[] = {
        {"<div id=main>",
         "<div class='topic-body crawler-post'><b>%d</b><div class=post>%t</div></div>", "</div>"},
        {"<ol>", "<li class=message><cite>%d</cite><div class=message-text>%t</div></li>", "</ol>"},
        {"<main>", "<section class=reply><i>%d</i><div class=reply__text>%t</div></section>",
         "</main>"},
        {"<div>", "<div class='answer a-%d'><div class=answer-body>%t</div></div>", "</div>"},
        {"<table>", "<tr><td><div class=msg id=m%d><div class=msgtext>%t</div></div></td></tr>",
         "</table>"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(languages); i++) {
        const struct language *l = &languages[i];
        AUTO(buf) b = BUF_INIT, post = BUF_INIT;
        AUTO(page_article) p = {0};
        buf_printf(&b,
                   "<html lang=%s><head><title>%s</title></head><body><div id=app></div><noscript>"
                   "<h1>%s</h1>%s",
                   l->code, l->ware, l->ware, marks[i / 2].opens);
        for (int k = 1; k < 7; k++) {
            buf_clear(&post);
            buf_printf(&post,
                       "<p>%s %s</p><p>%d.</p><aside class=box><article><h3><a href=/w>%s %d</a>"
                       "</h3><p>%s</p></article></aside>",
                       l->opinion, l->thing, k, l->ware, k, l->price);
            add_format(&b, marks[i / 2].post, l, k, buf_c(&post));
        }
        buf_printf(&b, "%s</noscript>", marks[i / 2].closes);
        extract(buf_c(&b), "https://forum.example/t/7", &p);
        assert_int_equal(count(p.text, l->opinion), 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reviews),        cmocka_unit_test(test_reviews_kept),
        cmocka_unit_test(test_product_text),   cmocka_unit_test(test_cards),
        cmocka_unit_test(test_linked_entries), cmocka_unit_test(test_noscript_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
