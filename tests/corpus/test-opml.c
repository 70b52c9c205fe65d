/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads every OPML of the corpus: the well-formed ones give the feeds that cases.jsonl names, the
 * damaged ones every address that stands in the text.
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "feed/list/opml.h"
#include "text/url/url.h"

static bool read_into(struct buf *b, const char *directory, const char *name)
{
    AUTO(buf) path = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/%s", directory, name);
    return file_read(path.p, 64 << 20, b, &e);
}

/* The feeds that may be read: http and https. */
static bool has_feeds(const struct opml *o, const json_t *feeds)
{
    size_t at = 0, i;
    json_t *pair;
    json_array_foreach(feeds, i, pair)
    {
        const char *url = json_string_value(json_array_get(pair, 0));
        if (!url_is_fetchable(str_from(url)))
            continue;
        while (at < o->n && o->outlines[at].kind == NODE_CATEGORY)
            at++;
        if (at == o->n || strcmp(o->outlines[at].url, url) != 0) {
            printf("  wanted %s, got %s\n", url, at < o->n ? o->outlines[at].url : "the end");
            return false;
        }
        at++;
    }
    for (; at < o->n; at++) {
        if (o->outlines[at].kind != NODE_CATEGORY) {
            printf("  one too many: %s\n", o->outlines[at].url);
            return false;
        }
    }
    return true;
}

static bool has_all_addresses(const struct opml *o, struct str text)
{
    size_t wanted = 0, got = 0;
    for (size_t at = 0; (at = str_find(text, STR("xmlUrl=\"http"), at)) != SIZE_MAX; at++)
        wanted++;
    for (size_t i = 0; i < o->n; i++)
        got += o->outlines[i].kind == NODE_FEED;
    if (got != wanted)
        printf("  %zu feeds of %zu\n", got, wanted);
    return got == wanted;
}

static bool check(const char *directory, const json_t *c)
{
    AUTO(buf) bytes = BUF_INIT;
    AUTO(opml) o = {0};
    struct error e = {0};
    const json_t *feeds = json_object_get(c, "feeds");
    bool ok =
        read_into(&bytes, directory, json_string_value(json_object_get(c, "file"))) &&
        opml_parse(buf_str(&bytes), NULL, &o, &e) &&
        (json_is_array(feeds) ? has_feeds(&o, feeds) : has_all_addresses(&o, buf_str(&bytes)));
    if (!ok)
        printf("FAIL %s %s\n", json_string_value(json_object_get(c, "id")), e.detail);
    return ok;
}

int main(void)
{
    AUTO(buf) directory = BUF_INIT, cases = BUF_INIT;
    const char *srcdir = getenv("srcdir");
    int total = 0, failed = 0;
    buf_printf(&directory, "%s/../shared/corpus/opml", srcdir ? srcdir : ".");
    if (!read_into(&cases, directory.p, "cases.jsonl")) {
        printf("SKIP: no corpus at %s\n", directory.p);
        return 77;
    }
    struct str rest = buf_str(&cases);
    for (struct str line; str_split(&rest, '\n', &line);) {
        json_t *c = json_loadb(line.p, line.n, 0, NULL);
        if (c) {
            total++;
            failed += !check(directory.p, c);
        }
        json_decref(c);
    }
    printf("%d of %d\n", total - failed, total);
    return total > 0 && failed == 0 ? 0 : 1;
}
