/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <webp/decode.h>

#include "picture/formats.h"

bool decode_webp(struct str bytes, int width, int height, struct picture *out, struct error *e)
{
    const uint8_t *data = (const uint8_t *)bytes.p;
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config) ||
        WebPGetFeatures(data, bytes.n, &config.input) != VP8_STATUS_OK)
        return error_set(e, ERROR_INVALID, 0, "a damaged WebP file");
    int w = config.input.width, h = config.input.height;
    if (!picture_check_size(w, h, e))
        return false;
    if (config.input.has_animation)
        return error_set(e, ERROR_UNSUPPORTED, 0, "an animated WebP file");
    while (w / 2 >= width && h / 2 >= height && w > 1 && h > 1) {
        w /= 2;
        h /= 2;
    }
    if (!picture_init(out, w, h, e))
        return false;
    config.options.use_scaling = w != config.input.width;
    config.options.scaled_width = w;
    config.options.scaled_height = h;
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = out->rgba;
    config.output.u.RGBA.stride = w * 4;
    config.output.u.RGBA.size = (size_t)w * (size_t)h * 4;
    VP8StatusCode status = WebPDecode(data, bytes.n, &config);
    WebPFreeDecBuffer(&config.output);
    return status == VP8_STATUS_OK ||
           error_set(e, ERROR_INVALID, 0, "a damaged WebP file (%d)", (int)status);
}
