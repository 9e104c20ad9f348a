import { meetingKinds } from '../../src/journals/kind.ts'
import { DateField } from '../parts/date-field.tsx'
import { DraftNotice } from '../parts/draft-notice.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Repeat, RepeatItem } from '../parts/repeat.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { streamWords } from './stream-words.ts'

/** The typed values of the form. */
export interface ProtocolForm {
  kind: string
  date: string
  questions: { title: string; speaker: string }[]
}

/** A new protocol: what meeting, when, and the questions of its agenda. */
export function NewProtocolPage({ form, errors }: { form: ProtocolForm; errors: FormError[] }) {
  const field = fieldsOf(form, errors)
  const kinds = meetingKinds.map((kind) => ({
    value: kind,
    label: `протокол ${streamWords[kind].ofOne}`,
  }))
  return (
    <>
      <PageHead
        title="Новий протокол"
        trail={[{ label: 'Наради', href: '/meetings' }, { label: 'Новий протокол' }]}
      />
      <ErrorSummary errors={errors} />
      <PostForm action="/meetings" class="stack" data-draft="protocol">
        <DraftNotice />
        <Sheet>
          <SelectField {...field('kind')} label="Вид" choices={kinds} />
          <DateField {...field('date')} label="Відбулася" hint="Номер протокол отримає при збереженні" />
        </Sheet>
        <Repeat
          name="questions"
          addLabel="Додати питання"
          items={form.questions.map((question, index) => questionFields(index, question, errors))}
          blank={questionFields(0, { title: '', speaker: '' }, [])}
        />
        <p class="hint">
          Для інспекції чи ефіру питання не обов’язкові: без них доручення нумеруються підряд.
        </p>
        <FormEnd label="Зберегти і перейти до доручень" back={{ label: 'До списку', href: '/meetings' }} />
      </PostForm>
    </>
  )
}

function questionFields(index: number, question: ProtocolForm['questions'][number], errors: FormError[]) {
  const field = fieldsOf(question, errors, `questions[${index}]`)
  return (
    <RepeatItem index={index} label="Питання">
      <TextField {...field('title')} label="Про що" lines={2} />
      <TextField {...field('speaker')} label="Доповідає" optional />
    </RepeatItem>
  )
}
