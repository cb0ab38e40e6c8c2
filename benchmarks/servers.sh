# Read by the scripts that measure running servers, from the top folder: a folder for the work, gone with the script; the portal's publish, made where
# PORTAL_FOLDER names none; the stock Blazor template's; ports, and what waits for a server and ends those that were started.
work=$(mktemp -d)
started=()
trap 'for p in "${started[@]}"; do kill "$p" 2>/dev/null || true; done; wait; rm -rf "$work"' EXIT

publish() { dotnet publish "$1" -c Release -r linux-x64 --self-contained false -o "$2" -clp:ErrorsOnly -v q; }

publish_portal() {
  if [ -z "${PORTAL_FOLDER:-}" ]; then
    PORTAL_FOLDER=$work/portal
    publish SecurityPortal.Web "$PORTAL_FOLDER"
  fi
}

publish_stock() {
  dotnet new blazor --interactivity Server --no-restore -o "$work/source/Stock" >/dev/null
  publish "$work/source/Stock" "$work/stock"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

answers() { for _ in $(seq 600); do curl -sf -o /dev/null "$1" && return; sleep 0.2; done; cat "$work"/*.log >&2; exit 1; }

# name, folder, program, settings
start() {
  (cd "$2" && exec env "${@:4}" dotnet "$3" >"$work/$1.log" 2>&1) &
  started+=($!)
}
