/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compressed texts of articles. A value of body.summary, body.content or page.content is TEXT, or a
 * BLOB that holds the text compressed: its length in bytes (32 bits, big-endian), and a zlib stream
 * (RFC 1950). SQL statements read it as plain(x) and make it by compressed(x).
 *
 * New articles are stored as text, since compressing them would double the time of a refresh;
 * compress_step() does it later.
 */
#pragma once

#include "base/buf.h"
#include "store/store.h"

/* Registers the SQL functions: plain(x) is the text of a BLOB, and NULL for a damaged one, which
 * is logged once per connection; compressed(x) is the BLOB of a TEXT, or the TEXT itself when that
 * is not longer. Both return any other value as it is. intact(x) is false for a damaged BLOB. */
MUST_CHECK bool compress_add_functions(struct store *s, struct error *e);

/* Appends the text of a BLOB; false, with nothing appended, for a damaged one. */
MUST_CHECK bool compress_read(struct str blob, struct buf *out);

/* Compresses the texts of the next articles, in the order of their storing, in a transaction of
 * about 10 ms; *more: some are left. Takes no lock when there is nothing to do. */
MUST_CHECK bool compress_step(struct store *s, bool *more, struct error *e);
