# SPDX-License-Identifier: GPL-3.0-or-later
include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/corpus/local.mk
