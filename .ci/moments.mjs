// The tests that start programs, which ask the machine for the time, at moments where time does harm. Everything else is told its
// moment by the test itself.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const moments = {
  'a working morning': '2026-12-02T07:30:00Z',
  'a Saturday': '2026-12-05T09:00:00Z',
  'the last night of a year': '2026-12-31T21:59:50Z',
  'the night the clocks turn': '2027-03-28T00:59:50Z',
}
const tests = ['tests/server/fresh-clone.heavy.test.ts', 'tests/letters/stopped-sender.heavy.test.ts']

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const failed = []
for (const [name, moment] of Object.entries(moments)) {
  console.log(`\n== ${name}: ${moment}`)
  const away = new URL(
    `../tests/support/at-moment.mjs?ms=${Date.parse(moment) - Date.now()}`,
    import.meta.url,
  )
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${away}`.trim() },
  })
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) console.error(`== failed at: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
