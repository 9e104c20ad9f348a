import { expect, it } from 'vitest'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import type { ReportPaper } from '../../src/print/paper.ts'
import { threadedPress } from '../../src/server/node/threaded-paper-files.ts'

const press = threadedPress()

function paperOf(rows: number): ReportPaper {
  const columns = ['№', 'Завдання', 'Виконавець'].map((head) => ({ head, width: 60 }))
  const text = 'Подати пропозиції щодо підготовки до опалювального сезону'
  const table = Array.from({ length: rows }, (_, at) => [at + 1, text, 'Управління транспорту'])
  return {
    name: 'Не виконано у строк',
    organization: 'Виконавчий комітет',
    heading: ['Перелік завдань, не виконаних у строк'],
    asOf: 'станом на 01.07.2026',
    blocks: [{ kind: 'table', name: 'Завдання', columns, rows: table }],
    signedBy: 'Начальник відділу',
  }
}

it.each(['docx', 'xlsx'] as const)('a paper set in a thread of its own is the same %s', async (format) => {
  const paper = paperOf(20)
  expect(await press.fileOfPaper(paper, format)).toEqual(await fileOfPaper(paper, format))
})

it('one that no Word would open is refused there too, and the next is set', async () => {
  expect(await press.fileOfPaper(paperOf(6000), 'docx')).toMatchObject({
    ok: false,
    refusals: [{ code: 'too-long-for-word' }],
  })
  expect(await press.fileOfPaper(paperOf(1), 'docx')).toMatchObject({ ok: true })
})

it('a long one takes nothing of the thread of the pages', async () => {
  const paper = paperOf(2000)
  const before = [process.threadCpuUsage(), process.cpuUsage()] as const
  await press.fileOfPaper(paper, 'docx')
  const own = process.threadCpuUsage(before[0])
  const all = process.cpuUsage(before[1])
  expect((own.user + own.system) / (all.user + all.system)).toBeLessThan(0.2)
})
