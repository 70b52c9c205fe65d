# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libterm.a
libterm_a_SOURCES = 
libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
