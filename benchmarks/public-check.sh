#!/usr/bin/env bash
# Asks the public check, as a page and as JSON, and the start page of the stock Blazor template (static), in turn, for so many seconds each (5 unless said), and
# prints the requests a second. Needs wrk. PORTAL_FOLDER names a publish of the portal that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-5}
# shellcheck source=benchmarks/servers.sh
. benchmarks/servers.sh
publish_portal
publish_stock

stock=$(free_port) portal=$(free_port)
start stock "$work/stock" Stock.dll ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS="http://127.0.0.1:$stock"
start portal "$PORTAL_FOLDER" SecurityPortal.Web.dll ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="http://127.0.0.1:$portal" \
  Portal__DataDirectory="$work/data" PublicCheck__PerMinute=100000000 Logging__LogLevel__Default=Warning
answers "http://127.0.0.1:$stock/"
answers "http://127.0.0.1:$portal/check"
licence=$(python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT Number FROM Licences WHERE Number LIKE ?", ("%SRV%",)).fetchone()[0])' \
  "$work/data/portal.db")

ask() { wrk -t 1 -c 16 -d "${2}s" "$1" | awk '/Requests\/sec/ { print $2 } /Non-2xx/ { exit 1 }'; }
page="http://127.0.0.1:$portal/check?q=$licence" json="http://127.0.0.1:$portal/api/check?number=$licence" still="http://127.0.0.1:$stock/"
for address in "$page" "$json" "$still"; do
  ask "$address" 10 >/dev/null
done
for _ in 1 2 3; do
  echo "$(ask "$still" "$seconds") $(ask "$page" "$seconds") $(ask "$json" "$seconds")"
done | awk '{ s += $1; p += $2; j += $3; n++ } END {
  print "| | requests/s | of the stock page |\n| --- | ---: | ---: |"
  printf "| stock page, static | %.0f | |\n| check, page | %.0f | %.2f |\n| check, JSON | %.0f | %.2f |\n", s / n, p / n, p / s, j / n, j / s }'
