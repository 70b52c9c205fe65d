/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of pages whose content is entries (news of a section, products of a shop, works of a
 * collection), possibly with an introduction. Pure.
 */
#pragma once

#include "page/evidence/pattern.h"

/* `article` is the page read as an article, `weights` those of its nodes in that reading. */
bool entries_are_page(const struct patterns *patterns, const struct body_options *options,
                      const struct body *article, const uint32_t *weights);
