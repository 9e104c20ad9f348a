import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/server/node/package-root.ts'

/** The forecast itself: files that may know one another. */
const FAMILY = /^(?:early-warning|warning-)/
/** The doors by which it is reached; none of them counts anything. */
const DOORS = ['src/api/routes.ts', 'src/reports/forecast/routes.tsx', 'src/reports/routes.tsx']

it('no official figure, report or paper reads the forecast', () => {
  const readers = ['src', 'views', 'seeds']
    .flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !FAMILY.test(basename(path)))
    .filter((path) => {
      const imported = readFileSync(join(packageRoot, path), 'utf8').matchAll(
        /from '([^']+)'|import\('([^']+)'\)/g,
      )
      return [...imported].some(([, name, later]) => FAMILY.test(basename(name ?? later ?? '')))
    })
  expect(readers.toSorted()).toEqual(DOORS)
})
