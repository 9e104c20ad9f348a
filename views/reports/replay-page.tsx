import { formatInstant } from '../../src/kernel/day.ts'
import { signedHref } from '../../src/reports/query/addresses.ts'
import type { SignedReplay } from '../../src/reports/signed/replay.ts'
import { comparedParts, replayText } from '../../src/reports/signed/replay-text.ts'
import { signedName } from '../../src/reports/signed/signing-text.ts'
import { icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { LineChanges } from './line-changes.tsx'

interface ReplayPageProps {
  replay: SignedReplay
  nameOf: (key: string) => string
}

/** «Відтворити»: a signed report built again from the register as it was known then, and what does not match. */
export function ReplayPage({ replay, nameOf }: ReplayPageProps) {
  const { signed, matches, lines, paper, files } = replay
  const name = `№ ${signed.number}`
  return (
    <>
      <PageHead
        title={`Відтворення звіту ${signedName(signed)}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: name, href: signedHref(signed.id) },
          { label: 'Відтворення' },
        ]}
        sub={`Пораховано знову з реєстру, яким він був відомий на ${formatInstant(signed.question.knownOn)}.`}
        badge={
          <StateBadge kind={matches ? 'done' : 'overdue'} label={matches ? 'збігається' : 'не збігається'} />
        }
      >
        <PrintButton />
      </PageHead>
      <div class={`flash lasting ${matches ? 'good' : 'bad'}`}>
        <p>
          {icon(matches ? 'check' : 'overdue')} {replayText(replay)}
        </p>
      </div>
      <Sheet title="Що порівняно">
        <ul class="compared">
          {comparedParts(replay).map(({ name, same, words, details }) => (
            <li class={same ? undefined : 'bad'}>
              {icon(same ? 'check' : 'overdue')} <b>{name}</b>: {words}
              {details.length > 0 && (
                <ul>
                  {details.map((detail) => (
                    <li>{detail}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
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
