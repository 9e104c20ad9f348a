import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { addFiles } from '../../src/documents/files/add-files.ts'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachFileStore, type TestContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'
import { file, samples } from './samples.ts'
import { decisionWithPoint, sendBody, sendFiles } from './upload.ts'

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

  const onDocument = () => `/documents/${document}/files`
  const onTask = () => `/tasks/${task}/files`
  const kept = async () => (await filesOfDocument(context.db, document)).filter((one) => !one.withdrawn_at)
  const names = async () => (await kept()).map(({ name }) => name)
  const hashOf = async (one: File) =>
    createHash('sha256')
      .update(await one.bytes())
      .digest('hex')

  it('the clerk adds scans to a document, several at once; they lie under their hashes before their rows name them', async () => {
    const answer = await sendFiles(context, cast.hanna, onDocument(), [samples.pdf(), samples.png()])
    expect([answer.status, answer.to]).toEqual([303, `/documents/${document}#files`])
    const rows = await kept()
    expect(rows.map(({ name, type, bytes, task_id, by }) => [name, type, bytes, task_id, by])).toEqual([
      ['Звіт.pdf', 'pdf', samples.pdf().size, null, 'Мельник Г. П.'],
      ['Скан.png', 'png', samples.png().size, null, 'Мельник Г. П.'],
    ])
    expect(rows[0]!.hash).toBe(await hashOf(samples.pdf()))
    for (const { hash } of rows) expect(await context.files.has(hash)).toBe(true)
  })

  it('the executors of a task add evidence to it and to nothing else; others see no such task', async () => {
    expect((await sendFiles(context, cast.petro, onTask(), [samples.pdf()])).to).toBe(
      `/documents/${document}?task=${task}#files`,
    )
    for (const member of [cast.maria, cast.roman, cast.olena, cast.hanna]) {
      const own = file('Акт.txt', `Акт: ${member.email}`)
      expect((await sendFiles(context, member, onTask(), [own])).status).toBe(303)
    }
    expect(await names()).toEqual(['Звіт.pdf', 'Акт.txt', 'Акт.txt', 'Акт.txt', 'Акт.txt'])
    expect((await sendFiles(context, cast.petro, onDocument(), [samples.png()])).status).toBe(403)
    expect((await sendFiles(context, cast.andrii, onTask(), [samples.png()])).status).toBe(403)
    expect((await sendFiles(context, cast.sofiia, onTask(), [samples.png()])).status).toBe(403)
    for (const path of [onTask(), onDocument(), '/tasks/absent/files', '/documents/absent/files'])
      expect((await sendFiles(context, cast.ihor, path, [samples.png()])).status).toBe(404)
    expect((await kept()).length).toBe(5)
  })

  it('whom the act only informs adds nothing', async () => {
    const executors = [
      { words: 'Управління транспорту, Іваненко П. С.' },
      { words: 'Управління культури, Бондар І. О.', role: 'informed' as const },
    ]
    const made = await registerDocument(
      context,
      cast.hanna.actor,
      decision({ tasks: [point({ executors })] }),
    )
    const id = made.ok ? made.value.id : ''
    const row = await context.db.read
      .selectFrom('tasks')
      .select('id')
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow()
    expect((await sendFiles(context, cast.ihor, `/tasks/${row.id}/files`, [samples.pdf()])).status).toBe(403)
  })

  it('the same content at the same place changes nothing; at another place it is a row of its own', async () => {
    await sendFiles(context, cast.olena, onDocument(), [samples.pdf()])
    const again = await sendFiles(context, cast.olena, onDocument(), [
      file('Інша назва.pdf', await samples.pdf().bytes()),
    ])
    expect(again.status).toBe(303)
    expect(await names()).toEqual(['Звіт.pdf'])
    await sendFiles(context, cast.olena, onTask(), [samples.pdf(), samples.pdf()])
    expect(await names()).toEqual(['Звіт.pdf', 'Звіт.pdf'])
  })

  it('twenty submits of one form make one row of each file', async () => {
    const submit = () => sendFiles(context, cast.petro, onTask(), [samples.pdf(), samples.txt()])
    const answers = await Promise.all(Array.from({ length: 20 }, submit))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 303))
    expect((await names()).sort()).toEqual(['Звіт.pdf', 'Нотатка.txt'])
  })

  // What judges asks no store.
  describe.runIf(store === 'folder')('nothing is kept, and every reason is told, of', () => {
    it.each<[string, File[], string[]]>([
      ['0 bytes', [file('a.pdf', '')], ['«a.pdf» порожній']],
      ['a wrong ending', [file('Акт.docx', '%PDF-1.4')], ['за вмістом це PDF', 'Має бути .pdf']],
      ['no ending', [file('Акт', '%PDF-1.4')], ['Має бути .pdf']],
      ['a name of 300 letters', [file(`${'ж'.repeat(296)}.pdf`, '%PDF-1.4')], ['задовга', '255']],
      ['a name that hides', [file('зві\u202Efdp.exe', 'MZ\0')], ['«звіfdp.exe»', 'не приймаються']],
      ['a page', [file('a.txt', '<html>')], ['«a.txt»: файли з таким вмістом не приймаються']],
      ['a drawing', [file('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')], ['не приймаються']],
      ['an archive, where no setting lets it in', [samples.zip()], ['не приймаються']],
      [
        'one bad among good',
        [samples.pdf(), file('b.txt', ''), file('c.exe', 'MZ\0')],
        ['«b.txt»', '«c.exe»'],
      ],
      ['no file', [file('', '')], ['Виберіть файл']],
      ['twenty-one', Array.from({ length: 21 }, () => samples.txt()), ['не більше 20']],
    ])('%s', async (_what, files, words) => {
      const answer = await sendFiles(context, cast.olena, onDocument(), files)
      expect(answer.status).toBe(422)
      for (const word of words) expect(answer.html).toContain(word)
      expect(await kept()).toEqual([])
    })
  })

  it('a path before a name is no part of it', async () => {
    await sendFiles(context, cast.olena, onDocument(), [file('../../../etc/Акт.txt', 'акт')])
    expect(await names()).toEqual(['Акт.txt'])
  })

  it('limits and types are settings of the council', async () => {
    const values = [
      { name: 'files-most-bytes', value: '100' },
      { name: 'files-most-at-once', value: '2' },
      { name: 'files-types', value: 'txt, zip' },
    ]
    await context.db.commit([context.db.read.insertInto('settings').values(values)])
    const big = await sendFiles(context, cast.olena, onDocument(), [
      file('Великий.txt', 'а'.repeat(60)),
      samples.txt(),
    ])
    expect([big.status, big.html.includes('«Великий.txt» завеликий')]).toEqual([413, true])
    expect((await sendFiles(context, cast.olena, onDocument(), [samples.png()])).html).toContain(
      'Можна: TXT, ZIP',
    )
    const three = [samples.txt(), file('b.txt', 'b'), file('c.txt', 'c')]
    expect((await sendFiles(context, cast.olena, onDocument(), three)).html).toContain('не більше 2')
    expect(await kept()).toEqual([])
    await sendFiles(context, cast.olena, onDocument(), [file('a.zip', await samples.zip().bytes())])
    expect(await names()).toEqual([])
  })

  it('a body that is more than all files together may be is not read to its end', async () => {
    await context.db.commit([
      context.db.read.insertInto('settings').values({ name: 'files-most-bytes', value: '10' }),
    ])
    const answer = await sendFiles(context, cast.olena, onDocument(), [file('a.txt', 'а'.repeat(1_000_000))])
    expect([answer.status, answer.html.includes('Усе разом завелике')]).toEqual([413, true])
  })

  it('a right that was lost while the files were on their way stops them', async () => {
    const received = async () => [
      { name: 'a.txt', type: 'txt' as const, content: await context.files.receive(pieces('акт')) },
    ]
    const [ofPetro, ofHanna] = [await received(), await received()]
    await closeAccount(context, cast.dmytro.actor, cast.petro.email)
    const late = await addFiles(context, cast.petro.actor, { filesOf: { task }, received: ofPetro })
    expect(late.ok ? [] : late.refusals).toEqual([{ code: 'not-allowed' }])

    const made = await registerDocument(context, cast.hanna.actor, decision({ tasks: [] }))
    const plain = made.ok ? made.value.id : ''
    await annulDocument(context, cast.hanna.actor, {
      documentId: plain,
      version: 1,
      input: { reason: 'помилка' },
    })
    const annulled = await addFiles(context, cast.hanna.actor, {
      filesOf: { document: plain },
      received: ofHanna,
    })
    expect(annulled.ok ? [] : annulled.refusals).toEqual([{ code: 'document-annulled' }])
    expect(await context.db.read.selectFrom('files').select('id').execute()).toEqual([])
  })

  it('a connection that breaks off leaves nothing', async () => {
    const boundary = 'x'
    const head = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nпоча'
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(head))
        controller.error(new Error('cut'))
      },
    })
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(head))
        controller.close()
      },
    })
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` }
    for (const body of [broken, cut])
      expect((await sendBody(context, cast.olena, onDocument(), body, headers)).status).toBe(400)
    expect(await kept()).toEqual([])
    const beginning = createHash('sha256').update('поча').digest('hex')
    expect(await context.files.has(beginning)).toBe(false)
  })

  it('a form of another type, or one without a boundary, is not a form of files', async () => {
    const plain = { 'Content-Type': 'text/plain' }
    expect((await sendBody(context, cast.olena, onDocument(), 'a', plain)).status).toBe(415)
    const bare = { 'Content-Type': 'multipart/form-data' }
    expect((await sendBody(context, cast.olena, onDocument(), 'a', bare)).status).toBe(400)
  })
})

async function* pieces(text: string) {
  yield new TextEncoder().encode(text)
}
