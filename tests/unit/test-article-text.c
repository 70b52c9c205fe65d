/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and blocks around and within an article's text, in pages of several languages. */
#include "tests/unit/unit.h"

#include <string.h>

#include "page/article/extract.h"
#include "page/body/boilerplate-phrases.h"
#include "page/facts/info-line.h"

#define EN                                                                                         \
    "<p>The ferry left at dawn, and nobody on the quay waved. It came back at noon, empty.</p>"
#define DE                                                                                         \
    "<p>Die Fähre legte im Morgengrauen ab, und am Kai winkte niemand. Mittags kam sie leer "     \
    "zurück.</p>"
#define ES                                                                                         \
    "<p>El barco zarpó al amanecer, y en el muelle nadie saludó. Volvió vacío al mediodía.</p>"
#define FR                                                                                         \
    "<p>Le bac est parti à l'aube, et personne sur le quai n'a salué. Il est revenu vide à "    \
    "midi.</p>"
#define ZH "<p>渡轮在黎明时分离港，码头上没有人挥手。中午它空着船舱回来，船长一句话也没有说。</p>"

#define LONG EN DE ES FR ZH EN DE ES FR ZH EN DE ES FR ZH EN DE ES FR ZH

struct page_case {
    const char *html;
    const char *stays[3], *goes[3];
};

static void check(const struct page_case *c)
{
    struct extract_options options = {.url = "https://harbour.example/news/2024/ferry.html"};
    struct page_article p;
    struct error e;
    assert_true(page_extract(str_from(c->html), &options, &p, &e));
    for (size_t i = 0; i < ARRAY_SIZE(c->stays) && c->stays[i]; i++)
        if (!strstr(p.text, c->stays[i]))
            fail_msg("without %s: %s", c->stays[i], p.text);
    for (size_t i = 0; i < ARRAY_SIZE(c->goes) && c->goes[i]; i++)
        if (strstr(p.text, c->goes[i]))
            fail_msg("with %s: %s", c->goes[i], p.text);
    page_article_fini(&p);
}

#define CHECK_ALL(cases)                                                                           \
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)                                                 \
    check(&(cases)[i])

/* Text above a heading with the words of the title. */
static void test_heading_below(void **state)
{
    static const struct page_case cases[] = {
        {"<title>Five ferries of the north</title><div><p>Why the north has ferries at all is an "
         "old story, and a long one.</p>" EN "<h2>Five ferries of the north</h2>" EN EN EN EN EN
         "</div>",
         {"old story", "dawn"}},
        {"<title>Die besten Häfen 2024</title><div>" DE "<p>Wer im Herbst noch segelt, braucht "
         "einen guten Hafen, sagt der Lotse.</p><h2>Die besten Häfen 2024</h2>" DE DE DE DE DE DE
         "</div>",
         {"Lotse", "leer"}},
        {"<title>Los puertos del norte</title><article><p>El norte tiene muchos puertos, y cada "
         "uno cuenta otra historia.</p>" ES "<h3>Los puertos del norte</h3>" ES ES ES ES ES
         "</article>",
         {"otra historia"}},
        {"<title>北方的五条航线</title><div>" ZH "<p>北方为什么有这么多渡轮，说来话长，要从很久以"
         "前的一个冬天讲起。</p><h2>北方的五条航线</h2>" ZH ZH ZH ZH ZH "</div>",
         {"说来话长"}},
        {"<title>Le bac du nord</title><div><p>Abonnez-vous pour lire le journal, chaque matin, "
         "avant tous les autres.</p><h1>Le bac du nord</h1>" FR FR FR FR FR FR "</div>",
         {"aube"},
         {"journal"}},
    };
    CHECK_ALL(cases);
}

