import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import type { ReportPaper, TableHead } from '../../print/paper.ts'
import { type MeetingName, meetingNames, reportedKinds } from '../figures/figure-key.ts'
import { kindName, meetingWords } from '../figures/figure-text.ts'
import { executedInFullFormula } from '../figures/formulas.ts'
import { percentOf } from '../figures/percent.ts'
import { changeOf } from '../figures/tempo.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { periodName } from '../query/period.ts'
import { lastYearOf, type ReportQuery } from '../query/query.ts'
import type { HalfYearReport } from '../reports/half-year-report.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The section on control of the council's report for a period, in sentences, with its tables. */
export function halfYearPaper(
  organization: string,
  query: ReportQuery,
  report: HalfYearReport,
  kinds: readonly DocumentKind[],
): ReportPaper {
  const before = periodName(lastYearOf(query).period)
  const names = Object.keys(meetingNames) as MeetingName[]
  return {
    name: 'Питання контролю',
    organization,
    heading: ['ПИТАННЯ КОНТРОЛЮ'],
    asOf: asOfLine(query),
    blocks: [
      ...sentences(report, kinds, before).map((text) => ({ kind: 'text' as const, text })),
      {
        kind: 'table',
        ...kindsHead,
        rows: reportedKinds.map((kind) => {
          const own = report.kinds[kind]
          const { registered, taken } = own.lastYear
          return [
            kindName(kind, kinds),
            own.registered,
            registered,
            changeOf(own.registered, registered),
            own.taken,
            taken,
            changeOf(own.taken, taken),
            percentOf(own.taken, own.registered),
            own.opening,
            own.removed,
            own.closing,
          ]
        }),
      },
      {
        kind: 'table',
        ...meetingsHead,
        rows: names.map((name) => {
          const own = report.meetings[name]
          return [
            meetingWords[name],
            own.protocols,
            'questions' in own ? own.questions : null,
            own.instructions,
          ]
        }),
        total: ['Усього доручень', '', '', report.instructions.given],
      },
      { kind: 'text', text: `${executedInFullFormula}.` },
    ],
    signedBy: SIGNED_BY,
  }
}

function sentences(report: HalfYearReport, kinds: readonly DocumentKind[], before: string): string[] {
  const { kinds: figures, removalDecisions, reminderLetters, meetings, instructions, period } = report
  const formsOf = (id: string) => kinds.find((kind) => kind.id === id)?.forms
  const counted = (id: string, n: number) => {
    const forms = formsOf(id)
    return forms ? `${n} ${plural(n, forms.one, forms.few, forms.many)}` : `${n}`
  }
  const byKind = reportedKinds.map((id) => {
    const { registered, taken, lastYear } = figures[id]
    return `${counted(id, registered)} (${before} — ${lastYear.registered}), з яких взято на контроль ${taken} (${before} — ${lastYear.taken})`
  })
  const earlier = reportedKinds.map((id) => counted(id, figures[id].opening))
  const { count, documents } = removalDecisions
  const { operational, inspection, broadcast } = meetings
  const percent = instructions.percent === null ? '—' : `${instructions.percent}%`
  const document = (n: number) => plural(n, 'документ', 'документи', 'документів')
  const given = (n: number) => `${n} ${plural(n, 'доручення', 'доручення', 'доручень')}`
  const protocols = (n: number) => `${n} ${plural(n, 'протокол', 'протоколи', 'протоколів')}`
  return [
    `За період «${periodName(period)}» опрацьовано: ${byKind.join('; ')}.`,
    `Виконавцям надіслано ${reminderLetters} ${plural(reminderLetters, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')}.`,
    `Крім того, на контролі з попередніх періодів перебувало: ${earlier.join('; ')}.`,
    `Виконано і закрито «До справи»: ${counted('higher-authority', figures['higher-authority'].removed)}. Прийнято ${count} ${plural(count, 'рішення', 'рішення', 'рішень')} про зняття з контролю, якими знято ${documents} ${document(documents)}.`,
    `Проведено ${operational.protocols} ${plural(operational.protocols, 'оперативну нараду', 'оперативні наради', 'оперативних нарад')}, розглянуто ${operational.questions} ${plural(operational.questions, 'питання', 'питання', 'питань')}, надано ${given(operational.instructions)}. За результатами ранкових інспекцій оформлено ${protocols(inspection.protocols)} (${given(inspection.instructions)}), прямих ефірів — ${protocols(broadcast.protocols)} (${given(broadcast.instructions)}).`,
    `Станом на ${formatDay(report.asOf)} виконано у повному обсязі ${instructions.executedInFull} (${percent}) з ${instructions.given} ${plural(instructions.given, 'наданого доручення', 'наданих доручень', 'наданих доручень')}.`,
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
