import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/server/node/package-root.ts'
import { breaches, circles, idleExemptions, type Source } from './support/source-rules.ts'

const sources = [...sourcesIn('src'), ...sourcesIn('views')]

describe('the plan of the house', () => {
  it('is kept by every file of it', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(breaches(sources)).toEqual([])
  })

  it('has no circle', () => {
    expect(circles(sources)).toEqual([])
  })

  it('is the one that README and docs/architecture.md draw', () => {
    const rooms = readdirSync(join(packageRoot, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    for (const page of ['README.md', 'docs/architecture.md']) {
      const text = readFileSync(join(packageRoot, page), 'utf8')
      expect([page, rooms.filter((room) => !new RegExp(`(^|[ ·])${room}(/| |·|$)`, 'm').test(text))]).toEqual(
        [page, []],
      )
    }
    const map =
      /```\nsrc\/\n([\s\S]*?)\nviews\//.exec(readFileSync(join(packageRoot, 'README.md'), 'utf8'))?.[1] ?? ''
    const drawn = [...map.matchAll(/^ {2}([a-z-]+)\/(?: ([a-z-]+)\/)?/gm)].flatMap(([, one, other]) => [
      one!,
      ...(other ? [other] : []),
    ])
    expect(drawn.toSorted()).toEqual(rooms.toSorted())
  })

  it('has every file that its pages name', () => {
    const named = pages().flatMap((page) =>
      [
        ...readFileSync(page, 'utf8').matchAll(
          /(?:src|views|tests|seeds|bench|migrations|docs)\/[\w./-]*\w/g,
        ),
      ].map(([path]) => ({ page: relative(packageRoot, page), path })),
    )
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter(({ path }) => !existsSync(join(packageRoot, path)))).toEqual([])
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
      'src/removal/a.ts',
      `import { a } from '../meetings/agenda.ts'`,
    ],
    ['a room that is reached in passing', 'src/journals/a.ts', `export { a } from '../tasks/store.ts'`],
    ['a room that is loaded later', 'src/kernel/a.ts', `const a = await import('../tasks/store.ts')`],
    ['a route that knows a higher room', 'src/tasks/routes.tsx', `import { a } from '../letters/store.ts'`],
    ['routes mounted by another room', 'src/letters/routes.tsx', `import { a } from '../tasks/routes.tsx'`],
    [
      'a database that knows a room',
      'src/db/tables.ts',
      `import type { A } from '../reports/query/query.ts'`,
    ],
    [
      'the web that knows a room of the business',
      'src/web/render-page.tsx',
      `import { a } from '../tasks/store.ts'`,
    ],
    ['the web that knows the wiring', 'src/web/render-page.tsx', `import { a } from '../server/nav.ts'`],
    ['a command that knows the wiring', 'src/cli/doctor.ts', `import { a } from '../server/compose.ts'`],
    ['programs that know the wiring', 'src/api/tasks.ts', `import type { A } from '../server/context.ts'`],
    ['an action that speaks http', 'src/tasks/actions/a.ts', `import { a } from '../../web/render-page.tsx'`],
    [
      'an action that knows a page',
      'src/tasks/actions/a.ts',
      `import { A } from '../../../views/tasks/a.tsx'`,
    ],
    [
      'an action that takes all there is',
      'src/tasks/actions/a.ts',
      `import type { A } from '../../web/app-context.ts'`,
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
    [
      'a setting that is read by hand',
      'src/letters/store.ts',
      `db.read.selectFrom('settings').select('value')`,
    ],
    ['a setting that is written by hand', 'src/tasks/store.ts', '`INSERT INTO settings (name) VALUES (?)`'],
    ['a route with a query', 'src/tasks/routes.tsx', `import { sql } from 'kysely'`],
    ['a route that queries in passing', 'src/tasks/routes.tsx', `c.var.context.db.read.selectFrom('tasks')`],
    [
      'a view that opens the database',
      'views/tasks/a.tsx',
      `import type { Tables } from '../../src/db/tables.ts'`,
    ],
    ['a view that knows a higher room', 'views/tasks/a.tsx', `import { A } from '../letters/a.tsx'`],
    [
      'a view of a higher room of the business',
      'views/tasks/a.tsx',
      `import type { A } from '../../src/letters/a.ts'`,
    ],
    ['a part of pages that knows a room', 'views/parts/a.tsx', `import { a } from '../../src/tasks/a.ts'`],
    [
      'a list with its own words for «on control»',
      'src/tasks/lists/a.ts',
      'sql`SELECT id FROM tasks t WHERE t.placed_on IS NOT NULL AND t.removed_on IS NULL`',
    ],
    ['or in the words of Kysely', 'src/people/lists/a.ts', `query.where('tasks.removed_on', 'is', null)`],
    ['or in TypeScript', 'views/documents/a.tsx', `rows.filter((row) => row.placed_on && !row.removed_on)`],
    [
      'a list with its own «overdue»',
      'src/tasks/lists/a.ts',
      'sql`SELECT id FROM tasks WHERE due_order < ?`',
    ],
    ['a day that ends somewhere else', 'src/letters/a.ts', `const end = day + 'T20:59:59.999Z'`],
    ['a form without its key', 'views/tasks/a.tsx', `<form class="a" method="post" action={path}>`],
    ['a view that waits', 'views/tasks/a.tsx', `export async function A() {\n  return await b()\n}`],
    ['a view that waits in an arrow', 'views/tasks/a.tsx', `export const A = async (props: P) => <p />`],
  ])('%s', (_what, path, text) => {
    expect(breaches([{ path, text }])).not.toEqual([])
  })

  it('a view that takes a function of what reads the register', () => {
    const list = {
      path: 'src/tasks/lists/a.ts',
      text: `import type { Database } from '../../db/database.ts'`,
    }
    const view = { path: 'views/tasks/a.tsx', text: `import { a } from '../../src/tasks/lists/a.ts'` }
    const typed = { path: 'views/tasks/b.tsx', text: `import type { A } from '../../src/tasks/lists/a.ts'` }
    expect(breaches([list, view])).not.toEqual([])
    expect(breaches([list, typed])).toEqual([])
  })

  it('two files that import each other', () => {
    const one = { path: 'src/tasks/a.ts', text: `import { b } from './b.ts'` }
    const other = { path: 'src/tasks/b.ts', text: `import { a } from './a.ts'` }
    expect(circles([one, other])).toHaveLength(1)
  })
})

describe('the plan allows', () => {
  it.each([
    ['a higher room to know a lower one', 'src/documents/a.ts', `import { a } from '../tasks/task.ts'`],
    ['a room to know itself', 'src/tasks/actions/a.ts', `import { a } from '../store.ts'`],
    ['a store its queries', 'src/tasks/store.ts', `import { sql } from 'kysely'`],
    ['a list its queries', 'src/tasks/lists/a.ts', `import { sql } from 'kysely'`],
    [
      'a route the web, its pages and lower rooms',
      'src/tasks/routes.tsx',
      `import { a } from '../web/form.ts'\nimport { B } from '../../views/people/b.tsx'`,
    ],
    ['the wiring everything', 'src/server/compose.ts', `import { a } from '../letters/plan/caused-items.ts'`],
    ['the web the clock', 'src/web/a.ts', `const now = Date.now()`],
    ['words about time in a comment', 'src/tasks/a.ts', `// never Date.now() here\n/* nor new Date() */`],
    ['a form that only asks', 'views/tasks/a.tsx', `<form method="get" action="/tasks">`],
    [
      'a view its words',
      'views/tasks/a.tsx',
      `export const A = () => <p title="await async">{words.await}</p>`,
    ],
  ])('%s', (_what, path, text) => {
    expect(breaches([{ path, text }])).toEqual([])
  })
})

/** Pages for people who work on the program. */
function pages(): string[] {
  const inDocs = readdirSync(join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
  return ['README.md', 'CONTRIBUTING.md', 'STYLE.md', ...inDocs.map((name) => join('docs', name))]
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(packageRoot, name))
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(packageRoot, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }))
}
