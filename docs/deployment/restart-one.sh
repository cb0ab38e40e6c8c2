#!/usr/bin/env bash
# Restarts one portal of several while people work: no new page goes to it, it ends, starts, answers, and takes pages again.
# On the machine of HAProxy: bash restart-one.sh NAME [SSH-TARGET]; NAME as in haproxy.cfg. Needs socat; without SSH-TARGET the portal is on this machine.
set -euo pipefail
name=$1
on=(${2:+ssh "$2"})
socket=/run/haproxy/portal.sock

tell() { echo "$1" | socat stdio "UNIX-CONNECT:$socket"; }

tell "set server portals/$name state maint"
"${on[@]}" systemctl restart securityportal
until "${on[@]}" curl -fsS -o /dev/null http://127.0.0.1:5000/health/live; do sleep 1; done
tell "set server portals/$name state ready"
echo "$name takes pages again."
