# SPDX-License-Identifier: GPL-3.0-or-later
# The program, run from a shell.
cli_tests = \
	tests/cli/account.sh \
	tests/cli/account-histories.sh tests/cli/account-requests.sh \
	tests/cli/archive.sh \
	tests/cli/backup.sh \
	tests/cli/comments.sh tests/cli/completion.sh \
	tests/cli/demo.sh \
	tests/cli/digest.sh \
	tests/cli/export.sh \
	tests/cli/formats.sh tests/cli/full-disk.sh \
	tests/cli/greader-server.sh \
	tests/cli/hooks.sh \
	tests/cli/import-newsboat.sh tests/cli/import-others.sh \
	tests/cli/downloads.sh \
	tests/cli/kill.sh tests/cli/language.sh tests/cli/large.sh tests/cli/libraries.sh \
	tests/cli/manners.sh \
	tests/cli/older.sh tests/cli/organise.sh \
	tests/cli/offline.sh \
	tests/cli/packaging.sh tests/cli/packaging-deb.sh tests/cli/packaging-release.sh \
	tests/cli/plumbing.sh \
	tests/cli/programs.sh tests/cli/queue.sh \
	tests/cli/repair.sh \
	tests/cli/source.sh \
	tests/cli/ranking.sh \
	tests/cli/rules.sh \
	tests/cli/rule-programs.sh \
	tests/cli/state.sh \
	tests/cli/tags.sh \
	tests/cli/trouble.sh \
	tests/cli/undo.sh \
	tests/cli/usage.sh \
	tests/cli/views.sh \
	tests/cli/watched.sh \
	tests/cli/connectivity.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) tests/cli/lib.sh tests/cli/formats.xml tests/cli/export.py tests/cli/kill.py \
	tests/cli/account-histories.py tests/cli/account-requests.py \
	tests/cli/greader-server.py \
	tests/cli/import-newsboat.py tests/cli/import-others.py tests/cli/state.py \
	tests/cli/ranking.txt

# gander with its catalogues where a test can put them.
check_PROGRAMS += tests/cli/gander-translated
tests_cli_gander_translated_SOURCES = src/main.c
tests_cli_gander_translated_CPPFLAGS = $(AM_CPPFLAGS) \
	-ULOCALEDIR -DLOCALEDIR='"$(abs_top_builddir)/tests/locale"'
tests_cli_gander_translated_LDADD = $(all_ldadd)
