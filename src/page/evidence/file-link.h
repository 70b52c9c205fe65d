/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links to files that belong to an article: forms, tables, scans. Pure. */
#ifndef GANDER_PAGE_EVIDENCE_FILE_LINK_H
#define GANDER_PAGE_EVIDENCE_FILE_LINK_H

#include <stdbool.h>

#include "base/str.h"

/* The media type of the file behind an address (absolute or as written): "" when it is a download
 * of an unknown type, NULL when it is no file. `text` is what the link says: publishing systems
 * that hand files out by number name them there. */
const char *file_link_type(struct str url, struct str text);

/* Whether an address names a picture by its ending. */
bool file_link_is_image(struct str url);

#endif
