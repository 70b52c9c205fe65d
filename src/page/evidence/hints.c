/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/hints.h"

#include <stdlib.h>
#include <string.h>

struct hint_word {
    const char *word;
    unsigned hints;
};

/* Words of a class or id, split at hyphens, underscores and capitals. Sorted for bsearch(). */
static const struct hint_word words[] = {
    {"abo", HINT_WEAK},
    {"ad", HINT_WEAK},
    {"addthis", HINT_CHROME},
    {"addtoany", HINT_CHROME},
    {"ads", HINT_WEAK},
    {"adsbygoogle", HINT_CHROME},
    {"adsense", HINT_CHROME},
    {"advert", HINT_WEAK},
    {"advertisement", HINT_CHROME},
    {"advertising", HINT_WEAK},
    {"akismet", HINT_COMMENTS},
    {"alert", HINT_WEAK},
    {"anzeige", HINT_CHROME},
    {"author", HINT_META | HINT_PERSON},
    {"authorbox", HINT_CHROME},
    {"authors", HINT_META | HINT_PERSON},
    {"avatar", HINT_META},
    {"bajada", HINT_LEAD},
    {"banner", HINT_WEAK},
    {"bild", HINT_PICTURE},
    {"bio", HINT_META | HINT_PERSON},
    {"biography", HINT_META | HINT_PERSON},
    {"breadcrumb", HINT_CRUMBS},
    {"breadcrumbs", HINT_CRUMBS},
    {"btn", HINT_WEAK},
    {"byline", HINT_META | HINT_PERSON},
    {"caption", HINT_CAPTION},
    {"carousel", HINT_RELATED},
    {"categories", HINT_META},
    {"chapo", HINT_LEAD},
    {"colophon", HINT_CHROME},
    {"comment", HINT_COMMENTS},
    {"commentary", 0},
    {"commentform", HINT_COMMENTS},
    {"commentlist", HINT_COMMENTS},
    {"comments", HINT_COMMENTS},
    {"consent", HINT_CHROME},
    {"cookie", HINT_CHROME},
    {"cookies", HINT_CHROME},
    {"copyright", HINT_WEAK},
    {"credit", HINT_META},
    {"credits", HINT_META},
    {"crumb", HINT_CRUMBS},
    {"crumbs", HINT_CRUMBS},
    {"cta", HINT_WEAK},
    {"dachzeile", HINT_META},
    {"date", HINT_META},
    {"dateline", HINT_META},
    {"dek", HINT_LEAD},
    {"dialog", HINT_WEAK},
    {"disclaimer", HINT_WEAK},
    {"discussion", HINT_COMMENTS},
    {"disqus", HINT_COMMENTS},
    {"donate", HINT_WEAK},
    {"dropdown", HINT_WEAK},
    {"eyebrow", HINT_META},
    {"factbox", HINT_WEAK},
    {"fb", HINT_WEAK},
    {"feedback", HINT_WEAK},
    {"figure", HINT_PICTURE},
    {"foot", HINT_WEAK},
    {"footer", HINT_CHROME},
    {"foto", HINT_PICTURE},
    {"gdpr", HINT_CHROME},
    {"image", HINT_PICTURE},
    {"img", HINT_PICTURE},
    {"infoline", HINT_META},
    {"intro", HINT_LEAD},
    {"jetpack", HINT_CHROME},
    {"kicker", HINT_META},
    {"kommentar", HINT_COMMENTS},
    {"kommentare", HINT_COMMENTS},
    {"latest", HINT_RELATED},
    {"lead", HINT_LEAD},
    {"lede", HINT_LEAD},
    {"legal", HINT_WEAK},
    {"lightbox", HINT_WEAK},
    {"likes", HINT_WEAK},
    {"login", HINT_WEAK},
    {"masthead", HINT_CHROME},
    {"menu", HINT_WEAK},
    {"menue", HINT_CHROME},
    {"meta", HINT_META},
    {"metadata", HINT_META},
    {"modal", HINT_WEAK},
    {"nav", HINT_WEAK},
    {"navbar", HINT_CHROME},
    {"navi", HINT_WEAK},
    {"navigation", HINT_CHROME},
    {"newsletter", HINT_CHROME},
    {"noprint", HINT_WEAK},
    {"outbrain", HINT_RELATED},
    {"overlay", HINT_WEAK},
    {"overline", HINT_META},
    {"pager", HINT_CHROME},
    {"pagination", HINT_CHROME},
    {"paging", HINT_CHROME},
    {"paywall", HINT_WEAK},
    {"photo", HINT_PICTURE},
    {"pic", HINT_PICTURE},
    {"picture", HINT_PICTURE},
    {"pinterest", HINT_CHROME},
    {"popular", HINT_RELATED},
    {"popup", HINT_WEAK},
    {"postmeta", HINT_META},
    {"promo", HINT_WEAK},
    {"promotion", HINT_WEAK},
    {"published", HINT_META},
    {"qrcode", HINT_CHROME},
    {"rail", HINT_WEAK | HINT_BESIDE},
    {"rating", HINT_WEAK},
    {"recirc", HINT_RELATED},
    {"recommend", HINT_RELATED},
    {"recommendation", HINT_RELATED},
    {"recommendations", HINT_RELATED},
    {"recommended", HINT_RELATED},
    {"related", HINT_RELATED},
    {"relatedposts", HINT_RELATED},
    {"replies", HINT_COMMENTS},
    {"reply", HINT_COMMENTS},
    {"respond", HINT_COMMENTS},
    {"review", HINT_REVIEWS},
    {"reviews", HINT_REVIEWS},
    {"rollover", HINT_WEAK},
    {"search", HINT_WEAK},
    {"searchform", HINT_CHROME},
    {"share", HINT_WEAK},
    {"sharebar", HINT_WEAK},
    {"sharedaddy", HINT_CHROME},
    {"shariff", HINT_CHROME},
    {"sharing", HINT_WEAK},
    {"sidebar", HINT_WEAK | HINT_BESIDE},
    {"signup", HINT_WEAK},
    {"skip", HINT_WEAK},
    {"skyscraper", HINT_CHROME},
    {"social", HINT_WEAK},
    {"socials", HINT_WEAK},
    {"spitzmarke", HINT_META},
    {"sponsor", HINT_WEAK},
    {"sponsored", HINT_WEAK},
    {"standfirst", HINT_LEAD},
    {"subhead", HINT_LEAD},
    {"subheadline", HINT_LEAD},
    {"subnav", HINT_CHROME},
    {"subscribe", HINT_WEAK},
    {"subscription", HINT_WEAK},
    {"subtitle", HINT_LEAD},
    {"summary", HINT_LEAD},
    {"taboola", HINT_RELATED},
    {"tagcloud", HINT_META},
    {"taglist", HINT_META},
    {"tags", HINT_META},
    {"teaser", HINT_RELATED},
    {"teasers", HINT_RELATED},
    {"timestamp", HINT_META},
    {"toolbar", HINT_WEAK},
    {"toolbox", HINT_WEAK},
    {"tools", HINT_WEAK},
    {"tooltip", HINT_WEAK},
    {"topline", HINT_META},
    {"trending", HINT_RELATED},
    {"vorspann", HINT_LEAD},
    {"widget", HINT_WEAK},
    {"widgets", HINT_WEAK},
};

