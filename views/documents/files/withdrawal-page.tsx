import { ErrorSummary, type FormError } from '../../parts/error-summary.tsx'
import { FormEnd } from '../../parts/form-end.tsx'
import { errorOf } from '../../parts/form-fields.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PostForm } from '../../parts/post-form.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TextField } from '../../parts/text-field.tsx'

interface WithdrawalPageProps {
  file: { id: string; name: string; document_id: string }
  reason: string
  errors: FormError[]
}

/** Taking a file out of the lists: what it was and why stays in the history. */
export function WithdrawalPage({ file, reason, errors }: WithdrawalPageProps) {
  const card = `/documents/${file.document_id}#files`
  return (
    <>
      <PageHead
        title={`Вилучити файл «${file.name}»`}
        trail={[{ label: 'Документ', href: card }, { label: 'вилучити файл' }]}
        sub="Файл зникне зі списку; запис про нього, його вміст і причина лишаються в історії."
      />
      <ErrorSummary errors={errors} />
      <PostForm class="stack narrow" action={`/files/${file.id}/withdrawal`}>
        <Sheet>
          <TextField
            name="reason"
            label="Причина"
            value={reason}
            error={errorOf(errors, 'reason')}
            lines={2}
          />
        </Sheet>
        <FormEnd label="Вилучити" back={{ label: 'Скасувати', href: card }} below />
      </PostForm>
    </>
  )
}
