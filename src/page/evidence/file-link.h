/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of links to attached files: forms, tables, scans. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* Media type of a linked file: "" for a download of unknown type, NULL for no file. `url` may be
 * relative. `text` is the link's label, which names files that are served by number. */
const char *file_link_type(struct str url, struct str text);

/* True for the file extension of an image. */
bool file_link_is_image(struct str url);
