import type { FileType } from './file-type.ts'

/** What this council lets in; rows of `settings` named «files-…», these where there are none. */
export interface FileRules {
  mostBytes: number
  mostAtOnce: number
  types: readonly FileType[]
}

export const ordinaryFileRules: FileRules = {
  mostBytes: 25 * 1024 * 1024,
  mostAtOnce: 20,
  types: [
    ...(['pdf', 'png', 'jpeg', 'gif', 'webp', 'tiff'] as const),
    ...(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'doc', 'xls', 'rtf', 'txt'] as const),
    ...(['p7s', 'asice', 'asics', 'eml'] as const),
  ],
}
