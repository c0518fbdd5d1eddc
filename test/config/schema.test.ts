import { readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { InferOutput } from 'valibot'
import { expect, expectTypeOf, it } from 'vitest'
import type { Config, ThresholdEntry } from '../../src/config/config.ts'
import { configSchema } from '../../src/config/schema.ts'

const FILE = 'data/config.schema.json'

/** `UPDATE=schema npx vitest run test/config` writes it anew. */
it('the JSON Schema that ships is that of the configuration', () => {
  const schema = toJsonSchema(configSchema, { errorMode: 'ignore' })
  const text = `${JSON.stringify({ ...schema, title: 'saltshaker.config.json' }, undefined, 2)}\n`
  if (process.env.UPDATE === 'schema') writeFileSync(FILE, text)
  expect(readFileSync(FILE, 'utf8')).toBe(text)
})

/** Writable, as valibot has it. */
type Writable<T> = { -readonly [K in keyof T]: Writable<T[K]> }

it('the type of the configuration is what its check lets through', () => {
  type Checked = InferOutput<typeof configSchema>
  expectTypeOf<Checked>().toEqualTypeOf<Writable<Config>>()
  expectTypeOf<NonNullable<Checked['thresholds']>[number]>().toEqualTypeOf<Writable<ThresholdEntry>>()
})
