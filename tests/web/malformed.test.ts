import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

let context: TestContext
let cast: Cast
const said: string[] = []

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  said.length = 0
})

const app = () => createApp(context, { log: (line) => said.push(line) })

it.each([
  ['/meetings', 'kind=operational-meeting&date[]=1'],
  ['/meetings', 'kind[x]=1'],
  ['/documents', 'title[]=1&kind[a]=2'],
])('a form of %s whose fields are of another shape is refused, not an error of ours', async (path, body) => {
  const headers = {
    ...(await signedIn(context, cast.hanna)),
    'Content-Type': 'application/x-www-form-urlencoded',
  }
  const answer = await app().request(path, { method: 'POST', body, headers })
  expect([400, 422]).toContain(answer.status)
  expect(said).toEqual([])
})

it.each(['{"text":"a","undo":5}', '{"text":1}', '[]', 'null', '{"text":"a","tone":"<b>"}'])(
  'a flash cookie of somebody else (%s) hurts no page',
  async (cookie) => {
    const { Cookie, ...rest } = (await signedIn(context, cast.olena)) as Record<string, string>
    const headers = { ...rest, Cookie: `${Cookie}; vykonano-flash=${encodeURIComponent(cookie)}` }
    const answer = await app().request('/tasks', { headers })
    expect(answer.status).toBe(200)
    expect(said).toEqual([])
  },
)
