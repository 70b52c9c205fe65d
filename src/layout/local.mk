# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += liblayout.a
liblayout_a_SOURCES = \
	src/layout/bidi.c src/layout/bidi.h \
	src/layout/bidi-inverse.c src/layout/bidi-inverse.h \
	src/layout/blocks.c src/layout/blocks.h \
	src/layout/export.c src/layout/export.h \
	src/layout/export-html.c src/layout/export-markup.h \
	src/layout/export-markdown.c src/layout/export-markdown.h \
	src/layout/export-markdown-inline.c \
	src/layout/flow.c src/layout/flow.h \
	src/layout/flow-inline.c \
	src/layout/flow-table.c src/layout/flow-table.h \
	src/layout/flow-text.c src/layout/flow-text.h \
	src/layout/font.c src/layout/font.h \
	src/layout/layout.c src/layout/layout.h \
	src/layout/paragraph.c src/layout/paragraph.h \
	src/layout/rhythm.c src/layout/rhythm.h \
	src/layout/table.c src/layout/table.h \
	src/layout/unifont.c src/layout/unifont.h
liblayout_a_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS)
