// The tests that start programs, which ask the machine for the time, at moments where time does harm. Everything else is told its
// moment by the test itself. Two moments at a time, as there are two cores.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const moments = [
  ['a working morning', '2026-12-02T07:30:00Z'],
  ['a Saturday', '2026-12-05T09:00:00Z'],
  ['the last night of a year', '2026-12-31T21:59:50Z'],
  ['the night the clocks turn', '2027-03-28T00:59:50Z'],
]
const tests = ['tests/server/fresh-clone.heavy.test.ts', 'tests/letters/stopped-sender.heavy.test.ts']

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

const waiting = [...moments]
const failed = []
await Promise.all([runWaiting(), runWaiting()])
if (failed.length > 0) console.error(`== failed at: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0

async function runWaiting() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, moment] = next
    const { code, printed } = await testsAt(moment)
    console.log(`\n== ${name}: ${moment}\n${printed}`)
    if (code !== 0) failed.push(name)
  }
}

/** Runs the tests in a process whose clock, and those of its children, is moved to the moment; answers when it has ended. */
async function testsAt(moment) {
  const away = new URL(
    `../tests/support/at-moment.mjs?ms=${Date.parse(moment) - Date.now()}`,
    import.meta.url,
  )
  const run = spawn(process.execPath, [vitest, 'run', ...tests], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${away}`.trim(),
      PROGRAMS_ARE_BUILT: 'yes',
    },
  })
  let printed = ''
  for (const stream of [run.stdout, run.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text
    })
  const [code] = await once(run, 'close')
  return { code, printed }
}
