import type { RegisterContext } from '../db/register-context.ts'
import type { ContentColumns } from './content-columns.ts'
import type { FileStore } from './file-store.ts'

export interface FilesContext extends RegisterContext {
  /** Where the bytes of scans and evidence lie. */
  files: FileStore
  /** Where rows name those bytes, gathered from all rooms. */
  contentColumns: readonly ContentColumns[]
}
