#!/usr/bin/env bash
# Publishes the portal and the stock Blazor template alike, starts each some times (7 unless said) in turn, the portal on a database that is there, and prints
# how long each takes until its first page is answered, the processor time of that, and the size of both folders. PORTAL_FOLDER names a publish of the portal
# that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-7}
# shellcheck source=benchmarks/servers.sh
. benchmarks/servers.sh
publish_portal
publish_stock
if [ -d "$PORTAL_FOLDER/runtimes" ]; then
  echo 'The publish holds other platforms than the one asked for.' >&2
  exit 1
fi

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key" -out "$work/certificate" -days 2 -subj /CN=portal 2>/dev/null
openssl pkcs12 -export -inkey "$work/key" -in "$work/certificate" -out "$work/keys.p12" -passout pass:
settings=(
  Portal__PublicAddress=https://portal.example Portal__DataDirectory="$work/data" Portal__KeyDirectory="$work/data/keys"
  ConnectionStrings__Portal="Data Source=$work/data/portal.db" Keys__Certificate__File="$work/keys.p12" Smtp__Host=127.0.0.1
  Registries__Civil__BaseAddress=http://127.0.0.1:9 Registries__Civil__ApiKey=none Registries__Business__BaseAddress=http://127.0.0.1:9
  Registries__Business__ApiKey=none Registries__LookupHashKey="$(head -c 48 /dev/urandom | base64 -w 0)"
)
mkdir -p "$work/data"

# Milliseconds until the first page, and of the processor (/proc counts in hundredths of a second).
once() { # folder, program, settings
  local port begun process
  port=$(free_port)
  begun=$(date +%s%N)
  start run "$1" "$2" ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS="http://127.0.0.1:$port" "${@:3}"
  process=${started[0]}
  until [ "$(curl -s -L -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/")" = 200 ]; do
    kill -0 "$process" 2>/dev/null || { cat "$work/run.log" >&2; exit 1; }
    sleep 0.02
  done
  echo "$(( ($(date +%s%N) - begun) / 1000000 )) $(awk '{ print ($14 + $15) * 10 }' "/proc/$process/stat")" >>"$work/$2.times"
  kill "$process"
  wait "$process" 2>/dev/null || true
  started=()
}

once "$PORTAL_FOLDER" SecurityPortal.Web.dll "${settings[@]}"
: >"$work/SecurityPortal.Web.dll.times"
for _ in $(seq "$rounds"); do
  once "$work/stock" Stock.dll
  once "$PORTAL_FOLDER" SecurityPortal.Web.dll "${settings[@]}"
done

python3 - "$work" "$PORTAL_FOLDER" <<'PY'
import pathlib, statistics, sys
work, portal = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
read = lambda program: [statistics.median(column) for column in zip(*(map(int, line.split()) for line in (work / f'{program}.times').open()))]
size = lambda folder: sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) / 2**20
ours, stock = read('SecurityPortal.Web.dll'), read('Stock.dll')
print('| | portal | stock | ratio |\n| --- | ---: | ---: | ---: |')
print(f'| first page, ms | {ours[0]:.0f} | {stock[0]:.0f} | {ours[0] / stock[0]:.2f} |')
print(f'| processor, ms | {ours[1]:.0f} | {stock[1]:.0f} | {ours[1] / stock[1]:.2f} |')
print(f'| publish, MB | {size(portal):.0f} | {size(work / "stock"):.0f} | |')
PY
