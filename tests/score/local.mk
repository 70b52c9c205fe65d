# SPDX-License-Identifier: GPL-3.0-or-later
EXTRA_DIST += tests/score/score.py

# Scores on the public corpora, when they lie beside the source tree. SCORE_FLAGS: see score.py.
.PHONY: score
score: gander$(EXEEXT)
	python3 $(srcdir)/tests/score/score.py ./gander$(EXEEXT) --corpus $(srcdir)/../shared/corpus \
		--all $(SCORE_FLAGS) || test $$? -eq 77
