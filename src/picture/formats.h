/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoders behind picture_decode(), one per file format, and the bounds of all. */
#pragma once

#include "picture/picture.h"

bool decode_jpeg(struct str bytes, int width, int height, struct picture *out, struct error *e);
bool decode_png(struct str bytes, int width, int height, struct picture *out, struct error *e);
bool decode_webp(struct str bytes, int width, int height, struct picture *out, struct error *e);
bool decode_gif(struct str bytes, int width, int height, struct picture *out, struct error *e);

/* Allocates width x height pixels; ERROR_LIMIT beyond the bounds of picture.h. */
bool picture_init(struct picture *p, int64_t width, int64_t height, struct error *e);
/* ERROR_LIMIT beyond the bounds. */
bool picture_check_size(int64_t width, int64_t height, struct error *e);
