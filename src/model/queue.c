/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/queue.h"

#include "base/str.h"

const struct attachment *article_recording(const struct article *a)
{
    for (size_t i = 0; i < a->n_attachments; i++) {
        struct str type = str_from(a->attachments[i].type);
        if (str_starts_nocase(type, STR("audio/")) || str_starts_nocase(type, STR("video/")))
            return &a->attachments[i];
    }
    return NULL;
}
