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
  /** What breaks it; `house` has every other file. */
  breach(source: Source, house: ReadonlyMap<string, Source>): string[]
}

/** Rooms in the order they stand on each other, the ground first; those of one line do not know one another. */
const floors = [
  ['kernel'],
  ['db'],
  ['access'],
  ['deadlines'],
  ['people'],
  ['files'],
  ['print'],
  // What a registered document is: kinds, indexes, its row, its words. What is done with it stands above its tasks.
  ['journals'],
  ['tasks'],
  ['documents'],
  ['removal', 'meetings'],
  ['letters'],
  ['reports'],
  ['desk'],
  ['exports', 'open-data'],
  ['api', 'cli'],
]

/** The web stands beside the rooms, on these alone; only the upper storey of a room knows it. */
const webStandsOn = ['kernel', 'db', 'access']

/** Pieces of pages that know no room. */
const partsOfPages = ['layout', 'parts', 'words']

/** Files that may do what their neighbours may not, each for its own reason; none of them may cross a wall. */
const exempt: Record<string, string[]> = {
  'is a noun: it must not know technology': [
    // Hashing is not in the language.
    'src/access/secret.ts',
    'src/access/password.ts',
    'src/kernel/sha256.ts',
    // Schemas of what is sent in forms and in JSON are nouns; zod is how they are written.
  ],
  'is a noun: days there are days, not dates': ['src/kernel/day.ts', 'src/kernel/clock.ts'],
  'takes the time as an argument': ['src/kernel/clock.ts', 'src/kernel/id.ts'],
  'writes out what deadlines/on-control.ts or kernel/recorded-late.ts says once': [
    'src/deadlines/on-control.ts',
    'src/kernel/recorded-late.ts',
    // What was true on a day of the past: there a day compares with a day, and an empty one is none of them.
    'src/reports/figures/task-conditions.ts',
    // Stands below the terms: whoever stands for somebody sees what has not been removed from control.
    'src/access/scope.ts',
  ],
  'posts a form that could be done twice: PostForm gives it a key': [
    'views/parts/post-form.tsx',
    // Nobody has signed in there: a second answer by a link is known by what it says, and signing in twice is no harm.
    'views/letters/answer-page.tsx',
    'views/access/sign-in-page.tsx',
    'views/access/sign-in-link-page.tsx',
  ],
}

const rules: Rule[] = [
  {
    words: 'stands below that room',
    appliesTo: (path) => path.startsWith('src/') && !knowsEverything(path),
    breach: (source) => targets(source).filter((target) => !mayKnow(source.path, target)),
  },
  {
    words: 'is a view: it may not know that',
    appliesTo: (path) => path.startsWith('views/'),
    breach: (source) => targets(source).filter((target) => !viewMayKnow(source.path, target)),
  },
  {
    words: 'is a view: of what reads the register it takes types alone',
    appliesTo: (path) => path.startsWith('views/'),
    breach: (source, house) =>
      imports(source)
        .filter(({ target, typeOnly }) => !typeOnly && readsRegister(house.get(target)))
        .map(({ target }) => target),
  },
  {
    words: 'is a view: it gets all it shows',
    appliesTo: (path) => path.startsWith('views/'),
    breach: (source) => [
      ...targets(source).filter((target) => target.startsWith('src/db/') || /^kysely|^node:/.test(target)),
      ...[...code(source.text).matchAll(/\b(?:async|await)\s+[\w(]/g)].map(([word]) => word.split(/\s/)[0]!),
    ],
  },
  {
    words: 'is a noun: it must not know technology',
    appliesTo: isNoun,
    breach: (source) =>
      targets(source).filter((target) => /^(?:hono|kysely|better-sqlite3)(?:\/|$)|^node:/.test(target)),
  },
  {
    words: 'is a noun: days there are days, not dates',
    appliesTo: isNoun,
    breach: ({ text }) => [...code(text).matchAll(/\bnew Date\b/g)].map(([call]) => call),
  },
  {
    words: 'takes the time as an argument',
    appliesTo: (path) => path.startsWith('src/') && !/^src\/(?:web|db|server)\//.test(path),
    breach: ({ text }) =>
      [...code(text).matchAll(/\bnew Date\(\)|\bDate\.now\b|\bDateTime\.(?:now|utc\(\)|local\(\))/g)].map(
        ([call]) => call,
      ),
  },
  {
    words: 'writes out what deadlines/on-control.ts or kernel/recorded-late.ts says once',
    appliesTo: (path) => path.startsWith('views/') || path.startsWith('src/'),
    breach: ({ text }) =>
      [
        ...withoutComments(text).matchAll(
          /\b(?:placed|removed)_on IS (?:NOT )?NULL|\bexecuted_on IS NULL|'(?:\w+\.)?(?:placed|removed)_on',\s*'is(?: not)?'|\bremoved_on === null|![\w.]*\bremoved_on\b|\bdue_order <|20:59:59/g,
        ),
      ].map(([words]) => words),
  },
  {
    words: 'reads or writes settings past src/db/settings.ts',
    appliesTo: (path) => path.startsWith('src/') && !path.startsWith('src/db/'),
    breach: ({ text }) =>
      [...withoutComments(text).matchAll(/['"]settings['"]|\b(?:FROM|INTO|UPDATE|JOIN)\s+settings\b/g)].map(
        ([words]) => words,
      ),
  },
  {
    words: 'posts a form that could be done twice: PostForm gives it a key',
    appliesTo: (path) => path.startsWith('views/') || path.startsWith('src/'),
    // What is asked for again (a file), and signing out, may be sent as often as one likes.
    breach: ({ text }) =>
      [...withoutComments(text).matchAll(/<form\b[^>]*\bmethod="post"[^>]*>/gi)]
        .map(([tag]) => tag)
        .filter((tag) => !/\bdata-(?:again|sign-out)\b/.test(tag)),
  },
  {
    words: 'answers the browser: queries are for stores and lists',
    appliesTo: isRoutes,
    breach: (source) => [
      ...targets(source).filter((target) => /^kysely(?:\/|$)|^better-sqlite3$/.test(target)),
      ...[...code(source.text).matchAll(/\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/g)].map(
        ([call]) => call,
      ),
    ],
  },
]

/** Every place where a source breaks a rule of the house, one line each. */
export function breaches(sources: readonly Source[]): string[] {
  const house = new Map(sources.map((source) => [source.path, source]))
  return sources
    .filter(({ path }) => !path.startsWith('views/static/'))
    .flatMap((source) =>
      rules
        .filter((rule) => rule.appliesTo(source.path) && !exempt[rule.words]?.includes(source.path))
        .flatMap((rule) =>
          rule.breach(source, house).map((what) => `${source.path} ${rule.words} (${what})`),
        ),
    )
}

/** The exemptions of files that are no longer there. */
export function idleExemptions(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return Object.values(exempt)
    .flat()
    .filter((path) => !paths.has(path))
}

/** Circles of files that import one another, but for types: each as «a → b → a». */
export function circles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      imports(source)
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ target }) => target),
    ]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, way: string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...way, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}

