# SPDX-License-Identifier: GPL-3.0-or-later
# Portals, rules for sites and the sample portal go to $(pkgdatadir) as they are.
data_trees = portals sample sites
EXTRA_DIST += data/portals data/sample data/sites data/gander.desktop data/gander.timer \
	data/gander.bash.in data/_gander.in data/gander.fish.in data/gander.service.in \
	data/config.example.in

bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
applicationsdir = $(datadir)/applications
systemduserdir = $(prefix)/lib/systemd/user

nodist_zshcompletion_DATA = data/_gander
nodist_fishcompletion_DATA = data/gander.fish
applications_DATA = data/gander.desktop
systemduser_DATA = data/gander.timer
nodist_systemduser_DATA = data/gander.service
nodist_doc_DATA = data/config.example
filled_data = data/gander.bash data/_gander data/gander.fish data/gander.service \
	data/config.example
CLEANFILES += $(filled_data)

data/gander.bash: data/gander.bash.in doc/fill$(EXEEXT)
	$(fill)
data/_gander: data/_gander.in doc/fill$(EXEEXT)
	$(fill)
data/gander.fish: data/gander.fish.in doc/fill$(EXEEXT)
	$(fill)
data/gander.service: data/gander.service.in doc/fill$(EXEEXT)
	$(fill)
data/config.example: data/config.example.in doc/fill$(EXEEXT)
	$(fill)

all-local: $(filled_data)

install-data-local: data/gander.bash
	$(MKDIR_P) $(DESTDIR)$(bashcompletiondir)
	$(INSTALL_DATA) data/gander.bash $(DESTDIR)$(bashcompletiondir)/gander
	cd $(srcdir)/data && find $(data_trees) -type f | while read -r file; do \
	  directory=$(DESTDIR)$(pkgdatadir)/`dirname "$$file"`; \
	  test -d "$$directory" || $(MKDIR_P) "$$directory" || exit 1; \
	  $(INSTALL_DATA) "$$file" "$$directory" || exit 1; \
	done

uninstall-local:
	rm -f $(DESTDIR)$(bashcompletiondir)/gander
	for tree in $(data_trees); do rm -rf "$(DESTDIR)$(pkgdatadir)/$$tree"; done
