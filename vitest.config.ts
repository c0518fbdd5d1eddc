import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // A browser on a busy machine takes its time; what holds holds at once.
    expect: { poll: { timeout: 30_000 } },
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['./bench/ratios.ts'] },
  },
})
