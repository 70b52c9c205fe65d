/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/url/media-type.h"

#include "base/compiler.h"

/* The first extension of a type is the usual one. */
static const struct {
    const char *type;
    struct str extension;
} types[] = {
    {"audio/mpeg", STR(".mp3")},
    {"audio/mp3", STR(".mp3")},
    {"audio/mp4", STR(".m4a")},
    {"audio/x-m4a", STR(".m4a")},
    {"audio/mp4", STR(".m4b")},
    {"audio/aac", STR(".aac")},
    {"audio/ogg", STR(".ogg")},
    {"audio/ogg", STR(".oga")},
    {"audio/opus", STR(".opus")},
    {"audio/flac", STR(".flac")},
    {"audio/wav", STR(".wav")},
    {"video/mp4", STR(".mp4")},
    {"video/mp4", STR(".m4v")},
    {"video/webm", STR(".webm")},
    {"video/x-matroska", STR(".mkv")},
    {"video/quicktime", STR(".mov")},
    {"image/jpeg", STR(".jpg")},
    {"image/jpeg", STR(".jpeg")},
    {"image/png", STR(".png")},
    {"image/gif", STR(".gif")},
    {"image/webp", STR(".webp")},
    {"application/pdf", STR(".pdf")},
    {"application/zip", STR(".zip")},
    {"application/epub+zip", STR(".epub")},
    {"application/x-bittorrent", STR(".torrent")},
};

struct str media_name_extension(struct str name)
{
    enum { MAX_LENGTH = 7 }; /* of "torrent" */
    size_t at = name.n;
    bool letter = false;
    while (at > 0 && ascii_alnum(name.p[at - 1]))
        letter = ascii_alpha(name.p[--at]) || letter;
    bool is_one = letter && at > 1 && name.p[at - 1] == '.' && name.n - at <= MAX_LENGTH;
    return str_slice(name, is_one ? at - 1 : name.n, name.n);
}

const char *media_type_of_address(struct str url)
{
    struct str path = str_slice(url, 0, str_find_char(url, '?', 0));
    path = str_slice(path, 0, str_find_char(path, '#', 0));
    for (size_t i = 0; i < ARRAY_SIZE(types); i++)
        if (path.n > types[i].extension.n && str_ends_nocase(path, types[i].extension))
            return types[i].type;
    return NULL;
}

bool media_type_is_vague(struct str type)
{
    static const char vague[] =
        "application/octet-stream|binary/octet-stream|application/force-download|"
        "unknown/unknown";
    return !str_has_char(type, '/') || str_any(str_eq_nocase, type, vague);
}

struct str media_type_extension(struct str type)
{
    type = str_trim(str_slice(type, 0, str_find_char(type, ';', 0)));
    for (size_t i = 0; i < ARRAY_SIZE(types); i++)
        if (str_eq_nocase(str_from(types[i].type), type))
            return types[i].extension;
    return STR("");
}
