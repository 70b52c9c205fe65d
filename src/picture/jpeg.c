/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "picture/formats.h"

struct failure {
    struct jpeg_error_mgr manager;
    jmp_buf back;
    char text[JMSG_LENGTH_MAX];
    int warnings;
};

static void fail(j_common_ptr info)
{
    struct failure *f = (struct failure *)info->err;
    f->manager.format_message(info, f->text);
    longjmp(f->back, 1);
}

/* Tolerates damage that libjpeg repairs, up to a number of warnings. */
static void warn(j_common_ptr info, int level)
{
    struct failure *f = (struct failure *)info->err;
    if (level < 0 && ++f->warnings > 1000) {
        f->text[0] = '\0';
        longjmp(f->back, 1);
    }
}

/* Scale divisor, 1 to 8, that libjpeg applies cheaply: the largest that keeps the wanted size. */
static unsigned shrink_by(unsigned have_width, unsigned have_height, int width, int height)
{
    unsigned by = 1;
    while (by < 8 && have_width / (by * 2) >= (unsigned)width &&
           have_height / (by * 2) >= (unsigned)height)
        by *= 2;
    return by;
}

bool decode_jpeg(struct str bytes, int width, int height, struct picture *out, struct error *e)
{
    struct jpeg_decompress_struct d;
    struct failure failure = {.text = ""};
    d.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = fail;
    failure.manager.emit_message = warn;
    if (setjmp(failure.back)) {
        jpeg_destroy_decompress(&d);
        return error_set(e, ERROR_INVALID, 0, "a damaged JPEG file: %s", failure.text);
    }
    jpeg_create_decompress(&d);
    d.mem->max_memory_to_use = 256L << 20;
    jpeg_mem_src(&d, (const unsigned char *)bytes.p, bytes.n);
    jpeg_read_header(&d, TRUE);
    bool ok = picture_check_size(d.image_width, d.image_height, e);
    if (ok) {
        d.scale_num = 1;
        d.scale_denom = shrink_by(d.image_width, d.image_height, width, height);
        d.out_color_space = JCS_EXT_RGBA;
        d.dct_method = JDCT_IFAST;
        jpeg_start_decompress(&d);
        ok = picture_init(out, d.output_width, d.output_height, e);
    }
    while (ok && d.output_scanline < d.output_height) {
        JSAMPROW row = out->rgba + (size_t)d.output_scanline * (size_t)out->width * 4;
        jpeg_read_scanlines(&d, &row, 1);
    }
    jpeg_destroy_decompress(&d);
    return ok;
}
