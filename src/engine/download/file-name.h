/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name of the file of a download, unsanitized. Pure. */
#pragma once

#include "model/download.h"
#include "net/net.h"

/* Appends the server's name for the file, else the last part of the address. Where that says
 * nothing ("download?id=2", "audio.mp3"), the title, with the extension of the media type. */
void download_add_file_name(struct buf *b, const struct download *d, const struct net_response *r);
