/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as JSON Feed; gander reads all that it writes. */
#include <stdlib.h>

#include "feed/feed.h"
#include "feed/json-feed.h"
#include "feed/repair-json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    struct buf repaired = BUF_INIT;
    struct feed f, again;
    bool cut;
    repair_json(s, &repaired, &cut);
    buf_fini(&repaired);
    if (!feed_parse(s, NULL, &f, NULL)) {
        return 0;
    }
    json_t *json = json_feed_from_feed(&f);
    char *text = json_dumps(json, 0);
    if (!text || !feed_parse(str_from(text), NULL, &again, NULL) ||
        again.n_articles != f.n_articles) {
        abort();
    }
    feed_fini(&again);
    feed_fini(&f);
    free(text);
    json_decref(json);
    return 0;
}
