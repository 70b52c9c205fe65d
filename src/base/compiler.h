/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shorthands for compiler attributes, and the size of arrays. */
#pragma once

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(at, first) __attribute__((format(printf, at, first)))
/* Type of a local that type_fini() frees at the end of its scope: `AUTO(buf) text = BUF_INIT;` */
#define AUTO(type) __attribute__((cleanup(type##_fini))) struct type
#define ARRAY_SIZE(a) (sizeof(a) / sizeof *(a))
