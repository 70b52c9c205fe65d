/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <openssl/evp.h>
#include <stdlib.h>

void sha256(struct str s, uint8_t out[SHA256_BYTES])
{
    if (EVP_Digest(s.p, s.n, out, NULL, EVP_sha256(), NULL) != 1) {
        abort(); /* out of memory */
    }
}
