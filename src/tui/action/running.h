/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that run a program of the user's with parts of the article as arguments. */
#pragma once

#include "tui/core/view.h"

extern const struct handler running_handlers[];
