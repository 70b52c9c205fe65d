/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for single sites that come along as files: data_dir/sites/NAME.rules. */
#ifndef GANDER_ENGINE_SITE_FILES_H
#define GANDER_ENGINE_SITE_FILES_H

#include "page/rules.h"

/* All of them in the order of their names; one that is not understood is logged and left out. Free
 * with site_rules_free. `data_dir` may be NULL. */
struct site_rules *site_files_load(const char *data_dir);

#endif
