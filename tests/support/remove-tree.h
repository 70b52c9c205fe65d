/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removal of temporary directories. */
#pragma once

/* Removes a directory recursively, without following links; again while a process that has ended
 * for its user, but still closes its database, adds files. */
void remove_tree(const char *directory);
