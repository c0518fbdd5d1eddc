import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Most tests wait for programs that they start: a core left free would be idle.
    maxWorkers: '100%',
    // A browser on a busy machine takes its time; what holds holds at once.
    expect: { poll: { timeout: 30_000 } },
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['./bench/ratios.ts'] },
  },
})
