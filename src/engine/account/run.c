/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/account/run.h"

#include <string.h>

#include "model/tag.h"

bool account_is_tag(const struct account_run *r, const char *label)
{
    AUTO(buf) name = BUF_INIT;
    bool is_tag = tag_add_name(&name, str_from(label), NULL);
    for (size_t i = 0; is_tag && i < r->n_feeds; i++)
        is_tag = strcmp(r->feeds[i].folder, label) != 0;
    return is_tag;
}

void account_run_tell(struct account_run *r, const struct error *what)
{
    buf_printf(&r->notices, "%s\n", what->detail);
}
