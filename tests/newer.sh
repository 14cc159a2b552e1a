#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# newer.sh SOURCE: builds the sources with warnings as errors in a Debian 13 of its own and runs the unit tests and one
# test of the window there. Needs root. The system is kept in build-newer/ and made anew when what it needs has changed.
set -euo pipefail

source=$(cd "$1" && pwd)
base=$source/build-newer
system=$base/system
suite=trixie
logs=$base/build/meson-logs

# shellcheck source=tests/setup.sh
. "$source/tests/setup.sh"

skip () {
  say "$*"
  echo '0 passed, 0 failed, 1 skipped'
  exit 0
}

fail () {
  say "$*"
  echo '0 passed, 1 failed, 0 skipped'
  exit 1
}

# The mirror that this machine's own apt gets Debian from
mirror () {
  local codename
  if [ -n "${MN_DEBIAN_MIRROR-}" ]; then
    echo "$MN_DEBIAN_MIRROR"
    return
  fi
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Identifier: Packages' |
    awk -v codename="$codename" '$1 == codename || $1 == "stable" || $1 == "testing" { sub("/+$", "", $2); print $2; exit }'
}

# How this machine's apt gets through to it
apt_settings () {
  apt-config dump | grep -E '^Acquire::(.*::)?(Proxy|Proxy-Auto-Detect|Check-Valid-Until|Check-Date)[: ]' || true
}

make_system () {
  local mirror settings release
  command -v apt-get >/dev/null || skip 'Skipped: this machine has no apt to fetch Debian with'
  mirror=$(mirror)
  [ -n "$mirror" ] || skip 'Skipped: no mirror of Debian among the apt sources of this machine (MN_DEBIAN_MIRROR names one)'

  rm -rf "$system" "$base/build"
  mkdir -p "$base"
  release=$base/InRelease
  timeout 60 /usr/lib/apt/apt-helper download-file "$mirror/dists/$suite/InRelease" "$release" >"$base/mirror.log" 2>&1 ||
    skip "Skipped: the mirror of Debian cannot be reached: $(grep -m1 '^E:' "$base/mirror.log" || echo 'no answer within a minute')"

  settings=$base/apt.conf
  apt_settings >"$settings"
  # shellcheck disable=SC2046
  quietly "$base/system.log" mmdebstrap --variant=minbase \
    --aptopt="$settings" --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --include="$(echo $(packages debian build) $(packages debian test) | tr ' ' ,)" \
    "$suite" "$system" "$mirror" || fail 'Debian 13 could not be installed'
  mkdir -p "$system/srv/source" "$system/srv/build"
  wanted >"$system/srv/complete"
}

wanted () {
  echo "$suite $(packages debian build) $(packages debian test)"
}

# in_system COMMAND…: mounts are made in a namespace of their own, so that nothing stays mounted however this ends
in_system () {
  mkdir -p "$base/build"
  # shellcheck disable=SC2016
  unshare --mount --propagation private --pid --fork --kill-child bash -euc '
    source=$1 base=$2 system=$2/system
    shift 2
    mount --bind "$source" "$system/srv/source"
    mount -o remount,bind,ro "$system/srv/source"
    mount --bind "$base/build" "$system/srv/build"
    mount -t proc proc "$system/proc"
    mount -t tmpfs -o mode=755 dev "$system/dev"
    for device in null zero full random urandom tty; do
      : >"$system/dev/$device"
      mount --bind "/dev/$device" "$system/dev/$device"
    done
    ln -s /proc/self/fd "$system/dev/fd"
    mkdir "$system/dev/shm"
    for folder in dev/shm tmp run; do
      mount -t tmpfs -o mode=1777 none "$system/$folder"
    done
    exec chroot "$system" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 "$@"
  ' newer.sh "$source" "$base" "$@"
}

unshare --mount --propagation private true 2>/dev/null ||
  skip 'Skipped: this machine does not let root mount anything (a container without the right to)'
[ "$(cat "$system/srv/complete" 2>/dev/null)" = "$(wanted)" ] || make_system

if [ ! -f "$base/build/build.ninja" ]; then
  quietly "$base/build.log" in_system meson setup /srv/build /srv/source -Dwerror=true || fail 'The build could not be set up'
fi
quietly "$base/build.log" in_system meson compile -C /srv/build || fail 'The build failed'

rm -f "$logs"/{unit,ui}.{json,junit.xml,txt}
ran=("$logs/unit")
tests=(meson test -C /srv/build --no-rebuild --print-errorlogs)
in_system "${tests[@]}" --logbase unit --no-suite ui --no-suite slow || true
if [[ $(in_system "${tests[@]}" --list --suite smoke 2>/dev/null) == *' / '* ]]; then
  ran+=("$logs/ui")
  in_system "${tests[@]}" --logbase ui --suite smoke --num-processes 1 || true
fi
/usr/bin/python3 "$source/tests/sum.py" "${ran[@]}"
