// Bundles the library and the command line into dist/. natural is bundled (only the files we import), so that its hundred
// dependencies are never installed for users; the other packages stay what they are: dependencies.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { writeLicences } from './build-licences.mjs'

const { dependencies, optionalDependencies, version } = JSON.parse(readFileSync('package.json', 'utf8'))
rmSync('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys({ ...dependencies, ...optionalDependencies }).flatMap(name => [name, `${name}/*`]),
  define: { SALTSHAKER_VERSION: JSON.stringify(version) },
  banner: { js: "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url);" },
  logLevel: 'warning',
  metafile: true,
})
writeLicences([metafile, (await import('./build-page.mjs')).metafile])
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
process.exitCode = types.status ?? 1
