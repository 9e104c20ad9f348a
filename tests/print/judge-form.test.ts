import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { done } from '../../src/kernel/result.ts'
import { fillForm } from '../../src/print/templates/fill-form.ts'
import { unpackForm } from '../../src/print/templates/form-archive.ts'
import type { FormPlan } from '../../src/print/templates/form-plan.ts'
import { judgeForm } from '../../src/print/templates/judge-form.ts'
import { storedZip } from '../../src/print/zip/zip-pieces.ts'
import { sentencesOf } from '../../src/web/refusal-answer.ts'
import { must } from '../support/outcome.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { docxFile, outside, paragraph, table } from './docx-file.ts'

const plan: FormPlan = {
  words: { заголовок: 'назва', 'станом на': 'день' },
  parts: { зміст: 'усе', 'таблиця 1': 'таблиця' },
  tables: [{ name: 'Таблиця', columns: ['Підрозділ', 'Прострочено'], total: true }],
  required: [['станом на'], ['таблиця 1', 'зміст']],
}
const asOf = paragraph('{станом на}')
const content = paragraph('{зміст}')
const rows = table(['Підрозділ', 'Прострочено'], ['{#рядки}{1}', '{2}{/рядки}'])

describe('a form is taken', () => {
  it.each([
    [
      'with its places cut into pieces',
      paragraph('{станом', ' н', 'а}', ' і ', '{', 'заголовок', '}') + content,
    ],
    [
      'written with capitals, a Latin letter and two spaces',
      paragraph('{Стaном  На}') + paragraph('{ЗМІСТ}'),
    ],
    ['with a table of its own', asOf + paragraph('{#таблиця 1}') + rows + paragraph('{/таблиця 1}')],
    [
      'that closes without a name',
      asOf + paragraph('{#таблиця 1}') + rows.replace('/рядки', '/') + paragraph('{/}'),
    ],
    [
      'with a figure of the total in a sentence',
      `${asOf}${content}${paragraph('{#таблиця 1}{#підсумок}{2}{/}{/}')}`,
    ],
    ['with a link to click', asOf + content, outside('hyperlink', 'https://rada.gov.ua')],
    [
      'with a number of the page',
      `${asOf}${content}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r><w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    ],
  ])('%s', async (_, body, relations = '') => {
    expect(await judgeForm(docxFile({ body, relations }), plan, 'Звіт')).toMatchObject({ ok: true })
  })

  it('and unbound from the template on a disk it was written by, the writer’s name left out', async () => {
    const file = docxFile({
      body: asOf + content,
      also: {
        'word/settings.xml':
          '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:attachedTemplate r:id="t"/></w:settings>',
        'word/_rels/settings.xml.rels': `<Relationships>${outside('attachedTemplate', 'file:///C:/Blank.dotm')}</Relationships>`,
        'docProps/core.xml': '<cp:coreProperties><dc:creator>Іван Петренко</dc:creator></cp:coreProperties>',
      },
    })
    const judged = must(await judgeForm(file, plan, 'Звіт'))
    expect(judged.detached).toBe(true)
    const kept = new TextDecoder().decode(judged.bytes)
    expect(kept).not.toMatch(/Blank\.dotm|attachedTemplate|Петренко/)
    expect(kept).toContain('<dc:title>Звіт</dc:title>')
  })
})

describe('a form is refused', () => {
  const field = (name: string) =>
    `<w:p><w:fldSimple w:instr=" ${name} &quot;x&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>`
  it.each([
    [
      'with a place there is not',
      asOf + content + paragraph('{загловок}'),
      'form-unknown-place',
      { near: '{заголовок}' },
    ],
    [
      'with one like no other',
      asOf + content + paragraph('{печатка ради}'),
      'form-unknown-place',
      { near: '' },
    ],
    [
      'with a table there is not',
      `${asOf}${content}${paragraph('{#таблиця 2}x{/}')}`,
      'form-unknown-place',
      { near: '{#таблиця 1}' },
    ],
    ['without what must stand', paragraph('{зміст}'), 'form-missing-place', { place: '{станом на}' }],
    ['without the table', asOf, 'form-missing-place', { place: '{таблиця 1}', ways: '{зміст}' }],
    [
      'with a place beside words',
      asOf + paragraph('Ось {зміст}'),
      'form-place-not-alone',
      { place: '{зміст}' },
    ],
    [
      'with words in a table where the whole comes',
      asOf + table(['{зміст}', 'x']),
      'form-place-not-alone',
      {},
    ],
    ['with a column outside of rows', asOf + content + paragraph('{1}'), 'form-place-elsewhere', {}],
    ['with rows outside of a table', asOf + content + rows, 'form-place-elsewhere', { place: '{#рядки}' }],
    [
      'with nothing but a figure of the table',
      asOf + paragraph('{#таблиця 1}{#підсумок}{2}{/}{/}'),
      'form-missing-place',
      { place: '{таблиця 1}' },
    ],
    [
      'with a table without rows',
      asOf + paragraph('{#таблиця 1}{/}') + content,
      'form-table-without-rows',
      {},
    ],
    [
      'with something opened and not closed',
      asOf + paragraph('{#таблиця 1}') + rows,
      'form-place-unpaired',
      { place: '{#таблиця 1}' },
    ],
    [
      'with something closed and not opened',
      asOf + content + paragraph('{/таблиця 1}'),
      'form-place-unpaired',
      {},
    ],
    [
      'with one closed by another’s name',
      asOf + paragraph('{#таблиця 1}') + rows + paragraph('{/рядки}'),
      'form-place-unpaired',
      {},
    ],
    [
      'with rows that end in another row',
      `${asOf}${paragraph('{#таблиця 1}')}${table(['{#рядки}{1}', 'x'], ['x', '{2}{/рядки}'])}${paragraph('{/}')}`,
      'form-rows-apart',
      {},
    ],
    [
      'with a brace without its pair',
      asOf + content + paragraph('{заголовок'),
      'form-place-torn',
      { place: '{заголовок' },
    ],
    [
      'with options of the library',
      asOf + content + paragraph('{заголовок [x: 1]}'),
      'form-unknown-place',
      {},
    ],
    ['with a field of today', asOf + content + field('DATE'), 'form-field', { field: 'DATE' }],
    ['with a field that brings a picture', asOf + content + field('INCLUDEPICTURE'), 'form-field', {}],
    [
      'with a field cut into pieces',
      `${asOf}${content}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      'form-field',
      { field: 'DDEAUTO' },
    ],
    ['with an object in it', `${asOf}${content}<w:p><w:r><w:object/></w:r></w:p>`, 'form-with-programs', {}],
    [
      'with a drawing from elsewhere',
      `${asOf}${content}<w:p><w:r><w:pict><v:imagedata src="\\\\host\\a.png"/></w:pict></w:r></w:p>`,
      'form-asks-outside',
      { target: '\\\\host\\a.png' },
    ],
  ])('%s', async (_, body, code, facts) => {
    expect(await judgeForm(docxFile({ body }), plan, 'Звіт')).toMatchObject({ refusals: [{ code, facts }] })
  })

  const whole = asOf + content
  it.each([
    [
      'that asks for a picture outside',
      docxFile({ body: whole, relations: outside('image', 'http://example.org/a.png') }),
      'form-asks-outside',
    ],
    [
      'that asks by a link to a program',
      docxFile({ body: whole, relations: outside('hyperlink', 'file:///c:/a.exe') }),
      'form-asks-outside',
    ],
    ['with a macro', docxFile({ body: whole, also: { 'word/vbaProject.bin': 'x' } }), 'form-with-programs'],
    [
      'with another file in it',
      docxFile({ body: whole, relations: outside('aFChunk', 'a.html') }),
      'form-with-programs',
    ],
    [
      'that is a template',
      docxFile({
        body: whole,
        also: {
          '[Content_Types].xml':
            '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/></Types>',
        },
      }),
      'form-broken',
    ],
    [
      'with a document type',
      docxFile({ body: whole, also: { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      'form-broken',
    ],
    [
      'with another name for the words of Word',
      docxFile({
        body: whole,
        also: {
          'word/styles.xml':
            '<x:styles xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        },
      }),
      'form-broken',
    ],
    ['that is torn', docxFile({ body: whole }).slice(0, -40), 'form-broken'],
    ['that is no archive', new TextEncoder().encode('не docx'), 'form-broken'],
    [
      'with a place in a footnote',
      docxFile({
        body: whole,
        also: { 'word/footnotes.xml': `<w:footnotes>${paragraph('{заголовок}')}</w:footnotes>` },
      }),
      'form-place-in-note',
    ],
  ])('%s', async (_, file, code) => {
    const judged = await judgeForm(file, plan, 'Звіт')
    expect(judged).toMatchObject({ ok: false })
    expect(judged.ok || judged.refusals.map((one) => one.code)).toContain(code)
    if (!judged.ok)
      for (const { message } of sentencesOf(judged.refusals)) expect(message).toMatch(/\p{L}{3}/u)
  })

  it('that unpacks to more than a form may have, whatever it says of its size', async () => {
    expect(await judgeForm(bomb(), plan, 'Звіт')).toMatchObject({
      refusals: [{ code: 'form-too-large-inside' }],
    })
  })
})

it('what is packed is unpacked the same', async () => {
  const parts = new Map([
    ['a.xml', new TextEncoder().encode('<a/>')],
    ['б/в.bin', new Uint8Array([0, 1, 2])],
  ])
  expect(await unpackForm(storedZip(parts))).toEqual(done(parts))
})

it('places are filled wherever Word has cut them, in headers, by what the register says and not by places in it', async () => {
  const body = [
    paragraph('{за', 'голо', 'вок}', ' — ', '{', 'станом на', '}'),
    paragraph('{#таблиця 1}'),
    rows,
    paragraph('Усього: {#підсумок}{2}{/}'),
    paragraph('{/таблиця 1}'),
    content,
  ].join('')
  const judged = must(await judgeForm(docxFile({ body, header: paragraph('{заголовок}') }), plan, 'Звіт'))
  const filled = await fillForm(judged.bytes, {
    words: { заголовок: 'Про {зміст} & <b>\u0001', 'станом на': '01.12.2026' },
    parts: { зміст: async () => null, 'таблиця 1': async () => null },
    tables: [
      {
        name: 'Таблиця',
        rows: [
          ['{2}', 3],
          ['Відділ', null],
        ],
        total: ['Разом', 3],
      },
    ],
  })
  const words = await wordsOf(filled.slice().buffer)
  expect(words.split('\n')).toEqual([
    'Про {зміст} & <b> — 01.12.2026',
    ...['Підрозділ', 'Прострочено', '{2}', '3', 'Відділ', '—', 'Усього: 3'],
  ])
  const parts = await unpackForm(filled)
  expect(parts.ok && new TextDecoder().decode(parts.value.get('word/header1.xml'))).toContain('Про {зміст}')
})

// 100 MB of zeros in 100 kB; the directory says it is one byte.
function bomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(100 * 1024 * 1024))
  const zip = storedZip(new Map([['word/document.xml', new Uint8Array(packed)]]))
  const view = new DataView(zip.buffer)
  const directory = view.getUint32(zip.length - 6, true)
  for (const at of [8, directory + 10]) view.setUint16(at, 8, true)
  for (const at of [22, directory + 24]) view.setUint32(at, 1, true)
  return zip
}
