import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

interface Entries {
  readonly subject: typeof import('./subject.ts')
  readonly stages: typeof import('./stages.ts')
}

/** The subject, bundled as saltshaker ships: the modules that vitest transforms run slower than what users have. */
export async function shipped<Entry extends keyof Entries = 'subject'>(entry?: Entry): Promise<Entries[Entry]> {
  const name = entry ?? 'subject'
  const outfile = fileURLToPath(new URL(`../dist/bench-${name}.js`, import.meta.url))
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(dependencies).flatMap(dependency => [dependency, `${dependency}/*`]),
    banner: { js: "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url);" },
    logLevel: 'error',
  })
  return import(/* @vite-ignore */ pathToFileURL(outfile).href)
}