/* Captions without a figure element: what the picture above calls itself. */
static void test_described_pictures(void **state)
{
    static const struct page_case cases[] = {
        {"<h1>T</h1>" EN "<div class=b1><img src=/a.jpg alt='The captain on the upper deck'>"
         "<p>The captain on the upper deck</p></div>" EN EN,
         {"empty"},
         {"captain"}},
        {"<h1>T</h1>" DE "<div><picture><source srcset=/b.webp><img src=/b.jpg alt='Die Kapitänin "
         "auf dem Oberdeck'></picture><div><small>Die Kapitänin auf dem Oberdeck</small> "
         "<small>© Uwe Ulme</small></div></div>" DE DE,
         {"leer"},
         {"Kapitänin", "Ulme"}},
        {"<h1>T</h1>" ES "<p><img src=/c.jpg alt='' title='La capitana en la cubierta'></p>"
         "<p>La capitana en la cubierta.</p>" ES ES,
         {"vacío"},
         {"capitana"}},
        {"<h1>T</h1>" FR "<div><div><img src=/x.gif alt='La capitaine sur le pont'><noscript>"
         "<img src=/d.jpg></noscript></div><br><span>La capitaine sur le pont</span></div>" FR FR,
         {"midi"},
         {"capitaine"}},
        {"<h1>T</h1>" ZH "<div><img src=/e.jpg alt='船长在甲板上'><p>船长在甲板上</p></div>" ZH ZH,
         {"黎明"},
         {"甲板"}},
        {"<h1>T</h1>" EN "<div><img src=/f.jpg alt='The captain on the upper deck. Photo: Al Elm'>"
         "<p>The captain on the upper deck.</p></div>" EN EN,
         {"empty"},
         {"captain"}},
        {"<h1>T</h1>" DE "<div class=image><a href=/k><img src=/k.jpg alt='Die Kapitänin (Archiv)'>"
         "</a><div class=image-subtitle>Die Kapitänin (Archiv)</div><div class=image-copyright>"
         "© Ulme (dpa)</div></div>" DE DE,
         {"leer"},
         {"Archiv"}},
        {"<h1>T</h1>" EN "<div class=lightbox__wrapper><button><svg></svg></button><img src=/l.jpg "
         "alt='The captain on the deck. Photo: Al Elm/HP'><div class=lightbox__description>"
         "The captain on the deck. Photo: Al Elm/HP</div></div>" EN EN,
         {"empty"},
         {"captain"}},
        {"<h1>The long way home</h1><img src=/m.jpg alt='Long after the storm the harbour opens "
         "its gates once more'><p class=lead>Long after the storm the harbour opens its gates once "
         "more</p>" EN EN,
         {"gates"}},
        /* not a caption: a longer text, another one, a heading, a step with its picture, a link */
        {"<h1>T</h1>" EN "<img src=/g.jpg alt='The captain of it'><p>The captain of it said that "
         "she had seen no one, and heard no one either.</p>" EN EN,
         {"captain"}},
        {"<h1>T</h1>" EN
         "<img src=/h.jpg alt='harbour_0815'><p>The captain had seen no one.</p>" EN EN,
         {"captain"}},
        {"<h1>The long way home</h1>" EN "<img src=/i.jpg alt='The captain of the ferry'>"
         "<h2>The captain of the ferry</h2>"
         "<p>She steers by the stars, and by the lamps of the other boats.</p>",
         {"captain"}},
        {"<h1>T</h1>" DE "<div><img src=/1.jpg alt='Das Mehl in eine Schüssel sieben.'>"
         "<p>Das Mehl in eine Schüssel sieben.</p></div><div><img src=/2.jpg alt='Die Eier "
         "darunter rühren.'><p>Die Eier darunter rühren.</p></div><div><img src=/3.jpg></div>" DE,
         {"Mehl", "Eier"}},
    };
    CHECK_ALL(cases);
}

/* A standfirst in a head whose name has a word of chrome. */
static void test_named_heads(void **state)
{
    static const struct page_case cases[] = {
        {"<article><div><header class='sidebar-grid__header'><h1>The long way home</h1><p>The only "
         "ferry of the north sails once more, and nobody knows for how "
         "long.</p></header></div><div>" EN DE ES FR "</div></article>",
         {"for how long", "dawn"}},
        {"<main><div class='widget title-widget'><h1>Der lange Weg</h1><p>Die einzige Fähre des "
         "Nordens fährt wieder, und niemand weiß, wie lange.</p></div><div class=x>" DE EN ES FR
         "</div></main>",
         {"wie lange", "leer"}},
        {"<div class='c-banner hero'><h1>El largo camino</h1><p>El único barco del norte navega de "
         "nuevo, y nadie sabe hasta cuándo, dice la capitana.</p></div><article>" ES EN DE FR
         "</article>",
         {"hasta", "vacío"}},
        {"<article><h1>The long way home</h1><div class=sidebar><p>The only newspaper of the north "
         "needs your money, and you know why it does.</p></div>" EN DE ES FR "</article>",
         {"dawn"},
         {"newspaper"}},
    };
    CHECK_ALL(cases);
}

