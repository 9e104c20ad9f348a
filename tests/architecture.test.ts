import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/server/node/package-root.ts'
import { breaches, idleExemptions, type Source } from './support/source-rules.ts'

const sources = [...sourcesIn('src'), ...sourcesIn('views')]

describe('the plan of the house', () => {
  it('is kept by every file of it', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(breaches(sources)).toEqual([])
  })

  it('exempts no file that is no longer there', () => {
    expect(idleExemptions(sources)).toEqual([])
  })
})

describe('the plan is broken by', () => {
  it.each([
    ['a lower room that knows a higher one', 'src/deadlines/due.ts', `import { a } from '../tasks/task.ts'`],
    ['even for a type', 'src/people/store.ts', `import type { Task } from '../tasks/task.ts'`],
    [
      'rooms of one floor that know each other',
      'src/accounts/a.ts',
      `import { a } from '../deadlines/due.ts'`,
    ],
    ['a room that is reached in passing', 'src/documents/a.ts', `export { a } from '../tasks/store.ts'`],
    ['a room that is loaded later', 'src/kernel/a.ts', `const a = await import('../tasks/store.ts')`],
    ['an action that speaks http', 'src/tasks/actions/a.ts', `import { show } from '../../http/show.tsx'`],
    [
      'an action that takes more than the type of the office',
      'src/tasks/actions/a.ts',
      `import { b } from '../../office.ts'`,
    ],
    ['a noun with hono', 'src/tasks/a.ts', `import { html } from 'hono/html'`],
    ['a noun with a query', 'src/tasks/a.ts', `import type { Kysely } from 'kysely'`],
    ['a noun with files', 'src/tasks/a.ts', `import {\n  readFileSync,\n} from 'node:fs'`],
    ['a noun with a database', 'src/tasks/a.ts', `import Database from 'better-sqlite3'`],
    ['a noun with dates', 'src/deadlines/a.ts', `export const a = (ms: number) => new Date(ms)`],
    [
      'an action that asks the machine for the time',
      'src/tasks/actions/a.ts',
      `const now = new Date().toISOString()`,
    ],
    ['a list that does', 'src/tasks/lists/a.ts', `const now = Date.now()`],
    ['a route with a query', 'src/tasks/routes.tsx', `import { sql } from 'kysely'`],
    [
      'a view that opens the database',
      'views/tasks/a.tsx',
      `import type { Schema } from '../../src/db/schema.ts'`,
    ],
    ['a view that waits', 'views/tasks/a.tsx', `export async function A() {\n  return await b()\n}`],
    ['a view that waits in an arrow', 'views/tasks/a.tsx', `export const A = async (props: P) => <p />`],
  ])('%s', (_what, path, text) => {
    expect(breaches([{ path, text }])).not.toEqual([])
  })
})

describe('the plan allows', () => {
  it.each([
    ['a higher room to know a lower one', 'src/tasks/a.ts', `import { a } from '../documents/document.ts'`],
    ['a room to know itself', 'src/tasks/actions/a.ts', `import { a } from '../store.ts'`],
    [
      'an action the type of the office',
      'src/tasks/actions/a.ts',
      `import type { AppContext } from '../../office.ts'`,
    ],
    ['that type among types', 'src/tasks/actions/a.ts', `import { type AppContext } from '../../office.ts'`],
    ['a store its queries', 'src/tasks/store.ts', `import { sql } from 'kysely'`],
    ['a list its queries', 'src/tasks/lists/a.ts', `import { sql } from 'kysely'`],
    ['a door any room', 'src/people/routes.tsx', `import { a } from '../tasks/lists/of-person.ts'`],
    ['a form its fields', 'src/tasks/task-form.ts', `import { text } from '../http/fields.ts'`],
    ['the door of the web the clock', 'src/http/a.ts', `const now = Date.now()`],
    ['words about time in a comment', 'src/tasks/a.ts', `// never Date.now() here\n/* nor new Date() */`],
    [
      'a view its words',
      'views/tasks/a.tsx',
      `export const A = () => <p title="await async">{words.await}</p>`,
    ],
  ])('%s', (_what, path, text) => {
    expect(breaches([{ path, text }])).toEqual([])
  })
})

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(packageRoot, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }))
}
