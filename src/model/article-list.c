/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/article-list.h"

void article_list_fini(struct article_list *l)
{
    arena_fini(&l->arena);
    *l = (struct article_list){0};
}
