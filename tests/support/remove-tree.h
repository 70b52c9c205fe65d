/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests leave nothing behind. */
#ifndef GANDER_TESTS_REMOVE_TREE_H
#define GANDER_TESTS_REMOVE_TREE_H

/* Removes a directory with all that is in it; links are removed, not followed. */
void remove_tree(const char *directory);

#endif
