import type { Child } from 'hono/jsx'
import type { FileItem } from '../../../src/documents/files/files-of-document.ts'
import type { FilesShown } from '../../../src/documents/files/files-shown.ts'
import { kindOfFile } from '../../../src/files/file-type.ts'
import { formatInstant } from '../../../src/kernel/day.ts'
import { sizeWords } from '../../../src/kernel/size-text.ts'
import { FilesControl, filesHint, Sending, uploadAttributes } from '../../files/files-control.tsx'
import { ErrorSummary, type FormError } from '../../parts/error-summary.tsx'
import { PostForm } from '../../parts/post-form.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Timeline } from '../../parts/timeline.tsx'

interface FilesSheetProps {
  shown: FilesShown
  errors?: FormError[]
}

/** The files of a document and its tasks; adding them where this person may. Nothing where there is nothing to show. */
export function FilesSheet({ shown, errors = [] }: FilesSheetProps) {
  const { active, withdrawn, places } = shown
  if (active.length + withdrawn.length + places.length === 0) return null
  return (
    <Sheet title={active.length > 0 ? `Файли: ${active.length}` : 'Файли'} id="files">
      <ErrorSummary errors={errors} />
      {active.length > 0 && <ul class="files">{active.map(fileLine)}</ul>}
      {places.length > 0 && uploadForm(shown)}
      {withdrawn.length > 0 && (
        <details>
          <summary>Вилучені: {withdrawn.length}</summary>
          <Timeline
            entries={withdrawn.toReversed().map((file) => withdrawnEntry(file, shown.mayOpenWithdrawn))}
          />
        </details>
      )}
    </Sheet>
  )
}

function fileLine(file: FilesShown['active'][number]): Child {
  const { id, name, type, bytes, point, by, recorded_at, mayOpen } = file
  const { name: typeName, preview } = kindOfFile(type)
  return (
    <li>
      <span>
        {!mayOpen ? (
          <span class="muted">{name}</span>
        ) : preview ? (
          <a href={`/files/${id}/preview`} target="_blank" rel="noopener" title="Переглянути в новій вкладці">
            {name}
          </a>
        ) : (
          <a href={`/files/${id}`}>{name}</a>
        )}
        <span class="sub">
          {[
            typeName,
            sizeWords(bytes),
            ...(point ? [`до п. ${point}`] : []),
            ...(by ? [by] : []),
            formatInstant(recorded_at),
          ].join(' · ')}
        </span>
      </span>
      <span class="no-print nowrap">
        {mayOpen && preview && (
          <a href={`/files/${id}`} aria-label={`Зберегти «${name}»`}>
            Зберегти
          </a>
        )}
        {file.mayWithdraw && (
          <a href={`/files/${id}/withdrawal`} aria-label={`Вилучити «${name}»`}>
            Вилучити
          </a>
        )}
      </span>
    </li>
  )
}

function uploadForm({ documentId, places, rules }: FilesShown): Child {
  const paths = places.map(({ taskId, point }) => ({
    path: taskId ? `/tasks/${taskId}/files` : `/documents/${documentId}/files`,
    label: taskId ? `Додати до завдання ${point}`.trim() : 'Додати до документа',
  }))
  return (
    <PostForm class="upload no-print" action={paths[0]!.path} {...uploadAttributes(rules, '#files')}>
      <label for="files-field">Додати файли</label>
      <FilesControl
        attributes={{ id: 'files-field', name: 'files', 'aria-describedby': 'files-hint' }}
        rules={rules}
        required
      />
      <p class="hint" id="files-hint">
        {filesHint(rules)}
      </p>
      <p class="buttons">
        {paths.map(({ path, label }) => (
          <button class="btn" type="submit" formaction={path}>
            {label}
          </button>
        ))}
      </p>
      <Sending />
    </PostForm>
  )
}

function withdrawnEntry(file: FileItem, mayOpen: boolean) {
  const by = file.withdrawnBy ? `, ${file.withdrawnBy}` : ''
  return {
    when: formatInstant(file.withdrawn_at!),
    what: (
      <>
        вилучено {mayOpen ? <a href={`/files/${file.id}`}>«{file.name}»</a> : `«${file.name}»`}
        {by}: {file.withdrawal_reason}
      </>
    ),
    note: `додано ${formatInstant(file.recorded_at)}${file.by ? `, ${file.by}` : ''}`,
  }
}
