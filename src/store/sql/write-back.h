/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A thread that writes the log of a store back while the store goes on (store_write_back_aside()),
 * by a connection of its own. Only store/ includes this.
 */
#pragma once

#include "store/sql/db.h"

/* Waits for the thread, if it runs. */
void write_back_await(struct store *s);
/* Ends it, before the store is closed. */
void write_back_free(struct store *s);
