/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture/picture.h"

#include "base/mem.h"

/* Mean of the pixels in [left, right) x [top, bottom); colours are weighted by opacity. */
static void mean(const struct picture *p, int left, int top, int right, int bottom, uint8_t out[4])
{
    uint64_t sum[4] = {0}, n = (uint64_t)(right - left) * (uint64_t)(bottom - top);
    for (int y = top; y < bottom; y++) {
        const uint8_t *pixel = p->rgba + ((size_t)y * (size_t)p->width + (size_t)left) * 4;
        for (int x = left; x < right; x++, pixel += 4) {
            for (int c = 0; c < 3; c++)
                sum[c] += (uint64_t)pixel[c] * pixel[3];
            sum[3] += pixel[3];
        }
    }
    for (int c = 0; c < 3; c++)
        out[c] = (uint8_t)(sum[3] > 0 ? (sum[c] + sum[3] / 2) / sum[3] : 0);
    out[3] = (uint8_t)((sum[3] + n / 2) / n);
}

/* Start of the `i`-th of `parts`. */
static int edge(int size, int i, int parts)
{
    return (int)((int64_t)size * i / parts);
}

void picture_scale(const struct picture *p, int width, int height, struct picture *out)
{
    *out = (struct picture){width, height, mem_zalloc((size_t)width * (size_t)height, 4)};
    for (int y = 0; y < height; y++) {
        int top = edge(p->height, y, height), bottom = edge(p->height, y + 1, height);
        for (int x = 0; x < width; x++) {
            int left = edge(p->width, x, width), right = edge(p->width, x + 1, width);
            uint8_t *pixel = out->rgba + ((size_t)y * (size_t)width + (size_t)x) * 4;
            mean(p, left, top, right > left ? right : left + 1, bottom > top ? bottom : top + 1,
                 pixel);
        }
    }
}
