/** What stands below the options of `saltshaker --help`. */
export const EXAMPLES = `
Examples:
  saltshaker night.csv                                   the report of one night
  saltshaker exports/ --agent 'Jane*' --agent Omar       who is the agent, where the export does not say
  saltshaker report night.csv --reporter pretty --reporter json=report.json
  saltshaker tag night.csv | jq 'select(.tag == "contempt")'
  saltshaker convert exports/ > turns.ndjson             any format to one
  saltshaker check night.csv -t 'dont.rate < 4%'         for CI: exit code 1 where it does not hold
  saltshaker inspect night.csv                           what was understood of a file, and why
  saltshaker explain "that's our policy"                 why a text is tagged as it is
  saltshaker explain "I can't" --context "customer: my order never came" --context "agent: one moment"
  saltshaker explain --in night.csv --conversation 4711 --turn 6

Exit codes: 0 all well · 1 a check fails · 2 wrong use or unreadable input`
