import type { DocumentKind } from '../../src/journals/kind.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import {
  type ControlFigure,
  type FigureKey,
  type MeetingName,
  meetingNames,
  type ReportedKind,
  reportedKinds,
} from '../../src/reports/figures/figure-key.ts'
import { documentFigureWords, kindName, meetingWords } from '../../src/reports/figures/figure-text.ts'
import { executedInFullFormula } from '../../src/reports/figures/formulas.ts'
import { percentOf } from '../../src/reports/figures/percent.ts'
import { changeOf } from '../../src/reports/figures/tempo.ts'
import { periodName } from '../../src/reports/query/period.ts'
import { lastYearOf } from '../../src/reports/query/query.ts'
import type { HalfYearReport } from '../../src/reports/reports/half-year-report.ts'
import { Explanation } from '../parts/explanation.tsx'
import { FigureTile } from '../parts/figure-tile.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { Figure, type ListOf } from './figure.tsx'

export interface HalfYearSheetProps {
  report: HalfYearReport
  kinds: readonly DocumentKind[]
  listOf?: ListOf
}

/** The control of documents in a period, last year beside it. */
export function HalfYearSheet(props: HalfYearSheetProps) {
  const { report, listOf } = props
  const { given, executedInFull, percent } = report.instructions
  const instruction = (figure: 'given' | 'executedInFull' | 'leftOut') =>
    ({ report: 'half-year', measure: 'instructions', figure }) as const
  return (
    <>
      <Tiles {...props} />
      <DocumentsTable {...props} />
      <p class="muted">
        Баланс за кожним видом: {reportedKinds.map((kind) => balance(report, kind)).join('; ')} (на початок +
        взято − знято = на кінець).
      </p>
      <MeetingsTable {...props} />
      <Explanation title={`Чому ${percent === null ? '—' : `${percent}%`}`}>
        {executedInFullFormula}:{' '}
        <Figure value={executedInFull} of={instruction('executedInFull')} listOf={listOf} /> ÷{' '}
        <Figure value={given} of={instruction('given')} listOf={listOf} />. До знаменника входять усі
        доручення протоколів, датованих періодом, і ті, чий строк ще не настав; виконані частково в чисельник
        не входять. Не враховано доручення анульованих протоколів і дальші точки періодичних.{' '}
        {listOf && <a href={listOf(instruction('leftOut'))}>Не враховано</a>}
      </Explanation>
      <Meanings />
    </>
  )
}

function Tiles({ report, listOf }: HalfYearSheetProps) {
  const asOf = formatDay(report.asOf)
  const { percent, given, executedInFull } = report.instructions
  const { count, documents } = report.removalDecisions
  return (
    <div class="tiles">
      <FigureTile
        value={percent === null ? '—' : `${percent}%`}
        words={`виконано у повному обсязі ${executedInFull} з ${given} ${plural(given, 'доручення', 'доручень', 'доручень')}`}
        asOf={asOf}
        href={listOf?.({ report: 'half-year', measure: 'instructions', figure: 'executedInFull' })}
      />
      <FigureTile
        value={report.reminderLetters}
        words={`${plural(report.reminderLetters, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')} надіслано виконавцям`}
        asOf={asOf}
        href={listOf?.({ report: 'half-year', measure: 'reminder-letters' })}
      />
      <FigureTile
        value={count}
        words={`${plural(count, 'рішення', 'рішення', 'рішень')} про зняття з контролю`}
        asOf={asOf}
        href={listOf?.({ report: 'half-year', measure: 'removal-decisions', figure: 'count' })}
      />
      <FigureTile
        value={documents}
        words={`${plural(documents, 'документ знято', 'документи знято', 'документів знято')} цими рішеннями`}
        asOf={asOf}
        href={listOf?.({ report: 'half-year', measure: 'removal-decisions', figure: 'documents' })}
      />
    </div>
  )
}

const columns: ControlFigure[] = ['opening', 'removed', 'closing', 'stillOpenFromEarlier']

