# SPDX-License-Identifier: GPL-3.0-or-later
# Portals, rules for sites and the sample portal go to $(pkgdatadir) as they are.
data_trees = portals sample sites
EXTRA_DIST += data/portals data/sample data/sites data/debian data/sbom.sh \
	data/gander.desktop data/gander-subscribe.desktop data/gander.svg data/gander.timer \
	data/net.gander_reader.gander.metainfo.xml \
	data/gander.bash.in data/_gander.in data/gander.fish.in data/gander.service.in \
	data/config.example.in

bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
applicationsdir = $(datadir)/applications
iconsdir = $(datadir)/icons/hicolor/scalable/apps
metainfodir = $(datadir)/metainfo
systemduserdir = $(prefix)/lib/systemd/user

nodist_zshcompletion_DATA = data/_gander
nodist_fishcompletion_DATA = data/gander.fish
applications_DATA = data/gander.desktop data/gander-subscribe.desktop
icons_DATA = data/gander.svg
metainfo_DATA = data/net.gander_reader.gander.metainfo.xml
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

# A Debian package in $(deb_directory), built from the files of a tarball. Reproducible: its time is
# that of the changelog.
deb_directory = deb
deb_tree = $(deb_directory)/$(PACKAGE)-$(VERSION)
.PHONY: deb
deb:
	rm -rf $(deb_directory)
	$(MKDIR_P) $(deb_directory)
	$(MAKE) $(AM_MAKEFLAGS) distdir distdir=$(PACKAGE)-deb
	mv $(PACKAGE)-deb $(deb_tree)
	cp -R $(deb_tree)/data/debian $(deb_tree)/debian
	cd $(deb_tree) && env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS -u DESTDIR -u CC \
	  DEB_BUILD_OPTIONS='nocheck noautodbgsym terse' dpkg-buildpackage -b -us -uc

# Tarball, bill of materials and checksums of a release (doc/RELEASE.md), all with the time of the
# changelog.
bom = $(PACKAGE)-$(VERSION).cdx.json
CLEANFILES += $(bom) SHA256SUMS
.PHONY: release
release: gander$(EXEEXT)
	date=`sed -n 's/^ -- .*>  //p; /^ --/q' $(srcdir)/data/debian/changelog` && \
	SOURCE_DATE_EPOCH=`date -d "$$date" +%s` CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' \
	  sh $(srcdir)/data/sbom.sh gander$(EXEEXT) $(VERSION) >$(bom) && \
	TAR_OPTIONS="--sort=name --owner=0 --group=0 --numeric-owner --mtime='$$date'" \
	  $(MAKE) $(AM_MAKEFLAGS) dist-xz && \
	sha256sum $(PACKAGE)-$(VERSION).tar.xz $(bom) >SHA256SUMS
