/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/picture/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/sha256.h"
#include "base/vec.h"
#include "engine/data/event.h"
#include "picture/picture.h"

enum {
    HEAD_BYTES = 64 << 10,
    NOTE_BYTES = 300,
    NOTE_LASTS_S = 30 * 86400,
    RECOVERS_S = 3600,
    LEFT_OVER_S = 3600, /* age of temporary files left behind by a killed process */
    NAME_DIGITS = 2 * PICTURE_NAME_BYTES,
};

static const char note_ending[] = ".failed";

/* ---- names --------------------------------------------------------------------------------- */

void picture_cache_name(const char *url, char name[PICTURE_NAME_BYTES])
{
    uint8_t hash[SHA256_BYTES];
    sha256(str_from(url), hash);
    memcpy(name, hash, PICTURE_NAME_BYTES);
}

static void add_path(struct buf *b, const char *directory, const char *url, const char *ending)
{
    char name[PICTURE_NAME_BYTES];
    picture_cache_name(url, name);
    buf_printf(b, "%s/", directory);
    for (size_t i = 0; i < sizeof name; i++)
        buf_printf(b, "%02x", (uint8_t)name[i]);
    buf_add_c(b, ending);
}

static const char digits[] = "0123456789abcdef";

/* Decodes the hash from a file name; false for other files. */
static bool parse_name(const char *file, char name[PICTURE_NAME_BYTES])
{
    if (strspn(file, digits) != NAME_DIGITS || file[NAME_DIGITS])
        return false;
    for (size_t i = 0; i < PICTURE_NAME_BYTES; i++)
        name[i] = (char)(ascii_hex(file[2 * i]) << 4 | ascii_hex(file[2 * i + 1]));
    return true;
}

/* ---- lookup --------------------------------------------------------------------------------- */

/* Up to `max` bytes of a file; false if it cannot be read. */
static bool read_head(const char *path, size_t max, struct buf *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    buf_reserve(out, max);
    ssize_t n = read(fd, out->p, max);
    out->n = n > 0 ? (size_t)n : 0;
    close(fd);
    return n > 0;
}

bool picture_cache_find(const char *directory, const char *url, struct arena *arena,
                        struct engine_picture *out)
{
    AUTO(buf) path = BUF_INIT, bytes = BUF_INIT;
    *out = (struct engine_picture){0};
    add_path(&path, directory, url, "");
    bool found = read_head(path.p, HEAD_BYTES, &bytes);
    if (found && !picture_size(buf_str(&bytes), &out->width, &out->height)) {
        buf_clear(&bytes);
        found = file_read(path.p, PICTURE_MAX_BYTES, &bytes, NULL) &&
                picture_size(buf_str(&bytes), &out->width, &out->height);
    }
    if (found) {
        out->path = arena_strdup(arena, path.p);
    } else {
        buf_clear(&bytes);
        buf_add_c(&path, note_ending);
        if (read_head(path.p, NOTE_BYTES, &bytes)) {
            size_t line = str_find_char(buf_str(&bytes), '\n', 0);
            struct str why =
                str_slice(buf_str(&bytes), line == SIZE_MAX ? bytes.n : line + 1, bytes.n);
            out->problem = arena_strndup(arena, why.p, why.n);
        }
    }
    return found;
}

bool picture_cache_has(const char *directory, const char *url)
{
    AUTO(buf) path = BUF_INIT;
    add_path(&path, directory, url, "");
    return access(path.p, R_OK) == 0;
}

void picture_cache_touch(const struct picture_cache *c, const char *url)
{
    AUTO(buf) path = BUF_INIT;
    add_path(&path, c->directory, url, "");
    utimensat(AT_FDCWD, path.p, NULL, 0); /* no effect on a missing file */
}

/* ---- notes of failures --------------------------------------------------------------------- */

/* The first line of a note is its time of expiry. */
enum picture_chance picture_cache_chance(const struct picture_cache *c, const char *url,
                                         int64_t now)
{
    AUTO(buf) path = BUF_INIT, bytes = BUF_INIT;
    int64_t until = 0;
    add_path(&path, c->directory, url, note_ending);
    if (read_head(path.p, NOTE_BYTES, &bytes)) {
        struct str line = str_slice(buf_str(&bytes), 0, str_find_char(buf_str(&bytes), '\n', 0));
        if (!str_to_int64(line, &until))
            until = 0;
    }
    if (now >= until || until - now > NOTE_LASTS_S) /* expired, or written with a wrong clock */
        return PICTURE_MAY_BE_HAD;
    return until - now <= RECOVERS_S ? PICTURE_TRY_LATER : PICTURE_HOPELESS;
}

