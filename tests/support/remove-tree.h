/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removal of temporary directories. */
#ifndef GANDER_TESTS_REMOVE_TREE_H
#define GANDER_TESTS_REMOVE_TREE_H

/* Removes a directory recursively, without following links. */
void remove_tree(const char *directory);

#endif
