/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/xml/vocabulary.h"

#include <stdlib.h>

#include "base/compiler.h"

/* Usual prefixes, and addresses without scheme, "www." and trailing slash. */
static const struct {
    const char *prefixes, *uris;
} spaces[] = {
    [NS_CORE] = {"rss",
                 "purl.org/rss/1.0|purl.org/net/rss1.1#|my.netscape.com/rdf/simple/0.9|"
                 "channel.netscape.com/rdf/simple/0.9|my.netscape.com/publish/formats/rss-0.91.dtd|"
                 "backend.userland.com/rss|backend.userland.com/rss2|backend.userland.com/rss092|"
                 "backend.userland.com/rss091|backend.userland.com/rss20|"
                 "blogs.law.harvard.edu/tech/rss"},
    [NS_ATOM] = {"atom|atom10|atom03|a10",
                 "w3.org/2005/atom|purl.org/atom/ns#|purl.org/atom/ns|example.com/newformat#|"
                 "example.com/necho|purl.org/echo|purl.org/pie"},
    [NS_RDF] = {"rdf", "w3.org/1999/02/22-rdf-syntax-ns#"},
    [NS_DC] = {"dc", "purl.org/dc/elements/1.1|purl.org/dc/elements/1.0"},
    [NS_DCTERMS] = {"dcterms", "purl.org/dc/terms|purl.org/rss/1.0/modules/dcterms"},
    [NS_CONTENT] = {"content|yandex", "purl.org/rss/1.0/modules/content|news.yandex.ru"},
    [NS_MEDIA] = {"media", "search.yahoo.com/mrss|search.yahoo.com/mrss/|search.yahoo.com/rss|"
                           "tools.search.yahoo.com/mrss"},
    [NS_ITUNES] = {"itunes|googleplay",
                   "itunes.com/dtds/podcast-1.0.dtd|example.com/dtds/podcast-1.0.dtd|"
                   "google.com/schemas/play-podcasts/1.0"},
    [NS_SY] = {"sy", "purl.org/rss/1.0/modules/syndication"},
    [NS_SLASH] = {"slash", "purl.org/rss/1.0/modules/slash"},
    [NS_WFW] = {"wfw", "wellformedweb.org/commentapi"},
    [NS_THREAD] = {"thr", "purl.org/syndication/thread/1.0"},
    [NS_PODCAST] = {"podcast",
                    "podcastindex.org/namespace/1.0|"
                    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"},
    [NS_PSC] = {"psc", "podlove.org/simple-chapters"},
    [NS_XHTML] = {"xhtml", "w3.org/1999/xhtml"},
    [NS_XML] = {"xml", "w3.org/xml/1998/namespace"},
};

enum feed_ns feed_ns_from_uri(struct str uri)
{
    uri = str_trim(uri);
    if (uri.n == 0)
        return NS_CORE;
    if (str_starts_nocase(uri, STR("https://")))
        uri = str_slice(uri, 8, uri.n);
    else if (str_starts_nocase(uri, STR("http://")))
        uri = str_slice(uri, 7, uri.n);
    if (str_starts_nocase(uri, STR("www.")))
        uri = str_slice(uri, 4, uri.n);
    if (uri.n > 0 && uri.p[uri.n - 1] == '/')
        uri.n--;
    enum feed_ns ns = NS_CORE;
    while (ns < NS_OTHER && !str_any(str_eq_nocase, uri, spaces[ns].uris))
        ns++;
    return ns;
}

enum feed_ns feed_ns_from_prefix(struct str prefix)
{
    enum feed_ns ns = NS_CORE;
    while (ns < NS_OTHER && !str_any(str_eq_nocase, prefix, spaces[ns].prefixes))
        ns++;
    return ns;
}

struct known_element {
    enum feed_ns ns;
    struct str name;
    enum feed_element element;
};

/* Sorted by namespace and name. */
static const struct known_element elements[] = {
    {NS_CORE, STR("author"), E_AUTHOR},
    {NS_CORE, STR("body"), E_BODY},
    {NS_CORE, STR("category"), E_CATEGORY},
    {NS_CORE, STR("channel"), E_CHANNEL},
    {NS_CORE, STR("comments"), E_COMMENTS},
    {NS_CORE, STR("content"), E_CONTENT},
    {NS_CORE, STR("contributor"), E_CONTRIBUTOR},
    {NS_CORE, STR("created"), E_CREATED},
    {NS_CORE, STR("date"), E_DATE},
    {NS_CORE, STR("day"), E_DAY},
    {NS_CORE, STR("description"), E_DESCRIPTION},
    {NS_CORE, STR("email"), E_EMAIL},
    {NS_CORE, STR("enclosure"), E_ENCLOSURE},
    {NS_CORE, STR("entry"), E_ITEM},
    {NS_CORE, STR("feed"), E_FEED},
    {NS_CORE, STR("fullitem"), E_BODY},
    {NS_CORE, STR("guid"), E_GUID},
    {NS_CORE, STR("homepage"), E_URI},
    {NS_CORE, STR("hour"), E_HOUR},
    {NS_CORE, STR("icon"), E_ICON},
    {NS_CORE, STR("id"), E_ID},
    {NS_CORE, STR("image"), E_IMAGE},
    {NS_CORE, STR("issued"), E_ISSUED},
    {NS_CORE, STR("item"), E_ITEM},
    {NS_CORE, STR("language"), E_LANGUAGE},
    {NS_CORE, STR("lastbuilddate"), E_LAST_BUILD},
    {NS_CORE, STR("link"), E_LINK},
    {NS_CORE, STR("logo"), E_LOGO},
    {NS_CORE, STR("managingeditor"), E_MANAGING_EDITOR},
    {NS_CORE, STR("modified"), E_MODIFIED},
    {NS_CORE, STR("name"), E_NAME},
    {NS_CORE, STR("product"), E_ITEM},
    {NS_CORE, STR("pubdate"), E_PUBLISHED},
    {NS_CORE, STR("published"), E_PUBLISHED},
    {NS_CORE, STR("rdf"), E_RDF},
    {NS_CORE, STR("rss"), E_RSS},
    {NS_CORE, STR("skipdays"), E_SKIP_DAYS},
    {NS_CORE, STR("skiphours"), E_SKIP_HOURS},
    {NS_CORE, STR("source"), E_SOURCE},
    {NS_CORE, STR("subtitle"), E_SUBTITLE},
    {NS_CORE, STR("summary"), E_SUMMARY},
    {NS_CORE, STR("tagline"), E_SUBTITLE},
    {NS_CORE, STR("tags"), E_KEYWORDS},
    {NS_CORE, STR("title"), E_TITLE},
    {NS_CORE, STR("ttl"), E_TTL},
    {NS_CORE, STR("updated"), E_UPDATED},
    {NS_CORE, STR("uri"), E_URI},
    {NS_CORE, STR("url"), E_URL},
    {NS_RDF, STR("rdf"), E_RDF},
    {NS_DC, STR("author"), E_CREATOR},
    {NS_DC, STR("creator"), E_CREATOR},
    {NS_DC, STR("date"), E_DATE},
    {NS_DC, STR("description"), E_DESCRIPTION},
    {NS_DC, STR("language"), E_LANGUAGE},
    {NS_DC, STR("publisher"), E_PUBLISHER},
    {NS_DC, STR("source"), E_PUBLISHER},
    {NS_DC, STR("subject"), E_SUBJECT},
    {NS_DC, STR("title"), E_DC_TITLE},
    {NS_DCTERMS, STR("abstract"), E_DESCRIPTION},
    {NS_DCTERMS, STR("created"), E_CREATED},
    {NS_DCTERMS, STR("creator"), E_CREATOR},
    {NS_DCTERMS, STR("date"), E_DATE},
    {NS_DCTERMS, STR("issued"), E_ISSUED},
    {NS_DCTERMS, STR("modified"), E_MODIFIED},
    {NS_DCTERMS, STR("subject"), E_SUBJECT},
    {NS_DCTERMS, STR("title"), E_DC_TITLE},
    {NS_CONTENT, STR("encoded"), E_ENCODED},
    {NS_CONTENT, STR("full-text"), E_BODY},
    {NS_MEDIA, STR("category"), E_CATEGORY},
    {NS_MEDIA, STR("content"), E_MEDIA_CONTENT},
    {NS_MEDIA, STR("description"), E_MEDIA_DESCRIPTION},
    {NS_MEDIA, STR("group"), E_MEDIA_GROUP},
    {NS_MEDIA, STR("keywords"), E_KEYWORDS},
    {NS_MEDIA, STR("thumbnail"), E_MEDIA_THUMBNAIL},
    {NS_MEDIA, STR("title"), E_MEDIA_TITLE},
    {NS_ITUNES, STR("author"), E_ITUNES_AUTHOR},
    {NS_ITUNES, STR("category"), E_ITUNES_CATEGORY},
    {NS_ITUNES, STR("description"), E_ITUNES_SUMMARY},
    {NS_ITUNES, STR("duration"), E_DURATION},
    {NS_ITUNES, STR("email"), E_EMAIL},
    {NS_ITUNES, STR("image"), E_ITUNES_IMAGE},
    {NS_ITUNES, STR("keywords"), E_KEYWORDS},
    {NS_ITUNES, STR("link"), E_ITUNES_IMAGE},
    {NS_ITUNES, STR("name"), E_NAME},
    {NS_ITUNES, STR("owner"), E_OWNER},
    {NS_ITUNES, STR("subtitle"), E_ITUNES_SUBTITLE},
    {NS_ITUNES, STR("summary"), E_ITUNES_SUMMARY},
    {NS_ITUNES, STR("title"), E_ITUNES_TITLE},
    {NS_SY, STR("updatefrequency"), E_UPDATE_FREQUENCY},
    {NS_SY, STR("updateperiod"), E_UPDATE_PERIOD},
    {NS_SLASH, STR("comments"), E_COMMENT_COUNT},
    {NS_WFW, STR("commentrss"), E_COMMENT_FEED},
    {NS_THREAD, STR("total"), E_COMMENT_COUNT},
    {NS_PODCAST, STR("chapters"), E_PODCAST_CHAPTERS},
    {NS_PSC, STR("chapter"), E_PSC_CHAPTER},
    {NS_PSC, STR("chapters"), E_PSC_CHAPTERS},
    {NS_XHTML, STR("body"), E_BODY},
    {NS_XHTML, STR("div"), E_BODY},
};

static int compare(const void *x, const void *y)
{
    const struct known_element *a = x, *b = y;
    return a->ns != b->ns ? (int)a->ns - (int)b->ns : str_cmp(a->name, b->name);
}

enum feed_element feed_element(enum feed_ns ns, struct str local)
{
    struct known_element key = {.ns = ns == NS_ATOM ? NS_CORE : ns, .name = local};
    const struct known_element *e =
        bsearch(&key, elements, ARRAY_SIZE(elements), sizeof *e, compare);
    return e ? e->element : E_UNKNOWN;
}
