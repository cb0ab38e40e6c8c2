# A PostgreSQL server of the tests' own on 127.0.0.1, in a folder of its own, by an ordinary user; its password is the first line of the input.
# Says "ready" once it answers, and is gone, folder and all, when whoever holds its input is. $1: the port.
set -eu
umask 077
read -r password
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d -t portal-postgres-XXXXXX)
server=
end() {
  [ -z "$server" ] || { kill -INT "$server" && wait "$server"; } 2>/dev/null || :
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 1' INT TERM HUP

printf '%s\n' "$password" >"$folder/password"
"$bin/initdb" -D "$folder/data" -U portal -A password --pwfile="$folder/password" --no-sync -E UTF8 --locale=C >"$folder/log"

# Nothing of it has to outlive the tests.
"$bin/postgres" -D "$folder/data" -p "$1" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c fsync=off \
  -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c jit=off \
  >>"$folder/log" 2>&1 </dev/null &
server=$!
until "$bin/pg_isready" -q -h 127.0.0.1 -p "$1"; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.05
done
echo ready
cat >/dev/null
