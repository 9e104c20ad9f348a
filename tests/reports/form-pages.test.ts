import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { sweepFiles } from '../../src/files/actions/sweep-files.ts'
import { addDays, day, instantAt } from '../../src/kernel/day.ts'
import { keepFormFile } from '../../src/print/templates/actions/keep-form-file.ts'
import { putFormInForce } from '../../src/print/templates/actions/put-form-in-force.ts'
import { formPlanOf } from '../../src/reports/papers/report-forms.ts'
import { sampleForm } from '../../src/reports/papers/sample-form.ts'
import { replaySigned } from '../../src/reports/signed/replay.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import { sendFiles } from '../files/upload.ts'
import { docxFile, outside, paragraph, table } from '../print/docx-file.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { linksOf, pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const PAGE = '/reports/forms/turnover'
const blank = docxFile({
  header: paragraph('Бланк ради'),
  body: [
    paragraph('{заго', 'ловок}'),
    paragraph('{станом на}'),
    paragraph('{#таблиця 1}'),
    table(['Документи', 'Усього'], ['{#рядки}{1}', '{4}{/рядки}']),
    paragraph('{/таблиця 1}'),
    paragraph('{слова}'),
    paragraph('Начальник відділу Олена ЛИСЕНКО'),
  ].join(''),
})

