import { beforeAll, expect, it } from 'vitest'
import { docxFile, paragraph } from '../print/docx-file.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

let worker: RunningWorker
let headers: Record<string, string>

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    headers = await signedIn(context, (await withCast(context)).olena)
  })
})

it('a form of the council’s own is judged, kept, put in force and filled in workerd, on D1 and R2', async () => {
  const ask = (path: string, body?: FormData | URLSearchParams) =>
    fetch(new URL(path, worker.url), { redirect: 'manual', headers, ...(body && { method: 'POST', body }) })
  const form = (...places: string[]) => {
    const body = new FormData()
    const bytes = docxFile({ body: places.map((text) => paragraph(text)).join('') })
    body.append('files', new File([bytes], 'Бланк.docx'))
    return body
  }
  const refused = await ask('/reports/forms/turnover', form('{печатка}'))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Місця {печатка} немає')

  const added = await ask('/reports/forms/turnover', form('Бланк', '{станом на}', '{зміст}'))
  expect(added.status).toBe(303)
  const file = /file=(\w+)/.exec(added.headers.get('Location') ?? '')![1]!
  const inForce = new URLSearchParams({ file, from: '01.01.2026' })
  expect((await ask('/reports/forms/turnover/versions', inForce)).status).toBe(303)
  const word = await ask('/reports/turnover/word?from=2026-01-01&to=2026-03-31')
  expect(word.status).toBe(200)
  const words = await wordsOf(await word.arrayBuffer())
  expect(words.split('\n').slice(0, 3)).toEqual([
    'Бланк',
    'І квартал 2026 року · станом на 01.04.2026 · як відомо сьогодні',
    'Документи за період',
  ])
})
