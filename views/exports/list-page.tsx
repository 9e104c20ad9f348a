import { KEPT_DAYS } from '../../src/exports/export-job.ts'
import type { ExportJob } from '../../src/exports/store.ts'
import { formatInstant } from '../../src/kernel/day.ts'
import { listFormats } from '../../src/kernel/list-format.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { exportBadge } from './export-words.ts'

/** The files a person has requested, the newest first. */
export function ExportListPage({ files, errors }: { files: ExportJob[]; errors: FormError[] }) {
  return (
    <>
      <PageHead
        title="Підготовлені файли"
        sub={`Бачите їх лише ви. Через ${KEPT_DAYS} дні файл зникає сам.`}
      />
      <ErrorSummary errors={errors} />
      {files.length === 0 ? (
        <EmptyState title="Файлів немає">
          <p class="muted">
            Короткий список кнопки «Excel» і «CSV» дають одразу. Довгий готується тут, поки ви працюєте далі:
            відкрийте <a href="/tasks">завдання</a> або <a href="/documents">документи</a>.
          </p>
        </EmptyState>
      ) : (
        <Sheet flush>
          <table class="table cards even">
            <thead>
              <tr>
                <th scope="col">Список</th>
                <th scope="col">Умови</th>
                <th scope="col">Замовлено</th>
                <th scope="col">Стан</th>
              </tr>
            </thead>
            <tbody data-rows>
              {files.map((file) => (
                <tr>
                  <td class="doc" data-label="Список">
                    <a href={`/prepared/${file.id}`}>
                      {file.name}, {listFormats[file.format].name}
                    </a>
                  </td>
                  <td class="what" data-label="Умови">
                    {file.conditions}
                  </td>
                  <td data-label="Замовлено" class="nowrap">
                    {formatInstant(file.asked_at)}
                  </td>
                  <td class="state" data-label="Стан">
                    {StateBadge(exportBadge(file))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </>
  )
}
