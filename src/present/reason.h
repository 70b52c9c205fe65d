/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why something failed, in the language of the one who reads it. The layers below say it in English
 * (`struct error`), and so it stands in the database, where it may have come from another time and
 * another language. Here such a sentence is known by its shape and put into other words.
 */
#ifndef GANDER_PRESENT_REASON_H
#define GANDER_PRESENT_REASON_H

#include "base/buf.h"

/* Appends what `detail` says in the language of the locale (LC_MESSAGES); as it is where it has no
 * translation or is no sentence of gander's. What it quotes is as harmless as it was. */
void reason_add(struct buf *b, const char *detail);

#endif
