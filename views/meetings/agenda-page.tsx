import type { AgendaItem } from '../../src/meetings/agenda.ts'
import type { MeetingLine } from '../../src/meetings/paper.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { PaperSheets } from '../print/paper-sheets.tsx'

interface AgendaPageProps {
  id: string
  /** «оперативної наради у міського голови, 20.11.2026, 10:00» */
  sub: string
  lines: MeetingLine[]
  items: AgendaItem[]
  protocol: { id: string } | null
  /** this person takes and declines questions, and keeps the board */
  mayKeep: boolean
  mayPropose: boolean
  /** the meeting is over: nothing is decided any more */
  finished: boolean
  form: { title: string; speaker: string }
  errors: FormError[]
}

/** An agenda as paper, with what was proposed for it. */
export function AgendaPage(props: AgendaPageProps) {
  const { id, sub, lines, items, protocol, mayKeep, mayPropose, finished, form, errors } = props
  const field = fieldsOf(form, errors)
  const here = `/meetings/agendas/${id}`
  return (
    <div class="decision">
      <PageHead
        title="Порядок денний"
        trail={[
          { label: 'Наради', href: '/meetings' },
          { label: 'Порядки денні', href: '/meetings/agendas' },
          { label: sub },
        ]}
        sub={sub}
      >
        {mayKeep && (
          <a class={finished ? 'btn' : 'btn primary'} href={`${here}/board`}>
            {finished ? 'Дошка наради' : 'Провести нараду'}
          </a>
        )}
        {protocol && (
          <a class="btn" href={`/meetings/${protocol.id}`}>
            Протокол
          </a>
        )}
        <a class="btn" href={`${here}/word`}>
          Word
        </a>
        <PrintButton />
      </PageHead>
      <ErrorSummary errors={errors} />
      {items.length > 0 && (
        <section class="sheet flush screen-only" id="proposed">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Запропоноване питання</th>
                <th scope="col">Хто пропонує</th>
                <th scope="col">Рішення</th>
              </tr>
            </thead>
            <tbody>{items.map((item) => proposed(here, item, mayKeep && !finished))}</tbody>
          </table>
        </section>
      )}
      {mayPropose && (
        <PostForm action={`${here}/questions`} class="stack screen-only">
          <Sheet title="Запропонувати питання">
            <TextField {...field('title')} label="Про що" lines={2} />
            <TextField {...field('speaker')} label="Доповідає" optional />
            <FormEnd label="Запропонувати" plain />
          </Sheet>
        </PostForm>
      )}
      <PaperSheets label="Порядок денний, як на папері" sheets={[{ blocks: lines }]} />
    </div>
  )
}

function proposed(here: string, item: AgendaItem, mayDecide: boolean) {
  const words = { accepted: 'включено', declined: 'відхилено' }
  return (
    <tr>
      <td>
        {item.title}
        {item.speaker && <span class="sub">{item.speaker}</span>}
      </td>
      <td data-label="Хто пропонує">{item.proposedBy?.name ?? '—'}</td>
      <td data-label="Рішення">
        {item.decision ? words[item.decision] : <span class="muted">чекає рішення</span>}
        {mayDecide && item.question === null && (
          <PostForm action={`${here}/decisions`} class="buttons">
            <input type="hidden" name="item" value={item.id} />
            {item.decision !== 'accepted' && (
              <button class="btn" name="decision" value="accepted" type="submit">
                Включити<span class="visually-hidden">: {item.title}</span>
              </button>
            )}
            {item.decision !== 'declined' && (
              <button class="btn" name="decision" value="declined" type="submit">
                Відхилити<span class="visually-hidden">: {item.title}</span>
              </button>
            )}
          </PostForm>
        )}
      </td>
    </tr>
  )
}
