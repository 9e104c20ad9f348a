import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packageRoot } from '../../src/server/node/package-root.ts'
import { withoutComments } from './source-rules.ts'

/*
 * In how many files a thing of the council's life lives, and how many lines there are: `npm run count`. A thing that is told in one
 * place stays in few; what grows here is told again somewhere.
 */

/** Things as the code names them, in its text without comments. */
const things: [string, RegExp][] = [
  ['field of a document: publicTitle', /\bpublicTitle\b|\bpublic_title\b/],
  ['figure: removalDecisions', /\bremovalDecisions\b|'removal-decisions'/],
  ['figure: reminderLetters', /\breminderLetters\b|'reminder-letters'/],
  [
    'act on a task: reassignment-refusals',
    /reassignment-refusals|\breassignmentRefusals?\b|reassignment-declined|\bdeclineReassignment\b/,
  ],
  ['act on a document: annulment', /(?<![\w-])annulment\b(?!_)|\bannulDocument\b/],
  ['column of the register: first-due', /'first-due'|Початковий строк/],
]

const sources = ['src', 'views'].flatMap(filesIn)

console.log('Files of src and views that name it')
for (const [thing, pattern] of things) {
  const files = sources.filter(({ text }) => pattern.test(withoutComments(text)))
  console.log(`${String(files.length).padStart(6)}  ${thing}`)
  if (process.argv.includes('--files')) for (const { path } of files) console.log(`          ${path}`)
}

console.log('\nLines')
for (const top of ['src', 'views', 'tests']) {
  const files = filesIn(top)
  console.log(`${lines(files)}  ${top}/`)
  const folders = [...new Set(files.map(({ path }) => path.split('/').slice(0, 2).join('/')))]
  for (const folder of top === 'src' ? folders.toSorted() : [])
    console.log(
      `${lines(files.filter(({ path }) => path === folder || path.startsWith(`${folder}/`)))}    ${folder}`,
    )
}

function filesIn(top: string): { path: string; text: string }[] {
  return readdirSync(join(packageRoot, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(packageRoot, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }))
}

function lines(files: readonly { text: string }[]): string {
  return String(files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)).padStart(6)
}