/* An article of ten sentences around one block. */
#define AROUND(block)                                                                              \
    "<article><h1>The long way home</h1>" EN                                                       \
    "<p>She steers by the stars, and by the lamps of the "                                         \
    "other boats, as her mother did.</p>" DE block ES FR                                           \
    "<p>What the harbour master thinks of it, nobody has asked him yet, and he does not say.</p>"  \
    "<p>In spring the company wants to build a new quay, and to paint the old one.</p></article>"

static void test_pointers(void **state)
{
    static const struct page_case cases[] = {
        {AROUND("<p>Les også: <a href=/1>Fergen som aldri kom frem til byen</a></p>"),
         {"dawn", "quay"},
         {"Fergen"}},
        {AROUND("<p><b>[Related: <a href=/1>The ferry that never came to the town</a>]</b></p>"),
         {"stars"},
         {"never came", "Related"}},
        {AROUND("<h3>Lue myös: <a href=/1>Lautta, joka ei koskaan tullut kaupunkiin</a></h3>"),
         {"leer"},
         {"Lautta", "Lue"}},
        {AROUND("<p>FUNDA NALU | <a href=https://www.harbour.example/1>Isikebhe esingafikanga "
                "edolobheni namhlanje</a></p>"),
         {"leer"},
         {"FUNDA"}},
        {AROUND("<p>此前报道：<a href=/1>渡轮昨夜没有抵达小城港口</a></p>"),
         {"leer"},
         {"渡轮", "报道"}},
        {AROUND("<p>Čtěte také: <a href=/1>Trajekt, který nikdy nedorazil do města</a></p>"),
         {"leer"},
         {"Trajekt"}},
        {AROUND("<p><strong>DON'T WAIT</strong><br><a href=/1>The ferry that never came to "
                "town</a> [VIDEO]<br><a href=/2>The captain who sold her own boat</a> [NEW]</p>"),
         {"leer"},
         {"never came", "sold", "WAIT"}},
        {AROUND("<div><a href=/1>El barco que nunca llegó a la ciudad</a><br>"
                "<a href=/2>La capitana que vendió su propio barco</a></div>"),
         {"leer"},
         {"nunca", "vendió"}},
        /* not a pointer: another site, a file, a short label, a sentence, a place, a notice */
        {AROUND("<p>The law: <a href=https://law.example/1>An Act about ferries and other "
                "boats</a></p>"),
         {"An Act"}},
        {AROUND("<p>Download: <a href=/plan.pdf>The plan of the quay and of its lamps</a></p>"),
         {"The plan"}},
        {AROUND("<p>Captain: <a href=/p/1>Ida Ask</a></p>"), {"Ida Ask"}},
        {AROUND("<p>A tip: <a href=/1>come early in the morning, and bring a coat</a>!</p>"),
         {"a coat"}},
        {AROUND("<p>Since then: <a href=/1>the town has had no ferry at all</a>, says the "
                "mayor.</p>"),
         {"mayor"}},
        {"<h1>Sign up</h1><p>The course begins in May, in the old hall by the quay, and it is free "
         "for all who live in town.</p><p>Form: <a href=/form>sign up for the course by the end "
         "of April</a></p>",
         {"end of April"}},
    };
    CHECK_ALL(cases);
}

