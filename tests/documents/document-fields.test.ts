import { beforeEach, describe, expect, it } from 'vitest'
import { documentAnswer } from '../../src/api/document-answers.ts'
import { documentEdit, documentInput } from '../../src/documents/inputs.ts'
import {
  documentFields,
  editedFields,
  fieldText,
  ownDocumentFields,
} from '../../src/journals/document-fields.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

/** Something for every field, and something else. */
const said = { title: 'Про підготовку до зими', moment: '20.11.2026 10:15', day: '18.11.2026', text: '12' }
const mended = { title: 'Про підготовку до весни', moment: '19.11.2026', day: '17.11.2026', text: '13' }
const wordsFor = (words: typeof said) =>
  documentFields.map(
    (field) => [field, words[field.key === 'title' ? 'title' : (field.holds ?? 'text')]] as const,
  )

describe('every field of a document', () => {
  it('is asked in the form, stands on the card, and is noted when it is corrected', async () => {
    const { get, post } = pagesOf(context, cast.hanna)
    const blank = await get('/documents/new')
    for (const { inNewForm } of documentFields) expect(fieldOf(blank, inNewForm), inNewForm).toBe('')
    const filled = wordsFor(said).map(([{ inNewForm }, words]) => [inNewForm, words])
    const form = { kind: 'higher-authority', registeredOn: '20.11.2026', ...Object.fromEntries(filled) }
    const { to } = await post('/documents', form)
    const edit = await get(`${to}/edit`)
    for (const [{ key, once }, words] of wordsFor(said))
      expect(fieldOf(edit, key), key).toBe(once ? undefined : words)
    const card = await get(to!)
    for (const [{ key }, words] of wordsFor(said)) expect(card.text, key).toContain(words)

    const version = fieldOf(edit, 'version')!
    const corrected = wordsFor(mended).map(([{ key }, words]) => [key, words])
    expect((await post(`${to}/edit`, { version, ...Object.fromEntries(corrected) })).to).toBe(to)
    const after = await get(to!)
    for (const { key, inHistory } of editedFields) expect(after.text, key).toContain(`${inHistory}: «`)
  })

  it('is kept as it was typed where the form is refused', async () => {
    const { post } = pagesOf(context, cast.hanna)
    const filled = wordsFor(said).map(([{ inNewForm }, words]) => [inNewForm, words])
    const form = { kind: 'higher-authority', registeredOn: '31.02.2026', ...Object.fromEntries(filled) }
    const page = await post('/documents', form)
    expect(page.status).toBe(422)
    for (const [{ inNewForm }, words] of wordsFor(said))
      expect(fieldOf(page, inNewForm), inNewForm).toBe(words)
  })

  it('of its own is taken from programs and told to them; they correct its words alone', () => {
    for (const { json } of ownDocumentFields) {
      expect(Object.keys(documentInput.shape)).toContain(json)
      expect(Object.keys(documentAnswer.shape)).toContain(json)
    }
    expect(Object.keys(documentEdit.shape)).toEqual(['title', 'publicTitle', 'correspondent'])
  })

  it('is written as people write it', () => {
    expect(fieldText({ holds: 'moment' }, '2026-11-20T10:15')).toBe('20.11.2026 10:15')
    expect(fieldText({ holds: 'day' }, '2026-11-20')).toBe('20.11.2026')
    expect(fieldText({}, null)).toBe('')
  })
})
