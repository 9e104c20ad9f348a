import { FULL_COST } from '../access/password.ts'
import type { Database } from '../db/database.ts'
import { exportsContent } from '../exports/tables.ts'
import type { FileStore } from '../files/file-store.ts'
import { filesContent } from '../files/tables.ts'
import { referenceReader } from '../journals/reference.ts'
import type { Clock } from '../kernel/clock.ts'
import { causedItems } from '../letters/plan/caused-items.ts'
import { lettersContent } from '../letters/tables.ts'
import { fileOfPaper as setHere } from '../print/file-of-paper.ts'
import { printContent } from '../print/tables.ts'
import type { AppContext } from '../web/app-context.ts'

/** What an entrance may have besides: a mail server, an address, a mark of this very register. */
export type OptionalParts = Partial<
  Pick<AppContext, 'mail' | 'publicUrl' | 'instance' | 'reports' | 'fileOfPaper' | 'passwordCost'>
>

/** The whole wiring: a database, a place for files, a clock, and the rules read from the database. */
export function composeContext(
  db: Database,
  files: FileStore,
  clock: Clock,
  around: OptionalParts = {},
): AppContext {
  const { mail = null, publicUrl = null, instance = null, reports = db, fileOfPaper = setHere } = around
  const { passwordCost = FULL_COST } = around
  const reference = referenceReader(db)
  // Tasks know nothing of letters, so the letters upon facts are passed in here.
  const uponFacts = causedItems
  return {
    besideTask,
    db,
    reports,
    files,
    contentColumns,
    clock,
    passwordCost,
    mail,
    publicUrl,
    instance,
    reference,
    fileOfPaper,
    uponFacts,
  }
}

// A room whose tables name content of the file store says so here, else the sweep takes it for left over.
export const contentColumns = [...filesContent, ...printContent, ...lettersContent, ...exportsContent]

// Pages are loaded by the processes that show them, not by every command.
const besideTask: AppContext['besideTask'] = async (context, actor, open) => {
  const { lettersOnCard } = await import('../letters/web/card-sheets.tsx')
  return lettersOnCard(context, actor, open)
}
