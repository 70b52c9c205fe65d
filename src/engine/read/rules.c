/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/mark/rules.h"

#include "engine/internal.h"

bool engine_rules(struct engine *n, struct rule_list *out, struct error *e)
{
    *out = (struct rule_list){0};
    return rules_list(n->reader, &out->arena, &out->v, &out->n, e);
}
