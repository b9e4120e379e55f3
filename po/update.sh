#!/bin/sh
# Makes POTFILES.in and alongside.pot anew from the sources. Run it after changing words on screen.
set -eu
cd "$(dirname "$0")/.."
{
  grep -rlE '\b(_|N_|C_|NC_|ngettext)\s*\(\s*"' src --include=*.c --include=*.h
  grep -rlE '\b(WORDS|N_) ?\("' src --include=*.def
  grep -rl 'translatable="yes"' src --include=*.ui || true
  find data -name '*.desktop.in' -o -name '*.metainfo.xml.in' -o -name '*.gschema.xml'
} | LC_ALL=C sort > po/POTFILES.in
xgettext --from-code=UTF-8 --add-comments=Translators --package-name=alongside --copyright-holder="The Alongside team" \
  -k_ -kN_ -kC_:1c,2 -kNC_:1c,2 -kngettext:1,2 -kg_dpgettext2:2c,3 -kWORDS:1c,2 -o po/alongside.pot -f po/POTFILES.in
sed -i -e '/^"POT-Creation-Date/d' -e '/^#, fuzzy$/d' po/alongside.pot
