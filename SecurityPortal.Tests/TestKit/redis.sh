# A Redis server of the tests' own on 127.0.0.1, which keeps nothing. Says "ready" once it answers, and is gone when whoever holds its input is. $1: the port.
set -eu
umask 077
folder=$(mktemp -d -t portal-redis-XXXXXX)
server=
end() {
  [ -z "$server" ] || { kill -KILL "$server" && wait "$server"; } 2>/dev/null || :
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 1' INT TERM HUP

redis-server --bind 127.0.0.1 --port "$1" --save '' --appendonly no --dir "$folder" >"$folder/log" 2>&1 </dev/null &
server=$!
until redis-cli -h 127.0.0.1 -p "$1" ping >/dev/null 2>&1; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.05
done
echo ready
cat >/dev/null
