/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an article's marks. */
#ifndef GANDER_MODEL_MARK_H
#define GANDER_MODEL_MARK_H

enum mark { MARK_READ, MARK_UNREAD, MARK_STAR, MARK_UNSTAR };

#endif
