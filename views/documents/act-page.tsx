import type { Child } from 'hono/jsx'
import type { DocumentFormAct } from '../../src/documents/act.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { filledWith, plainField } from '../tasks/act-fields.tsx'

interface DocumentActPageProps {
  act: Pick<DocumentFormAct<string, unknown>, 'name' | 'words' | 'fields' | 'first'>
  document: { id: string; version: number }
  name: string
  /** what was typed */
  values: Record<string, string>
  errors: FormError[]
  /** the points that are on control, where they have to leave it first */
  onControl: PointOnControl[]
}

export interface PointOnControl {
  label: string
  /** its card */
  href: string
}

/** The form of one act on a document; where points on control stand in the way, what has to be done first. */
export function DocumentActPage(props: DocumentActPageProps) {
  const { act, document, name, errors, onControl } = props
  const card = `/documents/${document.id}`
  return (
    <>
      <PageHead
        title={`${act.words.label} ${name}`}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: name, href: card },
          { label: act.words.short.toLowerCase() },
        ]}
        sub={act.words.sub}
      />
      <ErrorSummary errors={errors} />
      {onControl.length > 0 ? whatFirst(act, onControl, card) : formOf(props, card)}
    </>
  )
}

function whatFirst({ first }: DocumentActPageProps['act'], points: PointOnControl[], card: string): Child {
  return (
    <div class="stack narrow">
      <Sheet title="На контролі">
        <ul class="notes">
          {points.map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </Sheet>
      {first && (
        <Sheet title={first.title}>
          {first.lines.map((line) => (
            <p>{line}</p>
          ))}
        </Sheet>
      )}
      <p class="buttons">
        <a class="btn primary" href={card}>
          До картки документа
        </a>
      </p>
    </div>
  )
}

function formOf({ act, document, values, errors }: DocumentActPageProps, card: string): Child {
  return (
    <PostForm class="stack narrow" action={`${card}/${act.name}`}>
      <input type="hidden" name="version" value={document.version} />
      <Sheet>{act.fields.map((field) => plainField(field, filledWith(values, errors)))}</Sheet>
      <FormEnd label={act.words.short} back={{ label: 'Скасувати', href: card }} below />
    </PostForm>
  )
}
