/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/mem.h"

bool file_read(const char *path, size_t max, struct buf *out, struct error *e)
{
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set_errno(e, "%s", path);
    bool ok = false;
    size_t before = out->n;
    for (;;) {
        buf_reserve(out, 65536);
        ssize_t n = read(fd, out->p + out->n, 65536);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            error_set_errno(e, "%s", path);
            break;
        }
        if (n == 0) {
            ok = true;
            break;
        }
        out->n += (size_t)n;
        out->p[out->n] = '\0';
        if (out->n - before > max) {
            error_set(e, ERROR_LIMIT, 0, "%s: larger than %zu bytes", path, max);
            break;
        }
    }
    if (!standard_input)
        close(fd);
    return ok;
}

bool file_refuse_fifo(const char *path, struct error *e)
{
    struct stat st;
    bool inherited = str_any(str_starts, str_from(path), "/dev/|/proc/");
    return inherited || stat(path, &st) != 0 || !S_ISFIFO(st.st_mode) ||
           error_set(e, ERROR_SYSTEM, EINVAL, "%s: not a regular file", path);
}

bool file_write_all(int fd, struct str s)
{
    while (s.n > 0) {
        ssize_t n = write(fd, s.p, s.n);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            s = str_slice(s, (size_t)n, s.n);
    }
    return true;
}

void file_advance_parts(struct iovec **parts, size_t *n, size_t done)
{
    for (; *n > 0 && done >= (*parts)->iov_len; ++*parts, --*n)
        done -= (*parts)->iov_len;
    if (*n > 0)
        **parts = (struct iovec){(char *)(*parts)->iov_base + done, (*parts)->iov_len - done};
}

bool file_write_parts(int fd, struct iovec *parts, size_t n)
{
    while (n > 0) {
        ssize_t done = writev(fd, parts, (int)(n < FILE_PARTS ? n : FILE_PARTS));
        if (done < 0 && errno != EINTR)
            return false;
        file_advance_parts(&parts, &n, done > 0 ? (size_t)done : 0);
    }
    return true;
}

static bool replace(const char *path, struct str content, bool durable, struct error *e)
{
    AUTO(buf) temporary = BUF_INIT;
    buf_printf(&temporary, "%s.XXXXXX", path);
    int fd = mkstemp(temporary.p);
    if (fd < 0)
        return error_set_errno(e, "%s", path);
    bool ok = file_write_all(fd, content) && (!durable || fsync(fd) == 0);
    ok = close(fd) == 0 && ok;
    ok = ok && rename(temporary.p, path) == 0;
    if (!ok) {
        error_set_errno(e, "%s", path);
        unlink(temporary.p);
    }
    return ok;
}

bool file_write_atomic(const char *path, struct str content, struct error *e)
{
    return replace(path, content, true, e);
}

bool file_write_unsynced(const char *path, struct str content, struct error *e)
{
    return replace(path, content, false, e);
}

bool file_rename_new(const char *from, const char *to)
{
    struct stat st;
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != ENOSYS && errno != EINVAL)
        return false;
    if (lstat(to, &st) == 0 || errno != ENOENT) { /* file system without RENAME_NOREPLACE */
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

bool file_make_directory(const char *path, struct error *e)
{
    AUTO_FREE char *copy = mem_strdup(path);
    bool ok = true;
    for (char *p = copy + 1; ok; p++) {
        if (*p == '/' || *p == '\0') {
            char saved = *p;
            *p = '\0';
            if (mkdir(copy, 0700) != 0 && errno != EEXIST)
                ok = error_set_errno(e, "%s", copy);
            *p = saved;
            if (saved == '\0')
                break;
        }
    }
    return ok;
}

char *xdg_path(enum xdg_base base, const char *name)
{
    static const struct {
        const char *variable, *below_home;
    } bases[] = {
        [XDG_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
        [XDG_DATA] = {"XDG_DATA_HOME", ".local/share"},
        [XDG_STATE] = {"XDG_STATE_HOME", ".local/state"},
        [XDG_CACHE] = {"XDG_CACHE_HOME", ".cache"},
    };
    const char *root = getenv(bases[base].variable);
    struct buf path = BUF_INIT;
    if (root && root[0] == '/') {
        buf_add_c(&path, root);
    } else {
        const char *home = getenv("HOME");
        if (!home || home[0] != '/')
            return NULL;
        buf_printf(&path, "%s/%s", home, bases[base].below_home);
    }
    buf_printf(&path, "/gander%s%s", *name ? "/" : "", name);
    return buf_take(&path);
}

void file_add_expanded(struct buf *b, struct str path)
{
    const char *home = getenv("HOME");
    bool from_home = home && (str_eq(path, STR("~")) || str_starts(path, STR("~/")));
    if (from_home)
        buf_add_c(b, home);
    buf_add(b, str_slice(path, from_home, path.n));
}

/* Parses XDG_DOWNLOAD_DIR="$HOME/Somewhere" or "/somewhere", with the shell's backslash escapes;
 * false for any other line. */
static bool add_user_dir(struct buf *out, struct str line, const char *home)
{
    static const struct str name = STR("XDG_DOWNLOAD_DIR=\""), below_home = STR("$HOME");
    line = str_trim(line);
    if (!str_starts(line, name))
        return false;
    line = str_slice(line, name.n, line.n);
    bool below = str_starts(line, below_home);
    buf_clear(out);
    if (below) {
        buf_add_c(out, home);
        line = str_slice(line, below_home.n, line.n);
    }
    for (size_t i = 0; i < line.n && line.p[i] != '"'; i++) {
        i += line.p[i] == '\\' && i + 1 < line.n;
        buf_add_char(out, line.p[i]);
    }
    return out->n > 0 && out->p[0] == '/';
}

char *xdg_download_directory(void)
{
    enum { MAX_BYTES = 64 << 10 };
    const char *home = getenv("HOME"), *config = getenv("XDG_CONFIG_HOME");
    AUTO(buf) path = BUF_INIT, text = BUF_INIT, found = BUF_INIT;
    struct error e;
    if (!home || home[0] != '/')
        return NULL;
    bool set = config && config[0] == '/';
    buf_printf(&path, "%s%s/user-dirs.dirs", set ? config : home, set ? "" : "/.config");
    bool known = false;
    if (file_read(buf_c(&path), MAX_BYTES, &text, &e)) {
        struct str rest = buf_str(&text), line;
        while (!known && str_split(&rest, '\n', &line))
            known = add_user_dir(&found, line, home);
    }
    if (!known) {
        buf_clear(&found);
        buf_printf(&found, "%s/Downloads", home);
    }
    return buf_take(&found);
}
