import type { Reporter } from 'vitest/node'

interface Task {
  readonly name: string
  readonly tasks?: readonly Task[]
  readonly result?: { readonly benchmark?: { readonly median: number } }
}

/** Prints each group's speeds and, since speeds differ from machine to machine, the time that each takes in ratio to the group's first. */
export default class Ratios implements Reporter {
  onTestRunEnd(modules: readonly unknown[]): void {
    for (const module of modules) for (const group of (module as { task: Task }).task.tasks ?? []) console.log(tableOf(group))
  }
}

/** Medians: the mean follows whatever else the machine did meanwhile. A name ends with its amount: `csv-parse [4 MB]`. */
function tableOf({ name, tasks = [] }: Task): string {
  const measured = tasks.flatMap(task => {
    const [, what, amount, unit] = /^(.*) \[([\d.]+) (\w+)\]$/.exec(task.name) ?? []
    const milliseconds = task.result?.benchmark?.median
    return what === undefined || milliseconds === undefined ? [] : [{ what, unit, speed: (Number(amount) / milliseconds) * 1000 }]
  })
  const first = measured[0]
  if (first === undefined) return `${name}: not measured`
  const rows = measured.map(({ what, speed }) => [what, round(speed), (first.speed / speed).toFixed(2)])
  const lines = [['', `${first.unit}/s`, 'time'], ...rows].map(
    ([what, speed, time]) => `${what!.padEnd(46)}${speed!.padStart(12)}${time!.padStart(10)}`,
  )
  return `\n${name}\n${lines.join('\n')}`
}

function round(speed: number): string {
  return speed >= 1000 ? String(Math.round(speed)) : speed.toPrecision(3)
}
