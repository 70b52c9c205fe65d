/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/local-file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "net/curl-failure.h"
#include "text/url/url.h"

/* Decoded path; "" for an address with another host or without absolute path. */
static char *path_of(const char *url)
{
    struct str rest = str_from(url + strlen("file:"));
    if (str_starts(rest, STR("//"))) {
        size_t slash = str_find_char(rest, '/', 2);
        struct str host = str_slice(rest, 2, slash);
        bool here = host.n == 0 || str_eq_nocase(host, STR("localhost"));
        rest = slash == SIZE_MAX || !here ? STR("") : str_slice(rest, slash, rest.n);
    }
    rest = str_slice(rest, 0, str_find_char(rest, '#', 0));
    rest = str_slice(rest, 0, str_find_char(rest, '?', 0));
    AUTO(buf) path = BUF_INIT;
    url_add_decoded(&path, rest);
    bool usable = path.n > 0 && path.p[0] == '/' && !memchr(path.p, '\0', path.n);
    return mem_strdup(usable ? buf_c(&path) : "");
}

static bool is_below(const char *path, const char *root)
{
    size_t n = strlen(root);
    return strncmp(path, root, n) == 0 && (path[n] == '/' || root[n - 1] == '/');
}

static const char *type_of(const char *path)
{
    static const struct {
        struct str ending;
        const char *type;
    } types[] = {
        {STR(".html"), "text/html"},
        {STR(".htm"), "text/html"},
        {STR(".xml"), "application/xml"},
        {STR(".rdf"), "application/rdf+xml"},
        {STR(".atom"), "application/atom+xml"},
        {STR(".json"), "application/json"},
        {STR(".opml"), "text/x-opml"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(types); i++)
        if (str_ends(str_from(path), types[i].ending))
            return types[i].type;
    return NULL;
}

static void pour(const struct net_sink *sink, struct net_response *out)
{
    AUTO(buf) body = out->body;
    out->body = (struct buf)BUF_INIT;
    bool ok = sink->begin(sink->context, out, &out->error) &&
              (body.n == 0 || sink->write(sink->context, buf_str(&body), &out->error));
    out->status = ok ? out->status : 0;
}

bool local_file_find(const char *url, const char *root, char **path, struct error *e)
{
    AUTO_FREE char *named = path_of(url);
    AUTO_FREE char *real_root = root ? realpath(root, NULL) : NULL;
    AUTO_FREE char *real = realpath(named, NULL);
    if (!real_root) {
        return error_set(e, ERROR_UNSUPPORTED, 0,
                         "files are not fetched (gander add --program takes cat FILE): %s", named);
    }
    if (!real)
        return error_set(e, ERROR_NOT_FOUND, errno, "no such file: %s", named);
    if (!is_below(real, real_root))
        return error_set(e, ERROR_UNSUPPORTED, 0, "this file is not fetched: %s", named);
    *path = mem_strdup(real);
    return true;
}

void local_file_answer(const char *url, const char *root, size_t max_bytes,
                       const struct net_sink *sink, struct net_response *out)
{
    AUTO_FREE char *path = NULL;
    if (!local_file_find(url, root, &path, &out->error))
        return;
    if (file_read(path, max_bytes, &out->body, &out->error)) {
        out->status = 200;
        out->bytes = out->length = (int64_t)out->body.n;
        out->content_type = mem_strdup(type_of(path));
        out->url = mem_strdup(url);
        if (sink->begin)
            pour(sink, out);
    } else if (out->error.code == ERROR_LIMIT) {
        buf_fini(&out->body);
        failure_too_large(path, max_bytes, &out->error);
    }
}
