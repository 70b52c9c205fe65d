/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of the Google Reader API. A stream is a feed ("feed/7"), a state
 * ("user/-/state/com.google/read") or a label ("user/-/label/News": a folder of feeds or a tag of
 * items); servers write the user's id in place of "-". An item is a signed 64-bit number, which
 * servers write in decimal or as "tag:google.com,2005:reader/item/" and 16 hexadecimal digits. Ids
 * are an account's own. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

#define GREADER_ALL "user/-/state/com.google/reading-list"
#define GREADER_READ "user/-/state/com.google/read"
#define GREADER_STARRED "user/-/state/com.google/starred"

enum greader_stream {
    GREADER_STREAM_OTHER, /* another state, or an article's keyword, which has no prefix */
    GREADER_STREAM_ALL,
    GREADER_STREAM_READ,
    GREADER_STREAM_STARRED,
    GREADER_STREAM_LABEL, /* `name` is the label */
    GREADER_STREAM_FEED,  /* `name` is the server's number or address of the feed */
};

/* `name` may be NULL; it is all of the id for other kinds. */
enum greader_stream greader_stream_kind(struct str id, struct str *name);

/* Appends "user/-/label/NAME". */
void greader_add_label(struct buf *b, struct str name);

/* Appends the long form, the only one that all servers read alike. */
void greader_add_item_id(struct buf *b, int64_t id);
/* Parses any form; numbers above INT64_MAX wrap. False for anything else, as the 96-bit ids of The
 * Old Reader. */
bool greader_item_id(struct str s, int64_t *out);
