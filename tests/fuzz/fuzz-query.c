/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a query and, after the first line, as a rule's actions: an error has a column within
 * the query; actions that are understood are so again when they are written. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/rule.h"
#include "store/search/query.h"
#include "text/utf8.h"

enum { NOW = 1750000000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(void *n, const struct search_node *word)
{
    ++*(size_t *)n;
}

static void check_query(const char *query)
{
    struct search search;
    struct error e = {0};
    size_t words = 0;
    bool ok = search_parse(query, NOW, (struct zone){0}, &search, &e);
    if (!ok && (e.code != ERROR_USAGE || e.number < 0 ||
                (size_t)e.number > utf8_length(str_from(query)) + 1))
        abort();
    if (ok)
        search_each_term(&search, count, &words);
    if (words > strlen(query))
        abort();
    search_fini(&search);
}

static void check_actions(const char *text)
{
    AUTO(arena) arena = {0};
    struct rule_actions actions, again;
    AUTO(buf) written = BUF_INIT, twice = BUF_INIT;
    struct error e;
    if (rule_parse_actions(text, &arena, &actions, &e)) {
        rule_add_actions(&written, &actions);
        if (written.n <= RULE_MAX_BYTES) {
            if (!rule_parse_actions(buf_c(&written), &arena, &again, &e))
                abort();
            rule_add_actions(&twice, &again);
            if (!str_eq(buf_str(&written), buf_str(&twice)))
                abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(buf) text = BUF_INIT;
    utf8_add_valid(&text, (struct str){(const char *)data, size});
    struct str rest = buf_str(&text), query;
    str_split(&rest, '\n', &query);
    char *first = mem_strndup(query.p, query.n), *second = mem_strndup(rest.p, rest.n);
    check_query(first);
    check_actions(second);
    free(first);
    free(second);
    return 0;
}
