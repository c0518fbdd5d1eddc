import { readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, it } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'

const FILE = 'data/config.schema.json'

/** `UPDATE=schema npx vitest run test/config` writes it anew. */
it('the JSON Schema that ships is that of the configuration', () => {
  const schema = toJsonSchema(configSchema, { errorMode: 'ignore' })
  const text = `${JSON.stringify({ ...schema, title: 'saltshaker.config.json' }, undefined, 2)}\n`
  if (process.env.UPDATE === 'schema') writeFileSync(FILE, text)
  expect(readFileSync(FILE, 'utf8')).toBe(text)
})
