/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture/qr.h"

#include <qrencode.h>

#include "base/mem.h"

bool qr_encode(const char *text, struct qr_code *out, struct error *e)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    if (!code)
        return error_set(e, ERROR_LIMIT, 0, "too long for a QR code");
    size_t n = (size_t)code->width * (size_t)code->width;
    *out = (struct qr_code){.size = code->width, .dark = mem_zalloc(n, 1)};
    for (size_t i = 0; i < n; i++)
        out->dark[i] = code->data[i] & 1;
    QRcode_free(code);
    return true;
}
