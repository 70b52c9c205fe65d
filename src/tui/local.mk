# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES = \
	src/tui/event.h \
	src/tui/surface.c src/tui/surface.h \
	src/tui/ui.h
