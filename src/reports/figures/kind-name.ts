import type { DocumentKind } from '../../journals/kind.ts'
import { capital } from '../../kernel/capital.ts'

/** «Документи вищих органів» */
export function kindName(id: string, kinds: readonly DocumentKind[]): string {
  return capital(kinds.find((kind) => kind.id === id)?.forms.few ?? id)
}
