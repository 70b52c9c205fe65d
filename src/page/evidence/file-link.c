/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/file-link.h"

#include "base/compiler.h"

static const char *type_of_name(struct str name)
{
    static const char *const types[][2] = {
        {"pdf", "application/pdf"},
        {"doc", "application/msword"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {"xls", "application/vnd.ms-excel"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"ppt", "application/vnd.ms-powerpoint"},
        {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
        {"odt", "application/vnd.oasis.opendocument.text"},
        {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
        {"ofd", "application/ofd"},
        {"wps", "application/vnd.ms-works"},
        {"zip", "application/zip"},
        {"rar", "application/vnd.rar"},
        {"7z", "application/x-7z-compressed"},
        {"epub", "application/epub+zip"},
        {"csv", "text/csv"},
    };
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.')
        dot--;
    struct str ending = str_slice(name, dot, name.n);
    for (size_t i = 0; dot > 1 && i < ARRAY_SIZE(types); i++)
        if (str_eq_nocase(ending, str_from(types[i][0])))
            return types[i][1];
    return NULL;
}

/* Path and query. */
static struct str path_of(struct str url)
{
    size_t host = str_find(url, STR("://"), 0);
    size_t path = host == SIZE_MAX ? 0 : str_find_char(url, '/', host + 3);
    return str_slice(url, path, str_find_char(url, '#', 0));
}

const char *file_link_type(struct str url, struct str text)
{
    struct str whole = path_of(url);
    size_t query = str_find_char(whole, '?', 0);
    struct str path = str_slice(whole, 0, query);
    const char *type = type_of_name(path);
    if (type)
        return type;
    bool downfile = str_has_nocase(path, STR("downfile"));
    if (!downfile && !str_has_nocase(path, STR("download")))
        return NULL;
    type = type_of_name(whole);
    type = type ? type : type_of_name(str_trim(text));
    return type || !downfile ? type : "";
}

bool file_link_is_image(struct str url)
{
    url = str_slice(url, 1, str_find_char(url, '?', 0)); /* more than the extension */
    return str_any(str_ends_nocase, url, ".png|.jpg|.jpeg|.gif|.webp|.svg");
}
