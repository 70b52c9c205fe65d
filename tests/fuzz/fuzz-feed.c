/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a feed: the result is valid, and can be written as JSON. The first byte selects the
 * options. */
#include <stdlib.h>

#include "feed/feed.h"
#include "feed/json/write.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *s)
{
    if (s && !utf8_valid(str_from(s)))
        abort();
}

static void check_feed(const struct feed *f)
{
    check(f->title);
    check(f->description);
    for (size_t i = 0; i < f->n_articles; i++) {
        check(f->articles[i].title);
        check(f->articles[i].content);
        check(f->articles[i].summary);
        check(f->articles[i].url);
    }
    json_t *json = json_feed_from_feed(f);
    char *text = json_dumps(json, 0);
    if (!text)
        abort();
    free(text);
    json_decref(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct feed f;
    struct error e = {0};
    unsigned choice = size > 0 ? data[0] : 0;
    const struct feed_options options = {
        .url = choice & 1 ? "http://example.org/a/b?c#d" : NULL,
        .content_type = choice & 2 ? "text/xml; charset=gbk" : NULL,
        .max_articles = choice & 4 ? 2 : 0,
    };
    struct str s = {(const char *)data + (size > 0), size - (size > 0)};
    if (feed_parse(s, &options, &f, &e)) {
        check_feed(&f);
        feed_fini(&f);
    } else if (f.n_articles > 0 || e.detail[0] == '\0') {
        abort();
    }
    return 0;
}
