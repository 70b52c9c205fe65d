/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exit of the reader: waits until sent commands are stored, and reports lost changes. */
#pragma once

#include "app/effects.h"

/*
 * Stops the engine. Call with the terminal restored and signals still caught. A longer wait is
 * announced on standard error, and Ctrl-C ends it. False if changes were lost: *e has their number.
 * *hung: the engine thread is busy, with a large page for instance; the engine may not be closed
 * then, and the program has to end with _exit(). Only the place in list and article may be lost
 * unreported, after a bounded wait.
 */
bool app_leave(struct reader *r, bool *hung, struct error *e);
