#!/bin/sh
# Runs a sweep in K shards at the same time on this machine and joins the tables.
#   assets/cluster/sweep-shards.sh K NAME SCENARIO --vary key=a,b --seeds 100 …
# leaves NAME-1.ndjson … NAME-K.ndjson and NAME.ndjson, which has the same bytes as one sweep without shards.
# With GNU parallel on several machines, the same in one line:
#   seq K | parallel -S host1,host2 --wd . node src/launch/sim.mjs sweep SCENARIO … --shard {}/K --out NAME-{}.ndjson
set -eu
shards=$1
name=$2
shift 2
running=
k=1
while [ "$k" -le "$shards" ]; do
  node src/launch/sim.mjs sweep "$@" --jobs 1 --shard "$k/$shards" --out "$name-$k.ndjson" &
  running="$running $!"
  k=$((k + 1))
done
for process in $running; do wait "$process"; done
tables=
k=1
while [ "$k" -le "$shards" ]; do
  tables="$tables $name-$k.ndjson"
  k=$((k + 1))
done
# shellcheck disable=SC2086  # one word for each table
node src/launch/sim.mjs merge $tables --out "$name.ndjson" --force
