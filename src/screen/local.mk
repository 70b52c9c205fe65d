# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libscreen.a
libscreen_a_SOURCES = \
	src/screen/event.h \
	src/screen/glyphs.c src/screen/glyphs.h \
	src/screen/surface.c src/screen/surface.h
