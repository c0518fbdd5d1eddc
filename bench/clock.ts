/**
 * Milliseconds that this process has computed, beside what other work on the machine took from it: wall time makes what takes longer than a
 * time slice look slower than what does not.
 */
export function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
