// Writes night after night, until it is killed: bundled and spawned by killed.test.ts.
import { createHistory } from '../../src/history/folder.ts'
import { writeNights } from '../../src/history/write.ts'
import { killedNights } from './killed-nights.ts'

// What takes time and writes nothing comes first: the killer's clock starts with the first word.
await import('@duckdb/node-api')
const [folder, round, last] = process.argv.slice(2)
await createHistory(folder!)
for (const nights of killedNights(Number(round))) {
  process.stdout.write('writing\n')
  await writeNights(folder!, nights)
  process.stdout.write(`done ${nights.map(({ night }) => night).join(' ')}\n`)
}
if (last === undefined) setInterval(() => {}, 1000) // killed in any case