/* Prose that looks like a section of other articles, a card, a portrait or chrome. */
static void test_prose_stays(void **state)
{
    static const struct page_case cases[] = {
        {"<h1>The long way home</h1><div><div class=v1><h3>Up next</h3></div><p>The company has "
         "announced sweeping changes, a new quay, and fifty boats for the north.</p>" EN DE ES FR
         "<p>What the harbour master thinks of it, nobody has asked him yet.</p></div>",
         {"sweeping"},
         {"Up next"}},
        {"<h1>The long way home</h1><div>" EN
         "<h3>Recommended</h3><p>Doctors recommend the sea air "
         "to all who cough, and the ferry to all who do not.</p>" DE ES FR ZH "</div>",
         {"Doctors"}},
        {"<h1>The long way home</h1><div>" EN
         "<h3>Recommended</h3><p>Doctors recommend the sea air "
         "to all who cough, and the ferry to all who do not, since it is empty.</p><h3>At "
         "noon</h3>" LONG LONG "</div>",
         {"Doctors"}},
        {"<h1>The long way home</h1><div>" EN DE ES FR ZH "<section><h2>Questions</h2><dl>"
         "<div class=q><a href='#q1'>Is the ferry safe in winter?</a><p>It is, with ice as with "
         "waves, since its hull is of steel.</p></div>"
         "<div class=q><a href='#q2'>May dogs come on board?</a><p>On a lead they may, and on deck "
         "only, says the company.</p></div>"
         "<div class=q><a href='#q3'>Who steers the ferry at night?</a><p>The mate does, and the "
         "captain sleeps, as on all boats.</p></div>"
         "</dl></section></div>",
         {"with ice", "On a lead", "The mate"}},
        {"<h1>Nine boats</h1><div>" EN "<h3>Blue Heron</h3><p>Blue Heron is the oldest of them, "
         "built of oak.</p>" DE "<h3>Grey Seal</h3><p>Grey Seal is the fastest, and the most "
         "expensive one to run.</p>" ES FR ZH "<p>In spring the company wants to build a new quay, "
         "and to paint the old one, as it does each year.</p><h3>Red Otter</h3><p>Red Otter is the "
         "smallest, for eight.</p></div>",
         {"built of oak", "fastest", "for eight"}},
        {"<h1>Nine boats</h1><div class=page><div class='rich text'><p>Boats of the north are "
         "built of oak, and those of the south of pine, which is lighter, and rots sooner. See <a "
         "href=/1>the harbours of the north</a>, <a href=/2>the harbours of the south</a> and <a "
         "href=/3>all of their boats, in one long list</a>. There are nine of them that every "
         "sailor should have seen once, on a clear day. We have been to all of them. It took two "
         "summers, and a boat.</p></div><div class='rich text'>" EN DE ES FR ZH EN DE
         "<p>What the harbour master thinks of it, nobody has asked him yet, and he does not say. "
         "In spring the company wants to build a new quay, and to paint the old one, which is "
         "grey. She steers by the stars, and by the lamps of the other boats, as her mother did. "
         "It takes two hours to the lighthouse, and three in winter, when the ice comes down from "
         "the river. The old captain knows the way, and the young one has a map of it, and both of "
         "them a clock.</p></div></div>",
         {"of pine", "lighthouse"}},
    };
    CHECK_ALL(cases);
}

/* Below a rule at the end, the publisher of the article; above the text, a call with its link. */
static void test_publisher_and_calls(void **state)
{
    static const struct page_case cases[] = {
        {"<h1>Nine boats</h1><div>" EN DE ES FR "<hr><p>Harbour is a company of nine boats, with "
         "offices in three towns. It employs three hundred people.</p></div>",
         {"dawn"},
         {"employs"}},
        {"<meta property=og:site_name content='Nordfähre Gruppe'><h1>Neun Boote</h1><div>" DE EN ES
             FR
         "<div><hr><p>Nordfähre Gruppe ist ein Unternehmen mit neun Booten, das dreihundert Leute "
         "beschäftigt.</p><p>Kontakt: Uwe Ulme</p></div></div>",
         {"leer"},
         {"beschäftigt", "Ulme"}},
        {"<meta property=og:site_name content='Lignes du Nord'><h1>Neuf bateaux</h1><div>" FR EN DE
             ES
         "<hr><p>Lignes du Nord exploite neuf bateaux et emploie trois cents personnes.</p></div>",
         {"midi"},
         {"exploite"}},
        {"<meta property=og:site_name content='Lignes du Nord'><h1>Neuf bateaux</h1><div>" FR
         "<hr><p>Lignes du Nord exploite neuf bateaux, et la ville en veut dix.</p>" EN DE ES
         "</div>",
         {"exploite"}},
        {"<h1>Nine boats</h1><div>" EN DE ES FR
         "<p>Harbour is a word of the old tongue, and means a "
         "shelter for many people.</p></div>",
         {"shelter"}},
        {"<h1>Nine boats</h1><div>" EN DE ES FR "<hr><p>The harbour is a place of rest for many "
         "people, and for nine boats.</p></div>",
         {"place of rest"}},
        {"<h1>Nine boats</h1><div><p>Start the day with our letter. <a href=/n>Sign up</a> for the "
         "newsletter.</p>" EN DE ES FR "</div>",
         {"dawn"},
         {"Sign up"}},
        {"<h1>Neun Boote</h1><div><p><strong>Jeden Morgen das Neueste: <a href=/n>Abonnieren Sie "
         "unseren Newsletter</a>!</strong></p>" DE EN ES FR "</div>",
         {"leer"},
         {"Newsletter"}},
        {"<h1>Nine boats</h1><div><p>Who wants to sign up for the newsletter of the harbour must "
         "write a letter, on paper.</p>" EN DE ES FR "</div>",
         {"on paper"}},
    };
    CHECK_ALL(cases);
}

