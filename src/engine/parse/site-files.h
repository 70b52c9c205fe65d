/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loader of site rules from files DIRECTORY/NAME.rules. */
#pragma once

#include "base/buf.h"
#include "page/rule/rules.h"

/* Loads the user's rules from `own_dir`, then the bundled ones from data_dir/sites, each in the
 * order of file names; either directory may be NULL. Invalid files are skipped, with "FILE:LINE:
 * why" appended to `report` as a line, or logged if that is NULL. site_rules_free() frees. */
struct site_rules *site_files_load(const char *own_dir, const char *data_dir, struct buf *report);
