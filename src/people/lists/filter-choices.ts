import type { Database } from '../../db/database.ts'

/** The departments and controllers a list may be narrowed to, as `{value, label}`. */
export async function filterChoices(db: Database) {
  const [departments, controllers] = await Promise.all([
    db.read
      .selectFrom('departments')
      .select(['id as value', 'name as label'])
      .orderBy('closed_on')
      .orderBy('position')
      .execute(),
    db.read
      .selectFrom('people')
      .innerJoin('accounts', 'accounts.person_id', 'people.id')
      .select(['people.id as value', 'people.short_name as label'])
      .where('accounts.role', '=', 'controller')
      .orderBy('people.short_key')
      .execute(),
  ])
  return { departments, controllers }
}
