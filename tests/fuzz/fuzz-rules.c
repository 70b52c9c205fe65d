/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a rule file: errors name file and line, and valid rules can be looked up. */
#include <stdint.h>
#include <stdlib.h>

#include "page/rule/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct site_rules *rules = site_rules_new();
    struct site_rule rule;
    struct error e;
    bool ok = site_rules_add(rules, (struct str){(const char *)data, size}, "f", &e);
    if (!ok && !str_starts(str_from(e.detail), STR("f:")))
        abort();
    bool found = site_rules_find(rules, STR("http://www.example.org/a/x1.html"), &rule);
    if (found && !ok)
        abort();
    site_rules_free(rules);
    return 0;
}
