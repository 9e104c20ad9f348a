import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Folders of tests lie in memory where the machine has it to spare, for a commit on D1 waits for the disk longer than for
// all else; and what Node has compiled of the programs is kept for their next start.
if (!process.env['TMPDIR'] && freeGigabytes('/dev/shm') >= 2) process.env['TMPDIR'] = '/dev/shm'
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node')

function freeGigabytes(folder: string): number {
  if (!existsSync(folder)) return 0
  const { bavail, bsize } = statfsSync(folder)
  return (bavail * bsize) / 2 ** 30
}

// Tests that start Chromium or many processes.
const heavy = ['tests/browser/**/*.test.{ts,tsx}', 'tests/**/*.heavy.test.{ts,tsx}']
// Tests of the Worker as it would be deployed, in workerd.
const worker = ['tests/worker/**/*.test.{ts,tsx}']

// What lasts: begun first, and the many short files last, so that two processes end together. A clean checkout remembers
// no durations.
const order = ['heavy', 'worker', 'register']
const long = /every-page|meeting|two-people|npm-run-worker|why-this-number|killed-|registering/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification) =>
      order.indexOf(project.name) * 2 + (long.test(moduleId) ? 0 : 1)
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: 'tests/support/build-once.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two files at a time, whichever they are: ports are free ones and folders are their own.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Files of one process share what they have loaded, one workerd and one Chromium between them.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'heavy', include: heavy } },
      {
        extends: true,
        test: { name: 'register', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...heavy, ...worker] },
      },
      {
        extends: true,
        test: { name: 'worker', include: worker, globalSetup: 'tests/support/bundle-worker-once.ts' },
      },
    ],
  },
})
