/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the reader: what was commanded is stored, within bounds, and what is not is reported.
 */
#ifndef GANDER_APP_LEAVE_H
#define GANDER_APP_LEAVE_H

#include "app/effects.h"

/*
 * Stops the engine, with the terminal given back and signals still reported. A wait is announced on
 * standard error, and Ctrl-C ends it. False when changes were not stored: *e says how many. With
 * *hung the engine thread is busy with something else, such as a large page: the engine may not be
 * closed then, and the program has to end by _exit, which loses nothing that is not reported but
 * the place in list and article, after it was waited for.
 */
bool app_leave(struct reader *r, bool *hung, struct error *e);

#endif
