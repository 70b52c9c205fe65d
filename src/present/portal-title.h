/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of bundled portals in the user's language. */
#pragma once

#include "model/tree.h"

/* Translation of a bundled portal's title or of "My feeds" for display; any other title unchanged.
 * Paths and the database keep the original. */
const char *portal_title(const char *title);
/* Display name of a node; that of a portal by portal_title(). */
const char *node_title(const struct tree_node *node);
