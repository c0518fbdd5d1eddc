// The trainer's page: script and styles in one file, with a place for the data. Its policy lets nothing run but this script, by its hash, and
// nothing leave the page; the server adds what it needs (src/review/server.ts).
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const { outputFiles, metafile } = await build({
  entryPoints: { page: 'src/page/main.tsx', styles: 'src/page/styles/index.css' },
  outdir: 'dist',
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
})
const textOf = extension => outputFiles.find(({ path }) => path.endsWith(extension)).text.trim()
const [script, styles] = [textOf('.js'), textOf('.css')]
const hash = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(styles)}`,
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

writeFileSync(
  'dist/page.html',
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>How we treated people – saltshaker</title>
<style>${styles}</style>
</head>
<body>
<div id="app"></div>
<noscript>This page draws itself by its own script, and asks for nothing from anywhere: allow it to run.</noscript>
<script type="application/json" id="data">"saltshaker-data"</script>
<script>${script}</script>
</body>
</html>
`,
)

/** What went into it. */
export { metafile }
