#!/usr/bin/env bash
# Publishes the portal and the stock Blazor template alike, starts each some times (7 unless said) in turn, the portal on a database that is there, and prints
# how long each takes until its first page is answered, the processor time of that, and the size of both folders. PORTAL_FOLDER names a publish of the portal
# that is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-7}
work=$(mktemp -d)
started=
trap '[ -z "$started" ] || kill "$started" 2>/dev/null || true; rm -rf "$work"' EXIT

publish() { dotnet publish "$1" -c Release -r linux-x64 --self-contained false -o "$2" -clp:ErrorsOnly -v q; }
if [ -z "${PORTAL_FOLDER:-}" ]; then
  PORTAL_FOLDER=$work/portal
  publish SecurityPortal.Web "$PORTAL_FOLDER"
fi
dotnet new blazor --interactivity Server --no-restore -o "$work/source/Stock" >/dev/null
publish "$work/source/Stock" "$work/stock"
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
start() { # folder, program, settings
  local port begun
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  begun=$(date +%s%N)
  (cd "$1" && exec env ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS="http://127.0.0.1:$port" "${@:3}" dotnet "$2" >"$work/log" 2>&1) &
  started=$!
  until [ "$(curl -s -L -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/")" = 200 ]; do
    kill -0 "$started" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.02
  done
  echo "$(( ($(date +%s%N) - begun) / 1000000 )) $(awk '{ print ($14 + $15) * 10 }' "/proc/$started/stat")" >>"$work/$2.times"
  kill "$started"
  wait "$started" 2>/dev/null || true
  started=
}

start "$PORTAL_FOLDER" SecurityPortal.Web.dll "${settings[@]}"
: >"$work/SecurityPortal.Web.dll.times"
for _ in $(seq "$rounds"); do
  start "$work/stock" Stock.dll
  start "$PORTAL_FOLDER" SecurityPortal.Web.dll "${settings[@]}"
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
