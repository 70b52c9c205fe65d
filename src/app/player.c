/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player.h"

#include <errno.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arguments.h"
#include "base/clock.h"
#include "base/temporary.h"

enum {
    REPORT_S = 5,          /* between two reports of the place */
    MAX_LINE = 64 << 10,   /* bytes of what it tells at a time */
    MAX_PLACE_S = 1000000, /* more is no place */
};

static int64_t now_ms(void)
{
    return clock_monotonic_ms(&clock_system);
}

static void set_socket_path(const struct player *p, struct sockaddr_un *address)
{
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    snprintf(address->sun_path, sizeof address->sun_path, "%s/socket", p->directory);
}

bool player_start(struct player *p, const char *command, const struct player_file *file,
                  struct error *e)
{
    AUTO(arena) arena = {0};
    struct sockaddr_un address;
    char place[24];
    *p = (struct player){
        .fd = -1, .entry = file->entry, .place = file->place, .reported = file->place};
    if (!temporary_make_directory("player", &p->directory, e))
        return false;
    set_socket_path(p, &address);
    snprintf(place, sizeof place, "%lld", (long long)file->place);
    const struct argument_value values[] = {
        {'u', file->url}, {'t', file->title}, {'p', place}, {'i', address.sun_path}};
    char **argv = arguments_expand(&arena, command, values, ARRAY_SIZE(values), e);
    struct child_options options = {.argv = (const char *const *)argv, .timeout_ms = INT_MAX};
    p->running = argv && child_start(&p->child, &options, now_ms(), e);
    if (!p->running) {
        temporary_remove_directory(p->directory);
        free(p->directory);
    }
    return p->running;
}

/* ---- the socket ------------------------------------------------------------------------------ */

/* Until the player has made it, there is nothing to connect to. */
static void connect_to(struct player *p)
{
    static const char observe[] = "{\"command\": [\"observe_property\", 1, \"time-pos\"]}\n";
    struct sockaddr_un address;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    set_socket_path(p, &address);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
        send(fd, observe, sizeof observe - 1, MSG_NOSIGNAL) == (ssize_t)sizeof observe - 1)
        p->fd = fd;
    else if (fd >= 0)
        close(fd);
}

static void disconnect(struct player *p)
{
    if (p->fd >= 0)
        close(p->fd);
    p->fd = -1;
    buf_clear(&p->lines);
}

static bool is_text(const json_t *o, const char *key, const char *value)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text && strcmp(text, value) == 0;
}

static void read_message(struct player *p, struct str line)
{
    json_auto_t *o = json_loadb(line.p, line.n, 0, NULL);
    const json_t *data = json_object_get(o, "data");
    double place = json_number_value(data);
    if (is_text(o, "event", "property-change") && is_text(o, "name", "time-pos") &&
        json_is_number(data) && place >= 0 && place < MAX_PLACE_S) {
        p->place = (int64_t)place;
        p->told = true;
    } else if (is_text(o, "event", "end-file")) {
        p->told = true;
        p->reached_end = is_text(o, "reason", "eof");
    }
}

/* A line that is too long ends the conversation. */
static void read_lines(struct player *p)
{
    struct str rest = buf_str(&p->lines), line;
    size_t used = 0;
    while (str_find_char(rest, '\n', 0) != SIZE_MAX && str_split(&rest, '\n', &line)) {
        read_message(p, line);
        used += line.n + 1;
    }
    if (used > 0) {
        memmove(p->lines.p, p->lines.p + used, p->lines.n - used);
        buf_truncate(&p->lines, p->lines.n - used);
    }
    if (p->lines.n > MAX_LINE)
        disconnect(p);
}

static void read_socket(struct player *p)
{
    char part[4096];
    if (p->fd < 0)
        connect_to(p);
    while (p->fd >= 0) {
        ssize_t n = read(p->fd, part, sizeof part);
        if (n > 0) {
            buf_add(&p->lines, (struct str){part, (size_t)n});
            read_lines(p);
        } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
            disconnect(p);
        } else if (errno == EAGAIN) {
            return;
        }
    }
}

/* ---- its life -------------------------------------------------------------------------------- */

static void end(struct player *p)
{
    child_fini(&p->child);
    disconnect(p);
    buf_fini(&p->lines);
    temporary_remove_directory(p->directory);
    free(p->directory);
    p->running = false;
}

bool player_step(struct player *p, struct player_state *out)
{
    if (!p->running)
        return false;
    read_socket(p);
    bool ended = child_step(&p->child, now_ms());
    int64_t moved = p->place - p->reported;
    *out = (struct player_state){.entry = p->entry, .place = p->place, .running = !ended};
    if (!ended && moved > -REPORT_S && moved < REPORT_S)
        return false;
    p->reported = p->place;
    if (ended) {
        bool ok = child_succeeded(&p->child, &out->error);
        out->error.code = ok ? ERROR_NONE : out->error.code;
        out->played = ok && (!p->told || p->reached_end);
        end(p);
    }
    return true;
}

bool player_stop(struct player *p, struct player_state *out)
{
    if (!p->running)
        return false;
    read_socket(p);
    *out = (struct player_state){.entry = p->entry, .place = p->place};
    end(p);
    return true;
}

size_t player_fds(const struct player *p, struct pollfd fds[static PLAYER_MAX_FDS])
{
    size_t n = p->running ? child_fds(&p->child, fds) : 0;
    if (p->running && p->fd >= 0)
        fds[n++] = (struct pollfd){.fd = p->fd, .events = POLLIN};
    return n;
}

int player_wait_ms(const struct player *p)
{
    return p->running ? child_wait_ms(&p->child, now_ms()) : -1;
}
