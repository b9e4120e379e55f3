#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# inside.sh [KEYRING-OPTION…] -- COMMAND…: a bus, a keyring, a home, a screen and a window manager of COMMAND's own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
options=
while [ "$1" != -- ]; do options="$options $1"; shift; done
shift
export ALONG_HERE="$here"
# shellcheck disable=SC2086
exec "$here/../support/with-keyring.sh" $options xvfb-run -a -s '-screen 0 1280x1024x24 -noreset' sh -c '
  unset GTK_A11Y
  export ADW_DISABLE_PORTAL=1 GSK_RENDERER=cairo NO_AT_BRIDGE=0 GTK_THEME_VARIANT= GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory} LC_ALL=C.UTF-8 TZ=Europe/London
  mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
  printf "[Settings]\\ngtk-font-name=%s\\n" "${ALONG_FONT:-Cantarell 11}" >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
  openbox >"$XDG_RUNTIME_DIR/openbox.log" 2>&1 &
  /usr/libexec/at-spi-bus-launcher --launch-immediately >"$XDG_RUNTIME_DIR/at-spi.log" 2>&1 &
  gdbus wait --session --timeout 20 org.a11y.Bus || exit 1
  PYTHONPATH=$ALONG_HERE "$@"' sh "$@"
