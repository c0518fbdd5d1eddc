import type { AgentView } from '../measures/views.ts'
import type { AgentReport } from '../model/report.ts'

/** `4%`, `0.4%`: one decimal where the first digit would be lost. */
export function percent(rate: number): string {
  const value = rate * 100
  if (value > 0 && value < 9.95) return `${trimZero(value.toFixed(1))}%`
  return `${Math.round(value)}%`
}

/** `4.2:1`; `12:0` and `0:6` as counted, where one side is empty; `–` where there is nothing to weigh. */
export function balanceText({ positive, donts, ratio }: AgentView['balance']): string {
  if (positive === 0 && donts === 0) return '–'
  if (ratio === undefined || positive === 0) return `${positive}:${donts}`
  return `${ratio < 9.95 ? trimZero(ratio.toFixed(1)) : Math.round(ratio)}:1`
}

/** `45s`, `2m05`, `3h20`, `2d04`, `–` where it is not known. */
export function secondsText(seconds: number | undefined): string {
  if (seconds === undefined) return '–'
  const whole = Math.round(seconds)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  if (whole < 60) return `${whole}s`
  if (whole < 3600) return `${Math.floor(whole / 60)}m${two(whole % 60)}`
  if (whole < 86_400) return `${Math.floor(whole / 3600)}h${two((whole % 3600) / 60)}`
  return `${Math.floor(whole / 86_400)}d${two((whole % 86_400) / 3600)}`
}

/** `-0.1→+0.2` in AFINN points a word. */
export function moodText(mood: AgentView['mood']): string {
  return mood === undefined ? '–' : `${signed(mood.before)}→${signed(mood.after)}`
}

function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : ''}${rounded.toFixed(1)}`
}

function trimZero(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text
}

/** Turns flagged in all, those that the report no longer keeps included. */
export function flaggedTurns(agent: Pick<AgentReport, 'severities'>): number {
  return agent.severities.reduce((sum, n) => sum + n, 0)
}

/** With a capital letter, as a line begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
