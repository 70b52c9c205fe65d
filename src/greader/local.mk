# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libgreader.a
libgreader_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libgreader_a_SOURCES = \
	src/greader/base-urls.c \
	src/greader/reply.c src/greader/reply.h \
	src/greader/reply-items.c src/greader/reply-lists.c \
	src/greader/reply-json.c src/greader/reply-json.h \
	src/greader/request.c src/greader/request.h \
	src/greader/server.c src/greader/server.h \
	src/greader/stream.c src/greader/stream.h
