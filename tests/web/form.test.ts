import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput } from '../../src/kernel/parse-input.ts'
import { readForm } from '../../src/web/form.ts'

const app = new Hono()
app.post('/', async (c) => c.json(await readForm(c as never)))

const TYPE = 'application/x-www-form-urlencoded'

async function read(body: string | FormData, type: string | null = typeof body === 'string' ? TYPE : null) {
  const answer = await app.request('/', {
    method: 'POST',
    body,
    headers: type ? { 'Content-Type': type } : {},
  })
  return answer.status === 200 ? answer.json() : answer.status
}

describe('a form becomes an object nested as its names are', () => {
  it.each([
    ['title=Про+мости', { title: 'Про мости' }],
    ['points[0][text]=а&points[1][text]=б', { points: [{ text: 'а' }, { text: 'б' }] }],
    ['points[0][executors][]=А&points[0][executors][]=Б', { points: [{ executors: ['А', 'Б'] }] }],
    ['points[7][text]=пізніше&points[2][text]=раніше', { points: [{ text: 'раніше' }, { text: 'пізніше' }] }],
    ['points[10][text]=десять&points[9][text]=девять', { points: [{ text: 'девять' }, { text: 'десять' }] }],
    ['kind=a&kind=b&kind=c', { kind: ['a', 'b', 'c'] }],
    ['due[day]=2026-12-10', { due: { day: '2026-12-10' } }],
    ['text=a%0D%0Ab%00', { text: 'a\nb' }],
    ['toString=1&points[999999999]=x', { toString: '1', points: ['x'] }],
    ['', {}],
  ])('%s', async (body, expected) => {
    expect(await read(body)).toEqual(expected)
  })

  it('whichever way it is sent', async () => {
    const body = new FormData()
    body.set('points[0][text]', 'а')
    expect(await read(body)).toEqual({ points: [{ text: 'а' }] })
  })
})

describe('a form that means no good is refused', () => {
  it.each([
    ['__proto__[admin]=1', 400],
    ['a[__proto__][admin]=1', 400],
    ['constructor[prototype][admin]=1', 400],
    ['a=1&a[b]=2', 400],
    ['a[b]=2&a=1', 400],
    ['a[1][2][3][4][5][6][7]=deep', 400],
    [`${'long'.repeat(60)}=1`, 400],
    [Array.from({ length: 2001 }, (_, n) => `f${n}=1`).join('&'), 413],
  ])('%s', async (body, status) => {
    expect(await read(body)).toBe(status)
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('and a body that is no form', async () => {
    expect(await read('{"a":1}', 'application/json')).toBe(415)
    expect(await read('nonsense', 'multipart/form-data; boundary=x')).toBe(400)
  })
})

describe('what a schema finds wrong', () => {
  const schema = z.object({
    title: z.string().min(1).max(5),
    points: z.array(
      z.object({ day: z.string().refine((text) => text !== '31.02', { params: { code: 'not-a-day' } }) }),
    ),
  })

  it('is told for all fields at once, each by the name it has in the form', () => {
    expect(parseInput(schema, { title: 'задовгий', points: [{ day: '31.02' }, {}] })).toEqual({
      ok: false,
      refusals: [
        { code: 'too-long', field: 'title', facts: { most: 5 } },
        { code: 'not-a-day', field: 'points[0][day]', facts: undefined },
        { code: 'required', field: 'points[1][day]' },
      ],
    })
  })
})
