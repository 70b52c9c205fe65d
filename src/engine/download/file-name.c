/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/download/file-name.h"

#include "net/header.h"
#include "text/url/media-type.h"
#include "text/url/url.h"
#include "text/utf8.h"

/* Last part of the address that answered, or else of the one that was asked. */
static void add_last_part(struct buf *b, const struct net_response *r, const char *url)
{
    const char *addresses[] = {r->url, url};
    for (size_t i = 0; i < ARRAY_SIZE(addresses) && b->n == 0; i++) {
        struct url_parts parts;
        AUTO(buf) bytes = BUF_INIT;
        if (addresses[i] && url_split(str_from(addresses[i]), &parts)) {
            size_t at = parts.path.n;
            while (at > 0 && parts.path.p[at - 1] != '/')
                at--;
            url_add_decoded(&bytes, str_slice(parts.path, at, parts.path.n));
        }
        utf8_add_valid(b, buf_str(&bytes));
    }
}

static bool is_of_script(struct str extension)
{
    static const struct str scripts[] = {STR(".php"),  STR(".asp"), STR(".aspx"),
                                         STR(".ashx"), STR(".cgi"), STR(".jsp")};
    return STR_ANY(str_eq_nocase, extension, scripts);
}

/* Names that hosts of recordings give to all of their files. */
static bool is_generic(struct str stem)
{
    static const struct str stems[] = {
        STR("audio"),  STR("default"), STR("download"), STR("enclosure"), STR("episode"),
        STR("file"),   STR("index"),   STR("listen"),   STR("media"),     STR("play"),
        STR("player"), STR("podcast"), STR("stream"),   STR("track"),     STR("video"),
    };
    return STR_ANY(str_eq_nocase, stem, stems);
}

void download_add_file_name(struct buf *b, const struct download *d, const struct net_response *r)
{
    AUTO(buf) name = BUF_INIT;
    header_add_file_name(&name, str_from(r->content_disposition));
    bool given = name.n > 0;
    if (!given)
        add_last_part(&name, r, d->url);
    struct str extension = media_name_extension(buf_str(&name));
    if (is_of_script(extension))
        extension = STR("");
    struct str stem = str_slice(buf_str(&name), 0, name.n - extension.n);
    struct str title = str_from(d->title[0] ? d->title : d->article_title);
    bool bare = extension.n == 0;
    extension = bare ? media_type_extension(str_from(r->content_type)) : extension;
    bool says_nothing = stem.n == 0 || is_generic(stem) || (bare && extension.n > 0);
    buf_add(b, !given && says_nothing && title.n > 0 ? title : stem);
    buf_add(b, extension);
}
