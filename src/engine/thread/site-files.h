/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for single sites: files DIRECTORY/NAME.rules. */
#ifndef GANDER_ENGINE_THREAD_SITE_FILES_H
#define GANDER_ENGINE_THREAD_SITE_FILES_H

#include "base/buf.h"
#include "page/rules.h"

/* The user's own rules from `own_dir`, which go first, and those that come along from
 * data_dir/sites; in each the files in the order of their names. One that is not understood is left
 * out: "FILE:LINE: why" is appended to `report` as a line, or logged where that is NULL. Either
 * directory may be NULL. Free with site_rules_free. */
struct site_rules *site_files_load(const char *own_dir, const char *data_dir, struct buf *report);

#endif
