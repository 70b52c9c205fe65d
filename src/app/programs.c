/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/programs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arguments.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "text/url/url.h"

extern char **environ;

static bool is_on_path(const char *name)
{
    if (strchr(name, '/'))
        return access(name, X_OK) == 0;
    const char *path = getenv("PATH");
    struct str rest = str_from(path ? path : "/usr/local/bin:/usr/bin:/bin"), part;
    bool found = false;
    while (!found && str_split(&rest, ':', &part)) {
        AUTO(buf) file = BUF_INIT;
        buf_printf(&file, "%.*s/%s", STR_ARG(part), name);
        found = access(file.p, X_OK) == 0;
    }
    return found;
}

/* Command of the browser, to free(); NULL: none. */
static char *browser_command(const char *configured)
{
    if (configured && *configured)
        return mem_strdup(configured);
    const char *list = getenv("BROWSER");
    struct str rest = str_from(list ? list : ""), part;
    while (list && str_split(&rest, ':', &part)) {
        char *command = mem_strndup(part.p, part.n);
        AUTO_FREE char **argv = arguments_split(command);
        bool usable = argv && is_on_path(argv[0]);
        if (usable)
            return command;
        free(command);
    }
    static const char *const usual[] = {"xdg-open", "open", "w3m", "lynx", "elinks", "links"};
    for (size_t i = 0; i < ARRAY_SIZE(usual); i++)
        if (is_on_path(usual[i]))
            return mem_strdup(usual[i]);
    return NULL;
}

bool program_has_desktop(void)
{
    return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
}

bool program_browser_is_graphical(const char *configured)
{
    static const char *const text[] = {"w3m",    "lynx", "elinks",  "links", "links2",
                                       "browsh", "mutt", "neomutt", "aerc",  "alpine"};
    if (!program_has_desktop())
        return false;
    AUTO_FREE char *command = browser_command(configured);
    AUTO_FREE char **argv = command ? arguments_split(command) : NULL;
    bool graphical = true;
    for (size_t i = 0; argv && i < ARRAY_SIZE(text); i++) {
        const char *slash = strrchr(argv[0], '/');
        graphical = graphical && strcmp(slash ? slash + 1 : argv[0], text[i]) != 0;
    }
    return graphical;
}

