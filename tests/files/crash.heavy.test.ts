import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { sweepFiles } from '../../src/files/actions/sweep-files.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { addMinutes } from '../../src/kernel/day.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { withCast } from '../support/cast.ts'
import { runProcesses } from '../support/processes.ts'
import { testClock } from '../support/test-clock.ts'
import { decisionWithPoint } from './upload.ts'

let folder: string
let context: AppContext
let document: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vykonano-crash-'))
  context = await openRegister(folder, testClock())
  document = (await decisionWithPoint(context, await withCast(context))).document
})

afterEach(async () => {
  await context.db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What lies in the folder of files, folders of two letters left out. */
const lying = () =>
  readdirSync(join(folder, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 2)

it.each([
  ['within the bytes', 0, /^\w+\.part$/],
  ['before the row', 0, /^..\/\w{62}$/],
  ['after the row', 1, /^..\/\w{62}$/],
])(
  'a server killed %s leaves %i rows, each with its bytes; the rest is swept',
  async (moment, rows, remains) => {
    const script = new URL('add-and-die.ts', import.meta.url)
    await expect(runProcesses(script, 1, () => [folder, document, moment])).rejects.toThrow('SIGKILL')
    const files = await filesOfDocument(context.db, document)
    expect(files.length).toBe(rows)
    for (const { hash } of files) expect(await context.files.has(hash)).toBe(true)
    expect(lying()).toEqual([expect.stringMatching(remains)])

    await sweepFiles({ ...context, clock: systemClock })
    expect(lying()).toHaveLength(1)
    await sweepFiles({ ...context, clock: testClock(addMinutes(systemClock.now(), 2 * 24 * 60)) })
    expect(lying()).toHaveLength(rows)
  },
)
