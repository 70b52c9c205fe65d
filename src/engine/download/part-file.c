/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/download/part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "text/display/safe.h"

enum { MAX_NAMES = 1000, OPEN_FLAGS = O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC };

static char *part_path(const char *path)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s.part", path);
    return buf_take(&b);
}

/* "DIRECTORY/NAME.mp3", from the second on "DIRECTORY/NAME (2).mp3". */
static char *numbered_path(const char *directory, struct str name, int number)
{
    struct buf b = BUF_INIT;
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.')
        dot--;
    dot = dot > 1 ? dot - 1 : name.n;
    buf_printf(&b, "%s/%.*s", directory, STR_ARG(str_slice(name, 0, dot)));
    if (number > 1)
        buf_printf(&b, " (%d)", number);
    buf_add(&b, str_slice(name, dot, name.n));
    return buf_take(&b);
}

static bool is_free(const char *path)
{
    struct stat st;
    return lstat(path, &st) != 0 && errno == ENOENT;
}

void part_file_close(struct part_file *f)
{
    if (f->fd >= 0)
        close(f->fd);
    free(f->path);
    *f = (struct part_file){.fd = -1};
}

bool part_file_create(struct part_file *f, const char *directory, struct str name, struct error *e)
{
    AUTO(buf) safe = BUF_INIT;
    safe_add_file_name(&safe, name);
    *f = (struct part_file){.fd = -1};
    bool ok = file_make_directory(directory, e);
    for (int i = 1; ok && f->fd < 0 && i < MAX_NAMES; i++) {
        AUTO_FREE char *path = numbered_path(directory, buf_str(&safe), i), *part = part_path(path);
        bool free_name = is_free(path);
        int fd = free_name ? open(part, OPEN_FLAGS | O_CREAT | O_EXCL, 0666) : -1;
        if (fd >= 0)
            *f = (struct part_file){.fd = fd, .path = mem_strdup(path)};
        else if (free_name && errno != EEXIST)
            ok = error_set_errno(e, "%s", part);
    }
    return ok && (f->fd >= 0 || error_set(e, ERROR_EXISTS, 0, "too many files of this name"));
}

bool part_file_open(struct part_file *f, const char *path, struct error *e)
{
    AUTO_FREE char *part = part_path(path);
    struct stat st;
    int fd = open(part, OPEN_FLAGS);
    *f = (struct part_file){.fd = -1};
    bool ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    if (ok)
        *f = (struct part_file){.fd = fd, .path = mem_strdup(path), .size = st.st_size};
    else
        error_set(e, ERROR_NOT_FOUND, 0, "%s is no longer available", part);
    if (!ok && fd >= 0)
        close(fd);
    return ok;
}

bool part_file_restart(struct part_file *f, struct error *e)
{
    f->size = 0;
    return ftruncate(f->fd, 0) == 0 || error_set_errno(e, "%s.part", f->path);
}

static void add_megabytes(struct buf *b, int64_t bytes)
{
    buf_printf(b, "%.1f MB", (double)bytes / 1e6);
}

bool part_file_has_room(const struct part_file *f, int64_t more, struct error *e)
{
    struct statvfs fs;
    if (fstatvfs(f->fd, &fs) != 0 || more <= 0 ||
        (uint64_t)more / fs.f_frsize < (uint64_t)fs.f_bavail)
        return true;
    AUTO(buf) needed = BUF_INIT, left = BUF_INIT;
    add_megabytes(&needed, more);
    add_megabytes(&left, (int64_t)(fs.f_bavail * fs.f_frsize));
    return error_set(e, ERROR_FULL, ENOSPC, "the disk has no room: %s are needed, %s are left",
                     buf_c(&needed), buf_c(&left));
}

bool part_file_write(struct part_file *f, struct str bytes, struct error *e)
{
    while (bytes.n > 0) {
        ssize_t n = write(f->fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG))
            return error_set(e, ERROR_FULL, errno, "the disk has no room for the rest of the file");
        if (n < 0)
            return error_set_errno(e, "%s.part", f->path);
        f->size += n;
        bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
    return true;
}

bool part_file_finish(struct part_file *f, struct error *e)
{
    AUTO_FREE char *part = part_path(f->path);
    const char *slash = strrchr(f->path, '/');
    struct str name = str_from(slash + 1);
    AUTO_FREE char *directory = mem_strndup(f->path, (size_t)(slash - f->path));
    /* No fsync: it can take minutes on a slow disk, and commands would wait. */
    bool ok = close(f->fd) == 0, named = false;
    f->fd = -1;
    for (int i = 1; ok && !named && i < MAX_NAMES; i++) {
        AUTO_FREE char *path = numbered_path(directory, name, i);
        named = file_rename_new(part, path);
        ok = named || errno == EEXIST;
        if (named) {
            free(f->path);
            f->path = mem_strdup(path);
        }
    }
    if (!ok || !named)
        error_set_errno(e, "%s", part);
    return ok && named;
}

void part_file_remove(const char *path)
{
    AUTO_FREE char *part = part_path(path);
    unlink(part);
}
