#!/usr/bin/env bash
# Makes a database of so many cases (1,000,000 unless said) and one of 10,000, and prints how long each search and list of the ministry takes on both.
# BENCH_FOLDER keeps the databases in a folder, so that the next run need not make them.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build benchmarks/SecurityPortal.Benchmarks -c Release -clp:ErrorsOnly -v q
exec dotnet benchmarks/SecurityPortal.Benchmarks/bin/Release/net10.0/SecurityPortal.Benchmarks.dll queue "${@:-1000000}"
