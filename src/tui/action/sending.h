/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that pass an article, its address or parts of it to other programs. */
#pragma once

#include "tui/core/view.h"

extern const struct handler sending_handlers[];
