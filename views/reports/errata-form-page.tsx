import { formatInstant } from '../../src/kernel/day.ts'
import type { SeenCause } from '../../src/reports/compare/seen-causes.ts'
import { signedHref } from '../../src/reports/query/addresses.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { ProposedErrata } from '../../src/reports/signed/proposed-errata.ts'
import type { SignedReport } from '../../src/reports/signed/signed-report.ts'
import { signedName } from '../../src/reports/signed/signing-text.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { TextField } from '../parts/text-field.tsx'
import { ErrataSheet } from './errata-sheet.tsx'

interface ErrataFormPageProps {
  signed: SignedReport
  /** none where the register has no answer */
  proposed?: ProposedErrata
  causes: readonly SeenCause[]
  ground?: string
  errors?: FormError[]
}

/** What a signed report says otherwise by now, and the form that keeps it. */
export function ErrataFormPage({ signed, proposed, causes, ground, errors = [] }: ErrataFormPageProps) {
  return (
    <>
      <PageHead
        title={`Аркуш виправлень до звіту ${signedName(signed)}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: `№ ${signed.number}`, href: signedHref(signed.id) },
          { label: 'Аркуш виправлень' },
        ]}
        sub={`${reportTitles[signed.report]} · ${signed.paper.asOf}`}
      />
      <ErrorSummary errors={errors} />
      {proposed && (
        <Proposed signed={signed} proposed={proposed} causes={causes} ground={ground} errors={errors} />
      )}
    </>
  )
}

function Proposed({
  signed,
  proposed,
  causes,
  ground,
  errors = [],
}: ErrataFormPageProps & { proposed: ProposedErrata }) {
  const { number, knownOn, since, lines } = proposed
  const from = number === 1 ? 'підписання' : `аркуша виправлень № ${number - 1}`
  if (lines.length === 0)
    return (
      <EmptyState title="Виправляти нічого">
        <p>
          Від {from} ({formatInstant(since)}) жоден показник цього звіту не змінився.{' '}
          <a href={signedHref(signed.id)}>До підписаного звіту</a>
        </p>
      </EmptyState>
    )
  return (
    <>
      <p>
        Так змінилися показники від {from} ({formatInstant(since)}) до {formatInstant(knownOn)}. Сам
        підписаний звіт лишається, яким був.
      </p>
      <ErrataSheet lines={lines} causes={causes} />
      <PostForm action={signedHref(signed.id, 'errata')} class="sheet no-print">
        <input type="hidden" name="knownOn" value={knownOn} />
        <TextField
          name="ground"
          label="Підстава"
          hint="Чому показники змінилися після підписання: запис, акт, доручення."
          lines={2}
          value={ground}
          error={errorOf(errors, 'ground')}
        />
        <FormEnd
          label={`Скласти аркуш виправлень № ${number}`}
          back={{ label: 'Не складати', href: signedHref(signed.id) }}
        />
      </PostForm>
    </>
  )
}
