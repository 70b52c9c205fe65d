/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of newsraft's feeds file: a feed per line, with a title in quotation marks; "@ Name"
 * begins a section, which becomes a category. Settings are skipped and reported. Pure. */
#pragma once

#include "feed/list/newsboat.h"

/* As newsboat_parse(); newsboat_fini() frees. */
MUST_CHECK bool newsraft_parse(struct str bytes, const struct newsboat_options *options,
                               struct newsboat *out, struct error *e);
