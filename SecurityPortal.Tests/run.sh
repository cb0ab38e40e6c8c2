#!/usr/bin/env bash
# Installs what the tests need on a Debian or Ubuntu machine (Chromium, a small SMTP server, PDF tools, PostgreSQL, Redis), then runs every test.
# Arguments go to `dotnet test`, e.g. --filter FullyQualifiedName~Cases
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
command -v redis-server >/dev/null || missing+=(redis-server)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet tool restore >/dev/null
dotnet restore --locked-mode
dotnet build --no-restore
exec dotnet test --no-build --logger "console;verbosity=normal" "$@"
