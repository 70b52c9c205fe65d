/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as JSON Feed, of which gander reads all that it writes, and as JSON Chapters. */
#include <stdlib.h>

#include "feed/feed.h"
#include "feed/json/chapters.h"
#include "feed/json/write.h"
#include "feed/repair/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In order, within bounds. */
static void read_chapters(struct str s)
{
    AUTO(arena) arena = {0};
    struct chapter *chapters;
    size_t n;
    if (chapters_parse(s, &arena, &chapters, &n, NULL)) {
        for (size_t i = 0; i < n; i++)
            if (chapters[i].start < 0 || (i > 0 && chapters[i].start < chapters[i - 1].start) ||
                n > ARTICLE_MAX_CHAPTERS)
                abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    read_chapters(s);
    AUTO(buf) repaired = BUF_INIT;
    struct feed f, again;
    bool cut;
    repair_json(s, &repaired, &cut);
    if (!feed_parse(s, NULL, &f, NULL))
        return 0;
    json_t *json = json_feed_from_feed(&f);
    char *text = json_dumps(json, 0);
    if (!text || !feed_parse(str_from(text), NULL, &again, NULL) ||
        again.n_articles != f.n_articles)
        abort();
    feed_fini(&again);
    feed_fini(&f);
    free(text);
    json_decref(json);
    return 0;
}
