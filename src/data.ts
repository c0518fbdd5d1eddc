import { fileURLToPath } from 'node:url'

/** Path of a data file that ships with the package. From src/ and from dist/ alike it lies one folder up. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.url))
}
