import type { ExecutionContext } from '@cloudflare/workers-types'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyD1, localR2 } from '../support/bindings.ts'

const context = { waitUntil() {}, passThroughOnException() {} } as unknown as ExecutionContext
let isolates = 0

/** What `/readyz` of a fresh isolate says, with these bindings besides a real database and a real bucket. */
async function ready(bindings: Record<string, unknown>) {
  const isolate = `../../src/worker.ts?isolate=${++isolates}`
  const { default: worker } = (await import(isolate)) as typeof import('../../src/worker.ts')
  const answer = await worker.fetch!(
    new Request('https://control.example.gov.ua/readyz') as never,
    { ...bound, ...bindings } as never,
    context,
  )
  const text = await answer.text()
  const { checks } = JSON.parse(text) as { checks: { name: string; ok: boolean; detail: string }[] }
  return { status: answer.status, text, checks: new Map(checks.map((check) => [check.name, check])) }
}

let bound: Record<string, unknown>
beforeEach(async () => {
  bound = { DB: await emptyD1(), FILES: await localR2() }
})

describe('what is set on Workers, /readyz says', () => {
  it('by name, and no secret', async () => {
    const secret = 'слово-для-першого-адміністратора'
    const { status, text, checks } = await ready({
      SMTP_URL: 'smtps://register:pa55word@mail.example:465',
      BASE_URL: 'https://control.example.gov.ua',
      SETUP_SECRET: secret,
    })
    expect(status).toBe(200)
    expect([...checks.keys()].toSorted()).toEqual([
      'address',
      'administrator',
      'backup',
      'calendar',
      'database',
      'files',
      'mail',
      'migrations',
      'schedule',
    ])
    expect(checks.get('files')).toMatchObject({ ok: true })
    expect(checks.get('mail')?.detail).not.toContain('не задано')
    expect(checks.get('address')?.detail).toContain('https://control.example.gov.ua')
    expect(checks.get('administrator')?.detail).toContain('POST /sign-in/setup')
    expect(text).not.toContain('pa55word')
    expect(text).not.toContain(secret)
  })

  it('and what is not', async () => {
    const { checks } = await ready({})
    expect(checks.get('mail')?.detail).toContain('SMTP_URL не задано')
    expect(checks.get('address')?.detail).toContain('BASE_URL не задано')
    expect(checks.get('administrator')?.detail).toContain('SETUP_SECRET не задано')
    expect(checks.get('schedule')?.detail).toBe('розклад ще не працював')
    expect(checks.get('backup')).toMatchObject({ ok: true, detail: 'копій за розкладом програма не робить' })
  })

  it('that letters wait for BASE_URL, for an address that is one, and that a secret is too short', async () => {
    const smtp = { SMTP_URL: 'smtp://mail.example:587', SETUP_SECRET: 'short' }
    const { checks } = await ready(smtp)
    expect(checks.get('mail')).toMatchObject({ ok: false, detail: expect.stringContaining('BASE_URL') })
    expect(checks.get('administrator')?.detail).toContain('SETUP_SECRET коротший')
    const wrong = await ready({ SMTP_URL: 'mail.example', BASE_URL: 'https://control.example.gov.ua' })
    expect(wrong.checks.get('mail')).toMatchObject({
      ok: false,
      detail: 'SMTP_URL — не адреса: листи чекають у черзі',
    })
  })

  describe('where nothing answers', () => {
    beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => {}))
    afterEach(() => vi.restoreAllMocks())

    it('that the bucket is not bound', async () => {
      const { status, checks } = await ready({ FILES: undefined })
      expect(status).toBe(200)
      expect(checks.get('files')).toMatchObject({ ok: false })
    })

    it('that the database is not bound', async () => {
      const { status, checks } = await ready({ DB: undefined })
      expect(status).toBe(503)
      expect(checks.get('database')).toMatchObject({ ok: false })
      expect(checks.get('migrations')).toMatchObject({ ok: false })
    })
  })
})
