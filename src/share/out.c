/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

enum { NEW_MODE = 0666 };

static bool exists(const char *path, struct error *e)
{
    return error_set(e, ERROR_EXISTS, 0, "%s: a file of this name exists", path);
}

/* Resolves the file to replace and its mode; leaves both for a new one. */
static bool find_target(char **path, bool replace, mode_t *mode, struct error *e)
{
    struct stat st;
    if (lstat(*path, &st) != 0)
        return errno == ENOENT || error_set_errno(e, "%s", *path);
    if (!replace)
        return exists(*path, e);
    char *real = realpath(*path, NULL);
    if (!real || stat(real, &st) != 0 || !S_ISREG(st.st_mode)) {
        free(real);
        return error_set(e, ERROR_UNSUPPORTED, 0, "%s: not a regular file", *path);
    }
    free(*path);
    *path = real;
    *mode = st.st_mode & 0777;
    return true;
}

bool out_open(struct out *o, const char *path, bool replace, struct error *e)
{
    AUTO(buf) part = BUF_INIT;
    mode_t mode = NEW_MODE;
    *o = (struct out){.fd = -1, .path = mem_strdup(path), .replaces = replace};
    bool ok = find_target(&o->path, replace, &mode, e);
    if (ok) {
        buf_printf(&part, "%s.%ld.part", o->path, (long)getpid());
        o->fd = open(part.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        ok = o->fd >= 0 && (mode == NEW_MODE || fchmod(o->fd, mode) == 0);
        if (!ok)
            error_set_errno(e, "%s", o->path);
    }
    if (o->fd >= 0)
        o->part = buf_take(&part);
    if (!ok)
        out_discard(o);
    return ok;
}

void out_borrow(struct out *o, int fd)
{
    *o = (struct out){.fd = fd};
}

bool out_write(struct out *o, struct str bytes, struct error *e)
{
    while (bytes.n > 0) {
        ssize_t n = write(o->fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set_errno(e, "%s", o->path ? o->path : "standard output");
        o->size += n;
        bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
    return true;
}

bool out_make_private(struct out *o, struct error *e)
{
    return fchmod(o->fd, 0600) == 0 || error_set_errno(e, "%s", o->path);
}

bool out_sync(struct out *o, struct error *e)
{
    return fsync(o->fd) == 0 || error_set_errno(e, "%s", o->path);
}

bool out_commit(struct out *o, struct error *e)
{
    if (!o->path)
        return true;
    bool ok = close(o->fd) == 0; /* no fsync, for which the reader would have to wait */
    o->fd = -1;
    ok = ok && (o->replaces ? rename(o->part, o->path) == 0 : file_rename_new(o->part, o->path));
    if (!ok)
        return errno == EEXIST ? exists(o->path, e) : error_set_errno(e, "%s", o->path);
    free(o->part);
    o->part = NULL;
    return true;
}

void out_discard(struct out *o)
{
    if (o->path && o->fd >= 0)
        close(o->fd);
    if (o->part)
        unlink(o->part);
    free(o->part);
    free(o->path);
    *o = (struct out){.fd = -1};
}
