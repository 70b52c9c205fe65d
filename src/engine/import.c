/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/import.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "feed/list/newsboat-config.h"
#include "feed/list/newsboat.h"
#include "feed/list/newsraft.h"
#include "feed/list/opml.h"

enum { MAX_BYTES = 16 << 20 };

static bool read_bytes(const char *path, struct buf *bytes, struct error *e)
{
    return file_refuse_fifo(path, e) && file_read(path, MAX_BYTES, bytes, e);
}

static void report_left_out(const struct subscribe_notes *notes, const char *file,
                            const struct left_out *what, size_t n)
{
    for (size_t i = 0; notes && i < n; i++)
        notes->take(notes->context, file, &what[i]);
}

/* Only the bundled sample may have relative addresses, for files beside it. */
static void add_base(struct buf *b, const char *data_dir, const char *path)
{
    AUTO(buf) sample = BUF_INIT;
    char absolute[PATH_MAX];
    if (data_dir) {
        buf_printf(&sample, "%s/sample/", data_dir);
        if (str_starts(str_from(path), buf_str(&sample)) && realpath(path, absolute))
            buf_printf(b, "file://%s", absolute);
    }
}

/* Maps an exported "My feeds" to the portal of that name. */
static void find_own_portal(struct opml *opml)
{
    for (size_t i = 0; i < opml->n; i++) {
        struct outline *o = &opml->outlines[i];
        if (o->depth == 0 && o->kind == NODE_CATEGORY && strcmp(o->title, ENGINE_OWN_PORTAL) == 0)
            o->kind = NODE_PORTAL;
    }
}

static bool read_opml(const char *data_dir, const char *path, struct str bytes, struct opml *out,
                      struct error *e)
{
    AUTO(buf) url = BUF_INIT;
    add_base(&url, data_dir, path);
    return opml_parse(bytes, url.p, out, e);
}

/* Title of a portal: that of its list, else the file's name. */
static const char *portal_title(const struct opml *opml, const char *path)
{
    return opml->title ? opml->title : str_last_part(str_from(path), '/').p;
}

engine_ticket subscribe_to_portal(struct engine *n, const char *data_dir, const char *name,
                                  const struct subscribe_notes *notes, struct error *e)
{
    AUTO(buf) path = BUF_INIT;
    if (strchr(name, '/')) {
        buf_add_c(&path, name);
    } else {
        bool suffixed = str_ends(str_from(name), STR(".opml"));
        buf_printf(&path, "%s/portals/%s%s", data_dir, name, suffixed ? "" : ".opml");
    }
    AUTO(buf) bytes = BUF_INIT;
    engine_ticket ticket = 0;
    AUTO(opml) opml = {0};
    if (read_bytes(path.p, &bytes, e) && read_opml(data_dir, path.p, buf_str(&bytes), &opml, e)) {
        report_left_out(notes, path.p, opml.left_out, opml.n_left_out);
        ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_ADD_OUTLINES,
                                                         .title = portal_title(&opml, path.p),
                                                         .outlines = opml.outlines,
                                                         .n_outlines = opml.n});
    }
    return ticket;
}

/* True for markup in UTF-8 or UTF-16, after an optional byte-order mark and white space. */
static bool is_markup(struct str bytes)
{
    if (str_starts(bytes, STR("\xef\xbb\xbf")))
        bytes = str_slice(bytes, 3, bytes.n);
    bytes = str_trim(bytes);
    return str_starts(bytes, STR("<")) || str_starts(bytes, STR("\xff\xfe")) ||
           str_starts(bytes, STR("\xfe\xff"));
}

/* ---- homes of other readers ----------------------------------------------------------------- */

enum import_reader { IMPORT_NEWSBOAT, IMPORT_NEWSRAFT };

/* Files of another reader's home directory; NULL for missing ones. */
struct import_home {
    enum import_reader reader;
    char *list;     /* newsboat's urls, newsraft's feeds */
    char *archive;  /* cache.db, newsraft.sqlite3 */
    char *settings; /* newsboat's config */
};

static const struct {
    const char *list, *archive, *settings;
    const char *places[4]; /* below the directory */
    const char *config, *data;
} readers[] = {
    [IMPORT_NEWSBOAT] = {"urls",
                         "cache.db",
                         "config",
                         {"", "/.newsboat", "/.config/newsboat", "/.local/share/newsboat"},
                         "/.config/newsboat",
                         "/.local/share/newsboat"},
    [IMPORT_NEWSRAFT] = {"feeds",
                         "newsraft.sqlite3",
                         NULL,
                         {"", "/.newsraft", "/.config/newsraft", "/.local/share/newsraft"},
                         "/.config/newsraft",
                         "/.local/share/newsraft"},
};

