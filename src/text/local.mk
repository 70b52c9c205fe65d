# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtext.a
libtext_a_SOURCES = \
	src/text/break.h \
	src/text/charset.h \
	src/text/date.h \
	src/text/markup.h \
	src/text/safe.h \
	src/text/url.h \
	src/text/utf8.c src/text/utf8.h \
	src/text/width.h
