# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = \
	src/store/articles.h \
	src/store/db.c src/store/db.h \
	src/store/listing.c src/store/listing.h \
	src/store/merge.h \
	src/store/migrate.c \
	src/store/pack.c src/store/pack.h \
	src/store/search.h \
	src/store/sources.h \
	src/store/state.h \
	src/store/store.c src/store/store.h \
	src/store/tree.h
libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