/* Keeps the first path that exists. */
static void try(char **path, struct str directory, const char *place, const char *name)
{
    AUTO(buf) b = BUF_INIT;
    if (*path || !name)
        return;
    buf_printf(&b, "%.*s%s/%s", STR_ARG(directory), place, name);
    if (access(b.p, F_OK) == 0)
        *path = buf_take(&b);
}

static void try_all(struct import_home *h, struct str directory, const char *place)
{
    try(&h->list, directory, place, readers[h->reader].list);
    try(&h->archive, directory, place, readers[h->reader].archive);
    try(&h->settings, directory, place, readers[h->reader].settings);
}

/* From one of the split directories to the other. */
static void try_other(struct import_home *h, struct str directory)
{
    struct str config = str_from(readers[h->reader].config);
    struct str data = str_from(readers[h->reader].data);
    if (str_ends(directory, config))
        try_all(h, str_slice(directory, 0, directory.n - config.n), data.p);
    else if (str_ends(directory, data))
        try_all(h, str_slice(directory, 0, directory.n - data.n), config.p);
}

static void import_home_fini(struct import_home *h)
{
    free(h->list);
    free(h->archive);
    free(h->settings);
    *h = (struct import_home){0};
}

/* Finds the files in a directory that is one of the reader's, or the user's home. Where the reader
 * has split them (XDG), either of ~/.config/NAME and ~/.local/share/NAME leads to the other.
 * ERROR_NOT_FOUND without list and archive. */
static bool find_home(const char *directory, struct import_home *out, struct error *e)
{
    char real[PATH_MAX];
    if (!realpath(directory, real))
        return error_set_errno(e, "%s", directory);
    for (size_t i = 0; i < ARRAY_SIZE(readers); i++) {
        *out = (struct import_home){.reader = (enum import_reader)i};
        for (size_t k = 0; k < ARRAY_SIZE(readers[i].places); k++)
            try_all(out, str_from(directory), readers[i].places[k]);
        try_other(out, str_from(real));
        if (out->list || out->archive)
            return true;
        import_home_fini(out);
    }
    return error_set(e, ERROR_NOT_FOUND, 0, "neither newsboat's files nor newsraft's are there");
}

/* ---- imports ------------------------------------------------------------------------------- */

static engine_ticket send(struct engine *n, struct engine_command *c, const char *path,
                          unsigned flags)
{
    c->kind = ENGINE_IMPORT;
    c->url = path;
    c->flags = flags;
    return engine_send(n, c);
}

static engine_ticket import_opml(struct engine *n, const char *path, struct str bytes,
                                 unsigned flags, const struct subscribe_notes *notes,
                                 struct error *e)
{
    engine_ticket ticket = 0;
    AUTO(opml) opml = {0};
    if (read_opml(NULL, path, bytes, &opml, e)) {
        find_own_portal(&opml);
        report_left_out(notes, path, opml.left_out, opml.n_left_out);
        struct engine_command c = {.outlines = opml.outlines, .n_outlines = opml.n};
        ticket = send(n, &c, path, flags);
    }
    return ticket;
}

static bool read_list(const char *path, struct str bytes, enum import_reader reader, unsigned flags,
                      const char *stars, struct newsboat *out, const struct subscribe_notes *notes,
                      struct error *e)
{
    const struct newsboat_options options = {
        .portal = ENGINE_OWN_PORTAL, .stars = stars, .programs = flags & IMPORT_PROGRAMS};
    bool ok = reader == IMPORT_NEWSRAFT ? newsraft_parse(bytes, &options, out, e)
                                        : newsboat_parse(bytes, &options, out, e);
    if (ok)
        report_left_out(notes, path, out->left_out, out->n_left_out);
    return ok;
}

/* Files of a home, as far as they can be read. */
struct import_files {
    struct import_home home;
    struct newsboat list;
    struct newsboat_config config;
    struct buf bytes; /* of the file read last */
};

/* Path of an included file: "~/" is the directory that newsboat's is below. */
static void add_included(struct buf *b, struct str settings, struct str path)
{
    static const struct str below[] = {STR("/.newsboat/config"), STR("/.config/newsboat/config")};
    struct str base = str_slice(settings, 0, settings.n - STR("config").n);
    for (size_t i = 0; i < ARRAY_SIZE(below) && str_starts(path, STR("~/")); i++) {
        if (str_ends(settings, below[i])) {
            base = str_slice(settings, 0, settings.n - below[i].n + 1);
            path = str_slice(path, 2, path.n);
        }
    }
    buf_add(b, str_starts(path, STR("/")) ? STR("") : base);
    buf_add(b, path);
}

