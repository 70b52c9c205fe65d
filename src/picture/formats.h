/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decoders behind picture_decode(), one for each kind of file. */
#ifndef GANDER_PICTURE_FORMATS_H
#define GANDER_PICTURE_FORMATS_H

#include "picture/picture.h"

bool decode_jpeg(struct str bytes, int width, int height, struct picture *out, struct error *e);
bool decode_png(struct str bytes, int width, int height, struct picture *out, struct error *e);
bool decode_webp(struct str bytes, int width, int height, struct picture *out, struct error *e);
bool decode_gif(struct str bytes, int width, int height, struct picture *out, struct error *e);

/* Makes room for width x height pixels; ERROR_LIMIT when that is more than the bounds. */
bool picture_init(struct picture *p, int64_t width, int64_t height, struct error *e);
/* Only the check. */
bool picture_check_size(int64_t width, int64_t height, struct error *e);

#endif
