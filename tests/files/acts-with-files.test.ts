import { beforeEach, describe, expect, it } from 'vitest'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { findTask } from '../../src/tasks/store.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachFileStore, type TestContext } from '../support/context.ts'
import { linksOf, pagesOf } from '../support/pages.ts'
import { file, samples } from './samples.ts'
import { decisionWithPoint, sendBody } from './upload.ts'

eachFileStore((store, open) => {
  let context: TestContext
  let cast: Cast
  let document: string
  let task: string
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    ;({ document, task } = await decisionWithPoint(context, cast))
  })

  const report = { text: 'Дах полагоджено', executedOn: '20.11.2026', completeness: 'full' }
  const send = async (member: Member, act: string, fields: Record<string, string>, files: File[]) => {
    const body = new FormData()
    const { seq } = (await findTask(context.db, task))!.row
    for (const [name, value] of Object.entries({ seq: String(seq), ...fields })) body.append(name, value)
    for (const one of files) body.append('files', one)
    return sendBody(context, member, `/tasks/${task}/${act}`, body)
  }
  const names = async () => (await filesOfDocument(context.db, document)).map(({ name }) => name)
  const happened = async () => (await findTask(context.db, task))!.facts.map(({ kind }) => kind).slice(3)

  it('a report comes with its evidence in one act: the files lie under its task and bear its instant', async () => {
    const answer = await send(cast.petro, 'reports', report, [samples.pdf(), samples.png()])
    expect([answer.status, answer.to]).toEqual([303, `/documents/${document}?task=${task}`])
    expect(await happened()).toEqual(['reported'])
    const rows = await filesOfDocument(context.db, document)
    const { state } = (await findTask(context.db, task))!
    expect(rows.map((row) => [row.name, row.task_id, row.recorded_at, row.by])).toEqual(
      ['Звіт.pdf', 'Скан.png'].map((name) => [name, task, state.lastRecordedAt, 'Іваненко П. С.']),
    )
    for (const { hash } of rows) expect(await context.files.has(hash)).toBe(true)
    const olena = pagesOf(context, cast.olena)
    expect((await olena.get('/queue')).text).toContain('Додано файлів: 2')
    expect(linksOf(await olena.get(`/documents/${document}?task=${task}`), 'Скан.png').length).toBe(2)
  })

  it('so do a part of a co-executor and a request for more time; a form without files is a form like any other', async () => {
    expect((await send(cast.maria, 'parts', { text: 'Наша частина' }, [samples.docx()])).status).toBe(303)
    const request = { until: '25.12.2026', reason: 'Немає коштів' }
    expect((await send(cast.petro, 'extension-requests', request, [samples.xlsx()])).status).toBe(303)
    expect((await send(cast.petro, 'reports', report, [file('', '')])).status).toBe(303)
    expect(await happened()).toEqual(['part-reported', 'extension-asked', 'reported'])
    expect(await names()).toEqual(['a.docx', 'a.xlsx'])
  })

  it('twenty submits of one form make one report and one row of each file', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(cast.petro, 'reports', report, [samples.pdf(), samples.txt()])),
    )
    expect(answers.filter(({ status }) => status === 303).length).toBe(1)
    expect(answers.every(({ status }) => status === 303 || status === 409 || status === 422)).toBe(true)
    expect(await happened()).toEqual(['reported'])
    expect((await names()).sort()).toEqual(['Звіт.pdf', 'Нотатка.txt'])
  })

  it('a name with ../ is a name', async () => {
    await send(cast.petro, 'reports', report, [file('../../etc/Акт.pdf', await samples.pdf().bytes())])
    expect(await names()).toEqual(['Акт.pdf'])
  })

  it('a report that is refused leaves no file, and says that they have to be chosen again', async () => {
    const answer = await send(cast.petro, 'reports', { ...report, executedOn: '30.11.2026' }, [samples.pdf()])
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Дах полагоджено')
    expect(answer.html).toContain('Виберіть файли ще раз')
    expect(await happened()).toEqual([])
    expect(await names()).toEqual([])
  })

  it('somebody whose account is closed while the files come in adds nothing', async () => {
    const { db } = context
    const receive = context.files.receive.bind(context.files)
    context.files.receive = async (pieces) => {
      const closing = db.read.updateTable('accounts').set({ closed_at: context.clock.now() })
      await db.commit([closing.where('id', '=', cast.petro.actor.accountId)])
      return receive(pieces)
    }
    expect((await send(cast.petro, 'reports', report, [samples.pdf()])).status).toBe(409)
    expect(await happened()).toEqual([])
    expect(await names()).toEqual([])
  })

  it('who may not report is not heard, whatever comes along', async () => {
    expect((await send(cast.ihor, 'reports', report, [samples.pdf()])).status).toBe(404)
    expect((await send(cast.andrii, 'reports', report, [samples.pdf()])).status).toBe(403)
    expect(await names()).toEqual([])
  })

  // What judges asks no store.
  describe.runIf(store === 'folder')('the report is not given, and what was typed is kept, with', () => {
    it.each<[string, File[], string, number?]>([
      ['a file of 0 bytes', [file('a.pdf', '')], '«a.pdf» порожній'],
      ['a wrong ending', [samples.png(), file('Акт.docx', '%PDF-1.4')], 'Має бути .pdf'],
      ['a name of 300 letters', [file(`${'ж'.repeat(296)}.pdf`, '%PDF-1.4')], 'задовга'],
      ['one over the limit', [file('a.txt', 'я'.repeat(60))], 'завеликий', 413],
      ['all together over the limit', [file('a.txt', 'я'.repeat(2_000_000))], 'Усе разом завелике', 413],
    ])('%s', async (_what, files, words, status = 422) => {
      await context.db.commit([
        context.db.read.insertInto('settings').values({ name: 'files-most-bytes', value: '100' }),
      ])
      const answer = await send(cast.petro, 'reports', report, files)
      expect(answer.status).toBe(status)
      expect(answer.html).toContain(words)
      expect(answer.html).toContain('Дах полагоджено')
      expect(await happened()).toEqual([])
      expect(await names()).toEqual([])
    })
  })
})
