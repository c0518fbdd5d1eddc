const STEP = 500 // milliseconds between two signs of life

/** A sign of life on stderr while a long run works: only where stderr is a terminal. */
export function startProgress(quiet: boolean): { readonly stop: () => void } {
  if (quiet || !process.stderr.isTTY) return { stop: () => {} }
  let ticks = 0
  const timer = setInterval(() => process.stderr.write(`\rreading${'.'.repeat((ticks++ % 3) + 1).padEnd(3)}`), STEP)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      if (ticks > 0) process.stderr.write('\r\x1b[K')
    },
  }
}