/* Suffixes of class or id, without hyphens and underscores, of an article's container, in general
 * and in publishing systems. */
static const struct str body_endings[] = {
    STR("articlebody"),  STR("articlecontent"), STR("articletext"),   STR("articlecopy"),
    STR("articlemain"),  STR("bodycontent"),    STR("bodycopy"),      STR("bodytext"),
    STR("contentbody"),  STR("contenttext"),    STR("detailcontent"), STR("editorialbody"),
    STR("entrybody"),    STR("entrycontent"),   STR("entrytext"),     STR("foundercontent"),
    STR("ivscontent"),   STR("maincontent"),    STR("newsbody"),      STR("newscontent"),
    STR("newstext"),     STR("pagescontent"),   STR("postbody"),      STR("postcontent"),
    STR("postcontents"), STR("postentry"),      STR("posttext"),      STR("richtext"),
    STR("storybody"),    STR("storybodytext"),  STR("storycontent"),  STR("storytext"),
    STR("textbody"),     STR("trseditor"),      STR("trseditorview"), STR("trsueditor"),
    STR("ucapcontent"),  STR("vnewscontent"),   STR("vsbcontent"),    STR("wparticlecontent"),
    STR("artibody"),     STR("articletxt"),     STR("contnews"),      STR("articlezoom"),
    STR("articlecon"),
};

