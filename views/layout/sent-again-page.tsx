import { FormEnd } from '../parts/form-end.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'

interface SentAgainPageProps {
  title: string
  action: string
  fields: [name: string, value: string][]
}

/** What was saved from this form stays; what was changed in it since is saved only on request. */
export function SentAgainPage({ title, action, fields }: SentAgainPageProps) {
  return (
    <>
      <PageHead title={title} />
      <PostForm class="stack narrow" action={action}>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p>
          Збережене лишилося таким, як було. Після того у формі щось змінили: зміненого ще ніде немає. Якщо це
          новий запис, збережіть його окремо; якщо ні, поверніться назад.
        </p>
        <FormEnd label="Зберегти ще один запис" below />
      </PostForm>
    </>
  )
}
