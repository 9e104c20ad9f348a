import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../../src/app.ts'
import { text } from '../../src/kernel/form-fields.ts'
import { done, reject } from '../../src/kernel/result.ts'
import { type FormPage, showForm, takeForm } from '../../src/web/form-page.ts'
import { createRouter } from '../../src/web/router.ts'
import { fieldsOf } from '../../views/parts/form-fields.ts'
import { TextField } from '../../views/parts/text-field.tsx'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

/** A lamp of a room: it has a name, and may be burnt out. */
const lamps = new Map([['hall', 'Люстра']])
const renaming: FormPage<{ id: string; name: string }, { name: string }> = {
  load: (c) => {
    const id = c.req.param('id') ?? ''
    const name = lamps.get(id)
    return name === undefined ? undefined : { id, name }
  },
  first: (_, { name }) => (name === 'Стара' ? undefined : { name }),
  fields: z.object({ name: text.refine((name) => name !== '', { params: { code: 'required' } }) }),
  perform: async ({ loaded, input }) => {
    if (input.name === 'Зайнята') {
      lamps.set(loaded.id, 'Чужа')
      return reject({ code: 'conflict' })
    }
    lamps.set(loaded.id, input.name)
    return done(undefined)
  },
  done: (_, { loaded, input }) => [`/lamps/${loaded.id}`, `Тепер «${input.name}».`],
  page: (_c, { name }, { values, errors }) => ({
    title: `Лампа ${name}`,
    body: <TextField {...fieldsOf(values, errors)('name')} label="Назва" />,
  }),
}

const router = createRouter()
router.get('/lamps/:id', 'see-register', (c) => showForm(c, renaming))
router.post('/lamps/:id', 'see-register', (c) => takeForm(c, renaming))

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  lamps.clear()
  lamps.set('hall', 'Люстра').set('attic', 'Стара')
})

async function ask(path: string, form?: Record<string, string>) {
  const app = createApp(context, {}, [router])
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const answer = await app.request(path, { ...init, headers: await signedIn(context, cast.olena) })
  return { status: answer.status, to: answer.headers.get('Location'), html: await answer.text() }
}

describe('a page with a form', () => {
  it('begins with what stands', async () => {
    const page = await ask('/lamps/hall')
    expect(page.status).toBe(200)
    expect(page.html).toContain('value="Люстра"')
  })

  it('is not there where its thing is not, or where it may not be opened now', async () => {
    expect((await ask('/lamps/cellar')).status).toBe(404)
    expect((await ask('/lamps/cellar', { name: 'Нова' })).status).toBe(404)
    expect((await ask('/lamps/attic')).status).toBe(404)
  })

  it('leads to what was done', async () => {
    expect(await ask('/lamps/hall', { name: 'Бра' })).toMatchObject({ status: 303, to: '/lamps/hall' })
    expect(lamps.get('hall')).toBe('Бра')
  })

  it('comes again with what was typed and the reason at its field, and nothing was done', async () => {
    const page = await ask('/lamps/hall', { name: '' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('id="name-error"')
    expect(lamps.get('hall')).toBe('Люстра')
  })

  it('refused because somebody else was first, shows that beside what was typed', async () => {
    const page = await ask('/lamps/hall', { name: 'Зайнята' })
    expect(page.status).toBe(409)
    expect(page.html).toContain('value="Зайнята"')
    expect(page.html).toContain('<title>Лампа Чужа')
  })
})
