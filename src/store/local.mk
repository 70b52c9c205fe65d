# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = src/store/store.h
libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
