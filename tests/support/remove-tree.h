/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removal of temporary directories. */
#pragma once

/* Removes a directory recursively, without following links. */
void remove_tree(const char *directory);
