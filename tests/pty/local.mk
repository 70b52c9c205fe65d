# SPDX-License-Identifier: GPL-3.0-or-later
# Programs in a pseudo-terminal, with libvterm as the screen.
EXTRA_DIST += tests/pty/screens
pty_tests =
if HAVE_VTERM
check_LIBRARIES += libpty.a
check_PROGRAMS += $(pty_tests) tests/pty/term-probe tests/pty/letters-probe
TESTS += $(pty_tests)
else
TESTS += tests/pty/skipped.sh
endif
EXTRA_DIST += tests/pty/skipped.sh

libpty_a_SOURCES = tests/pty/pty.c tests/pty/pty.h $(remove_tree)
libpty_a_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
pty_ldadd = libpty.a $(text_ldadd) $(VTERM_LIBS) -lutil

tests_pty_term_probe_LDADD = libterm.a $(screen_ldadd) $(NCURSES_LIBS)

pty_tests += tests/pty/test-term
tests_pty_test_term_LDADD = $(pty_ldadd)

tests_pty_letters_probe_LDADD = libterm.a $(screen_ldadd) $(NCURSES_LIBS)

pty_tests += tests/pty/test-letters
tests_pty_test_letters_LDADD = libscreen.a $(pty_ldadd)

pty_tests += tests/pty/test-answers
tests_pty_test_answers_LDADD = $(pty_ldadd)

pty_tests += tests/pty/test-large
tests_pty_test_large_LDADD = $(pty_ldadd)

pty_tests += tests/pty/test-demo
tests_pty_test_demo_LDADD = $(pty_ldadd)

if HAVE_MICROHTTPD
pty_tests += tests/pty/test-reader
tests_pty_test_reader_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-quit
tests_pty_test_quit_SOURCES = tests/pty/test-quit.c $(remove_tree)
tests_pty_test_quit_LDADD = $(engine_ldadd) $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-line
tests_pty_test_line_SOURCES = tests/pty/test-line.c $(remove_tree)
tests_pty_test_line_LDADD = $(engine_ldadd) $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-offline
tests_pty_test_offline_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-pictures
tests_pty_test_pictures_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-portal
tests_pty_test_portal_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-notes
tests_pty_test_notes_SOURCES = tests/pty/test-notes.c
tests_pty_test_notes_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-outgoing
tests_pty_test_outgoing_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-sharing
tests_pty_test_sharing_SOURCES = tests/pty/test-sharing.c
tests_pty_test_sharing_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-walk
tests_pty_test_walk_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-sources
tests_pty_test_sources_SOURCES = tests/pty/test-sources.c
tests_pty_test_sources_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-hooks
tests_pty_test_hooks_SOURCES = tests/pty/test-hooks.c
tests_pty_test_hooks_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-player
tests_pty_test_player_SOURCES = tests/pty/test-player.c
tests_pty_test_player_LDADD = $(httpd_ldadd) $(pty_ldadd)

pty_tests += tests/pty/test-settings
tests_pty_test_settings_SOURCES = tests/pty/test-settings.c
tests_pty_test_settings_LDADD = $(pty_ldadd)
endif
