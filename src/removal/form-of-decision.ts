import type { Day } from '../kernel/day.ts'
import { fillForm } from '../print/templates/fill-form.ts'
import type { FormPlan } from '../print/templates/form-plan.ts'
import { type DecisionPaper, firstWording, paperOf } from './paper.ts'
import { decisionLines, wordFileOfLines } from './word-file.ts'

export const DECISION = 'removal-decision'
export const decisionTitle = 'Рішення про зняття з контролю'

/** What the form of a decision on removal may ask for. */
export const decisionFormPlan: FormPlan = {
  words: {
    проєкт: '«проєкт», поки рішення не прийнято',
    бланк: '«УКРАЇНА», рада, виконавчий комітет',
    'дата і номер': '«від 28.04.2023 № 512» і місце',
    назва: '«Про зняття з контролю …»',
    преамбула: 'до слова «ВИРІШИВ:»',
    посада: 'хто підписує рішення',
    підпис: 'ім’я того, хто підписує',
    'до рішення': '«Додаток до рішення виконавчого комітету від …»',
    'назва додатка': '«рішень …, що знімаються з контролю»',
    'посада додатка': 'хто підписує додаток',
    'підпис додатка': 'ім’я того, хто підписує додаток',
  },
  parts: { пункти: 'пункти рішення', перелік: 'таблиця додатка' },
  tables: [],
  required: [['проєкт'], ['дата і номер'], ['назва'], ['преамбула'], ['пункти'], ['перелік']],
}

/** A decision in the council's own form. */
export function fillDecisionForm(form: Uint8Array, paper: DecisionPaper): Promise<Uint8Array> {
  const lines = decisionLines(paper)
  const part = (name: 'points' | 'annex') => async () =>
    new Uint8Array(await wordFileOfLines('', lines, name))
  return fillForm(form, {
    words: {
      проєкт: lines.draft ?? '',
      бланк: lines.letterhead.join('\n'),
      'дата і номер': lines.act,
      назва: lines.title,
      преамбула: lines.preamble,
      посада: lines.signature[0],
      підпис: lines.signature[1],
      'до рішення': lines.annexLines.join('\n'),
      'назва додатка': lines.annexTitle,
      'посада додатка': lines.annexSignature[0],
      'підпис додатка': lines.annexSignature[1],
    },
    parts: { пункти: part('points'), перелік: part('annex') },
    tables: [],
  })
}

/** The program's own form with places in it. */
export async function sampleDecisionForm(): Promise<Uint8Array> {
  const sample = await wordFileOfLines(decisionTitle, {
    draft: '{проєкт}',
    letterhead: ['{бланк}'],
    act: '{дата і номер}',
    title: '{назва}',
    preamble: '{преамбула}',
    points: ['{пункти}'],
    signature: ['{посада}', '{підпис}'],
    annexLines: ['{до рішення}'],
    annexTitle: '{назва додатка}',
    annexSignature: ['{посада додатка}', '{підпис додатка}'],
    annex: '{перелік}',
  })
  return new Uint8Array(sample)
}

/** An invented decision, to see a form by. */
export function sampleDecision(organization: string, today: Day): DecisionPaper {
  const rows = ['82', '115', '204'].map((number, at) => ({
    place: at + 1,
    number,
    date: today,
    title: 'Про підготовку закладів освіти до нового навчального року',
    responsible: 'Управління освіти',
    state: 'Виконано у повному обсязі',
    note: at === 1 ? 'п. 2, 3.1' : '',
  }))
  const groups = [{ kind: 'executive-decision', genitive: 'рішень виконавчого комітету', rows }]
  return paperOf(organization, firstWording(groups), groups, null)
}
