/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/xml/vocabulary.h"

#include <stdlib.h>

#include "base/compiler.h"

struct known_ns {
    struct str name;
    enum feed_ns ns;
};

/* Addresses without scheme, "www." and trailing slash. */
static const struct known_ns uris[] = {
    {STR("purl.org/rss/1.0"), NS_CORE},
    {STR("purl.org/net/rss1.1#"), NS_CORE},
    {STR("my.netscape.com/rdf/simple/0.9"), NS_CORE},
    {STR("channel.netscape.com/rdf/simple/0.9"), NS_CORE},
    {STR("my.netscape.com/publish/formats/rss-0.91.dtd"), NS_CORE},
    {STR("backend.userland.com/rss"), NS_CORE},
    {STR("backend.userland.com/rss2"), NS_CORE},
    {STR("backend.userland.com/rss092"), NS_CORE},
    {STR("backend.userland.com/rss091"), NS_CORE},
    {STR("backend.userland.com/rss20"), NS_CORE},
    {STR("blogs.law.harvard.edu/tech/rss"), NS_CORE},
    {STR("w3.org/2005/atom"), NS_ATOM},
    {STR("purl.org/atom/ns#"), NS_ATOM},
    {STR("purl.org/atom/ns"), NS_ATOM},
    {STR("example.com/newformat#"), NS_ATOM},
    {STR("example.com/necho"), NS_ATOM},
    {STR("purl.org/echo"), NS_ATOM},
    {STR("purl.org/pie"), NS_ATOM},
    {STR("w3.org/1999/02/22-rdf-syntax-ns#"), NS_RDF},
    {STR("purl.org/dc/elements/1.1"), NS_DC},
    {STR("purl.org/dc/elements/1.0"), NS_DC},
    {STR("purl.org/dc/terms"), NS_DCTERMS},
    {STR("purl.org/rss/1.0/modules/dcterms"), NS_DCTERMS},
    {STR("purl.org/rss/1.0/modules/content"), NS_CONTENT},
    {STR("news.yandex.ru"), NS_CONTENT},
    {STR("search.yahoo.com/mrss"), NS_MEDIA},
    {STR("search.yahoo.com/mrss/"), NS_MEDIA},
    {STR("search.yahoo.com/rss"), NS_MEDIA},
    {STR("tools.search.yahoo.com/mrss"), NS_MEDIA},
    {STR("itunes.com/dtds/podcast-1.0.dtd"), NS_ITUNES},
    {STR("example.com/dtds/podcast-1.0.dtd"), NS_ITUNES},
    {STR("google.com/schemas/play-podcasts/1.0"), NS_ITUNES},
    {STR("purl.org/rss/1.0/modules/syndication"), NS_SY},
    {STR("purl.org/rss/1.0/modules/slash"), NS_SLASH},
    {STR("wellformedweb.org/commentapi"), NS_WFW},
    {STR("purl.org/syndication/thread/1.0"), NS_THREAD},
    {STR("podcastindex.org/namespace/1.0"), NS_PODCAST},
    {STR("github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"), NS_PODCAST},
    {STR("podlove.org/simple-chapters"), NS_PSC},
    {STR("w3.org/1999/xhtml"), NS_XHTML},
    {STR("w3.org/xml/1998/namespace"), NS_XML},
};

static const struct known_ns prefixes[] = {
    {STR("rss"), NS_CORE},    {STR("atom"), NS_ATOM},       {STR("atom10"), NS_ATOM},
    {STR("atom03"), NS_ATOM}, {STR("a10"), NS_ATOM},        {STR("rdf"), NS_RDF},
    {STR("dc"), NS_DC},       {STR("dcterms"), NS_DCTERMS}, {STR("content"), NS_CONTENT},
    {STR("media"), NS_MEDIA}, {STR("itunes"), NS_ITUNES},   {STR("googleplay"), NS_ITUNES},
    {STR("sy"), NS_SY},       {STR("xhtml"), NS_XHTML},     {STR("xml"), NS_XML},
    {STR("slash"), NS_SLASH}, {STR("wfw"), NS_WFW},         {STR("thr"), NS_THREAD},
    {STR("psc"), NS_PSC},     {STR("podcast"), NS_PODCAST}, {STR("yandex"), NS_CONTENT},
};

static enum feed_ns find_ns(const struct known_ns *list, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(list[i].name, name))
            return list[i].ns;
    return NS_OTHER;
}

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
    return find_ns(uris, ARRAY_SIZE(uris), uri);
}

enum feed_ns feed_ns_from_prefix(struct str prefix)
{
    return find_ns(prefixes, ARRAY_SIZE(prefixes), prefix);
}

struct known_element {
    struct str name;
    enum feed_element element;
};

