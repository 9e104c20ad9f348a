import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { finalizeLetters } from '../../src/letters/outbox/finalize-letters.ts'
import { letterOnPaper } from '../../src/letters/text/letter-on-paper.ts'
import { paperOfLetter } from '../../src/letters/text/paper-of-letter.ts'
import { wordFile } from '../../src/print/word-file.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { planned } from './planned-letter.ts'

let context: TestContext
let cast: Cast
beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const given = async () => {
  const term = { kind: 'day' as const, day: '2026-11-20' as Day }
  const outcome = must(
    await registerDocument(context, cast.olena.actor, decision({ tasks: [point({ term })] })),
  )
  return (await tasksOfDocuments(context.db, [outcome.id]))[0]!.row.id
}
const letterToPetro = async () =>
  (await planned(context, { to: cast.petro.person.id, items: [{ taskId: await given() }] })).id

describe('a letter on paper', () => {
  it('is looked at before it leaves, without a number', async () => {
    const page = await pagesOf(context, cast.olena).get(`/letters/${await letterToPetro()}/paper`)
    expect(page.text).toContain('Шановний Петре Сергійовичу!')
    expect(page.text).toContain('ще не надіслано')
    expect(page.text).not.toContain('{{')
  })

  it('is the same in Word and in mail once it is finalized, and its links lead nowhere there', async () => {
    const id = await letterToPetro()
    await context.db.commit((await finalizeLetters(context, [id])).get(id)!.writes)
    const pages = pagesOf(context, cast.olena)
    expect((await pages.get(`/letters/${id}/paper`)).text).toContain('20.11.2026 № 1')
    const mail = await pages.get(`/letters/${id}/mail`)
    expect(mail.text).toContain('Завершити капітальний ремонт даху ліцею № 25')
    expect(mail.html).not.toContain('{{')
    const { paper } = (await letterOnPaper(context, id))!
    const word = await wordsOf(await wordFile(paperOfLetter(paper!)))
    for (const words of [
      '20.11.2026 № 1',
      'Петру ІВАНЕНКУ',
      'п. 1. Завершити капітальний ремонт',
      'строк сьогодні',
    ])
      expect(word).toContain(words)
  })

  it('is shown to control and to whom it is written, to nobody else', async () => {
    const path = `/letters/${await letterToPetro()}/paper`
    expect((await pagesOf(context, cast.petro).get(path)).status).toBe(200)
    expect((await pagesOf(context, cast.ihor).get(path)).status).toBe(404)
    expect((await pagesOf(context, cast.andrii).get(path)).status).toBe(404)
  })
})

