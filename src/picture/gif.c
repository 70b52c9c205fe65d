/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GIF decoder, first frame only. */
#include <gif_lib.h>
#include <string.h>

#include "base/mem.h"
#include "picture/formats.h"

static int read_bytes(GifFileType *gif, GifByteType *out, int n)
{
    struct str *rest = gif->UserData;
    size_t take = (size_t)n < rest->n ? (size_t)n : rest->n;
    memcpy(out, rest->p, take);
    *rest = str_slice(*rest, take, rest->n);
    return (int)take;
}

static void put_row(struct picture *out, const GifFileType *gif, int y, const GifPixelType *row,
                    int transparent)
{
    const GifImageDesc *frame = &gif->Image;
    const ColorMapObject *map = frame->ColorMap ? frame->ColorMap : gif->SColorMap;
    for (int x = 0; x < frame->Width; x++) {
        int64_t at_x = (int64_t)frame->Left + x, at_y = (int64_t)frame->Top + y;
        if (at_x >= out->width || at_y >= out->height || row[x] == transparent || !map ||
            row[x] >= map->ColorCount)
            continue;
        uint8_t *pixel = out->rgba + ((size_t)at_y * (size_t)out->width + (size_t)at_x) * 4;
        pixel[0] = map->Colors[row[x]].Red;
        pixel[1] = map->Colors[row[x]].Green;
        pixel[2] = map->Colors[row[x]].Blue;
        pixel[3] = 255;
    }
}

static bool read_frame(GifFileType *gif, struct picture *out, int transparent)
{
    /* The four passes of an interlaced frame (GIF89a appendix E). */
    static const int first[] = {0, 4, 2, 1}, step[] = {8, 8, 4, 2};
    const GifImageDesc *frame = &gif->Image;
    if (frame->Width < 1 || frame->Width > PICTURE_MAX_SIDE || frame->Height > PICTURE_MAX_SIDE ||
        frame->Left < 0 || frame->Top < 0)
        return false;
    AUTO_FREE GifPixelType *row = mem_zalloc((size_t)frame->Width, sizeof *row);
    bool ok = true;
    for (int pass = 0; ok && pass < (frame->Interlace ? 4 : 1); pass++) {
        int by = frame->Interlace ? step[pass] : 1;
        for (int y = frame->Interlace ? first[pass] : 0; ok && y < frame->Height; y += by) {
            ok = DGifGetLine(gif, row, frame->Width) == GIF_OK;
            if (ok)
                put_row(out, gif, y, row, transparent);
        }
    }
    return ok;
}

/* Skips extensions up to the first frame, keeping its transparent colour. */
static bool find_frame(GifFileType *gif, int *transparent)
{
    GifRecordType record;
    while (DGifGetRecordType(gif, &record) == GIF_OK) {
        int code;
        GifByteType *data = NULL;
        if (record == IMAGE_DESC_RECORD_TYPE)
            return DGifGetImageDesc(gif) == GIF_OK;
        if (record != EXTENSION_RECORD_TYPE || DGifGetExtension(gif, &code, &data) != GIF_OK)
            return false;
        while (data) {
            GraphicsControlBlock control;
            if (code == GRAPHICS_EXT_FUNC_CODE &&
                DGifExtensionToGCB(data[0], data + 1, &control) == GIF_OK)
                *transparent = control.TransparentColor;
            if (DGifGetExtensionNext(gif, &data) != GIF_OK)
                return false;
        }
    }
    return false;
}

bool decode_gif(struct str bytes, int width, int height, struct picture *out, struct error *e)
{
    int code = 0, transparent = NO_TRANSPARENT_COLOR;
    GifFileType *gif = DGifOpen(&bytes, read_bytes, &code);
    if (!gif)
        return error_set(e, ERROR_INVALID, 0, "a damaged GIF file");
    bool ok = picture_init(out, gif->SWidth, gif->SHeight, e);
    if (ok && !(find_frame(gif, &transparent) && read_frame(gif, out, transparent)))
        ok = error_set(e, ERROR_INVALID, 0, "a damaged GIF file");
    DGifCloseFile(gif, &code);
    return ok;
}
