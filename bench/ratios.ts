import type { Reporter, TestModule } from 'vitest/node'

interface Task {
  readonly name: string
  readonly tasks?: readonly Task[]
  readonly result?: { readonly benchmark?: { readonly median: number } }
}

/** Prints each group's speeds and, since speeds differ from machine to machine, the time that each takes in ratio to the group's first. */
export default class Ratios implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const { message } of module.errors()) console.error(`${module.moduleId}: ${message}`)
      for (const group of (module as unknown as { task: Task }).task.tasks ?? []) console.log(tableOf(group))
    }
  }
}

function tableOf(group: Task): string {
  return group.tasks?.some(({ tasks }) => tasks !== undefined) ? pairs(group) : comparison(group)
}

function comparison({ name, tasks = [] }: Task): string {
  const measured = tasks.flatMap(speedOf)
  const first = measured[0]
  if (first === undefined) return `${name}: not measured`
  const rows = measured.map(({ what, speed }) => [what, round(speed), (first.speed / speed).toFixed(2)])
  return table(name, ['', `${first.unit}/s`, 'time'], rows)
}

/** A row for each group within: its first task is the peer, its second the subject. */
function pairs({ name, tasks = [] }: Task): string {
  const rows = tasks.map(inner => {
    const [peer, subject] = (inner.tasks ?? []).flatMap(speedOf)
    if (peer === undefined || subject === undefined) return [inner.name, 'not measured', '']
    return [inner.name, `${round(subject.speed)} ${subject.unit}/s`, `${(subject.speed / peer.speed).toFixed(2)} of ${peer.what}`]
  })
  return table(name, ['', '', ''], rows)
}

/** By medians: the mean follows whatever else the machine did meanwhile. A name ends with its amount: `csv-parse [4 MB]`. */
function speedOf(task: Task): { what: string; unit: string; speed: number }[] {
  const [, what, amount, unit] = /^(.*) \[([\d.]+) (\w+)\]$/.exec(task.name) ?? []
  const milliseconds = task.result?.benchmark?.median
  return what === undefined || unit === undefined || milliseconds === undefined
    ? []
    : [{ what, unit, speed: (Number(amount) / milliseconds) * 1000 }]
}

function table(name: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map(([what = '', speed = '', ratio = '']) => `${what.padEnd(44)}${speed.padStart(14)}${ratio.padStart(20)}`)
  return `\n${name}\n${lines.join('\n')}`
}

function round(speed: number): string {
  return speed >= 1000 ? String(Math.round(speed)) : speed.toPrecision(3)
}
