/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Confinement of code that parses bytes from outside (Landlock and seccomp of Linux). It holds for
 * the calling thread and the threads that it starts afterwards, and cannot be undone. A thread
 * shares its memory with those outside: only a process that is confined as a whole is contained.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* From now on the thread opens files for reading only, beneath `readable` (n paths, NULL ones are
 * skipped), and neither creates, changes nor deletes any; starts no programs, opens no sockets, and
 * reaches no other process. What is open stays usable. False when the system cannot do one or the
 * other; what it can do is in force. */
bool confine_thread(const char *const *readable, size_t n);
/* Likewise, beneath the directories of the system's libraries, as for conversions of charsets, and
 * `also` (may be NULL). */
bool confine_to_libraries(const char *also);
/* True where that has all means; tries it in a child. */
bool confine_is_possible(void);
