#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The validators of other people's formats, as TAP. files.sh ROOT BUILD
root=$1; n=0; status=0
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
try() { # NAME COMMAND…
  name=$1; shift; n=$((n + 1))
  if out=$("$@" 2>&1); then echo "ok $n $name"; else echo "not ok $n $name"; echo "$out" | sed 's/^/# /'; status=1; fi
}
cp "$root/data/org.alongside.Alongside.desktop.in" "$folder/org.alongside.Alongside.desktop"
cp "$root/data/org.alongside.Alongside.metainfo.xml.in" "$folder/org.alongside.Alongside.metainfo.xml"
cp "$root/data/org.alongside.Alongside.gschema.xml" "$folder/"
try "desktop file" desktop-file-validate "$folder/org.alongside.Alongside.desktop"
# There is no home page to name: from version 1 on the validator knows that tag, and warns.
case $(appstreamcli --version) in *" 0."*) known= ;; *) known=--override=url-homepage-missing=info ;; esac
# shellcheck disable=SC2086
try "metainfo" appstreamcli validate --no-net $known "$folder/org.alongside.Alongside.metainfo.xml"
try "settings schema" glib-compile-schemas --strict --dry-run "$folder"
try "help: validate" yelp-check validate "$root"/help/C/*.page
try "help: links" yelp-check links "$root/help/C"
try "help: orphans" sh -c '! yelp-check orphans "$1" | grep -v "/index.page" | grep .' sh "$root/help/C"
try "man pages" sh -c 'for page in "$1"/data/*.1; do LC_ALL=C.UTF-8 groff -man -ww -z -Tutf8 "$page" 2>&1 | grep . && exit 1; done; exit 0' sh "$root"
echo "1..$n"
exit $status
