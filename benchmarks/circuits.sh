#!/usr/bin/env bash
# Opens so many circuits (30 unless said) of each wizard's first step, of the queue and of a case, and of a bare MudBlazor form of twelve fields, and prints for
# each the heap, the memory, the bytes through the socket at opening (unpacked) and the processor time of one; then types for some seconds (20) in ten of many
# (500) open ones. PORTAL_FOLDER names a publish of the portal that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

each=${1:-30} many=${2:-500} seconds=${3:-20}
# shellcheck source=benchmarks/servers.sh
. benchmarks/servers.sh

build() { dotnet build "$1" -c Release -clp:ErrorsOnly -v q; }
build benchmarks/Gauge
build benchmarks/BareForm
build benchmarks/Circuits
publish_portal

gauged=(DOTNET_STARTUP_HOOKS="$PWD/benchmarks/Gauge/bin/Release/net10.0/Gauge.dll" DOTNET_gcServer=0)

bare_port=$(free_port) bare_gauge=$(free_port)
start bare benchmarks/BareForm bin/Release/net10.0/BareForm.dll "${gauged[@]}" ASPNETCORE_ENVIRONMENT=Development \
  GAUGE_PORT="$bare_gauge" ASPNETCORE_URLS="http://127.0.0.1:$bare_port"
portal_port=$(free_port) portal_gauge=$(free_port)
start portal "$PORTAL_FOLDER" SecurityPortal.Web.dll "${gauged[@]}" ASPNETCORE_ENVIRONMENT=Development GAUGE_PORT="$portal_gauge" \
  ASPNETCORE_URLS="http://127.0.0.1:$portal_port" Portal__PublicAddress="http://127.0.0.1:$portal_port" Portal__DataDirectory="$work/data" \
  Circuits__PerAccount=1000000 Circuits__PerAddress=1000000
answers "http://127.0.0.1:$bare_port/"
answers "http://127.0.0.1:$portal_port/sign-in"

python3 benchmarks/Circuits/drafts.py "$work/data/portal.db" "$each" >"$work/drafts"
python3 benchmarks/Circuits/drafts.py "$work/data/portal.db" "$many" >"$work/many"
file=$(python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT Id FROM Cases WHERE Status = ?", ("InReview",)).fetchone()[0].lower())' "$work/data/portal.db")

measure() { dotnet benchmarks/Circuits/bin/Release/net10.0/Circuits.dll "$@"; }
bare() { measure "$1" "http://127.0.0.1:$bare_port" "$bare_gauge" - "$2" "$3" /; }
portal() { measure "$1" "http://127.0.0.1:$portal_port" "$portal_gauge" "${@:2}"; }

echo '| page | circuits | heap KB | memory KB | sent KB | processor ms | typing p50 / p95 ms |'
echo '| --- | ---: | ---: | ---: | ---: | ---: | ---: |'
bare 'bare form' "$each" 0
while read -r process paths; do
  # shellcheck disable=SC2086
  portal "$process" 819002074 "$each" 0 $paths
done <"$work/drafts"
portal queue zyrtar1@demo.example "$each" 0 /officer/queue
portal case zyrtar1@demo.example "$each" 0 "/officer/cases/$file"
bare 'bare form' "$each" 0
bare 'bare form, many' "$many" "$seconds"
# shellcheck disable=SC2046
portal 'ServiceLicence, many' 819002074 "$many" "$seconds" $(head -1 "$work/many" | cut -d ' ' -f 2-)
