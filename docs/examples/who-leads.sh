#!/bin/sh
# How many items each party leads under two frameworks, the most first: a table a framework, out of a pipeline.
# PBC names the planner where it is not on the path: PBC="node apps/cli/bin/pbc.mjs" docs/examples/who-leads.sh
set -eu
pbc=${PBC:-pbc}
for framework in pbc-2005 icb-2024; do
  echo "$framework"
  # Tabs between: the fourth column of every row but the headings is who leads, blank where nobody does alone.
  $pbc matrix export --framework "$framework" --format tsv | tail -n +2 | cut -f 4 | grep '[a-z]' | sort | uniq -c | sort -rn
done
