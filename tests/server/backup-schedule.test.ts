import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import {
  type BackupKeep,
  backupName,
  isBackupDue,
  outlivedBackups,
  readBackupKeep,
  USUAL_KEEP,
} from '../../src/db/backup-schedule.ts'
import { addMinutes, type Instant, instantAt } from '../../src/kernel/day.ts'
import { smtpMailer } from '../../src/letters/outbox/smtp-mailer.ts'
import { makeBackup } from '../../src/server/node/backup/make-backup.ts'
import { checkBackup } from '../../src/server/node/backup/restore-backup.ts'
import { type BackupPlan, backUpOnSchedule } from '../../src/server/node/backup/scheduled-backup.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { temporaryFolder } from '../cli/vykonano.ts'
import { type Cast, withCast } from '../support/cast.ts'
import type { TestContext } from '../support/context.ts'
import { pagesOf } from '../support/pages.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'

describe('which copies are kept', () => {
  const at = (day: string, time = '00:10') => instantAt(day as never, time)
  const copies = (...instants: Instant[]) => instants.map(backupName)

  it('of every day for two weeks, of every week for eight, of every month for a year', () => {
    const all: Instant[] = []
    for (let made = at('2025-09-01'); made < at('2026-12-01'); made = addMinutes(made, 24 * 60))
      all.push(made)
    const names = copies(...all)
    const kept = names.filter((name) => !outlivedBackups(names, USUAL_KEEP).includes(name))
    // 14 days, 8 weeks and 12 months end with the same copies: the last of November is the newest of its week and month.
    expect(kept.length).toBeLessThanOrEqual(14 + 8 + 12)
    expect(kept.at(-1)).toBe(names.at(-1))
    expect(kept.slice(-14)).toEqual(names.slice(-14))
    expect(outlivedBackups(kept, USUAL_KEEP)).toEqual([])
    expect(kept[0]).toMatch(/^vykonano-auto-202512(30|31)/)
  })

  it('and what a person laid there is never among those to go', () => {
    const names = [...copies(at('2026-11-01'), at('2026-11-02')), 'vykonano-2026-10-01.tar', 'звіт.docx']
    expect(outlivedBackups(names, { hourly: 0, daily: 1, weekly: 0, monthly: 0 })).toEqual(
      copies(at('2026-11-01')),
    )
  })

  it.each<[string, BackupKeep, Instant, boolean]>([
    ['the same day', USUAL_KEEP, at('2026-11-20', '23:50'), false],
    ['the next day', USUAL_KEEP, at('2026-11-21', '00:05'), true],
    ['the next hour', { ...USUAL_KEEP, hourly: 24 }, at('2026-11-20', '01:05'), true],
    ['the same hour', { ...USUAL_KEEP, hourly: 24 }, at('2026-11-20', '00:55'), false],
  ])('one is due: %s', (_when, keep, now, due) => {
    expect(isBackupDue(copies(at('2026-11-20')), now, keep)).toBe(due)
  })

  it.each([
    ['hourly=24, daily=14', { hourly: 24, daily: 14, weekly: 0, monthly: 0 }],
    ['daily=0', null],
    ['yearly=3', null],
    ['daily', null],
    ['', null],
  ])('BACKUP_KEEP «%s»', (text, keep) => expect(readBackupKeep(text)).toEqual(keep))
})

describe('a register that makes copies by itself', () => {
  let listener: SmtpListener
  beforeAll(async () => {
    listener = await smtpListener()
  })
  afterAll(() => listener.stop())

  let folder: ReturnType<typeof temporaryFolder>
  let context: TestContext
  let cast: Cast
  let plan: BackupPlan
  const clock = testClock()
  beforeEach(async () => {
    clock.moveTo('2026-11-20')
    folder = temporaryFolder()
    const data = join(folder.path, 'data')
    const opened = await openRegister(data, clock)
    context = { ...opened, clock, mail: smtpMailer(listener.url) }
    cast = await withCast(context)
    const copies = join(folder.path, 'copies')
    mkdirSync(copies)
    plan = {
      folder: copies,
      keep: { hourly: 0, daily: 2, weekly: 0, monthly: 0 },
      async makeCopy(file) {
        const made = await makeBackup(data, file, clock.now())
        return made.ok ? { whole: made.value.missing.length === 0 } : { fault: made.refusals[0]!.code }
      },
    }
  })
  afterEach(async () => {
    await context.db.close()
    folder.remove()
  })

  const backUpOn = (day: string) => {
    clock.moveTo(day)
    return backUpOnSchedule(context, plan)
  }
  const readyz = async () => {
    const { checks } = (await (await createApp(context).request('/readyz')).json()) as {
      checks: { name: string; ok: boolean; detail: string }[]
    }
    return checks.find(({ name }) => name === 'backup')
  }
  const warnings = () => listener.accepted().filter(({ to }) => to.includes(cast.dmytro.email))

  it('has one a day, each a whole register, and keeps the last two', async () => {
    for (const day of ['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-22']) await backUpOn(day)
    const names = readdirSync(plan.folder).sort()
    expect(names).toEqual([
      expect.stringContaining('vykonano-auto-20261121T'),
      expect.stringContaining('vykonano-auto-20261122T'),
    ])
    for (const name of names) expect(await checkBackup(join(plan.folder, name))).toMatchObject({ ok: true })
    expect(await readyz()).toEqual({
      name: 'backup',
      ok: true,
      detail: expect.stringContaining('остання копія реєстру: 22.11.2026'),
    })
    expect((await pagesOf(context, cast.dmytro).get('/')).text).toContain('Остання копія реєстру: 22.11.2026')
    expect((await pagesOf(context, cast.olena).get('/')).text).not.toContain('копія реєстру')
  })

  it('says when none came, why, and writes to its administrators once a day', async () => {
    await backUpOn('2026-11-20')
    rmSync(plan.folder, { recursive: true })
    await backUpOn('2026-11-21')
    expect(await readyz()).toMatchObject({ ok: true })
    expect((await pagesOf(context, cast.dmytro).get('/')).text).toContain('Файлу або теки немає')
    expect(existsSync(plan.folder)).toBe(false)

    const before = warnings().length
    for (const _again of [1, 2]) await backUpOn('2026-11-23')
    expect(await readyz()).toEqual({
      name: 'backup',
      ok: false,
      detail: expect.stringContaining('копії реєстру немає з 20.11.2026'),
    })
    expect(warnings().slice(before)).toHaveLength(1)
    await backUpOn('2026-11-24')
    expect(warnings().slice(before)).toHaveLength(2)

    mkdirSync(plan.folder)
    await backUpOn('2026-11-25')
    expect(await readyz()).toMatchObject({ ok: true })
    expect(warnings().slice(before)).toHaveLength(2)
  })
})
