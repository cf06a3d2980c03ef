#!/bin/sh
# Writes the responsibility matrices of three frameworks, each as csv, JSON and a workbook, and what becomes of the oldest
# under the newest. Twice in a row it writes the same bytes. Usage: export-matrices.sh [FOLDER]
# PBC names the planner where it is not on the path: PBC="node apps/cli/bin/pbc.mjs" docs/examples/export-matrices.sh out
set -eu
pbc=${PBC:-pbc}
folder=${1:-matrices}
mkdir -p "$folder"
for framework in pbc-2005 ccg-2013 icb-2024; do
  for format in csv json xlsx; do
    $pbc matrix export --framework "$framework" --format "$format" --out "$folder/$framework.$format" --force
  done
  $pbc matrix export --framework "$framework" --view rasci --format csv --out "$folder/$framework-rasci.csv" --force
done
$pbc matrix migrate --framework pbc-2005 --to icb-2024 --format md --quiet --out "$folder/pbc-2005-to-icb-2024.md" --force
ls "$folder"