eachEngine((_, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-20') })
    cast = await withCast(context)
  })

  it('a form is added, looked at, put in force from a day, and the program’s own comes back', async () => {
    const olena = pagesOf(context, cast.olena)
    expect((await olena.get(PAGE)).text).toContain('Своїх форм ще немає')
    const report = '/reports/turnover/word?from=2026-11-01&to=2026-11-15'
    expect(await wordAt(report)).not.toContain('Олена ЛИСЕНКО')

    const added = await sendFiles(context, cast.olena, PAGE, [new File([blank], 'Наш бланк.docx')])
    expect(added.status).toBe(303)
    const page = await olena.get(added.to!.split('#')[0]!)
    expect(page.text).toContain('Наш бланк.docx')
    const [preview] = linksOf(page, 'Документ у цій формі')
    expect(await wordAt(preview!)).toContain('ОБСЯГ ДОКУМЕНТООБІГУ')
    expect(await wordAt(preview!)).toContain('Олена ЛИСЕНКО')
    expect(await wordAt(report), 'nothing is in force yet').not.toContain('Олена ЛИСЕНКО')

    const file = /file=(\w+)/.exec(added.to!)![1]!
    expect(await olena.post(`${PAGE}/versions`, { file, from: '16.11.2026' })).toMatchObject({ status: 303 })
    expect(await wordAt(report)).toContain('Олена ЛИСЕНКО')
    expect(
      await wordAt('/reports/turnover/word?from=2026-10-01&to=2026-10-31'),
      'older ones keep theirs',
    ).not.toContain('Олена ЛИСЕНКО')
    expect((await olena.get('/reports/forms')).text).toContain('Наш бланк.docx')

    expect(await olena.post(`${PAGE}/versions`, { file: '', from: '16.11.2026' })).toMatchObject({
      status: 303,
    })
    expect(await wordAt(report)).not.toContain('Олена ЛИСЕНКО')
    expect((await olena.get(PAGE)).text).toMatch(
      /Історія.*16\.11\.2026 початкова.*16\.11\.2026 Наш бланк\.docx/s,
    )
    const [kept] = linksOf(await olena.get(PAGE), 'Наш бланк.docx')
    expect(await wordAt(kept!)).toContain('{слова}')
  })

  it('a report as known on a past instant has the form it had then, byte for byte', async () => {
    const address = '/reports/turnover/word?from=2026-11-01&to=2026-11-15&knownOn=2026-11-20'
    const own = await bytesAt(address)
    context.clock.moveTo('2026-11-21')
    const file = await added(blank)
    await putInForce(file, '01.11.2026')
    expect(await bytesAt(address)).toEqual(own)
    const later = address.replace('knownOn=2026-11-20', 'knownOn=2026-11-21')
    const blanks = await bytesAt(later)
    expect(blanks).not.toEqual(own)
    context.clock.moveTo('2026-11-25')
    await putInForce('', '01.11.2026')
    expect(await bytesAt(later)).toEqual(blanks)
  })

  it('a signed report is kept in the form of its instant, and built again the same', async () => {
    const sample = must(await sampleForm('balance', 'full', 'Баланс'))
    const form = { paper: 'balance', title: 'Баланс', plan: formPlanOf('balance') }
    const kept = must(
      await keepFormFile(context, cast.olena.actor, form, { name: 'Бланк.docx', bytes: sample }),
    )
    const from = day('2026-01-01')
    must(await putFormInForce(context, cast.olena.actor, 'balance', { fileId: kept.file.id, from }))
    context.clock.moveTo('2026-11-21')
    const query = {
      period: { from: day('2026-10-01'), to: day('2026-10-31') },
      asOf: day('2026-11-01'),
      knownOn: instantAt(day('2026-11-20'), '23:59'),
    }
    const signed = must(await signReport(context, cast.olena.actor, { report: 'balance', query }))
    must(await putFormInForce(context, cast.olena.actor, 'balance', { fileId: null, from }))
    expect(must(await replaySigned(context, signed.id))).toMatchObject({ matches: true, files: true })
  })

  it('the same file once more and the same version once more change nothing', async () => {
    const [file, again] = [await added(blank), await added(blank)]
    expect(again).toBe(file)
    for (const _ of [1, 2]) await putInForce(file, '20.11.2026')
    expect(await context.db.read.selectFrom('form_files').selectAll().execute()).toHaveLength(1)
    expect(await context.db.read.selectFrom('form_versions').selectAll().execute()).toHaveLength(1)
  })

  it('a form that is kept is never swept away, a refused one is', async () => {
    await added(blank)
    await sendFiles(context, cast.olena, PAGE, [
      new File([docxFile({ body: paragraph('{лист}') })], 'x.docx'),
    ])
    const [{ hash }] = (await context.db.read.selectFrom('form_files').select('hash').execute()) as [
      { hash: string },
    ]
    context.clock.moveTo(addDays(day('2026-11-20'), 30))
    await sweepFiles(context)
    expect(await context.files.has(hash)).toBe(true)
  })

  describe.each([
    [
      'with a place there is not',
      docxFile({ body: paragraph('{загаловок}') }),
      'x.docx',
      'Місця {загаловок} немає. Можливо, ви мали на увазі {заголовок}',
    ],
    [
      'without what must stand',
      docxFile({ body: paragraph('{зміст}') }),
      'x.docx',
      'має бути місце {станом на}',
    ],
    [
      'that asks outside',
      docxFile({ body: paragraph('x'), relations: outside('image', 'http://example.org/герб.png') }),
      'x.docx',
      'звертається назовні: http://example.org/герб.png',
    ],
    [
      'that is no Word file',
      new TextEncoder().encode('просто текст'),
      'x.docx',
      'файли з таким вмістом не приймаються. Можна: DOCX',
    ],
    [
      'with a macro',
      docxFile({ body: '', also: { 'word/vbaProject.bin': 'x' } }),
      'x.docm',
      'файли з таким вмістом не приймаються',
    ],
    ['of nothing', new Uint8Array(0), 'x.docx', 'порожній'],
    ['too large', new Uint8Array(6 * 1024 * 1024), 'x.docx', 'завелик'],
  ])('a file %s', (_, bytes, name, words) => {
    it('is refused in words, and nothing changes', async () => {
      const answer = await sendFiles(context, cast.olena, PAGE, [new File([bytes], name)])
      expect([413, 422]).toContain(answer.status)
      expect(answer.html).toContain(words)
      expect(await context.db.read.selectFrom('form_files').selectAll().execute()).toEqual([])
    })
  })

  it('whoever does not keep forms sees none of it', async () => {
    for (const member of [cast.petro, cast.hanna, cast.ihor]) {
      expect((await pagesOf(context, member).get(PAGE)).status).toBe(404)
      expect((await sendFiles(context, member, PAGE, [new File([blank], 'x.docx')])).status).toBe(403)
    }
    const olena = pagesOf(context, cast.olena)
    expect((await olena.get('/reports/forms/лист')).status).toBe(404)
    expect((await olena.get(`${PAGE}/files/nothing`)).status).toBe(404)
    expect((await olena.post(`${PAGE}/versions`, { file: 'nothing', from: '20.11.2026' })).status).toBe(404)
    await added(blank)
    const wrong = await olena.post(`${PAGE}/versions`, { file: '', from: 'колись' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="колись"')
    expect((await olena.post(`${PAGE}/versions`, { file: '', from: '20.11.2026' })).text).toContain(
      'Від цього дня й так діє початкова форма',
    )
  })

  async function added(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { to } = await sendFiles(context, cast.olena, PAGE, [new File([bytes], 'Наш бланк.docx')])
    return /file=(\w+)/.exec(to!)![1]!
  }

  async function putInForce(file: string, from: string) {
    expect(await pagesOf(context, cast.olena).post(`${PAGE}/versions`, { file, from })).toMatchObject({
      status: 303,
    })
  }

  async function wordAt(path: string): Promise<string> {
    return wordsOf(Uint8Array.from(await bytesAt(path)).buffer)
  }

  async function bytesAt(path: string, member: Member = cast.olena): Promise<Buffer> {
    const answer = await createApp(context).request(path, { headers: await signedIn(context, member) })
    expect(answer.status, path).toBe(200)
    return Buffer.from(await answer.arrayBuffer())
  }
})
