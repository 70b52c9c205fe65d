# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += liblayout.a
liblayout_a_SOURCES = \
	src/layout/export.h src/layout/layout.h
liblayout_a_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS)
