/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doc as text for a pipe, a file or a printer, from the same typesetting. Pure. */
#ifndef GANDER_LAYOUT_EXPORT_H
#define GANDER_LAYOUT_EXPORT_H

#include "base/buf.h"
#include "layout/layout.h"
#include "model/doc.h"

enum export_format { EXPORT_TEXT, EXPORT_ANSI, EXPORT_MARKDOWN, EXPORT_HTML };

/* EXPORT_TEXT and EXPORT_ANSI are laid out with `options`; the others ignore all of it. The result
 * holds no control character but '\n', and with EXPORT_ANSI gander's own SGR sequences. */
void export_add(struct buf *b, const struct doc *doc, enum export_format format,
                const struct layout_options *options);

#endif
