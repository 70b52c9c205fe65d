#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Make configure from a checkout of the sources.
set -e
cd "$(dirname "$0")"
mkdir -p m4
exec autoreconf --install --force
