/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of gander's own portals in the user's language. */
#ifndef GANDER_PRESENT_PORTAL_TITLE_H
#define GANDER_PRESENT_PORTAL_TITLE_H

/* The translation of a bundled portal's title or of "My feeds", to be shown; any other title as it
 * is. Paths and the database keep the original. */
const char *portal_title(const char *title);

#endif
