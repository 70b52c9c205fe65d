/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stubs for builds without libqrencode. */
#include "picture/qr.h"

bool qr_encode(const char *text, struct qr_code *out, struct error *e)
{
    return error_set(e, ERROR_UNSUPPORTED, 0, "gander was built without QR codes (libqrencode)");
}
