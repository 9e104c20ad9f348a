import type { ExportFailure } from '../../src/exports/export-job.ts'
import type { ExportJob } from '../../src/exports/store.ts'
import { formatInstant } from '../../src/kernel/day.ts'
import { listFormats } from '../../src/kernel/list-format.ts'
import { plural } from '../../src/kernel/plural.ts'
import { sizeWords } from '../../src/kernel/size-text.ts'
import type { StateKind } from '../parts/state-badge.tsx'

/** How a file comes along, as a badge. */
export function exportBadge(file: ExportJob): { kind: StateKind; label: string } {
  const { state, rows_all, rows_done } = file
  switch (state) {
    case 'waiting':
      return { kind: 'waiting', label: 'у черзі' }
    case 'running':
      return {
        kind: 'open',
        label: `готується${rows_all ? `, ${Math.floor((100 * rows_done) / rows_all)} %` : ''}`,
      }
    case 'ready':
      return { kind: 'done', label: 'готовий' }
    case 'failed':
      return { kind: 'overdue', label: 'не вдалося' }
    case 'withdrawn':
      return { kind: 'annulled', label: 'прибрано' }
    default:
      return state satisfies never
  }
}

/** The same in a sentence. */
export function exportWords(file: ExportJob, open: boolean): string {
  switch (file.state) {
    case 'waiting':
      return 'Файл чекає своєї черги. Сторінку можна закрити: він готуватиметься далі, і знайти його можна у «Підготовлених файлах».'
    case 'running':
      return file.rows_all === null
        ? 'Складаємо файл. Сторінку можна закрити: робота піде далі.'
        : `Записано ${rowsWords(file.rows_done)} з ${number(file.rows_all)}. Сторінку можна закрити: робота піде далі.`
    case 'ready':
      return open
        ? `${rowsWords(file.rows_all ?? 0)}, ${listFormats[file.format].name}, ${sizeWords(file.bytes ?? 0)}. Дані реєстру на ${formatInstant(file.known_at!)}.`
        : 'Відтоді змінилося те, що вам видно в реєстрі, тому цей файл закрито. Замовте його знову.'
    case 'failed':
      return failures[file.reason!]
    case 'withdrawn':
      return 'Файл прибрано.'
    default:
      return file.state satisfies never
  }
}

function rowsWords(count: number): string {
  return `${number(count)} ${plural(count, 'рядок', 'рядки', 'рядків')}`
}

function number(count: number): string {
  return count.toLocaleString('uk')
}

const failures: Record<ExportFailure, string> = {
  'rights-changed': 'Поки файл готувався, змінилося те, що вам видно в реєстрі. Замовте його знову.',
  'too-long': 'Цей список задовгий для одного файла. Звузьте його фільтрами і замовте частинами.',
  fault:
    'Файл не вдалося скласти через несправність. Замовте його знову; якщо не допоможе, скажіть адміністраторові.',
}
