/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of the addresses of links, the same in all frames, so that cells can be compared. Borrows
 * each address from the last surface that it was on. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

struct numbered_link {
    uint64_t hash; /* of the address */
    const char *address;
};

struct links {
    VEC(struct numbered_link) all; /* by number - 1 */
};

void links_fini(struct links *l);
void links_clear(struct links *l);
/* True if so many more have a number. */
bool links_have_room(const struct links *l, size_t more);
/* Number from 1 on; 0 for one too many. */
uint16_t links_number(struct links *l, const char *url);
/* NULL for 0. */
const char *links_address(const struct links *l, uint16_t number);
