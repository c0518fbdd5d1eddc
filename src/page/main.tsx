import { render } from 'preact'
import { App } from './app.tsx'
import { readPageData } from './data.ts'
import { fileBackend } from './file-backend.ts'
import { servedBackend } from './served-backend.ts'
import { applyTheme, rememberedTheme } from './theme.ts'

applyTheme(rememberedTheme())
const data = readPageData()
const backend = data.mode === 'served' ? servedBackend(data.labels ?? '') : fileBackend(data)
render(<App data={data} backend={backend} />, document.getElementById('app')!)
