// The licences of what is bundled: their authors ask that they go along.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** Writes dist/THIRD-PARTY.txt: every package that has a file in a bundle, with its licence. Fails where one tells none. */
export function writeLicences(metafiles) {
  const folders = new Set()
  for (const { inputs } of metafiles)
    for (const path of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
      if (folder !== undefined) folders.add(folder)
    }
  const parts = [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const file = existsSync(folder) && readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
    if (!file && license === undefined) throw new Error(`${name}: bundled, and tells no licence`)
    const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : `Licence: ${license}`
    return `${name} ${version}\n\n${text}\n`
  })
  writeFileSync('dist/THIRD-PARTY.txt', parts.join(`\n${'-'.repeat(80)}\n\n`))
}
