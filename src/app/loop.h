/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's loop: waits for keys, signals, engine and programs, and paints what they changed. */
#pragma once

#include "app/reader.h"
#include "base/error.h"

/* Runs until the reader quits, a signal ends it or the terminal is gone. Fails if poll(2) does. */
bool reader_loop(struct reader *r, struct error *e);
