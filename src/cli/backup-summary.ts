import type { Instant } from '../kernel/day.ts'

/** What a copy of a register holds. */
export interface BackupSummary {
  file: string
  madeAt: Instant
  documents: number
  tasks: number
  /** Scans and evidence in the register, those withdrawn too. */
  files: number
  /** Hashes of content that rows name and that the copy does not hold: it was absent or damaged when the copy was made. */
  missing: readonly string[]
}

/** The JSON of a copy that was made, checked or restored. */
export function backupValue({ documents, tasks, files, missing }: BackupSummary) {
  return { ok: missing.length === 0, documents, tasks, files, journalHead: null }
}

/** The same for a person. */
export function countsLine({ documents, tasks, files }: BackupSummary): string {
  return `Документів ${documents}, завдань ${tasks}, файлів ${files}.`
}

/** What is missing in the copy, in sentences. */
export function missingLines({ missing }: BackupSummary): string[] {
  if (missing.length === 0) return []
  return [
    `У копії немає вмісту файлів (${missing.length}): коли її робили, він був відсутній або пошкоджений. Які це файли, скаже doctor.`,
  ]
}
