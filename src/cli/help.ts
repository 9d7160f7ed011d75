/** The text of `--help`. */

import { drugs } from '../model/commands.ts';

/** What the command line can do, for a screen of 80 columns. */
export const helpText = `CAR-T Lab on the command line. Data go to standard output, messages to standard error.

  list [--json]               scenarios; parameters with default, range, unit and source
  run SCENARIO                one row per recorded time
      --seed S                seed, any text (default: the scenario's)
      --set key=value         a parameter at the start; may be repeated
      --at DAY:key=value      a change during the run; also DAY:infuse=CELLS,
                              challenge=CELLS, infect=GERMS, and the drugs
                              ${drugs.slice(0, 3).join(', ')},
                              ${drugs.slice(3).join(', ')}; may be repeated
      --days N                length (default: the scenario's)
      --every HOURS           hours between rows (default 24)
      --format csv|json       (default csv)
      --out FILE [--force]    write a file; --force replaces an existing one
  hash SCENARIO               one line: steps, hash of the final state, model version;
                              same options
  sweep SCENARIO              one row per run: configuration, seed, outcomes
      --vary key=a,b,c        values of a parameter; repeated for a grid
      --seeds N or A..B       seeds 1 to N, or A to B (default 1)
      --jobs J                runs at a time (default: one per processor)
      --shard k/K             only every K-th run, from the k-th on
      --out FILE [--force]    an existing table is completed, not repeated
      --format ndjson|csv     (default: by the ending of FILE, else ndjson)
      --timing                also the seconds of each run, as the last column
      --set --at --days       as for run
  merge FILE…                 joins the tables of shards
      --out FILE [--force]
  validate                    the model beside published figures, a row each
      --short                 few seeds, about a minute or two
      --json FILE [--force]   the table for programs
      --jobs J                runs at a time (default: one per processor)

SCENARIO is a name from list, a *.cartlab.json file, or a link of the page.
Exit code 0 done, 1 a run failed, 2 bad usage.
`;
