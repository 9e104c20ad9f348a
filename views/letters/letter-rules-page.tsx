import type { DocumentKind } from '../../src/journals/kind.ts'
import { waitingKinds } from '../../src/letters/letter-kind.ts'
import type { LetterRulesDraft } from '../../src/letters/plan/keep-letter-rules.ts'
import type { LadderDraft } from '../../src/letters/plan/ladder-form.ts'
import type { LetterRuleChange } from '../../src/letters/plan/rule-changes.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { RuleHistory } from './rule-history.tsx'
import { waitingWords } from './waiting-words.ts'

interface LetterRulesPageProps {
  form: LetterRulesDraft
  /** the usual limit of letters a day, where the council has set none */
  usualMost: number
  kinds: readonly DocumentKind[]
  /** kinds that have a ladder of their own */
  own: ReadonlySet<string>
  /** the newest first */
  changes: LetterRuleChange[]
  errors: FormError[]
}

/** When letters leave, how many, which are regular; and the ladders of the kinds. */
export function LetterRulesPage({ form, usualMost, kinds, own, changes, errors }: LetterRulesPageProps) {
  const field = fieldsOf(form, errors)
  return (
    <>
      <PageHead title="Правила листів" sub="кому, коли й про що нагадує реєстр" />
      <ErrorSummary errors={errors} />
      <Sheet title="Сходинки нагадувань">
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Документи</th>
              <th scope="col">Сходинки</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td class="what">
                <a href="/letter-rules/usual">Усі види</a>
              </td>
              <td data-label="Сходинки">загальні</td>
            </tr>
            {kinds.map(({ id, name }) => (
              <tr>
                <td class="what">
                  <a href={`/letter-rules/${id}`}>{name}</a>
                </td>
                <td data-label="Сходинки">{own.has(id) ? 'свої' : 'загальні'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <Sheet title="Надсилання">
        <PostForm action="/letter-rules">
          <TextField
            {...field('hour')}
            label="Від котрої години"
            type="number"
            short
            hint="У робочі дні, до 20-ї"
          />
          <TextField
            {...field('most')}
            label="Найбільше листів на день"
            type="number"
            short
            hint={`Більше — чекають на людину. Порожнє — утричі більше за найзавантаженіший день: зараз ${usualMost}`}
            optional
          />
          <TextField {...field('linkDays')} label="Скільки днів діє посилання в листі" type="number" short />
          <TextField
            {...field('partDays')}
            label="За скільки робочих днів до строку співвиконавець дає свою частину"
            type="number"
            short
          />
          <Mark
            name="weeklyDigest"
            label="Щопонеділка — перелік керівникові підрозділу"
            value={form.weeklyDigest}
          />
          <Mark
            name="monthlySheet"
            label="Першого робочого дня місяця — аркуш керівництву"
            value={form.monthlySheet}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: a legend does not stand at the left of its fields */}
          <div class="field" role="group" aria-labelledby="waiting-label">
            <span class="muted" id="waiting-label">
              Коли невідомо, чи дійшов, чекають на людину
            </span>
            <div class="control">
              {waitingKinds.map((kind) => (
                <div>
                  <label>
                    <input
                      type="checkbox"
                      name="waiting"
                      value={kind}
                      checked={form.waiting.includes(kind)}
                    />{' '}
                    {waitingWords[kind]}
                  </label>
                </div>
              ))}
              <p class="hint">
                Позначте листи, яких не можна надіслати двічі: від них починається строк за законом.
              </p>
            </div>
          </div>
          <FormEnd label="Зберегти" />
        </PostForm>
      </Sheet>
      <RuleHistory {...{ changes, kinds }} />
    </>
  )
}

interface LadderPageProps {
  kind: { id: string; name: string } | null
  form: LadderDraft
  /** whether the kind goes by the usual ladder now */
  usual: boolean
  errors: FormError[]
}

/** The ladder of one kind of documents, or of all that have none of their own. */
export function LadderPage({ kind, form, usual, errors }: LadderPageProps) {
  const field = fieldsOf(form, errors)
  const number = (name: keyof LadderDraft, label: string, hint?: string) => (
    <TextField {...field(name)} label={label} type="number" short hint={hint} optional />
  )
  const action = `/letter-rules/${kind?.id ?? 'usual'}`
  return (
    <>
      <PageHead
        title={kind?.name ?? 'Усі види документів'}
        trail={[{ label: 'Правила листів', href: '/letter-rules' }]}
        sub={kind ? (usual ? 'зараз за загальними сходинками' : 'свої сходинки') : 'загальні сходинки'}
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <p class="muted">
          До строку сходинка, що припала на вихідний, переходить на робочий день перед ним; після строку — на
          наступний робочий. Уже сплановані листи не змінюються.
        </p>
        <PostForm action={action}>
          <Mark name="yearly" label="Строк у наступні роки: нагадати на початку року" value={form.yearly} />
          <Mark name="monthly" label="Строк цього року: нагадати на початку місяця" value={form.monthly} />
          <TextField
            {...field('inMonth')}
            label="У місяці строку — цих чисел"
            hint="Через кому: 1, 11, 21"
            optional
          />
          <TextField
            {...field('before')}
            label="За скільки днів до строку"
            hint="Через кому: 10, 5, 1"
            optional
          />
          <Mark name="onDay" label="У день строку" value={form.onDay} />
          {number('overdueFrom', 'Прострочено: від якого дня')}
          {number('overdueEvery', 'і далі кожні стільки днів')}
          {number('head', 'Керівникові підрозділу — від якого дня прострочення', 'Порожнє — не пишемо')}
          {number('supervisor', 'Тому, хто контролює, — від якого дня')}
          {number('deputy', 'Заступникові міського голови — від якого дня')}
          <div class="form-end">
            <button class="btn primary" type="submit">
              Зберегти
            </button>
            {kind && !usual && (
              <button class="btn" type="submit" name="do" value="usual">
                Повернути загальні
              </button>
            )}
          </div>
        </PostForm>
      </Sheet>
    </>
  )
}

function Mark({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <Field
      name={name}
      label={label}
      control={(attributes) => (
        <input {...attributes} type="checkbox" value="yes" checked={value === 'yes'} />
      )}
    />
  )
}
