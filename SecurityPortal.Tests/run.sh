#!/usr/bin/env bash
# Installs what the tests need on a Debian or Ubuntu machine (Chromium, a small SMTP server, PDF tools, PostgreSQL, Redis, HAProxy, Node.js), then runs
# every test.
# Arguments go to `dotnet test`, e.g. --filter FullyQualifiedName~Cases
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v haproxy >/dev/null || missing+=(haproxy)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# A small S3 server, in the versions and with the hashes of its lock file.
s3=SecurityPortal.Tests/obj/s3
if ! cmp -s SecurityPortal.Tests/TestKit/s3/package-lock.json "$s3/installed"; then
  mkdir -p "$s3"
  cp SecurityPortal.Tests/TestKit/s3/package.json SecurityPortal.Tests/TestKit/s3/package-lock.json "$s3"
  npm ci --prefix "$s3" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
  mv "$s3/package-lock.json" "$s3/installed"
fi

dotnet tool restore >/dev/null
dotnet restore --locked-mode
dotnet build --no-restore
exec dotnet test --no-build --logger "console;verbosity=normal" "$@"
