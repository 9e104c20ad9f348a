import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { addFiles } from '../../src/documents/files/add-files.ts'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { withdrawFile } from '../../src/documents/files/withdraw-file.ts'
import { sweepFiles } from '../../src/files/actions/sweep-files.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { addMinutes, type Instant } from '../../src/kernel/day.ts'
import { runSchedule } from '../../src/server/schedule.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachFileStore, type TestContext, testContext } from '../support/context.ts'
import { temporaryFiles } from '../support/temporary-files.ts'
import { decisionWithPoint } from './upload.ts'

async function* pieces(...texts: string[]) {
  for (const text of texts) yield new TextEncoder().encode(text)
}

eachFileStore((_store, open) => {
  let context: TestContext
  let cast: Cast
  let document: string
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    document = (await decisionWithPoint(context, cast)).document
  })

  const receive = async (text: string) => {
    const content = await context.files.receive(pieces(text))
    await content.keep()
    return content
  }
  const add = async (text: string) => {
    const content = await context.files.receive(pieces(text))
    const received = [{ name: 'a.txt', type: 'txt' as const, content }]
    await addFiles(context, cast.olena.actor, { filesOf: { document }, received })
    return content.hash
  }

  it('a day later what never got a row is gone; what has one stays, be it withdrawn', async () => {
    const orphan = await receive('без рядка')
    const kept = await add('з рядком')
    const withdrawn = await add('вилучений')
    const row = (await filesOfDocument(context.db, document)).find(({ hash }) => hash === withdrawn)!
    await withdrawFile(context, cast.olena.actor, row.id, 'не той')
    // What lands is marked by this machine's own clock.
    context.clock.moveTo(systemClock.now())
    await runSchedule(context)
    expect(await context.files.has(orphan.hash)).toBe(true)
    context.clock.moveTo(addMinutes(systemClock.now(), 2 * 24 * 60))
    await runSchedule(context)
    const left = await Promise.all([orphan.hash, kept, withdrawn].map((hash) => context.files.has(hash)))
    expect(left).toEqual([false, true, true])
  })

  it('content that lands again while the sweep is on its way is not what was to be swept', async () => {
    const { hash } = await receive('знову')
    await context.files.removeLandedBefore(hash, '2020-01-01T00:00:00.000Z' as Instant)
    expect(await context.files.has(hash)).toBe(true)
  })

  it('the same content is stored once and comes out as it went in, a part of it too', async () => {
    const [one, other] = [await receive('0123456789'), await receive('0123456789')]
    expect(one.hash).toBe(other.hash)
    const whole = await context.files.open(one.hash)
    expect(await new Response(whole as ReadableStream).text()).toBe('0123456789')
    const part = await context.files.open(one.hash, { offset: 3, length: 4 })
    expect(await new Response(part as ReadableStream).text()).toBe('3456')
    expect(await context.files.open('0'.repeat(64))).toBeNull()
  })
})

describe('a folder of files', () => {
  it('has each under its hash, in folders of two letters, and nothing beside them', async () => {
    const files = temporaryFiles()
    const content = await files.receive(pieces('а', 'б'))
    expect(readdirSync(files.folder)).toEqual([expect.stringMatching(/\.part$/)])
    await content.keep()
    expect(readdirSync(files.folder)).toEqual([content.hash.slice(0, 2)])
    expect(readdirSync(join(files.folder, content.hash.slice(0, 2)))).toEqual([content.hash.slice(2)])
  })

  it('keeps nothing of what broke off or was dropped', async () => {
    const files = temporaryFiles()
    const broken = (async function* () {
      yield new Uint8Array(10)
      throw new Error('cut')
    })()
    await expect(files.receive(broken)).rejects.toThrow('cut')
    await (await files.receive(pieces('а'))).drop()
    expect(readdirSync(files.folder)).toEqual([])
  })

  it('is rid of what a crash left unfinished a day ago, not of what comes in now', async () => {
    const files = temporaryFiles()
    const context = { ...(await testContext()), files }
    await files.receive(pieces('а'))
    const old = join(files.folder, 'old.part')
    writeFileSync(old, 'пів')
    utimesSync(old, 0, 0)
    context.clock.moveTo(systemClock.now())
    await sweepFiles(context)
    expect(readdirSync(files.folder)).toEqual([expect.not.stringMatching(/^old/)])
  })
})