/* Starts argv with `input` as standard input; -1: inherited, or /dev/null in the background. */
static bool start(char **argv, int input, bool background, pid_t *child, struct error *e)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (input >= 0)
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (background) {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    sigaddset(&defaults, SIGINT);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    short flags = POSIX_SPAWN_SETSIGDEF;
    if (background)
        flags |= POSIX_SPAWN_SETSID;
    posix_spawnattr_setflags(&attributes, flags);
    errno = posix_spawnp(child, argv[0], &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return errno == 0 || error_set_errno(e, "%s", argv[0]);
}

/* Waits for a program. A failure names `setting`, the option with another choice; NULL: none. */
static bool finish(pid_t child, const char *name, const char *setting, struct error *e)
{
    /* As in system(3), Ctrl-C and Ctrl-\ are the child's. */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before[2];
    int status, waited;
    sigaction(SIGINT, &ignore, &before[0]);
    sigaction(SIGQUIT, &ignore, &before[1]);
    while ((waited = waitpid(child, &status, 0)) < 0 && errno == EINTR) {
    }
    bool ok = waited >= 0 || error_set_errno(e, "%s", name);
    sigaction(SIGINT, &before[0], NULL);
    sigaction(SIGQUIT, &before[1], NULL);
    if (!ok)
        return false;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return setting ? error_set(e, ERROR_SYSTEM, 0, "%s failed (status %d); choose another: %s",
                               name, code, setting)
                   : error_set(e, ERROR_SYSTEM, 0, "%s failed (status %d)", name, code);
}

/* Copy of argv with each %s replaced by the address, or the address appended. */
static char **insert_address(struct arena *a, char **argv, const char *url)
{
    size_t count = 0;
    while (argv[count])
        count++;
    char **out = arena_array(a, count + 2, sizeof *out);
    bool named = false;
    for (size_t i = 0; i < count; i++) {
        const char *mark = strstr(argv[i], "%s");
        named = named || mark;
        out[i] = mark ? arena_printf(a, "%.*s%s%s", (int)(mark - argv[i]), argv[i], url, mark + 2)
                      : argv[i];
    }
    if (!named)
        out[count] = arena_strdup(a, url);
    return out;
}

static const char browser_setting[] = "$BROWSER or :set browser";

/* The argument cannot be taken for an option: it begins with a scheme or a slash. A failure names
 * `setting`. */
static bool open_with(char **argv, const char *argument, const char *setting, bool background,
                      struct error *e)
{
    AUTO(arena) arena = {0};
    pid_t child;
    return start(insert_address(&arena, argv, argument), -1, background, &child, e) &&
           (background || finish(child, argv[0], setting, e));
}

static bool browse(const char *configured, const char *setting, const char *url, bool background,
                   struct error *e)
{
    AUTO_FREE char *command = browser_command(configured);
    AUTO_FREE char **argv = command ? arguments_split(command) : NULL;
    if (!argv)
        return error_set(e, ERROR_NOT_FOUND, 0, "no browser found: set $BROWSER, or :set browser");
    return open_with(argv, url, setting, background, e);
}

bool program_open_url(const char *configured, const char *url, bool background, struct error *e)
{
    if (!url_is_openable(str_from(url)))
        return error_set(e, ERROR_UNSUPPORTED, 0, "addresses of this kind are not opened: %s", url);
    return browse(configured, browser_setting, url, background, e);
}

bool program_open_page(const char *configured, const char *path, bool background, struct error *e)
{
    return browse(configured, browser_setting, path, background, e);
}

bool program_open_mail(const char *configured, const char *address, bool background,
                       struct error *e)
{
    return browse(configured, ":set mail-program", address, background, e);
}

/* Command of the viewer; NULL: none. */
static const char *viewer_command(const char *configured)
{
    static const char *const usual[] = {"xdg-open", "open"};
    if (configured && *configured)
        return configured;
    for (size_t i = 0; program_has_desktop() && i < ARRAY_SIZE(usual); i++)
        if (is_on_path(usual[i]))
            return usual[i];
    return NULL;
}

bool program_has_viewer(const char *configured)
{
    return viewer_command(configured) != NULL;
}

bool program_open_file(const char *configured, const char *path, bool background, struct error *e)
{
    const char *command = viewer_command(configured);
    AUTO_FREE char **argv = command ? arguments_split(command) : NULL;
    if (!argv)
        return error_set(e, ERROR_NOT_FOUND, 0, "no program to open the file: :set opener");
    return open_with(argv, path, ":set opener", background, e);
}

bool program_run(const char *command, const struct argument_value *values, size_t n,
                 bool background, struct error *e)
{
    AUTO(arena) arena = {0};
    pid_t child;
    char **argv = arguments_expand(&arena, command, values, n, e);
    return argv && start(argv, -1, background, &child, e) &&
           (background || finish(child, argv[0], NULL, e));
}

static const char *editor(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "vi";
}

bool program_edit(const char *path, struct error *e)
{
    AUTO_FREE char **argv = arguments_split(editor());
    if (!argv)
        return error_set(e, ERROR_NOT_FOUND, 0, "no editor: set $VISUAL or $EDITOR");
    return open_with(argv, path, "$VISUAL or $EDITOR", false, e);
}

const char *program_clipboard(const char *configured)
{
    if (configured[0])
        return strcmp(configured, "off") == 0 ? NULL : configured;
    if (getenv("WAYLAND_DISPLAY") && is_on_path("wl-copy"))
        return "wl-copy";
    return !getenv("DISPLAY")    ? NULL
           : is_on_path("xclip") ? "xclip -selection clipboard"
           : is_on_path("xsel")  ? "xsel --clipboard --input"
                                 : NULL;
}

bool program_feed(const char *command, struct str input, struct error *e)
{
    AUTO_FREE char **argv = arguments_split(command);
    int fds[2];
    pid_t child;
    if (!argv)
        return error_set(e, ERROR_USAGE, 0, "no command in \"%s\"", command);
    if (pipe2(fds, O_CLOEXEC) != 0)
        return error_set_errno(e, "%s", argv[0]);
    bool ok = start(argv, fds[0], false, &child, e);
    close(fds[0]);
    /* A program may end before it has read all; SIGPIPE is ignored. */
    if (ok && !file_write_all(fds[1], input))
        log_debug("programs", "%s read a part only", argv[0]);
    close(fds[1]);
    return ok && finish(child, argv[0], NULL, e);
}

bool program_feed_file(const char *command, int fd, struct error *e)
{
    AUTO_FREE char **argv = arguments_split(command);
    pid_t child;
    if (!argv)
        return error_set(e, ERROR_USAGE, 0, "no command in \"%s\"", command);
    return start(argv, fd, false, &child, e) && finish(child, argv[0], NULL, e);
}

const char *program_printer(void)
{
    return is_on_path("lpr") ? "lpr" : is_on_path("lp") ? "lp" : program_pager();
}

const char *program_pager(void)
{
    const char *pager = getenv("PAGER");
    return pager && *pager ? pager : "less";
}

static void add_percent_encoded(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (ascii_alnum(c) || strchr("-._~", c))
            buf_add_char(b, c);
        else if (c == '\n')
            buf_add_c(b, "%0D%0A");
        else
            buf_printf(b, "%%%02X", (unsigned char)c);
    }
}

char *program_mailto(struct str subject, struct str body)
{
    struct buf b = BUF_INIT;
    buf_add_c(&b, "mailto:?subject=");
    add_percent_encoded(&b, subject);
    buf_add_c(&b, "&body=");
    add_percent_encoded(&b, body);
    return buf_take(&b);
}
