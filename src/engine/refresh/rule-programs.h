/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that rules run on articles, a bounded number in a refresh, which ends after them; titles
 * that rules report. Engine thread. */
#pragma once

#include "engine/refresh/run.h"
#include "store/rule/rules.h"

/* Starts the programs asked for. A failure is the rule's, until a program of it runs in another
 * refresh. `f`: the refresh that they belong to; NULL: none. */
void rule_programs_start(struct worker *w, struct refresh *f, const struct rules_asked *asked);
/* Adds the titles that rules report to an event; `asked` may be NULL. */
void rule_programs_report(struct engine_event *event, const struct rules_asked *asked);
