/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/sentence.h"

#include <stdarg.h>

#include "base/i18n.h"

void sentence_add(struct buf *b, const char *format, ...)
{
    AUTO(buf) before = *b, sentence = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_vprintf(&sentence, format, args);
    va_end(args);
    *b = (struct buf)BUF_INIT;
    if (before.n > 0) {
        /* TRANSLATORS: two sentences; in Chinese without the space. */
        buf_printf(b, _("%s %s"), buf_c(&before), buf_c(&sentence));
    } else {
        buf_add(b, buf_str(&sentence));
    }
}
