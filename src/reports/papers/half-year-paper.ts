import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import type { ReportPaper, TableHead } from '../../print/paper.ts'
import { type MeetingName, meetingNames, reportedKinds } from '../figures/figure-key.ts'
import { executedInFullFormula } from '../figures/formulas.ts'
import { meetingTexts } from '../figures/half-year-figures.ts'
import { kindName } from '../figures/kind-name.ts'
import { percentOf } from '../figures/percent.ts'
import { changeOf } from '../figures/tempo.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { periodName } from '../query/period.ts'
import { lastYearOf } from '../query/query.ts'
import type { ReportTexts } from '../reports/definition.ts'
import type { HalfYear } from '../reports/half-year.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The section on control of the council's report for a period, in sentences, with its tables. */
export function halfYearPaper(halfYear: HalfYear, { organization, kinds }: ReportTexts): ReportPaper {
  const { query, counts } = halfYear
  return {
    name: 'Питання контролю',
    organization,
    heading: ['ПИТАННЯ КОНТРОЛЮ'],
    asOf: asOfLine(query),
    blocks: [
      ...sentences(halfYear, kinds).map((text) => ({ kind: 'text' as const, text })),
      {
        kind: 'table',
        ...kindsHead,
        rows: reportedKinds.map((kind) => {
          const of = (figure: 'opening' | 'removed' | 'closing') => counts[`half-year/${kind}/${figure}`]
          const beside = (figure: 'registered' | 'taken') => {
            const [now, before] = [
              counts[`half-year/${kind}/${figure}`],
              counts[`half-year/${kind}/lastYear/${figure}`],
            ]
            return [now, before, changeOf(now, before)]
          }
          const share = percentOf(counts[`half-year/${kind}/taken`], counts[`half-year/${kind}/registered`])
          return [
            kindName(kind, kinds),
            ...beside('registered'),
            ...beside('taken'),
            share,
            of('opening'),
            of('removed'),
            of('closing'),
          ]
        }),
      },
      {
        kind: 'table',
        ...meetingsHead,
        rows: (Object.keys(meetingNames) as MeetingName[]).map((name) => [
          meetingTexts[name],
          counts[`half-year/meetings/${name}/protocols`],
          name === 'operational' ? counts[`half-year/meetings/${name}/questions`] : null,
          counts[`half-year/meetings/${name}/instructions`],
        ]),
        total: ['Усього доручень', '', '', counts['half-year/instructions/given']],
      },
      { kind: 'text', text: `${executedInFullFormula}.` },
    ],
    signedBy: SIGNED_BY,
  }
}

function sentences({ query, counts, percent }: HalfYear, kinds: readonly DocumentKind[]): string[] {
  const before = periodName(lastYearOf(query).period)
  const counted = (id: string, n: number) => {
    const forms = kinds.find((kind) => kind.id === id)?.forms
    return forms ? `${n} ${plural(n, forms.one, forms.few, forms.many)}` : `${n}`
  }
  const byKind = reportedKinds.map((id) => {
    const of = (figure: 'registered' | 'taken') => counts[`half-year/${id}/${figure}`]
    const earlier = (figure: 'registered' | 'taken') => counts[`half-year/${id}/lastYear/${figure}`]
    return `${counted(id, of('registered'))} (${before} — ${earlier('registered')}), з яких взято на контроль ${of('taken')} (${before} — ${earlier('taken')})`
  })
  const earlier = reportedKinds.map((id) => counted(id, counts[`half-year/${id}/opening`]))
  const letters = counts['half-year/reminderLetters']
  const decisions = counts['half-year/removalDecisions/count']
  const documents = counts['half-year/removalDecisions/documents']
  const given = counts['half-year/instructions/given']
  const meetings = counts['half-year/meetings/operational/protocols']
  const questions = counts['half-year/meetings/operational/questions']
  const document = (n: number) => plural(n, 'документ', 'документи', 'документів')
  const instructions = (meeting: MeetingName) => {
    const n = counts[`half-year/meetings/${meeting}/instructions`]
    return `${n} ${plural(n, 'доручення', 'доручення', 'доручень')}`
  }
  const protocols = (meeting: MeetingName) => {
    const n = counts[`half-year/meetings/${meeting}/protocols`]
    return `${n} ${plural(n, 'протокол', 'протоколи', 'протоколів')} (${instructions(meeting)})`
  }
  return [
    `За період «${periodName(query.period)}» опрацьовано: ${byKind.join('; ')}.`,
    `Виконавцям надіслано ${letters} ${plural(letters, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')}.`,
    `Крім того, на контролі з попередніх періодів перебувало: ${earlier.join('; ')}.`,
    `Виконано і закрито «До справи»: ${counted('higher-authority', counts['half-year/higher-authority/removed'])}. Прийнято ${decisions} ${plural(decisions, 'рішення', 'рішення', 'рішень')} про зняття з контролю, якими знято ${documents} ${document(documents)}.`,
    `Проведено ${meetings} ${plural(meetings, 'оперативну нараду', 'оперативні наради', 'оперативних нарад')}, розглянуто ${questions} ${plural(questions, 'питання', 'питання', 'питань')}, надано ${instructions('operational')}. За результатами ранкових інспекцій оформлено ${protocols('inspection')}, прямих ефірів — ${protocols('broadcast')}.`,
    `Станом на ${formatDay(query.asOf)} виконано у повному обсязі ${counts['half-year/instructions/executedInFull']} (${percent === null ? '—' : `${percent}%`}) з ${given} ${plural(given, 'наданого доручення', 'наданих доручень', 'наданих доручень')}.`,
  ]
}

/** Documents by kind. */
export const kindsHead: TableHead = {
  name: 'Документи за видами',
  columns: [
    { head: 'Документи', width: 60 },
    { head: 'Зареєстровано', width: 28 },
    { head: 'торік', width: 15 },
    { head: 'темп, %', width: 17 },
    { head: 'Взято на контроль', width: 22 },
    { head: 'торік', width: 15 },
    { head: 'темп, %', width: 17 },
    { head: 'Питома вага, %', width: 18 },
    { head: 'На початок', width: 20 },
    { head: 'Знято', width: 18 },
    { head: 'На кінець', width: 18 },
  ],
}

/** Meetings, inspections, broadcasts. */
export const meetingsHead: TableHead = {
  name: 'Наради, інспекції, ефіри',
  columns: [
    { head: 'Вид', width: 107 },
    { head: 'Протоколи', width: 50 },
    { head: 'Питання', width: 50 },
    { head: 'Доручення', width: 50 },
  ],
}
