/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of an article from the cache, for exports. */
#pragma once

#include "base/buf.h"
#include "engine/engine.h"

/* Reads the picture of an image, by its number. `*type` is its media type, by its bytes. `common`
 * converts what e-readers and mail programs do not show (WebP) to PNG. False when it is not stored,
 * or no picture. */
bool picture_file_read(const struct engine_article *a, int number, bool common, struct buf *bytes,
                       const char **type);

/* Extension of a media type: "jpg", … */
const char *picture_file_extension(const char *type);