/* Each table is sorted by str_cmp(). */
static const struct known_element core[] = {
    {STR("author"), E_AUTHOR},
    {STR("body"), E_BODY},
    {STR("category"), E_CATEGORY},
    {STR("channel"), E_CHANNEL},
    {STR("comments"), E_COMMENTS},
    {STR("content"), E_CONTENT},
    {STR("contributor"), E_CONTRIBUTOR},
    {STR("created"), E_CREATED},
    {STR("date"), E_DATE},
    {STR("day"), E_DAY},
    {STR("description"), E_DESCRIPTION},
    {STR("email"), E_EMAIL},
    {STR("enclosure"), E_ENCLOSURE},
    {STR("entry"), E_ITEM},
    {STR("feed"), E_FEED},
    {STR("fullitem"), E_BODY},
    {STR("guid"), E_GUID},
    {STR("homepage"), E_URI},
    {STR("hour"), E_HOUR},
    {STR("icon"), E_ICON},
    {STR("id"), E_ID},
    {STR("image"), E_IMAGE},
    {STR("issued"), E_ISSUED},
    {STR("item"), E_ITEM},
    {STR("language"), E_LANGUAGE},
    {STR("lastbuilddate"), E_LAST_BUILD},
    {STR("link"), E_LINK},
    {STR("logo"), E_LOGO},
    {STR("managingeditor"), E_MANAGING_EDITOR},
    {STR("modified"), E_MODIFIED},
    {STR("name"), E_NAME},
    {STR("product"), E_ITEM},
    {STR("pubdate"), E_PUBLISHED},
    {STR("published"), E_PUBLISHED},
    {STR("rdf"), E_RDF},
    {STR("rss"), E_RSS},
    {STR("skipdays"), E_SKIP_DAYS},
    {STR("skiphours"), E_SKIP_HOURS},
    {STR("source"), E_SOURCE},
    {STR("subtitle"), E_SUBTITLE},
    {STR("summary"), E_SUMMARY},
    {STR("tagline"), E_SUBTITLE},
    {STR("tags"), E_KEYWORDS},
    {STR("title"), E_TITLE},
    {STR("ttl"), E_TTL},
    {STR("updated"), E_UPDATED},
    {STR("uri"), E_URI},
    {STR("url"), E_URL},
};
static const struct known_element rdf[] = {
    {STR("rdf"), E_RDF},
};
static const struct known_element dc[] = {
    {STR("author"), E_CREATOR},    {STR("creator"), E_CREATOR},
    {STR("date"), E_DATE},         {STR("description"), E_DESCRIPTION},
    {STR("language"), E_LANGUAGE}, {STR("publisher"), E_PUBLISHER},
    {STR("source"), E_PUBLISHER},  {STR("subject"), E_SUBJECT},
    {STR("title"), E_DC_TITLE},
};
static const struct known_element dcterms[] = {
    {STR("abstract"), E_DESCRIPTION}, {STR("created"), E_CREATED},
    {STR("creator"), E_CREATOR},      {STR("date"), E_DATE},
    {STR("issued"), E_ISSUED},        {STR("modified"), E_MODIFIED},
    {STR("subject"), E_SUBJECT},      {STR("title"), E_DC_TITLE},
};
static const struct known_element content[] = {
    {STR("encoded"), E_ENCODED}, {STR("full-text"), E_BODY}, /* of Yandex */
};
static const struct known_element media[] = {
    {STR("category"), E_CATEGORY},
    {STR("content"), E_MEDIA_CONTENT},
    {STR("description"), E_MEDIA_DESCRIPTION},
    {STR("group"), E_MEDIA_GROUP},
    {STR("keywords"), E_KEYWORDS},
    {STR("thumbnail"), E_MEDIA_THUMBNAIL},
    {STR("title"), E_MEDIA_TITLE},
};
static const struct known_element itunes[] = {
    {STR("author"), E_ITUNES_AUTHOR},
    {STR("category"), E_ITUNES_CATEGORY},
    {STR("description"), E_ITUNES_SUMMARY},
    {STR("duration"), E_DURATION},
    {STR("email"), E_EMAIL},
    {STR("image"), E_ITUNES_IMAGE},
    {STR("keywords"), E_KEYWORDS},
    {STR("link"), E_ITUNES_IMAGE},
    {STR("name"), E_NAME},
    {STR("owner"), E_OWNER},
    {STR("subtitle"), E_ITUNES_SUBTITLE},
    {STR("summary"), E_ITUNES_SUMMARY},
    {STR("title"), E_ITUNES_TITLE},
};
static const struct known_element sy[] = {
    {STR("updatefrequency"), E_UPDATE_FREQUENCY},
    {STR("updateperiod"), E_UPDATE_PERIOD},
};
static const struct known_element slash[] = {
    {STR("comments"), E_COMMENT_COUNT},
};
static const struct known_element wfw[] = {
    {STR("commentrss"), E_COMMENT_FEED},
};
static const struct known_element thread[] = {
    {STR("total"), E_COMMENT_COUNT},
};
static const struct known_element podcast[] = {
    {STR("chapters"), E_PODCAST_CHAPTERS},
};
static const struct known_element psc[] = {
    {STR("chapter"), E_PSC_CHAPTER},
    {STR("chapters"), E_PSC_CHAPTERS},
};
static const struct known_element xhtml[] = {
    {STR("body"), E_BODY},
    {STR("div"), E_BODY},
};

#define LIST(names)                                                                                \
    {                                                                                              \
        names, ARRAY_SIZE(names)                                                                   \
    }
static const struct {
    const struct known_element *names;
    size_t n;
} lists[] = {
    [NS_CORE] = LIST(core),   [NS_ATOM] = LIST(core),       [NS_RDF] = LIST(rdf),
    [NS_DC] = LIST(dc),       [NS_DCTERMS] = LIST(dcterms), [NS_CONTENT] = LIST(content),
    [NS_MEDIA] = LIST(media), [NS_ITUNES] = LIST(itunes),   [NS_SY] = LIST(sy),
    [NS_SLASH] = LIST(slash), [NS_WFW] = LIST(wfw),         [NS_THREAD] = LIST(thread),
    [NS_PSC] = LIST(psc),     [NS_PODCAST] = LIST(podcast), [NS_XHTML] = LIST(xhtml),
};

static int compare(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, ((const struct known_element *)element)->name);
}

enum feed_element feed_element(enum feed_ns ns, struct str local)
{
    if (ns >= ARRAY_SIZE(lists) || !lists[ns].names)
        return E_UNKNOWN;
    const struct known_element *e =
        bsearch(&local, lists[ns].names, lists[ns].n, sizeof *e, compare);
    return e ? e->element : E_UNKNOWN;
}
