/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes yield an article of valid UTF-8 or an error. The first byte selects the options. */
#include <stdint.h>
#include <stdlib.h>

#include "page/article/extract.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct extract_options options = {0};
    if (data[0] & 1)
        options.url = "https://news.example.cn/2024/5/20/art_1_2.html";
    if (data[0] & 2)
        options.content_type = "text/html; charset=gbk";
    struct page_article p;
    struct error e;
    if (page_extract((struct str){(const char *)data + 1, size - 1}, &options, &p, &e)) {
        if (!utf8_valid(str_from(p.article.content)) || !utf8_valid(str_from(p.text)))
            abort();
        json_t *json = page_article_json(&p);
        char *text = json_dumps(json, 0);
        if (!text)
            abort();
        free(text);
        json_decref(json);
    }
    page_article_fini(&p);
    return 0;
}
