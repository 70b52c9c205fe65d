/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Export of a doc for a pipe, file or printer, with the typesetting of the reader. Pure. */
#pragma once

#include "base/buf.h"
#include "layout/layout.h"
#include "model/doc.h"

enum export_format { EXPORT_TEXT, EXPORT_ANSI, EXPORT_MARKDOWN, EXPORT_HTML };

/* `options` apply to EXPORT_TEXT and EXPORT_ANSI. The result has no control characters but '\n'
 * and, with EXPORT_ANSI, gander's own SGR sequences. */
void export_add(struct buf *b, const struct doc *doc, enum export_format format,
                const struct layout_options *options);
