# SPDX-License-Identifier: GPL-3.0-or-later
check_PROGRAMS += tests/golden/tui/screens
TESTS += tests/golden/tui/screens
tests_golden_tui_screens_SOURCES = tests/golden/tui/screens.c tests/golden/tui/fake.c \
	tests/golden/tui/fake.h
tests_golden_tui_screens_LDADD = libtui.a libpresent.a libconfig.a libscreen.a libengine.a $(layout_ldadd) $(picture_ldadd) $(LIBINTL)
EXTRA_DIST += $(srcdir)/tests/golden/tui/*.keys $(srcdir)/tests/golden/tui/*.screen

.PHONY: update-golden update-golden-tui
update-golden: update-golden-tui
update-golden-tui: tests/golden/tui/screens
	srcdir='$(srcdir)' LC_ALL=C.UTF-8 tests/golden/tui/screens --update
