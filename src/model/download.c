/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/download.h"

#include <string.h>

const char *download_name(const struct download *d)
{
    const char *slash = d->path ? strrchr(d->path, '/') : NULL;
    if (slash)
        return slash + 1;
    slash = strrchr(d->url, '/');
    return d->title[0] ? d->title : slash && slash[1] ? slash + 1 : d->url;
}

const char *download_file(const struct download *d)
{
    return d->state == DOWNLOAD_DONE ? d->path : NULL;
}
