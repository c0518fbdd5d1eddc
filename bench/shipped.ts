import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** The subject, bundled as saltshaker ships: the modules that vitest transforms run slower than what users have. */
export async function shipped(): Promise<typeof import('./subject.ts')> {
  const outfile = fileURLToPath(new URL('../dist/bench.js', import.meta.url))
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  await build({
    entryPoints: [fileURLToPath(new URL('subject.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(dependencies).flatMap(name => [name, `${name}/*`]),
    banner: { js: "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url);" },
    logLevel: 'error',
  })
  return import(/* @vite-ignore */ pathToFileURL(outfile).href)
}
