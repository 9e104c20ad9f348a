import type { FilesContext } from '../files/context.ts'
import type { Reference } from './reference.ts'

export interface JournalsContext extends FilesContext {
  /** Kinds, marks, calendar and the council's name as they stand now; read anew after every edit. */
  reference(): Promise<Reference>
}
