# SPDX-License-Identifier: GPL-3.0-or-later
# Checks of the sources. Each must first catch violations that it plants.
lint_tests = \
	tests/lint/banned.sh \
	tests/lint/circles.sh \
	tests/lint/documents.sh \
	tests/lint/format.sh \
	tests/lint/hardening.sh \
	tests/lint/headers.sh \
	tests/lint/i18n.sh \
	tests/lint/layers.sh \
	tests/lint/manuals.sh \
	tests/lint/packages.sh \
	tests/lint/reasons.sh \
	tests/lint/registered.sh
TESTS += $(lint_tests)
CLEANFILES += tests/lint/format.stamp
EXTRA_DIST += .clang-format $(lint_tests) \
	tests/lint/architecture.awk tests/lint/banned.awk tests/lint/banned.txt \
	tests/lint/circles.awk tests/lint/circles.txt \
	tests/lint/layers.awk tests/lint/layers.txt tests/lint/lint.sh
