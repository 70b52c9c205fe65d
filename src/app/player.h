/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The user's player, beside the reader's loop: one recording at a time. Its place comes from a
 * socket that speaks as mpv's does (--input-ipc-server); a player without one tells nothing, and
 * what it ends without a failure counts as played.
 */
#pragma once

#include "base/child.h"

enum { PLAYER_MAX_FDS = CHILD_FDS + 1 };

struct player {
    struct child child;
    bool running;
    int64_t entry;   /* of the queue */
    char *directory; /* private; holds the socket */
    int fd;          /* connection to it; -1: none */
    struct buf lines;
    int64_t place, reported; /* seconds; the latter as returned last */
    bool told, reached_end;
};

struct player_state {
    int64_t entry, place;
    bool running, played;
    struct error error; /* ERROR_NONE unless the player failed */
};

/* Recording to be played. */
struct player_file {
    int64_t entry;
    const char *url, *title; /* url: or the path of a file */
    int64_t place;
};

/* Starts a command line with the placeholders of the option `player`. None may be running. */
MUST_CHECK bool player_start(struct player *p, const char *command, const struct player_file *file,
                             struct error *e);
/* Reads what it tells. True with news in *out: the place has moved by some seconds, or it ended. */
bool player_step(struct player *p, struct player_state *out);
/* Kills it; true with the last state if there was one. */
bool player_stop(struct player *p, struct player_state *out);
size_t player_fds(const struct player *p, struct pollfd fds[static PLAYER_MAX_FDS]);
int player_wait_ms(const struct player *p); /* -1: none runs */
