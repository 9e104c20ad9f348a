import type { Database } from '../../db/database.ts'
import { readSetting } from '../../db/settings.ts'
import type { Reference } from '../../journals/reference.ts'
import type { LettersContext } from '../context.ts'
import { type LetterheadSettings, letterheadSettings, mailHost } from './letterhead.ts'
import { capitalSurname } from './signer-name.ts'
import type { TemplateKind } from './template.ts'

/** In whose name letters leave, by what rules and templates. */
export interface LettersOf {
  reference: Reference
  /** the setting; empty fields are filled from the register */
  sender: LetterheadSettings
  /** the setting as it is kept */
  kept: LetterheadSettings
  /** what the council wrote instead of our templates */
  templates: Map<TemplateKind, string | null>
  /** the right side of Message-ID */
  host: string
}

/** What all letters have in common, read now. */
export async function lettersOf(context: LettersContext): Promise<LettersOf> {
  const { db } = context
  const [reference, kept, templates, control] = await Promise.all([
    context.reference(),
    readSetting(db, letterheadSettings),
    db.read.selectFrom('letter_templates').select(['kind', 'text']).orderBy('version').execute(),
    controlDepartment(db),
  ])
  const signs = control?.head ?? control?.controller
  return {
    reference,
    kept,
    sender: {
      ...kept,
      department: kept.department || (control?.department ?? ''),
      signerPost:
        kept.signerPost ||
        control?.headPost ||
        (control?.head ? `Керівник: ${control.department}` : (control?.controllerPost ?? 'Контролер')),
      signerName: kept.signerName || (signs ? capitalSurname(signs) : ''),
    },
    templates: new Map(templates.map(({ kind, text }) => [kind, text])),
    host: mailHost(kept, context.publicUrl),
  }
}

/** The department of the first controller and its head: the default sender of letters. */
function controlDepartment(db: Database) {
  return db.read
    .selectFrom('accounts as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .innerJoin('departments as d', 'd.id', 'p.department_id')
    .leftJoin('people as h', 'h.id', 'd.head_id')
    .select(['d.name as department', 'h.name as head', 'h.post as headPost'])
    .select(['p.name as controller', 'p.post as controllerPost'])
    .where('a.role', '=', 'controller')
    .where('a.closed_at', 'is', null)
    .orderBy('a.recorded_at')
    .orderBy('a.id')
    .limit(1)
    .executeTakeFirst()
}
