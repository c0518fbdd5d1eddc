import { spawnSync } from 'node:child_process'
import { bench, describe } from 'vitest'
import { computed } from './clock.ts'
import { shipped } from './shipped.ts'

// Each process loads the weights once, before anything is compiled for speed: so new processes are measured, by the time that they say they computed.
const { loadWeights } = await shipped('stages')
let told = 0
const inNewProcess = (): void => {
  const script = `import('./dist/bench-stages.js').then(({ computed, loadWeights }) => {
    const from = computed()
    loadWeights()
    console.log(computed() - from)
  })`
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  if (!(Number(stdout) > 0)) throw new Error(stderr)
  told += Number(stdout)
}

describe('loading the weights, at most 40 ms: 25 a second', () => {
  bench('in a new process [1 loads]', inNewProcess, { time: 300, warmupTime: 1, warmupIterations: 1, now: () => told })
  bench('again in the same process [1 loads]', loadWeights, { time: 1000, warmupTime: 300, now: computed })
})
