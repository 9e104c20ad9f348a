import type { ExportJob } from '../../src/exports/store.ts'
import { formatInstant } from '../../src/kernel/day.ts'
import { listFormats } from '../../src/kernel/list-format.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { exportBadge, exportWords } from './export-words.ts'

interface ExportPageProps {
  file: ExportJob
  /** whether what is ready may still be opened */
  open: boolean
}

/** A file of a long list: how far it has come, then the way to it. */
export function ExportPage({ file, open }: ExportPageProps) {
  return (
    <>
      <PageHead
        title={`${file.name}: файл ${listFormats[file.format].name}`}
        trail={[{ label: 'Підготовлені файли', href: '/prepared' }, { label: file.name }]}
        sub={file.conditions}
      />
      <ExportState file={file} open={open} />
    </>
  )
}

/** The part that changes while one looks at it; asks for itself again until there is nothing to wait for. */
export function ExportState({ file, open }: ExportPageProps) {
  const { id, state, rows_all, rows_done, asked_at } = file
  const inWork = state === 'waiting' || state === 'running'
  const asking = inWork
    ? { 'hx-get': `/prepared/${id}`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerMorph' }
    : {}
  return (
    <section class="sheet prepared" id="prepared" {...asking}>
      <p role="status">{StateBadge(exportBadge(file))}</p>
      {inWork && (
        <progress
          aria-label="Скільки рядків записано"
          max={rows_all ?? 1}
          value={rows_all === null ? undefined : rows_done}
        />
      )}
      <p>{exportWords(file, open)}</p>
      <p class="muted">Замовлено {formatInstant(asked_at)}</p>
      <div class="buttons">
        {open && (
          <a class="btn primary" href={`/prepared/${id}/file`}>
            Завантажити
          </a>
        )}
        {state === 'ready' && !open && <AskAgain file={file} />}
        {state === 'failed' && file.reason !== 'too-long' && <AskAgain file={file} />}
        <a class="btn" href={file.address}>
          До сторінки
        </a>
        <PostForm action={`/prepared/${id}/withdrawal`}>
          <button class="btn quiet" type="submit">
            {inWork ? 'Відкликати' : 'Прибрати файл'}
          </button>
        </PostForm>
      </div>
    </section>
  )
}

function AskAgain({ file }: { file: ExportJob }) {
  return (
    <PostForm action="/prepared">
      <input type="hidden" name="list" value={file.address} />
      <input type="hidden" name="format" value={file.format} />
      <button class="btn primary" type="submit">
        Замовити знову
      </button>
    </PostForm>
  )
}