void picture_cache_fail(const struct picture_cache *c, const char *url, const char *why,
                        bool may_recover, int64_t now)
{
    AUTO(buf) path = BUF_INIT, text = BUF_INIT;
    struct error e;
    add_path(&path, c->directory, url, note_ending);
    buf_printf(&text, "%lld\n%s", (long long)(now + (may_recover ? RECOVERS_S : NOTE_LASTS_S)),
               why);
    if (!file_make_directory(c->directory, &e) || !file_write_atomic(path.p, buf_str(&text), &e))
        log_warning("engine", "%s", e.detail);
}

/* ---- budget --------------------------------------------------------------------------------- */

struct kept_file {
    char *path;
    int64_t size, used_at;
    bool last; /* to be deleted */
};

struct survey {
    VEC(struct kept_file) files;
    int64_t total;
};

static bool is_among(const struct str *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i], (struct str){name, PICTURE_NAME_BYTES}))
            return true;
    return false;
}

/* Deletes expired notes and temporary files. Files with other names are not the cache's. */
static void delete_expired(const char *path, const char *file, const struct stat *st, int64_t now)
{
    bool note = str_ends(str_from(file), str_from(note_ending));
    bool ours = strspn(file, digits) == NAME_DIGITS && file[NAME_DIGITS] == '.';
    if (ours && st->st_mtime < now - (note ? NOTE_LASTS_S : LEFT_OVER_S))
        unlink(path);
}

static void survey(const struct picture_cache *c, const struct str *last, size_t n, int64_t now,
                   struct survey *out)
{
    DIR *d = opendir(c->directory);
    for (struct dirent *entry; d && (entry = readdir(d));) {
        AUTO(buf) path = BUF_INIT;
        char name[PICTURE_NAME_BYTES];
        struct stat st;
        buf_printf(&path, "%s/%s", c->directory, entry->d_name);
        if (lstat(path.p, &st) != 0 || !S_ISREG(st.st_mode))
            continue;
        if (parse_name(entry->d_name, name)) {
            struct kept_file file = {.size = st.st_size,
                                     .used_at = (int64_t)st.st_mtim.tv_sec * 1000000000 +
                                                st.st_mtim.tv_nsec,
                                     .last = is_among(last, n, name)};
            file.path = buf_take(&path);
            out->total += st.st_size;
            vec_push(&out->files, file);
        } else {
            delete_expired(path.p, entry->d_name, &st, now);
        }
    }
    if (d)
        closedir(d);
}

static void free_survey(struct survey *s)
{
    for (size_t i = 0; i < s->files.n; i++)
        free(s->files.v[i].path);
    vec_fini(&s->files);
}

bool picture_cache_is_over(struct picture_cache *c)
{
    if (c->total < 0) {
        struct survey s = {0};
        survey(c, NULL, 0, 0, &s);
        c->total = s.total;
        free_survey(&s);
    }
    return c->total > c->budget;
}

static int compare_use(const void *a, const void *b)
{
    const struct kept_file *x = a, *y = b;
    if (x->last != y->last)
        return x->last ? 1 : -1;
    return x->used_at < y->used_at ? -1 : x->used_at > y->used_at;
}

void picture_cache_trim(struct picture_cache *c, const struct str *last, size_t n, int64_t now)
{
    struct survey s = {0};
    survey(c, last, n, now, &s);
    if (s.files.n > 0)
        qsort(s.files.v, s.files.n, sizeof *s.files.v, compare_use);
    bool over = s.total > c->budget;
    for (size_t i = 0; over && i < s.files.n && s.total > c->budget / 10 * 9; i++)
        if (unlink(s.files.v[i].path) == 0 || errno == ENOENT)
            s.total -= s.files.v[i].size;
    c->total = s.total;
    free_survey(&s);
}

/* ---- storing -------------------------------------------------------------------------------- */

bool picture_cache_put(struct picture_cache *c, const char *url, struct str bytes, struct error *e)
{
    int width, height;
    if (!picture_type(bytes))
        return error_set(e, ERROR_UNSUPPORTED, 0, "not a picture that can be shown");
    if (bytes.n > PICTURE_MAX_BYTES || (int64_t)bytes.n > c->budget)
        return error_set(e, ERROR_LIMIT, 0, "the picture is too large: %zu bytes", bytes.n);
    if (!picture_size(bytes, &width, &height))
        return error_set(e, ERROR_LIMIT, 0, "a damaged or too large picture");
    AUTO(buf) path = BUF_INIT;
    add_path(&path, c->directory, url, "");
    picture_cache_is_over(c); /* counts existing files first */
    if (!file_make_directory(c->directory, e) || !file_write_unsynced(path.p, bytes, e))
        return false;
    c->total += (int64_t)bytes.n;
    buf_add_c(&path, note_ending);
    unlink(path.p);
    return true;
}
