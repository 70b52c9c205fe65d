/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/account/password.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/log.h"
#include "engine/engine.h"
#include "engine/thread/programs.h"
#include "model/source.h"
#include "store/account/accounts.h"

#define INFIX "-password-"
enum {
    MAX_PASSWORD = 4096, /* bytes of a file */
    NEW_S = 3600,        /* another process may be adding its account */
};

void password_add_line(struct buf *out, struct str text)
{
    struct str line = str_slice(text, 0, str_find_char(text, '\n', 0));
    buf_add(out, str_ends(line, STR("\r")) ? str_slice(line, 0, line.n - 1) : line);
}

bool password_read(const struct account_password *from, struct buf *out, struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    if (!from->typed && !file_read(from->file, MAX_PASSWORD, &text, e))
        return false;
    password_add_line(out, from->typed ? str_from(from->typed) : buf_str(&text));
    return true;
}

void password_run_command(struct worker *w, struct fetch *fetch, const char *command)
{
    AUTO(buf) url = BUF_INIT;
    buf_printf(&url, PROGRAM_SCHEME "%s", command);
    programs_fetch(w, fetch, buf_c(&url));
}

bool password_keep(struct worker *w, const char *password, struct arena *arena, const char **path,
                   struct error *e)
{
    char *name = arena_printf(arena, "%s" INFIX "XXXXXX", w->options->database);
    AUTO(buf) line = BUF_INIT;
    int fd = mkstemp(name); /* of mode 0600 */
    buf_printf(&line, "%s\n", password);
    bool ok = fd >= 0 && file_write_all(fd, buf_str(&line)) && fsync(fd) == 0;
    if (!ok)
        error_set_errno(e, "%s", name);
    if (fd >= 0)
        close(fd);
    *path = name;
    return ok;
}

void password_forget(struct worker *w, const char *path)
{
    struct str file = str_from(path), database = str_from(w->options->database);
    if (str_starts(file, database) && str_starts(str_slice(file, database.n, file.n), STR(INFIX)) &&
        unlink(path) != 0)
        log_warning("account", "%s: cannot be removed", path);
}

static void forget_unused(struct worker *w, const char *path)
{
    struct stat st;
    bool used;
    if (account_uses_file(w->store, path, &used, NULL) && !used && stat(path, &st) == 0 &&
        st.st_mtime < worker_now(w) - NEW_S)
        password_forget(w, path);
}

void password_tidy(struct worker *w)
{
    const char *database = w->options->database, *slash = strrchr(database, '/');
    AUTO(buf) directory = BUF_INIT, path = BUF_INIT;
    buf_add(&directory, str_slice(str_from(database), 0, slash ? (size_t)(slash - database) : 0));
    DIR *d = opendir(slash ? buf_c(&directory) : ".");
    for (struct dirent *entry; d && (entry = readdir(d));) {
        buf_clear(&path);
        buf_printf(&path, "%s%s%s", buf_c(&directory), slash ? "/" : "", entry->d_name);
        if (str_starts(buf_str(&path), str_from(database)))
            forget_unused(w, buf_c(&path));
    }
    if (d)
        closedir(d);
}
