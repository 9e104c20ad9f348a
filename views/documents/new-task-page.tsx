import type { TaskFields } from '../../src/tasks/task-form.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TaskFieldset } from '../tasks/task-fields.tsx'

interface NewTaskPageProps {
  documentId: string
  documentName: string
  fields: TaskFields
  errors: FormError[]
}

/** One more point of a document that is registered already. */
export function NewTaskPage({ documentId, documentName, fields, errors }: NewTaskPageProps) {
  const card = `/documents/${documentId}`
  return (
    <>
      <PageHead
        title="Новий пункт"
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: documentName, href: card },
          { label: 'новий пункт' },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm class="stack narrow" action={`${card}/tasks`}>
        <Sheet>
          <TaskFieldset prefix="" fields={fields} errors={errors} start={{ documentId }} />
        </Sheet>
        <FormEnd label="Додати" back={{ label: 'Скасувати', href: card }} below />
      </PostForm>
    </>
  )
}