describe('the templates of letters', () => {
  const path = '/letter-templates/reminder'
  const own = 'Нагадування\n\n{звертання}\n\nПросимо до {відповісти до}.\n\n{перелік}'

  it('are looked at before they are kept, and count from then on', async () => {
    const pages = pagesOf(context, cast.olena)
    const preview = await pages.post(path, { text: own, do: 'preview' })
    expect(preview.text).toContain('ще не збережено')
    expect(preview.text).toContain('Просимо до 25.11.2026.')
    expect((await pages.get(path)).text).not.toContain('Просимо до 25.11.2026.')
    expect(await pages.post(path, { text: own, do: 'save' })).toMatchObject({ status: 303, to: path })
    const letter = await letterToPetro()
    expect((await pages.get(`/letters/${letter}/paper`)).text).toContain('Просимо до 25.11.2026.')
    await pages.post(path, { text: own, do: 'own' })
    expect((await pages.get(`/letters/${letter}/paper`)).text).toContain('Станом на 20.11.2026')
  })

  it('with an unknown place are refused in words, and what was typed stays', async () => {
    const typed = own.replace('{перелік}', '{перелік}\n\n{адреса}')
    const page = await pagesOf(context, cast.olena).post(path, { text: typed, do: 'save' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Місця {адреса} немає. Є такі: {звертання}, {перелік}, {дата}')
    expect(fieldOf(page, 'text')).toBe(typed)
  })

  it('are kept by the controller and the administrator alone', async () => {
    expect((await pagesOf(context, cast.dmytro).get(path)).status).toBe(200)
    expect((await pagesOf(context, cast.hanna).get(path)).status).toBe(404)
    expect((await pagesOf(context, cast.hanna).post(path, { text: own, do: 'save' })).status).toBe(403)
  })

  it('say in whose name letters leave: as told, else as the register has it', async () => {
    const pages = pagesOf(context, cast.olena)
    const letter = await letterToPetro()
    expect((await pages.get(`/letters/${letter}/paper`)).text).toContain('Олена КОВАЛЬЧУК')
    const form = { department: 'Сектор контролю', signerPost: 'завідувач сектору', signerName: 'Ян КІТ' }
    const rest = { writer: 'Олена Ковальчук, 123', answerDays: '5', mailHost: 'rada.gov.ua' }
    await pages.post('/letter-templates', { ...form, ...rest })
    const { text } = await pages.get(`/letters/${letter}/paper`)
    for (const words of ['Сектор контролю', 'Завідувач сектору Ян КІТ', 'Олена Ковальчук, 123', '27.11.2026'])
      expect(text).toContain(words)
    const refused = await pages.post('/letter-templates', {
      ...form,
      ...rest,
      answerDays: '0',
      mailHost: 'ні',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('«ні» — не назва сервера')
  })
})

describe('how letters call a person', () => {
  it('is computed, mended by hand, and computed again where it is emptied', async () => {
    const admin = pagesOf(context, cast.dmytro)
    const path = `/executors/people/${cast.petro.person.id}`
    const page = await admin.get(path)
    expect(fieldOf(page, 'vocative')).toBe('Петре Сергійовичу')
    expect(fieldOf(page, 'dative')).toBe('Петру ІВАНЕНКУ')
    const mended = {
      mailbox: 'p@rada.example',
      post: 'начальник управління',
      vocative: 'пане Петре',
      dative: '',
    }
    await admin.post(`${path}/letters`, { ...mended, postDative: '' })
    const after = await admin.get(path)
    expect(fieldOf(after, 'vocative')).toBe('пане Петре')
    expect(fieldOf(after, 'dative')).toBe('Петру ІВАНЕНКУ')
    expect(fieldOf(after, 'postDative')).toBe('начальнику управління')
    const { text } = await pagesOf(context, cast.olena).get(`/letters/${await letterToPetro()}/paper`)
    expect(text).toContain('Управління транспорту Начальнику управління Петру ІВАНЕНКУ')
    expect(text).toContain('Шановний пане Петре!')
  })

  it.each([
    ['начальник управління транспорту', '№ 1 Начальнику управління транспорту Петру ІВАНЕНКУ'],
    ['заступник міського голови', '№ 1 Заступнику міського голови Петру ІВАНЕНКУ'],
    ['уповноважений', '№ 1 Управління транспорту Уповноважений Петру ІВАНЕНКУ'],
    [null, '№ 1 Управління транспорту Петру ІВАНЕНКУ'],
  ])('with the post «%s» and the department where the post does not name it', async (post, addressee) => {
    const { db } = context
    await db.commit([db.read.updateTable('people').set({ post }).where('id', '=', cast.petro.person.id)])
    const id = await letterToPetro()
    await db.commit((await finalizeLetters(context, [id])).get(id)!.writes)
    expect((await pagesOf(context, cast.olena).get(`/letters/${id}/paper`)).text).toContain(addressee)
  })

  it('says where a name could not be declined, and where a mailbox is none', async () => {
    const admin = pagesOf(context, cast.dmytro)
    await admin.post('/executors/people', {
      name: 'Smith John',
      department: cast.departments.transport.id,
      post: '',
      email: '',
    })
    const john = await context.db.read
      .selectFrom('people')
      .selectAll()
      .where('name', '=', 'Smith John')
      .executeTakeFirstOrThrow()
    expect(john).toMatchObject({ vocative: 'John Smith', dative: 'John Smith' })
    const path = `/executors/people/${john.id}`
    expect((await admin.get(path)).text).toContain('не змогла відмінити')
    const empty = { post: '', vocative: '', dative: '', postDative: '' }
    const refused = await admin.post(`${path}/letters`, { ...empty, mailbox: 'не пошта' })
    expect(refused.status).toBe(422)
    expect(fieldOf(refused, 'mailbox')).toBe('не пошта')
  })

  it('and to which deputy a department answers, leadership alone', async () => {
    const admin = pagesOf(context, cast.dmytro)
    const path = `/executors/departments/${cast.departments.transport.id}`
    await admin.post(`${path}/deputy`, { deputy: cast.andrii.person.id })
    expect((await admin.get(path)).text).toContain('підпорядковано: Лисенко А. Ю.')
    expect((await admin.post(`${path}/deputy`, { deputy: cast.ihor.person.id })).status).toBe(422)
  })
})
