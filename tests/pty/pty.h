/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program in a pseudo-terminal whose screen libvterm keeps: what a user would see, for tests that
 * run the reader end to end. Waits are for conditions, with a deadline that only a hanging program
 * meets; a wait that fails prints the screen and ends the test.
 */
#ifndef GANDER_TESTS_PTY_H
#define GANDER_TESTS_PTY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct pty;

/* argv[0] is a path. The environment is the test's, with TERM=xterm-256color; `environment` adds
 * "NAME=value" strings (NULL-ended; may be NULL). */
struct pty *pty_start(const char *const argv[], const char *const environment[], int width,
                      int height);

/* Right after the start: another terminal, which answers the reader's questions with these bytes
 * ("": not at all) and nothing else. Borrowed. */
void pty_set_replies(struct pty *p, const char *replies);
/* 0: a row as others; 1 and 2: the upper and lower half of a double line (DECDHL). */
int pty_row_size(struct pty *p, int y);

void pty_send(struct pty *p, const char *keys);
/* Until the screen holds the text / no longer holds it / `holds` is true. */
void pty_wait(struct pty *p, const char *text);
void pty_wait_gone(struct pty *p, const char *text);
void pty_wait_until(struct pty *p, bool (*holds)(struct pty *p, void *context), void *context,
                    const char *what);
/* Until nothing has been written for a short while: for screens that are compared as a whole,
 * after a pty_wait for the part that comes last. */
void pty_settle(struct pty *p);

void pty_resize(struct pty *p, int width, int height);
void pty_signal(struct pty *p, int number);

/* The rows as text, trailing blanks cut; a wide character stands once. */
void pty_add_screen(struct pty *p, struct buf *b);
bool pty_shows(struct pty *p, const char *text);
/* The row (from 0) that holds the text, or -1. */
int pty_row_of(struct pty *p, const char *text);
void pty_cursor(struct pty *p, int *x, int *y);

/* The characters of a cell, as many as libvterm keeps; returns how many, 0 for a blank and for the
 * second half of a wide one. */
enum { PTY_CELL_CHARS = 6 };
int pty_cell(struct pty *p, int x, int y, uint32_t out[static PTY_CELL_CHARS]);

/* Columns that libvterm gives a text. */
int pty_measure(const char *text);

/* The colour of the text in a cell: 0-255 of the palette, -1 for any other. */
int pty_color(struct pty *p, int x, int y);

/* Compares the screen with the file tests/pty/screens/NAME, or writes it when the environment has
 * UPDATE_GOLDEN; a difference is printed and ends the test. */
void pty_expect_screen(struct pty *p, const char *name);

/* Waits for the end and gives the exit status (128 + n for signal n). Fails the test when the
 * terminal was not given back as it was: modes, alternate screen, cursor, mouse, paste. */
int pty_finish(struct pty *p);

/* Ends the test with this message unless something holds. */
void check(bool holds, const char *what);

/* Closes the terminal, as a lost connection does, and waits for the end: the exit status. */
int pty_hang_up(struct pty *p);

/* The bytes written so far, for figures. */
size_t pty_bytes(const struct pty *p);
/* These bytes themselves. */
struct str pty_output(const struct pty *p);

#endif
