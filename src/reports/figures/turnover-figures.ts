import { documentsRegistered } from './control-documents.ts'
import type { Figure, RowSource } from './figure.ts'
import { type DocumentFlow, documentFlows } from './figure-key.ts'
import { reminderLetters } from './reminder-letters.ts'

/** Rows of the document turnover. The register keeps no copies, so nothing is said of them. */
export const turnoverFigures: Record<DocumentFlow, TurnoverFigure> = {
  incoming: {
    ...flow('incoming', 'Вхідні'),
    formula: 'документи вхідних видів, зареєстровані в періоді, без анульованих',
    of: 'document',
    counts: { rows: documentsOfFlow(1) },
  },
  outgoing: {
    ...flow('outgoing', 'Вихідні'),
    formula: 'пронумеровані листи, надіслані в періоді',
    of: 'letter',
    counts: { rows: ({ query }) => reminderLetters(query) },
  },
  internal: {
    ...flow('internal', 'Внутрішні'),
    formula: 'власні акти й протоколи, зареєстровані в періоді, без анульованих',
    of: 'document',
    counts: { rows: documentsOfFlow(0) },
  },
}

type TurnoverFigure = Figure<`turnover/${DocumentFlow}`> & { text: string }

/** «turnover/incoming» */
export function turnoverFigure([name, ...rest]: string[]): Figure | null {
  const known = documentFlows.find((one) => one === name)
  return known && rest.length === 0 ? turnoverFigures[known] : null
}

function flow(
  name: DocumentFlow,
  text: string,
): Pick<TurnoverFigure, 'key' | 'department' | 'name' | 'text'> {
  return { key: `turnover/${name}`, department: 'total', name: () => text, text }
}

function documentsOfFlow(incoming: 0 | 1): RowSource {
  return async ({ db, query }) => {
    const kinds = await db.read
      .selectFrom('document_kinds')
      .select('id')
      .where('incoming', '=', incoming)
      .execute()
    return documentsRegistered(
      query,
      kinds.map(({ id }) => id),
    )
  }
}
