import { expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { day } from '../../src/kernel/day.ts'
import { judgeForm } from '../../src/print/templates/judge-form.ts'
import { wordFile } from '../../src/print/word-file.ts'
import {
  decisionFormPlan,
  fillDecisionForm,
  sampleDecision,
  sampleDecisionForm,
} from '../../src/removal/form-of-decision.ts'
import { decisionOnPaper } from '../../src/removal/paper.ts'
import { sendFiles } from '../files/upload.ts'
import { docxFile, paragraph } from '../print/docx-file.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { executed, registered } from './executed-acts.ts'

const today = day('2026-11-20')

it('the sample form of a decision says, filled, all that the own file says', async () => {
  const judged = must(await judgeForm(await sampleDecisionForm(), decisionFormPlan, 'Рішення'))
  const decision = sampleDecision('Виконавчий комітет Зорянської міської ради', today)
  const filled = await fillDecisionForm(judged.bytes, decision)
  expect(await linesOf(filled)).toEqual(await linesOf(await wordFile(decisionOnPaper('', decision))))
})

it('a draft comes in the form that is in force today', async () => {
  const context = await testContext({ clock: testClock('2026-11-20') })
  const cast = await withCast(context)
  const term = { kind: 'count' as const, n: 10, unit: 'day' as const }
  const [task] = await registered(context, cast, { kind: 'executive-decision', registeredOn: today }, [
    { term },
  ])
  await executed(context, cast, task!, today)
  const olena = pagesOf(context, cast.olena)
  const draft = (await olena.post('/removal', { all: 'yes' })).to!
  const places = [
    '{проєкт}',
    '{дата і номер}',
    '{назва}',
    '{преамбула}',
    '{пункти}',
    'Наш бланк',
    '{перелік}',
  ]
  const form = docxFile({ body: places.map((place) => paragraph(place)).join('') })
  const { to } = await sendFiles(context, cast.olena, '/reports/forms/removal-decision', [
    new File([form], 'Бланк рішення.docx'),
  ])
  const file = /file=(\w+)/.exec(to!)![1]!
  await olena.post('/reports/forms/removal-decision/versions', { file, from: '20.11.2026' })
  const filled = await word(`${draft}/word`)
  expect(filled.slice(0, 2)).toEqual(['проєкт', 'від ____________ № ______'])
  expect(filled.slice(filled.indexOf('Наш бланк')).slice(0, 3)).toEqual([
    'Наш бланк',
    '№ з/п',
    '№ та дата рішення',
  ])

  async function word(path: string) {
    const answer = await createApp(context).request(path, { headers: await signedIn(context, cast.olena) })
    expect(answer.status).toBe(200)
    return linesOf(await answer.arrayBuffer())
  }
})

async function linesOf(file: ArrayBuffer | Uint8Array): Promise<string[]> {
  return (await wordsOf(file)).split('\n').filter((line) => line.trim() !== '')
}
