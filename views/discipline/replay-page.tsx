import type { Child } from 'hono/jsx'
import { sealedHref } from '../../src/discipline/addresses.ts'
import type { SealReplay } from '../../src/discipline/lists/seal-replay.ts'
import { formatInstant } from '../../src/kernel/day.ts'
import type { FormError } from '../parts/error-summary.tsx'
import { icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { LineChanges } from './line-changes.tsx'
import { inputWords, keptPartWords, officialFormulaWords, sealName } from './seal-words.ts'

interface ReplayPageProps {
  replay: SealReplay
  nameOf: (key: string) => string
  /** why the register has no answer to compare, in words */
  unanswered: FormError[]
}

/** «Відтворити»: a signed report built again from the register as it was known then, and what does not match. */
export function ReplayPage({ replay, nameOf, unanswered }: ReplayPageProps) {
  const { seal, matches, broken, inputs, formula, calendar, lines, paper, files } = replay
  const name = `№ ${seal.number}`
  return (
    <>
      <PageHead
        title={`Відтворення звіту ${sealName(seal)}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: name, href: sealedHref(seal.id) },
          { label: 'Відтворення' },
        ]}
        sub={`Пораховано знову з реєстру, яким він був відомий на ${formatInstant(seal.question.knownOn)}.`}
        badge={
          <StateBadge kind={matches ? 'done' : 'overdue'} label={matches ? 'збігається' : 'не збігається'} />
        }
      >
        <PrintButton />
      </PageHead>
      <div class={`flash lasting ${matches ? 'good' : 'bad'}`}>
        <p>
          {icon(matches ? 'check' : 'overdue')}{' '}
          {matches
            ? 'Відтворено: збігається. Вхідні записи, формула, календар і кожен показник ті самі, що під час підписання.'
            : 'Відтворено: не збігається. Щось змінено повз програму: нижче — що саме.'}
        </p>
      </div>
      <Sheet title="Що порівняно">
        <ul class="compared">
          <Part same={broken.length === 0} name="Збережене під підписом">
            {broken.length === 0
              ? 'не змінювалося: кожна частина має свій відбиток'
              : `змінено після підписання: ${broken.map((part) => keptPartWords[part]).join(', ')}`}
          </Part>
          <Part same={inputs.length === 0} name="Вхідні записи">
            {inputs.length === 0 ? (
              'ті самі, рядок у рядок'
            ) : (
              <>
                не ті, що були:
                <ul>
                  {inputs.map(({ kind, was, is, names, first }) => (
                    <li>
                      {inputWords[kind]}
                      {was !== is && ` (записів було ${was}, стало ${is})`}:{' '}
                      {names.length > 0 ? names.join('; ') : `запису ${first} немає`}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Part>
          <Part same={formula === null} name="Формула">
            {formula === null ? (
              'та сама'
            ) : (
              <>
                підписано за «{seal.formula.words}», офіційна — {officialFormulaWords(seal.formula)}; тепер «
                {formula.words}», офіційна — {officialFormulaWords(formula)}
              </>
            )}
          </Part>
          <Part same={calendar} name="Календар">
            {calendar ? 'той самий' : 'дні до дати звіту змінено без запису в історії календаря'}
          </Part>
          <Part same={lines.length === 0 && unanswered.length === 0} name="Показники">
            {unanswered.length > 0
              ? unanswered.map(({ message }) => message).join(' ')
              : lines.length === 0
                ? `усі ${seal.answer.length} ті самі`
                : `інші: ${lines.length} з ${seal.answer.length}`}
            {lines.length > 0 && inputs.length === 0 && (
              <>
                {' '}
                — вхідні записи ті самі, отже змінено збережені дні завдань: перевірте реєстр командою doctor
              </>
            )}
          </Part>
        </ul>
        <p class="muted">
          {paper && files
            ? 'Друкована форма, Word і Excel виходять ті самі байт у байт.'
            : paper
              ? 'Друкована форма та сама; файли Word чи Excel ця версія програми складає інакше. Підписані файли збережено.'
              : 'Друкована форма тепер складається інакше (інша версія програми або інші слова довідника). Підписану збережено.'}{' '}
          На висновок це не впливає: його вирішують показники.
        </p>
      </Sheet>
      {lines.length > 0 && (
        <LineChanges
          lines={lines.map((line) => ({ ...line, name: nameOf(line.key) }))}
          heads={['Підписано', 'Відтворено']}
        />
      )}
    </>
  )
}

function Part({ same, name, children }: { same: boolean; name: string; children: Child }) {
  return (
    <li class={same ? undefined : 'bad'}>
      {icon(same ? 'check' : 'overdue')} <b>{name}</b>: {children}
    </li>
  )
}
