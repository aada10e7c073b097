#!/bin/sh
# Sees to what the tests need and pip does not bring: a Chromium, and PostgreSQL's server programs.
# As root it installs what is missing, with apt or else Playwright's own browser; otherwise it says what to type.
set -u
export DEBIAN_FRONTEND=noninteractive
python="$(dirname "$0")/../.venv/bin/python"
browsers="${PLAYWRIGHT_BROWSERS_PATH:-${HOME:-}/.cache/ms-playwright}"

has_chromium() {
  command -v chromium >/dev/null || ls -d "$browsers"/chromium-* >/dev/null 2>&1
}

has_postgres() {
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null
}

is_root() {
  [ "$(id -u)" = 0 ]
}

install() {
  command -v apt-get >/dev/null || return 1
  [ -n "${updated:-}" ] || apt-get update -qq || return 1
  updated=yes
  apt-get install -qq -y --no-install-recommends "$1" >/dev/null
}

install_postgres() {
  # Debian would start a server of its own on port 5432: not for the tests.
  settings=/etc/postgresql-common/createcluster.d
  mkdir -p "$settings" && echo "create_main_cluster = false" >"$settings/amal-field.conf"
  install postgresql
  done=$?
  rm -f "$settings/amal-field.conf"
  return $done
}

if ! has_chromium && is_root; then
  echo "Installing Chromium …"
  install chromium || "$python" -m playwright install chromium
fi
if ! has_postgres && is_root; then
  echo "Installing PostgreSQL's server programs …"
  install_postgres
fi

missing=0
if ! has_chromium; then
  echo "Chromium is missing: sudo apt install chromium, or .venv/bin/python -m playwright install chromium" >&2
  missing=1
fi
if ! has_postgres; then
  echo "PostgreSQL's server programs are missing: sudo apt install postgresql" >&2
  missing=1
fi
exit $missing