static void test_reading_time(void **state)
{
    static const char *const lines[] = {
        "6 min read",
        "Reading time: 8 minutes",
        "Lesezeit: 4 Min.",
        "Lesedauer ca. 12 Minuten",
        "Temps de lecture : 3 min",
        "Tempo de leitura: 2 minutos",
        "Tiempo de lectura: 5 minutos",
        "Tempo di lettura 7 minuti",
        "Leestijd: 4 minuten",
        "Czas czytania: 6 minut",
        "Время чтения: 5 минут",
        "阅读时间：3分钟",
        "この記事は5分で読めます",
    };
    static const char *const others[] = {
        "Bread, 15 minutes",
        "The last 20 minutes",
        "Read it in May 2024",
        "90+3 min",
        "Whoever can read this in six minutes has done well, says the harbour master in 2024.",
        "",
    };
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
        if (!info_line_is_reading_time(str_from(lines[i])))
            fail_msg("%s", lines[i]);
    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        if (info_line_is_reading_time(str_from(others[i])))
            fail_msg("%s", others[i]);
    static const struct page_case cases[] = {
        {"<h1>The long way home</h1><p>Lesezeit: <small>4 Minuten</small></p>" DE EN ES,
         {"leer"},
         {"Lesezeit"}},
        {"<h1>The long way home</h1><div><p>6 min read</p>" EN DE FR "</div>",
         {"empty"},
         {"min read"}},
    };
    CHECK_ALL(cases);
}

static bool is_notice(const char *line)
{
    return boilerplate_find(str_from(line)) == PHRASE_LINE;
}

static void test_consent(void **state)
{
    static const char *const notices[] = {
        "Your privacy settings prevent us from showing external content. To load it, allow it.",
        "To view this content, you need to accept cookies of the video service.",
        "Externer Inhalt: Deine Privatsphäre-Einstellungen verhindern das Laden.",
        "Mit Ihrer Zustimmung wird dieses Video geladen. Zum Anzeigen bitte klicken.",
        "Hier finden Sie einen externen Inhalt, den Sie mit einem Klick anzeigen können.",
        "Pour afficher ce contenu, vous devez donner votre consentement.",
        "Para ver este contenido debe aceptar las cookies.",
        "Per visualizzare questo contenuto serve il tuo consenso ai cookie.",
        "Om deze video te bekijken hebben we uw toestemming nodig.",
        "Aby zobaczyć tę treść, potrzebujemy Twojej zgody.",
        "Godkänn cookies för att visa detta innehåll.",
        "We use cookies for statistics.",
    };
    static const char *const others[] = {
        "The court says that consent to cookies must be free.",
        "Dieses Video zeigt, wie die Fähre am Morgen ablegt.",
        "The law on privacy will display its teeth in May, the harbour master fears.",
        "Externe Inhalte kosten den Verlag mehr, als sie bringen, sagt der Chef.",
        "",
    };
    for (size_t i = 0; i < ARRAY_SIZE(notices); i++)
        if (!is_notice(notices[i]))
            fail_msg("%s", notices[i]);
    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        if (is_notice(others[i]))
            fail_msg("%s", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heading_below),      cmocka_unit_test(test_named_heads),
        cmocka_unit_test(test_described_pictures), cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_prose_stays),        cmocka_unit_test(test_publisher_and_calls),
        cmocka_unit_test(test_reading_time),       cmocka_unit_test(test_consent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
