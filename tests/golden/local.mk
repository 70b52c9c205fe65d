# SPDX-License-Identifier: GPL-3.0-or-later
# Complete outputs, compared with files beside the inputs. A driver is a script; with --update it
# rewrites the expected files: read the difference before committing it.
golden_tests = tests/golden/layout.sh tests/golden/page.sh tests/golden/feed.sh
TESTS += $(golden_tests)
EXTRA_DIST += $(golden_tests) tests/golden/layout tests/golden/page tests/golden/feed

.PHONY: update-golden
update-golden: all
	@for driver in $(golden_tests); do srcdir=$(srcdir) $(srcdir)/$$driver --update || exit 1; done
	@git -C $(srcdir) --no-pager diff --stat -- tests/golden 2>/dev/null || :

golden_tests += tests/golden/list.sh
EXTRA_DIST += tests/golden/list
