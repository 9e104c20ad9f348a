import { addMinutes } from '../../kernel/day.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { KEPT_DAYS } from '../export-job.ts'

/** Deletes export jobs requested more than `KEPT_DAYS` ago; the sweep of the file store then removes their contents. */
export async function forgetExports({ db, clock }: ReportsContext): Promise<void> {
  const before = addMinutes(clock.now(), -KEPT_DAYS * 24 * 60)
  await db.commit([
    {
      sql: 'DELETE FROM prepared_parts WHERE file_id IN (SELECT id FROM prepared_files WHERE asked_at < ?)',
      parameters: [before],
    },
    { sql: 'DELETE FROM prepared_files WHERE asked_at < ?', parameters: [before] },
  ])
}