static bool read_include(void *context, struct str path, struct buf *bytes)
{
    AUTO(buf) name = BUF_INIT;
    struct stat st;
    add_included(&name, str_from(context), path);
    return stat(buf_c(&name), &st) == 0 && S_ISREG(st.st_mode) &&
           file_read(buf_c(&name), MAX_BYTES, bytes, NULL);
}

static void read_config(struct import_files *f, const struct subscribe_notes *notes)
{
    struct error why;
    if (!f->home.settings)
        return;
    buf_clear(&f->bytes);
    if (read_bytes(f->home.settings, &f->bytes, &why)) {
        struct newsboat_include include = {read_include, f->home.settings};
        newsboat_read_config(buf_str(&f->bytes), &include, &f->config);
        report_left_out(notes, f->home.settings, f->config.left_out, f->config.n_left_out);
    } else if (notes) {
        notes->fail(notes->context, f->home.settings, &why);
    }
    if (notes && notes->settings && f->config.lines.n > 0)
        notes->settings(notes->context, buf_str(&f->config.lines));
}

static void read_home_list(struct import_files *f, unsigned flags,
                           const struct subscribe_notes *notes)
{
    struct error why;
    buf_clear(&f->bytes);
    if (f->home.list &&
        !(read_bytes(f->home.list, &f->bytes, &why) &&
          read_list(f->home.list, buf_str(&f->bytes), f->home.reader, flags, f->config.stars,
                    &f->list, notes, &why)) &&
        notes)
        notes->fail(notes->context, f->home.list, &why);
}

/* Reports unreadable files and imports the others. */
static engine_ticket import_home(struct engine *n, const char *path, unsigned flags,
                                 const struct subscribe_notes *notes, struct error *e)
{
    struct import_files f = {0};
    if (!find_home(path, &f.home, e))
        return 0;
    read_config(&f, notes);
    read_home_list(&f, flags, notes);
    size_t count = f.list.n + f.config.n_views;
    AUTO_FREE struct outline *outlines = mem_zalloc(count ? count : 1, sizeof *outlines);
    for (size_t i = 0; i < count; i++)
        outlines[i] = i < f.list.n ? f.list.outlines[i] : f.config.views[i - f.list.n];
    struct engine_command c = {
        .outlines = outlines,
        .n_outlines = count,
        .rules = f.config.rules,
        .n_rules = f.config.n_rules,
        .title = f.config.stars,
        .value = f.home.archive,
    };
    engine_ticket ticket = send(n, &c, path, flags);
    newsboat_fini(&f.list);
    newsboat_config_fini(&f.config);
    buf_fini(&f.bytes);
    import_home_fini(&f.home);
    return ticket;
}

static engine_ticket import_list(struct engine *n, const char *path, struct str bytes,
                                 unsigned flags, const struct subscribe_notes *notes,
                                 struct error *e)
{
    AUTO(newsboat) list = {0};
    engine_ticket ticket = 0;
    bool raft = str_eq(str_last_part(str_from(path), '/'), STR("feeds"));
    if (read_list(path, bytes, raft ? IMPORT_NEWSRAFT : IMPORT_NEWSBOAT, flags, NULL, &list, notes,
                  e)) {
        struct engine_command c = {.outlines = list.outlines, .n_outlines = list.n};
        ticket = send(n, &c, path, flags);
    }
    return ticket;
}

/* True for a regular file: nothing is read of what can be read only once. */
static bool begins_with(const char *path, const char *magic)
{
    struct stat st;
    char bytes[16] = {0};
    int fd = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    bool found =
        fd >= 0 && read(fd, bytes, sizeof bytes) > 0 && memcmp(bytes, magic, strlen(magic)) == 0;
    if (fd >= 0)
        close(fd);
    return found;
}

static bool is_directory(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

engine_ticket subscribe_to_file(struct engine *n, const char *path, unsigned flags,
                                const struct subscribe_notes *notes, struct error *e)
{
    AUTO(buf) bytes = BUF_INIT;
    engine_ticket ticket = 0;
    if (is_directory(path)) {
        ticket = import_home(n, path, flags, notes, e);
    } else if (begins_with(path, "SQLite format 3")) {
        ticket = send(n, &(struct engine_command){.value = path}, path, flags);
    } else if (begins_with(path, "{") || begins_with(path, "[")) {
        ticket = send(n, &(struct engine_command){.value = path}, path, flags | IMPORT_STARRED);
    } else if (read_bytes(path, &bytes, e)) {
        ticket = is_markup(buf_str(&bytes))
                     ? import_opml(n, path, buf_str(&bytes), flags, notes, e)
                     : import_list(n, path, buf_str(&bytes), flags, notes, e);
    }
    return ticket;
}
