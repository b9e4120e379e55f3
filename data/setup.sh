# Read by ./run and ./check. Needs the current folder to be the project's root.

# setup_packages GROUP…: installs the packages of data/packages.list in these groups that are missing.
setup_packages() {
  command -v dpkg-query >/dev/null || { echo "This is not Debian: install the packages of data/packages.list by hand." >&2; return 0; }
  missing=
  for group in "$@"; do
    for package in $(sed -n "s/^$group //p" data/packages.list); do
      dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' || missing="$missing $package"
    done
  done
  [ -n "$missing" ] || return 0
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  echo "Installing:$missing"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  $as_root apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold $missing >/dev/null 2>&1 ||
    { $as_root apt-get update -q >/dev/null && $as_root apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold $missing >/dev/null; }
}

# setup_build DIR [OPTION…]: configures DIR once and builds in it.
setup_build() {
  dir=$1; shift
  [ -e "$dir/build.ninja" ] || meson setup "$dir" "$@" >"$dir-setup.log" 2>&1 || { cat "$dir-setup.log"; return 1; }
  [ $# -eq 0 ] || meson configure "$dir" "$@" >/dev/null
  meson compile -C "$dir" >"$dir-compile.log" 2>&1 || { grep -E 'error|FAILED|undefined' "$dir-compile.log" | head -40; return 1; }
  rm -f "$dir-setup.log" "$dir-compile.log"
}