struct hint_list {
    unsigned hints;
    const char *words;
};

static const struct hint_list whole_names[] = {
    {HINT_BODY, "zoom|printarea|concon|ucapcontent"},
    {HINT_CHROME, "screenreadertext|sronly|visuallyhidden|cmp|nextprev|dprintblock|visibleprint|"
                  "visibleprintblock|printonly|onlyprint|showforprint|hide|hidden"},
};

/* Substrings for names that do not split into these words: "news-letter-section",
 * "mc_embed_signup", "inlineTextRelatedPosts". */
static const struct hint_list pieces[] = {
    {HINT_CHROME, "newsletter|embedsignup|relatedpost"},
    {HINT_RELATED, "relatedpost|relatedarti|relatedstor|interestingarticle"},
    {HINT_PERSON, "authorinfo|authorbio|aboutauthor|authorbox"},
};

static int compare_words(const void *key, const void *element)
{
    return strcmp(key, ((const struct hint_word *)element)->word);
}

static unsigned hints_of_word(const char *word)
{
    const struct hint_word *w =
        bsearch(word, words, ARRAY_SIZE(words), sizeof words[0], compare_words);
    return w ? w->hints : 0;
}

enum { WORD = 24, NAME = 64, KNOWN = 512, HINTS_READ = 1 << 15 };

/* Hints of a single class or id. */
static unsigned hints_of_name(struct str name)
{
    unsigned hints = 0;
    char word[WORD + 1], whole[NAME];
    size_t n = 0, all = 0;
    bool after_digit = false; /* "19fb", "e1ad": random names */
    for (size_t i = 0; i <= name.n; i++) {
        char c = i < name.n ? name.p[i] : '-';
        bool capital = ascii_capital(c) && i > 0 && name.p[i - 1] >= 'a' && name.p[i - 1] <= 'z';
        if (!ascii_alpha(c) || capital) {
            word[n] = '\0';
            hints |= n > (after_digit ? 2 : 1) ? hints_of_word(word) : 0;
            n = 0;
            after_digit = ascii_digit(c);
        }
        if (ascii_alpha(c)) {
            if (n < WORD)
                word[n++] = ascii_lower(c);
            if (all < NAME)
                whole[all++] = ascii_lower(c);
        }
    }
    struct str squeezed = {whole, all};
    for (size_t i = 0; i < ARRAY_SIZE(body_endings); i++)
        if (str_ends(squeezed, body_endings[i]))
            hints |= HINT_BODY;
    for (size_t i = 0; i < ARRAY_SIZE(whole_names); i++)
        if (str_any(str_eq, squeezed, whole_names[i].words))
            hints |= whole_names[i].hints;
    for (size_t i = 0; i < ARRAY_SIZE(pieces); i++)
        if (str_has_any(squeezed, pieces[i].words))
            hints |= pieces[i].hints;
    return hints & HINT_CHROME ? hints & ~(unsigned)HINT_BODY : hints; /* "gdpr-main-content" */
}

/* Names already looked up, by their hash: a page repeats few. */
struct known_names {
    struct {
        struct str name;
        unsigned hints;
    } slots[KNOWN];
};

/* Hints of a name, cached in `known`, which may be NULL. */
static unsigned look_up(struct known_names *known, struct str name)
{
    if (!known)
        return hints_of_name(name);
    size_t at = str_hash(name) % KNOWN;
    if (!str_eq(known->slots[at].name, name)) {
        known->slots[at].name = name;
        known->slots[at].hints = hints_of_name(name);
    }
    return known->slots[at].hints;
}