function DocumentsTable({ report, kinds, listOf }: HalfYearSheetProps) {
  return (
    <TableSheet label="Документи на контролі за видами">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Документи</th>
            <th scope="col" class="num">
              Зареєстровано
              <span class="sub">торік</span>
            </th>
            <th scope="col" class="num">
              Взято на контроль
              <span class="sub">торік</span>
            </th>
            <th scope="col" class="num">
              Питома вага контрольних
            </th>
            {columns.map((figure) => (
              <th scope="col" class="num" title={documentFigureWords[figure].formula}>
                {documentFigureWords[figure].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reportedKinds.map((kind) => (
            <KindRow kind={kind} report={report} kinds={kinds} listOf={listOf} />
          ))}
        </tbody>
      </table>
    </TableSheet>
  )
}

function KindRow({ kind, report, kinds, listOf }: HalfYearSheetProps & { kind: ReportedKind }) {
  const own = report.kinds[kind]
  const share = percentOf(own.taken, own.registered)
  const key = (figure: ControlFigure | 'registered', lastYear = false): FigureKey => ({
    report: 'half-year',
    measure: 'kind',
    kind,
    figure,
    lastYear,
  })
  return (
    <tr>
      <th scope="row">{kindName(kind, kinds)}</th>
      {(['registered', 'taken'] as const).map((figure) => (
        <td class="num">
          <Figure value={own[figure]} of={key(figure)} listOf={listOf} />
          <span class="sub">
            <Figure value={own.lastYear[figure]} of={key(figure, true)} listOf={listOf} />
            {tempo(own[figure], own.lastYear[figure])}
          </span>
        </td>
      ))}
      <td class="num">{share === null ? '—' : `${share}%`}</td>
      {columns.map((figure) => (
        <td class="num">
          <Figure value={own[figure]} of={key(figure)} listOf={listOf} />
        </td>
      ))}
    </tr>
  )
}

function MeetingsTable({ report, listOf }: HalfYearSheetProps) {
  const names = Object.keys(meetingNames) as MeetingName[]
  const key = (meeting: MeetingName, figure: 'protocols' | 'questions' | 'instructions'): FigureKey => ({
    report: 'half-year',
    measure: 'meetings',
    meeting,
    figure,
  })
  return (
    <TableSheet label="Наради, інспекції та ефіри">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Наради, інспекції, ефіри</th>
            <th scope="col" class="num">
              Протоколи
            </th>
            <th scope="col" class="num">
              Питання
            </th>
            <th scope="col" class="num">
              Доручення
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const own = report.meetings[name]
            return (
              <tr>
                <th scope="row">{meetingWords[name]}</th>
                <td class="num">
                  <Figure value={own.protocols} of={key(name, 'protocols')} listOf={listOf} />
                </td>
                <td class="num">
                  {'questions' in own ? (
                    <Figure value={own.questions} of={key(name, 'questions')} listOf={listOf} />
                  ) : (
                    '—'
                  )}
                </td>
                <td class="num">
                  <Figure value={own.instructions} of={key(name, 'instructions')} listOf={listOf} />
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Усього доручень</th>
            <td class="num" />
            <td class="num" />
            <td class="num">
              <Figure
                value={report.instructions.given}
                of={{ report: 'half-year', measure: 'instructions', figure: 'given' }}
                listOf={listOf}
              />
            </td>
          </tr>
        </tfoot>
      </table>
    </TableSheet>
  )
}

function Meanings() {
  const words = Object.values(documentFigureWords)
  return (
    <details class="sheet">
      <summary>Як пораховано кожну колонку</summary>
      <dl class="summary wide">
        {words.map(({ name, formula }) => (
          <div>
            <dt>{name}</dt>
            <dd>{formula}</dd>
          </div>
        ))}
        <div>
          <dt>Питома вага контрольних</dt>
          <dd>100 × взято на контроль ÷ зареєстровано</dd>
        </div>
        <div>
          <dt>Торік</dt>
          <dd>той самий період рік тому; темп — різниця до нього у відсотках</dd>
        </div>
      </dl>
    </details>
  )
}

function balance({ kinds }: HalfYearReport, kind: ReportedKind): string {
  const { opening, taken, removed, closing } = kinds[kind]
  return `${opening} + ${taken} − ${removed} = ${closing}`
}

function tempo(now: number, before: number): string {
  const change = changeOf(now, before)
  if (change === null) return ' · —'
  return ` · ${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change)}%`
}

/** «І півріччя 2022 року», the period that stands beside. */
export function besidePeriod(report: HalfYearReport): string {
  return periodName(lastYearOf(report).period)
}
