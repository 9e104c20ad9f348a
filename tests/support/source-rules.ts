import { dirname, join } from 'node:path/posix'

/** A file as the rules see it: its path from the root of the package, and its text. */
export interface Source {
  path: string
  text: string
}

interface Import {
  /** A path from the root for our own files, else the name as written: «src/tasks/store.ts», «hono/jsx», «node:fs» */
  target: string
  typeOnly: boolean
}

interface Rule {
  /** In the words of a breach: «src/tasks/overdue.ts» + this + «(node:fs)» */
  words: string
  appliesTo(path: string): boolean
  /** What breaks it. */
  breach(source: Source): string[]
}

/** Rooms in the order they stand on each other; those of one line do not know one another. */
const floors = [
  ['kernel'],
  ['accounts', 'deadlines'],
  ['executors'],
  ['documents'],
  ['tasks'],
  ['forms'],
  ['removal', 'meetings', 'files'],
  ['reminders', 'discipline', 'intake'],
  ['open-data', 'prepared'],
]

/** Files that may do what their neighbours may not, each for its own reason. */
const exempt: Record<string, string[]> = {
  'is a noun: it must not know technology': [
    // Hashing is not in the language.
    'src/access/secret.ts',
    'src/access/password.ts',
    'src/kernel/sha256.ts',
    'src/letters/replies/answer-link.ts',
  ],
  'is a noun: days there are days, not dates': ['src/kernel/day.ts', 'src/kernel/clock.ts'],
  'must be told the time': ['src/kernel/clock.ts', 'src/kernel/id.ts'],
}

const rules: Rule[] = [
  {
    words: 'stands below that room',
    appliesTo: (path) => roomOf(path) !== null && !isRoutes(path),
    breach: (source) => {
      const floor = floorOf(source.path)
      return targets(source).filter((target) => {
        const other = roomOf(target)
        return other !== null && other !== roomOf(source.path) && floorOf(target) >= floor
      })
    },
  },
  {
    words: 'is inside a room: doors and entrances are not its business',
    appliesTo: (path) => roomOf(path) !== null && !isRoutes(path),
    breach: (source) =>
      imports(source)
        .filter(({ target }) => isDoorOrEntrance(target))
        .filter(({ target, typeOnly }) => !(typeOnly && target === 'src/server/context.ts'))
        .filter(({ target }) => !(isForm(source.path) && target.startsWith('src/http/')))
        .map(({ target }) => target),
  },
  {
    words: 'is a noun: it must not know technology',
    appliesTo: isNoun,
    breach: (source) =>
      targets(source).filter((target) => /^(?:hono|kysely|better-sqlite3)(?:\/|$)|^node:/.test(target)),
  },
  {
    words: 'must be told the time',
    appliesTo: (path) => path.startsWith('src/') && !/^src\/(?:http|db)\//.test(path),
    breach: ({ text }) =>
      [...code(text).matchAll(/\bnew Date\(\)|\bDate\.now\b|\bDateTime\.(?:now|utc\(\)|local\(\))/g)].map(
        ([call]) => call,
      ),
  },
  {
    words: 'is a noun: days there are days, not dates',
    appliesTo: isNoun,
    breach: ({ text }) => [...code(text).matchAll(/\bnew Date\b/g)].map(([call]) => call),
  },
  {
    words: 'is a door to the browser: SQL is for stores and lists',
    appliesTo: isRoutes,
    breach: (source) => targets(source).filter((target) => /^kysely(?:\/|$)|^better-sqlite3$/.test(target)),
  },
  {
    words: 'is a view: it gets all it shows',
    appliesTo: (path) => path.startsWith('views/'),
    breach: (source) => [
      ...targets(source).filter((target) => target.startsWith('src/db/') || /^kysely|^node:/.test(target)),
      ...[...code(source.text).matchAll(/\b(?:async|await)\s+[\w(]/g)].map(([word]) => word.split(/\s/)[0]!),
    ],
  },
]

/** Every place where a source breaks a rule of the house, one line each. */
export function breaches(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !path.startsWith('views/static/'))
    .flatMap((source) =>
      rules
        .filter((rule) => rule.appliesTo(source.path) && !exempt[rule.words]?.includes(source.path))
        .flatMap((rule) => rule.breach(source).map((what) => `${source.path} ${rule.words} (${what})`)),
    )
}

/** The exemptions of files that are no longer there. */
export function idleExemptions(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return Object.values(exempt)
    .flat()
    .filter((path) => !paths.has(path))
}

function roomOf(path: string): string | null {
  const room = /^src\/([^/]+)\//.exec(path)?.[1]
  return room !== undefined && floors.flat().includes(room) ? room : null
}

function floorOf(path: string): number {
  return floors.findIndex((rooms) => rooms.includes(roomOf(path) ?? ''))
}

// src/db is a door too, and every store goes through it.
function isDoorOrEntrance(path: string): boolean {
  return path.startsWith('src/') && roomOf(path) === null && !path.startsWith('src/db/')
}

function isRoutes(path: string): boolean {
  return /^src\/[^/]+\/(?:.+-)?routes\.tsx?$/.test(path)
}

/** What a form means: it reads fields, and is not a door otherwise. */
function isForm(path: string): boolean {
  return /-form\.ts$/.test(path)
}

/** A file directly in a room that is not one of its doors. */
function isNoun(path: string): boolean {
  return (
    /^src\/[^/]+\/[^/]+$/.test(path) &&
    roomOf(path) !== null &&
    !isRoutes(path) &&
    !/(?:store|directory)\.ts$/.test(path)
  )
}

function targets(source: Source): string[] {
  return imports(source).map(({ target }) => target)
}

function imports({ path, text }: Source): Import[] {
  const statements =
    /\b(?:import|export)\s+(type\s+)?([^'"()]*?\bfrom\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g
  return [...withoutComments(text).matchAll(statements)].map(([, type, names = '', name, dynamic]) => ({
    target: resolve(path, name ?? dynamic ?? ''),
    typeOnly: type !== undefined || /^\{(?:\s*type\s+[^,}]+,?)+\s*\}/.test(names),
  }))
}

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? join(dirname(from), name) : name
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g, '')
}

// What runs: neither comments nor words for people.
function code(text: string): string {
  return withoutComments(text).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
}
