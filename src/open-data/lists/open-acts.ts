import { sql } from 'kysely'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { ownPoint, removed } from '../../deadlines/on-control.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import type { Day } from '../../kernel/day.ts'
import { pause } from '../../kernel/pause.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { type OpenAct, openAct, type RegisteredAct } from '../act.ts'
import type { Sign } from '../personal-signs.ts'
import type { Publication } from '../publication.ts'

/** An act on its way out, with what held its title back. */
export interface JudgedAct {
  act: RegisteredAct
  open: OpenAct | null
  withheld: Sign[]
}

const READ_AT_ONCE = 1000
// Judging so many titles blocks the process for two or three milliseconds.
const JUDGED_AT_ONCE = 50

/**
 * Acts of the council itself in the order of their days, so many at a time: the reader holds no more of the register than
 * that. `year` narrows them to one. Neither what comes in nor protocols nor drafts are acts.
 */
export async function* judgedActs(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  publication: Publication,
  year?: number,
): AsyncGenerator<JudgedAct[]> {
  const { organization, kinds } = await context.reference()
  const own = kinds.filter(({ nature }) => nature === 'own-act')
  const outOfForce = new Set(await actsOutOfForce(context.reports, own))
  const names = new Map(own.map(({ id, fullName }) => [id, fullName]))
  const last = `${year ?? 9999}-12-31` as Day
  let after = { registered_on: `${year ?? '0000'}-01-01` as Day, id: '' }
  for (;;) {
    const rows = await actsAfter(context.reports, own, after, last)
    if (rows.length === 0) return
    after = rows.at(-1)!
    for (let from = 0; from < rows.length; from += JUDGED_AT_ONCE) {
      await pause()
      yield rows.slice(from, from + JUDGED_AT_ONCE).map((row) => {
        const act: RegisteredAct = {
          id: row.id,
          kind: row.kind,
          kindName: names.get(row.kind)!,
          number: row.number,
          date: row.registered_on,
          title: row.title,
          publicTitle: row.public_title,
          annulled: row.annulled_on !== null,
          outOfForce: outOfForce.has(row.id),
        }
        return { act, ...openAct(act, publication, organization) }
      })
    }
  }
}

function actsAfter(
  db: Database,
  own: readonly DocumentKind[],
  after: { registered_on: Day; id: string },
  last: Day,
) {
  return (
    db.read
      .selectFrom('documents')
      .select(['id', 'kind', 'number', 'registered_on', 'title', 'public_title', 'annulled_on'])
      .where('kind', 'in', idsOf(own))
      // Said twice: this is what an index can begin at.
      .where('registered_on', '>=', after.registered_on)
      .where('registered_on', '<=', last)
      .where((is) =>
        is.or([
          is('registered_on', '>', after.registered_on),
          is.and([is('registered_on', '=', after.registered_on), is('id', '>', after.id)]),
        ]),
      )
      .orderBy('registered_on')
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute()
  )
}

/**
 * Acts all of whose points left control because the act is no longer in force: of each point the last removal counts, of those that
 * were not taken back as mistakes. The grounds are those of the index that finds them.
 */
export async function actsOutOfForce(db: Database, own: readonly DocumentKind[]): Promise<string[]> {
  const stands = (fact: string) => `NOT EXISTS (SELECT 1 FROM task_facts mistake
    WHERE mistake.task_id = ${fact}.task_id AND mistake.kind = 'retracted' AND mistake.retracts = ${fact}.seq)`
  const ended = sql.raw(`f.kind = 'removed' AND f.ground IN
    ('втратило чинність', 'закінчився термін дії', 'замінено іншим документом') AND ${stands('f')}`)
  const last = sql.raw(`NOT EXISTS (SELECT 1 FROM task_facts g
    WHERE g.task_id = f.task_id AND g.kind = 'removed' AND g.seq > f.seq AND ${stands('g')})`)
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT t.document_id AS id
    FROM task_facts f INDEXED BY task_facts_no_longer_in_force CROSS JOIN tasks t ON t.id = f.task_id
    WHERE ${ended} AND ${last} AND t.kind IN (${listed(db, idsOf(own))}) AND ${asCondition(removed, 't')} AND ${asCondition(ownPoint, 't')}
      AND NOT EXISTS (SELECT 1 FROM tasks o WHERE o.document_id = t.document_id AND o.parent_id IS NULL
        AND (NOT ${asCondition(removed, 'o')} OR NOT EXISTS (SELECT 1 FROM task_facts f
          WHERE f.task_id = o.id AND ${ended} AND ${last})))
    ORDER BY 1`.execute(db.read)
  return rows.map(({ id }) => id)
}

function idsOf(kinds: readonly DocumentKind[]): string[] {
  return kinds.map(({ id }) => id)
}
