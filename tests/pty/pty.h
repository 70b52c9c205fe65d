/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fixture for end-to-end tests of the reader: a program in a pseudo-terminal, with libvterm as its
 * screen. Waits are for conditions, with a deadline that only a hanging program meets; a failed
 * wait prints the screen and ends the test.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"

struct pty;

/* argv[0] is a path. `environment` adds "NAME=value" strings to the test's environment with
 * TERM=xterm-256color (NULL-terminated; may be NULL). */
struct pty *pty_start(const char *const argv[], const char *const environment[], int width,
                      int height);

/* Right after the start: answers the reader's queries with these bytes only ("": none).
 * Borrowed. */
void pty_set_replies(struct pty *p, const char *replies);
/* 0: single row; 1 and 2: upper and lower half of a double-height line (DECDHL). */
int pty_row_size(struct pty *p, int y);

void pty_send(struct pty *p, const char *keys);
/* Waits until the screen contains the text / no longer contains it / `holds` returns true. */
void pty_wait(struct pty *p, const char *text);
void pty_wait_gone(struct pty *p, const char *text);
void pty_wait_until(struct pty *p, bool (*holds)(struct pty *p, void *context), void *context,
                    const char *what);
/* Waits until output pauses: before comparing a complete screen, after a pty_wait() for its last
 * part. */
void pty_settle(struct pty *p);

void pty_resize(struct pty *p, int width, int height);
void pty_signal(struct pty *p, int number);

/* Rows as text without trailing blanks; a wide character appears once. */
void pty_add_screen(struct pty *p, struct buf *b);
bool pty_shows(struct pty *p, const char *text);
/* Index of the row with the text, or -1. */
int pty_row_of(struct pty *p, const char *text);
void pty_cursor(struct pty *p, int *x, int *y);

/* Characters of a cell; returns their number, 0 for a blank and for the second half of a wide
 * one. */
enum { PTY_CELL_CHARS = 6 };
int pty_cell(struct pty *p, int x, int y, uint32_t out[static PTY_CELL_CHARS]);

/* Width of a text in columns, by libvterm. */
int pty_measure(const char *text);

/* Text colour of a cell: 0-255 of the palette, -1 for any other. */
int pty_color(struct pty *p, int x, int y);

/* Compares the screen with tests/pty/screens/NAME, or writes that file if UPDATE_GOLDEN is set; a
 * difference is printed and ends the test. */
void pty_expect_screen(struct pty *p, const char *name);

/* Waits for the end; returns the exit status (128 + n for signal n). Fails unless the terminal was
 * restored: modes, alternate screen, cursor, mouse, paste, tab stops. */
int pty_finish(struct pty *p);
/* Ends the reader with Q, and fails unless its status is 0. */
void pty_quit(struct pty *p);

/* Ends the test with the message if `holds` is false. */
void check(bool holds, const char *what);

/* True while a temporary file of gander's is in the directory. */
bool pty_has_temporary(const char *directory);
/* Path of a file in a directory, to free(). */
char *pty_path(const char *directory, const char *name);
/* Writes it; `mode` as of chmod(). */
void pty_write_file(const char *directory, const char *name, const char *content, mode_t mode);

/* Closes the terminal, as a lost connection does, and waits; returns the exit status. */
int pty_hang_up(struct pty *p);

/* Number of bytes written so far. */
size_t pty_bytes(const struct pty *p);
/* Bytes written so far. */
struct str pty_output(const struct pty *p);
bool pty_has_sent(const struct pty *p, const char *bytes);
