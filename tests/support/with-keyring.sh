#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-keyring.sh [--locked | --none] [--home DIR] COMMAND [ARGUMENT…]
#
# Runs COMMAND on a session bus of its own with a real, open keyring, in a home and a runtime folder of its
# own, and ends with COMMAND's status when everything that it started has ended and been cleared away.
#
#   --locked    the keyring is there and closed (its password is "test-keyring")
#   --none      a bus on which no keyring is, nor can be started
#   --home DIR  this home, which stays: a second run finds the first one's keyring and files in it
#
# COMMAND sees ALONG_TEST_KEYRING_PID: the keyring's process, to be stopped or killed by tests.
set -eu

state=open home=
while [ $# -gt 0 ]; do
  case $1 in
    --locked) state=locked; shift ;;
    --none) state=none; shift ;;
    --home) home=$2; shift 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || { echo "usage: $0 [--locked | --none] [--home DIR] COMMAND [ARGUMENT…]" >&2; exit 2; }

place=$(mktemp -d "${TMPDIR:-/tmp}/along-keyring-XXXXXX")
bus_pid='' keyring_pid=''

# Processes that the bus started for COMMAND know our runtime folder, and nobody else's do.
ours () {
  for entry in /proc/[0-9]*; do
    pid=${entry#/proc/}
    [ "$pid" != $$ ] || continue
    if tr '\0' '\n' 2>/dev/null < "$entry/environ" | grep -qxF "XDG_RUNTIME_DIR=$place/run"; then
      state_now=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "$entry/status" 2>/dev/null || :)
      [ -z "$state_now" ] || [ "$state_now" = Z ] || echo "$pid"
    fi
  done 2>/dev/null
}

clear_away () {
  status=$?
  trap - EXIT INT TERM HUP
  unset XDG_RUNTIME_DIR
  for pid in $keyring_pid $bus_pid; do
    kill -CONT "$pid" 2>/dev/null || :
    kill "$pid" 2>/dev/null || :
    wait "$pid" 2>/dev/null || :
  done
  tries=0
  while left=$(ours); [ -n "$left" ]; do
    tries=$((tries + 1))
    for pid in $left; do
      if [ $tries -gt 10 ]; then kill -KILL "$pid" 2>/dev/null || :; else kill "$pid" 2>/dev/null || :; fi
    done
    [ $tries -lt 30 ] || break
    sleep 0.1
  done
  rm -rf "$place"
  exit "$status"
}
trap clear_away EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

mkdir -m 700 "$place/run"
if [ -z "$home" ]; then
  home=$place/home
fi
mkdir -p -m 700 "$home"
HOME=$home
XDG_RUNTIME_DIR=$place/run
XDG_DATA_HOME=$home/.local/share
XDG_CONFIG_HOME=$home/.config
XDG_CACHE_HOME=$home/.cache
XDG_STATE_HOME=$home/.local/state
export HOME XDG_RUNTIME_DIR XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
unset GNOME_KEYRING_CONTROL SSH_AUTH_SOCK SECRET_BACKEND SECRET_SERVICE_BUS_NAME || :

services='<standard_session_servicedirs/>'
[ $state != none ] || services=
cat > "$place/bus.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path=$place/run/bus</listen>
  $services
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF
dbus-daemon --config-file="$place/bus.conf" --nofork --nopidfile --nosyslog 2> "$place/bus.log" &
bus_pid=$!
DBUS_SESSION_BUS_ADDRESS=unix:path=$place/run/bus
export DBUS_SESSION_BUS_ADDRESS
tries=0
until [ -S "$place/run/bus" ]; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || { cat "$place/bus.log" >&2; exit 1; }
  sleep 0.05
done

if [ $state != none ]; then
  printf test-keyring > "$place/password"
  gnome-keyring-daemon --foreground --unlock --components=secrets < "$place/password" > "$place/keyring.log" 2>&1 &
  keyring_pid=$!
  gdbus wait --session --timeout 20 org.freedesktop.secrets || { cat "$place/keyring.log" >&2; exit 1; }
  if [ $state = locked ]; then
    gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
      --method org.freedesktop.Secret.Service.Lock '["/org/freedesktop/secrets/collection/login"]' > "$place/lock.log"
  fi
fi
ALONG_TEST_KEYRING_PID=$keyring_pid
export ALONG_TEST_KEYRING_PID

set +e
"$@"
exit $?