static const unsigned tag_hints[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_NAV] = HINT_CHROME,         [GUMBO_TAG_FOOTER] = HINT_CHROME,
    [GUMBO_TAG_ASIDE] = HINT_CHROME,       [GUMBO_TAG_MENU] = HINT_CHROME,
    [GUMBO_TAG_LABEL] = HINT_CHROME,       [GUMBO_TAG_FIELDSET] = HINT_CHROME,
    [GUMBO_TAG_ADDRESS] = HINT_META,       [GUMBO_TAG_TIME] = HINT_META,
    [GUMBO_TAG_FIGCAPTION] = HINT_CAPTION,
};

static unsigned hints_of_role(struct str role)
{
    static const struct str chrome[] = {STR("navigation"),    STR("banner"), STR("contentinfo"),
                                        STR("complementary"), STR("search"), STR("dialog"),
                                        STR("alertdialog"),   STR("menu"),   STR("menubar"),
                                        STR("alert"),         STR("tooltip")};
    return DOM_HAS_ANY(role, chrome) ? HINT_CHROME : 0;
}

static unsigned find_hints(const struct dom_node *n, struct known_names *known)
{
    unsigned hints = tag_hints[n->tag];
    if (n->n_attrs == 0)
        return hints;
    if (n->id.n > 0)
        hints |= look_up(known, n->id);
    struct str rest = n->classes;
    for (size_t i = 0; i < rest.n;) {
        size_t start = i;
        while (i < rest.n && !ascii_space(rest.p[i]))
            i++;
        if (i > start)
            hints |= look_up(known, str_slice(rest, start, i));
        i++;
    }
    struct str itemprop = dom_attr(n, "itemprop");
    if (dom_has_word(itemprop, STR("articleBody")) || dom_has_word(itemprop, STR("text")))
        hints |= HINT_BODY;
    else if (dom_has_word(itemprop, STR("author")) || dom_has_word(itemprop, STR("datePublished")))
        hints |= HINT_META;
    else if (dom_has_word(itemprop, STR("comment")))
        hints |= HINT_COMMENTS;
    else if (dom_has_word(itemprop, STR("review")))
        hints |= HINT_REVIEWS;
    struct str role = dom_attr(n, "role");
    return role.n > 0 ? hints | hints_of_role(role) : hints;
}

unsigned hints_of(const struct dom_node *n)
{
    return n->hints & HINTS_READ ? n->hints & ~HINTS_READ : find_hints(n, NULL);
}

void hints_read(struct dom *d)
{
    struct known_names known = {0};
    for (struct dom_node *n = d->nodes; n < dom_end(d); n++)
        if (n->tag != DOM_TEXT)
            n->hints = (uint16_t)(find_hints(n, &known) | HINTS_READ);
}

bool hint_is_kicker(const struct dom_node *n)
{
    static const char names[] = "kicker|dachzeile|topline|overline|roofline|eyebrow|label|volanta|"
                                "occhiello|surtitre|spitzmarke|pretitle";
    struct str rest = n->classes, word;
    while (n->tag != DOM_TEXT && str_split(&rest, ' ', &word)) {
        size_t before = word.n - str_which(str_ends_nocase, word, names).n;
        if (before < word.n && (before == 0 || !ascii_alpha(word.p[before - 1])))
            return true;
    }
    return n->tag == GUMBO_TAG_SMALL;
}

bool hint_is_for_readers(const struct dom_node *n)
{
    static const struct str names[] = {STR("sr-only"),           STR("visually-hidden"),
                                       STR("visuallyhidden"),    STR("screen-reader-text"),
                                       STR("u-visually-hidden"), STR("screenreader-only"),
                                       STR("is-sr-only"),        STR("hide-text")};
    return n->tag != DOM_TEXT && DOM_HAS_ANY(n->classes, names);
}

bool hint_is_named(const struct dom_node *n, const char *list)
{
    struct str names[] = {n->classes, n->id};
    for (struct str word; n->n_attrs > 0 && str_next_word(&list, &word);) {
        for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
            size_t at = names[i].n > 0 ? str_find_nocase(names[i], word, 0) : SIZE_MAX;
            size_t end = at + word.n;
            if (at != SIZE_MAX && (end == names[i].n || !ascii_alpha(names[i].p[end])))
                return true;
        }
    }
    return false;
}
