# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libshare.a
libshare_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(ZLIB_CFLAGS)
libshare_a_SOURCES = \
	src/share/json.c src/share/json.h \
	src/share/epub-index.c src/share/epub-index.h \
	src/share/epub.c \
	src/share/html.c \
	src/share/mail.c \
	src/share/out.c src/share/out.h \
	src/share/pages.c \
	src/share/picture-file.c src/share/picture-file.h \
	src/share/share.c src/share/share.h \
	src/share/writer.h \
	src/share/xhtml.c src/share/xhtml.h \
	src/share/xhtml-inline.c src/share/xhtml-internal.h \
	src/share/zip.c src/share/zip.h
