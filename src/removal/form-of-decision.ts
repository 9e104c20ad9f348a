import type { Day } from '../kernel/day.ts'
import { fillForm } from '../print/templates/fill-form.ts'
import type { FormPlan } from '../print/templates/form-plan.ts'
import { wordFile, wordFileOfBlocks } from '../print/word-file.ts'
import {
  annexBlocks,
  type DecisionText,
  decisionOnPaper,
  decisionPoints,
  decisionText,
  firstWording,
} from './paper.ts'

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
export function fillDecisionForm(form: Uint8Array, decision: DecisionText): Promise<Uint8Array> {
  return fillForm(form, {
    words: {
      проєкт: decision.mark ?? '',
      бланк: decision.letterhead.join('\n'),
      'дата і номер': [decision.act, decision.place].filter(Boolean).join('\u2003\u2003'),
      назва: decision.title,
      преамбула: decision.preamble,
      посада: decision.signature[0],
      підпис: decision.signature[1],
      'до рішення': decision.annexLines.join('\n'),
      'назва додатка': decision.annexTitle,
      'посада додатка': decision.annexSignature[0],
      'підпис додатка': decision.annexSignature[1],
    },
    parts: {
      пункти: () => wordFileOfBlocks(decisionPoints(decision)),
      перелік: () => wordFileOfBlocks(annexBlocks(decision)),
    },
    tables: [],
  })
}

/** The program's own form with places in it. */
export function sampleDecisionForm(): Promise<Uint8Array> {
  const places: DecisionText = {
    mark: '{проєкт}',
    letterhead: ['{бланк}'],
    act: '{дата і номер}',
    place: '',
    title: '{назва}',
    preamble: '{преамбула}',
    points: ['{пункти}'],
    signature: ['{посада}', '{підпис}'],
    annexLines: ['{до рішення}'],
    annexTitle: '{назва додатка}',
    annexSignature: ['{посада додатка}', '{підпис додатка}'],
    annex: '{перелік}',
  }
  return wordFile(decisionOnPaper(decisionTitle, places))
}

/** An invented decision, to see a form by. */
export function sampleDecision(organization: string, today: Day): DecisionText {
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
  return decisionText(organization, firstWording(groups), groups, null)
}
