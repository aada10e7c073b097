#!/bin/sh
# Sees to what the tests need and pip does not bring: a library of Playwright's driver, a Chromium, PostgreSQL's server
# programs and nginx. Each is started as the tests start it: a file that is there may still lack a library.
# As root it installs what is missing, with apt or else Playwright's own browser; otherwise it says what to type.
set -u
export DEBIAN_FRONTEND=noninteractive
cd "$(dirname "$0")/.." || exit 1
python=.venv/bin/python
reason="$(mktemp)" || exit 1
trap 'rm -f "$reason"' EXIT

driver_starts() {
  "$python" -m playwright --version >"$reason" 2>&1
}

chromium_starts() {
  "$python" - >"$reason" 2>&1 <<'END'
from playwright.sync_api import sync_playwright
from e2e.browser import launch
with sync_playwright() as playwright:
    launch(playwright).close()
END
}

postgres_starts() {
  "$python" - >"$reason" 2>&1 <<'END'
from tests.postgres import Cluster
with Cluster():
    pass
END
}

nginx_starts() {
  "$python" - >"$reason" 2>&1 <<'END'
from tests.web.nginx import Nginx
with Nginx(1):
    pass
END
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

install_chromium() {
  { install chromium && chromium_starts; } || "$python" -m playwright install chromium
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

install_nginx() {
  # Debian would start a server of its own on port 80: not for the tests.
  RUNLEVEL=1 install nginx-light
}

# see_to NAME STARTS INSTALL… : 0 once the program starts, installed before by root where it did not.
see_to() {
  name="$1" starts="$2"
  shift 2
  "$starts" && return
  is_root || return
  echo "Installing $name …"
  "$@"
  "$starts"
}

# say SENTENCE: what does not start and what to type, and below it the reason that the program gave.
say() {
  echo "$1" >&2
  { grep -m 1 'error while loading' "$reason" || grep -v '^ *$' "$reason" | tail -n 1; } | sed 's/^ */  /' >&2
  missing=1
}

missing=0
if ! see_to "a library of Playwright's driver" driver_starts install libatomic1; then
  say "Playwright's driver does not start, and with it no browser: sudo apt install libatomic1 chromium"
elif ! see_to Chromium chromium_starts install_chromium; then
  say "Chromium does not start: sudo apt install chromium, or $python -m playwright install --with-deps chromium"
fi
if ! see_to "PostgreSQL's server programs" postgres_starts install_postgres; then
  say "PostgreSQL's server programs do not start: sudo apt install postgresql"
fi
if ! see_to nginx nginx_starts install_nginx; then
  say "nginx does not start: sudo apt install nginx-light"
fi
exit $missing
