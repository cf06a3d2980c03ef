#!/bin/sh
# Checks a matrix that `pbc matrix export --format json` has written, and stops a pipeline on what it finds.
# Usage: fail-on-findings.sh MATRIX.json [error|warning]   (the least severity that stops it; error unless told)
# Ends with 1 on findings, and with the planner's own code where there is nothing to check: 3, the file is no matrix.
set -eu
pbc=${PBC:-pbc}
matrix=$1
least=${2:-error}
code=0
# One finding a line, so that no other program is needed: code,severity,item,party,message,hint.
findings=$($pbc matrix check "$matrix" --format csv) || code=$?
if [ "$code" -gt 1 ]; then exit "$code"; fi
case $least in
  warning) pattern='^RM[0-9]*,\(error\|warning\),' ;;
  *) pattern='^RM[0-9]*,error,' ;;
esac
if printf '%s\n' "$findings" | grep "$pattern"; then exit 1; fi
echo "No finding of severity $least in $matrix."
