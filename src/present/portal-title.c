/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/portal-title.h"

#include <string.h>

#include "base/i18n.h"

/* Titles of the user's own portal and of data/portals/. */
static const char *const own[] = {
    N_("My feeds"), N_("World and Chinese feeds"), N_("Hengyang"),
    N_("Jiaxing"),  N_("Southeast Network"),
};

const char *portal_title(const char *title)
{
    for (size_t i = 0; i < ARRAY_SIZE(own); i++)
        if (strcmp(own[i], title) == 0)
            return _(own[i]);
    return title;
}

const char *node_title(const struct tree_node *node)
{
    return node->kind == NODE_PORTAL ? portal_title(node->title) : node->title;
}
