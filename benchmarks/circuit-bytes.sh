#!/usr/bin/env bash
# Prints how many bytes a wizard's circuit receives when a step is opened, in a real browser. Needs Chromium; SecurityPortal.Tests/run.sh installs it.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build SecurityPortal.Tests -clp:ErrorsOnly -v q
dotnet test SecurityPortal.Tests --no-build --filter "FullyQualifiedName~CircuitBytesTests" --logger "console;verbosity=detailed" | grep -E "wizard step at opening|Passed!|Failed"