/** The entrances, the route table, the settings they read, and the wiring. */
function knowsEverything(path: string): boolean {
  return /^src\/[^/]+$/.test(path) || path.startsWith('src/server/')
}

function mayKnow(path: string, target: string): boolean {
  const room = roomOf(path)
  const other = roomOf(target)
  if (target.startsWith('views/')) return isUpper(path) && viewMayBeShownBy(room, target)
  if (!target.startsWith('src/')) return true
  // Routes are mounted by the route table and by nothing else, but for those of programs, which are one table of many files.
  if (isRoutes(target)) return room === 'api' && other === 'api'
  if (room === other) return !isUpperFolder(target) || isUpper(path)
  if (room === 'web') return webStandsOn.includes(other)
  if (other === 'web') return isUpper(path)
  if (isUpperFolder(target) && !isUpper(path)) return false
  return floorOf(other) >= 0 && floorOf(other) < floorOf(room)
}

function viewMayKnow(path: string, target: string): boolean {
  const room = path.split('/')[1]!
  const other = target.split('/')[1]!
  if (target.startsWith('views/')) {
    if (partsOfPages.includes(other) || room === other)
      return !partsOfPages.includes(room) || partsOfPages.includes(other)
    return (
      isGallery(path) ||
      (!partsOfPages.includes(room) && floorOf(other) >= 0 && floorOf(other) < floorOf(room))
    )
  }
  if (!target.startsWith('src/')) return true
  if (isRoutes(target) || isUpperFolder(target)) return false
  return (
    isGallery(path) ||
    (partsOfPages.includes(room)
      ? other === 'kernel'
      : floorOf(other) >= 0 && floorOf(other) <= floorOf(room))
  )
}

// The gallery shows pieces of every room side by side.
function isGallery(path: string): boolean {
  return path === 'views/gallery.tsx'
}

function viewMayBeShownBy(room: string, target: string): boolean {
  const other = target.split('/')[1]!
  if (partsOfPages.includes(other)) return true
  return room !== 'web' && (other === room || (floorOf(other) >= 0 && floorOf(other) < floorOf(room)))
}

// What speaks with a browser or a terminal: routes, a room's folder `web/`, the web itself, programs and commands.
function isUpper(path: string): boolean {
  return isRoutes(path) || isUpperFolder(path) || ['web', 'api', 'cli'].includes(roomOf(path))
}

function isUpperFolder(path: string): boolean {
  return /^src\/[^/]+\/(?:[^/]+\/)*web\//.test(path)
}

function roomOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room))
}

function isRoutes(path: string): boolean {
  return /^src\/(?:.+[/-])routes\.tsx?$/.test(path)
}

/** A file directly in a room that neither reads the register nor answers a browser. */
function isNoun(path: string): boolean {
  return (
    /^src\/[^/]+\/[^/]+$/.test(path) &&
    floorOf(roomOf(path)) >= 0 &&
    !['db', 'api', 'cli'].includes(roomOf(path)) &&
    !isRoutes(path) &&
    !/(?:store|directory|context|document-case|guards|word-file|reference|may-see)\.ts$/.test(path)
  )
}

function readsRegister(source: Source | undefined): boolean {
  return (
    source !== undefined &&
    imports(source).some(
      ({ target, typeOnly }) => target === 'kysely' || (target === 'src/db/database.ts' && typeOnly),
    )
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

/** The text of a file without what is said about it. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g, '')
}

// What runs: neither comments nor words for people.
function code(text: string): string {
  return withoutComments(text).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
}
