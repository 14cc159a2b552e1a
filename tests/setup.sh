# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What ./run and ./check share: which packages a machine needs, and how they come onto it. To be sourced.

# The distribution's tools belong together: another Python or pkg-config found first on PATH lacks its bindings and libraries
PATH=/usr/bin:/bin:/usr/sbin:/sbin${PATH:+:$PATH}
export PATH

say () {
  printf '%s\n' "$*" >&2
}

die () {
  say "$*"
  exit 1
}

# debian or fedora: whose package names hold here
family () {
  local id='' like=''
  if [ -r /etc/os-release ]; then
    id=$(. /etc/os-release && printf %s "${ID-}")
    like=$(. /etc/os-release && printf %s "${ID_LIKE-}")
  fi
  case " $id $like " in
    *' debian '* | *' ubuntu '*) echo debian ;;
    *' fedora '*) echo fedora ;;
    *) echo unknown ;;
  esac
}

# packages FAMILY PURPOSE: build, test or newer
packages () {
  case "$1-$2" in
    debian-build)
      echo gcc libc6-dev meson ninja-build pkg-config gettext libxml2-utils \
           libglib2.0-dev libglib2.0-bin libgtk-4-dev libgtk-4-bin libadwaita-1-dev \
           libsqlite3-dev libcmark-dev libuchardet-dev \
           shared-mime-info desktop-file-utils adwaita-icon-theme librsvg2-common fonts-cantarell ;;
    debian-test)
      echo xvfb xdotool imagemagick openbox dbus at-spi2-core gir1.2-atspi-2.0 python3-gi python3-jsonschema \
           appstream librsvg2-bin sqlite3 fonts-dejavu-core locales ;;
    debian-newer)
      echo mmdebstrap debian-archive-keyring util-linux ;;
    fedora-build)
      echo gcc glibc-devel meson ninja-build pkgconf-pkg-config gettext libxml2 \
           glib2-devel glib2 gtk4-devel gtk-update-icon-cache libadwaita-devel \
           sqlite-devel cmark-devel uchardet-devel \
           shared-mime-info desktop-file-utils adwaita-icon-theme librsvg2 abattis-cantarell-fonts ;;
    fedora-test)
      echo xorg-x11-server-Xvfb xdotool ImageMagick openbox dbus-daemon at-spi2-core python3-gobject \
           python3-jsonschema appstream librsvg2-tools sqlite dejavu-sans-fonts glibc-locale-source \
           libasan libubsan ;;
  esac
}

# missing FAMILY PACKAGE…: those of them that are not installed
missing () {
  local family=$1 package
  shift
  for package; do
    case $family in
      debian) [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package" ;;
      fedora) rpm -q --quiet --whatprovides "$package" || echo "$package" ;;
    esac
  done
}

# as_root COMMAND…: as it is for root, by sudo (which asks for the password itself) for others
as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_missing PURPOSE…: bring what is missing for these purposes onto the machine, after asking whoever is not root
install_missing () {
  local family purpose wanted=() lacking answer
  family=$(family)
  if [ "$family" = unknown ]; then
    say "Packages are known for Debian, Ubuntu and Fedora; going on with what is here (see tests/setup.sh for what is needed)"
    return
  fi
  for purpose; do
    # shellcheck disable=SC2207
    wanted+=($(packages "$family" "$purpose"))
  done
  # shellcheck disable=SC2207
  lacking=($(missing "$family" "${wanted[@]}"))
  [ ${#lacking[@]} -gt 0 ] || return 0

  say "Not installed yet: ${lacking[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "Install them as root, then start this again"
    [ -t 0 ] || die "Nobody is there to ask; install them as root, then start this again"
    read -r -p 'Install them with sudo? [Y/n] ' answer
    case $answer in
      '' | [Yy]*) ;;
      *) exit 1 ;;
    esac
  fi
  if ! install_packages "$family" "${lacking[@]}"; then
    die "These packages could not be installed: ${lacking[*]}"
  fi
}

# install_packages FAMILY PACKAGE…: quiet unless it fails
install_packages () {
  local family=$1 log status=0
  shift
  log=$(mktemp)
  case $family in
    debian)
      {
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
          as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@"
      } >"$log" 2>&1 </dev/null || status=$? ;;
    fedora)
      as_root dnf -q -y install "$@" >"$log" 2>&1 </dev/null || status=$? ;;
  esac
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# quietly LOG COMMAND…: what it prints goes to the file LOG, and to the terminal only if it fails
quietly () {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
}
