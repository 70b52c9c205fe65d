/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a list page, with and without rules: every article has a title and an address. */
#include <stdint.h>
#include <stdlib.h>

#include "page/list/list.h"
#include "page/rule/rules.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct page_list *l)
{
    for (size_t i = 0; i < l->n_articles; i++) {
        const struct article *a = &l->articles[i];
        if (!a->url || !a->title || !utf8_valid(str_from(a->title)) ||
            !utf8_valid(str_from(a->url)) || !utf8_valid(str_from(a->summary)))
            abort();
    }
    if (l->n_articles == 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct site_rules *rules = site_rules_new();
    struct error e;
    if (!site_rules_add(rules,
                        STR("host example.org\nitem li, tr\nitem-date span\ndrop .x\nnext b"),
                        "rules", &e))
        abort();
    for (int i = 0; i < 2; i++) {
        struct list_options options = {
            .url = i ? "http://example.org/a/index.html" : NULL,
            .default_offset = 480,
            .rules = i ? rules : NULL,
        };
        struct page_list l;
        if (page_list_read((struct str){(const char *)data, size}, &options, &l, &e)) {
            check(&l);
            page_list_fini(&l);
        }
    }
    site_rules_free(rules);
    return 0;
}
