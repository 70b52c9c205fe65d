/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Media types of recordings, pictures and documents, and the extensions of their names. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* Type by the extension of an address's path; NULL for an unknown one. */
const char *media_type_of_address(struct str url);
/* True for a type that names no kind of file: none, or that of any bytes. */
bool media_type_is_vague(struct str type);
/* ".mp3" of a name or an address: a few letters and digits; empty for none. */
struct str media_name_extension(struct str name);
/* ".mp3" for the value of a Content-Type header field; empty for an unknown type. */
struct str media_type_extension(struct str type);
