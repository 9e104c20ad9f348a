import type { z } from 'zod'
import type { Day, Instant } from '../kernel/day.ts'
import type { Database, Statement, Write } from './database.ts'
import { insertRows } from './insert-rows.ts'

/** A value of the register that is kept by its name. The room that owns it declares it once, and all others go through that. */
export interface Setting<T, Otherwise = T> {
  name: string
  /** the value as its text says it; none where the text makes no sense */
  read(text: string): T | undefined
  write(value: T): string
  /** what holds until it is set */
  otherwise: Otherwise
}

// biome-ignore lint/suspicious/noExplicitAny: a setting of whatever value
type AnySetting = Setting<any, unknown>
type ValueOf<S> = S extends Setting<infer T, infer Otherwise> ? T | Otherwise : never

/** A setting whose text is its value: a word, a day, a number. */
export function textSetting<T extends string | number, const Otherwise>(
  name: string,
  schema: z.ZodType<T>,
  otherwise: Otherwise,
): Setting<T, Otherwise> {
  return { name, otherwise, read: (text) => schema.safeParse(text).data, write: String }
}

/** A setting that is kept as JSON. */
export function jsonSetting<T>(name: string, schema: z.ZodType<T>, otherwise: NoInfer<T>): Setting<T> {
  return {
    name,
    otherwise,
    read(text) {
      try {
        return schema.safeParse(JSON.parse(text)).data
      } catch {
        return undefined
      }
    },
    write: (value) => JSON.stringify(value),
  }
}

/** What holds until it is set, as the text that would be kept; null where that is nothing. */
export function textOtherwise({ otherwise, write }: AnySetting): string | null {
  return otherwise === null ? null : write(otherwise)
}

/** Several settings at once, under the keys they are given. */
export async function readSettings<S extends Record<string, AnySetting>>(
  db: Database,
  settings: S,
): Promise<{ [K in keyof S]: ValueOf<S[K]> }> {
  const names = Object.values(settings).map(({ name }) => name)
  const rows = await db.read.selectFrom('settings').selectAll().where('name', 'in', names).execute()
  const values = Object.entries(settings).map(([key, setting]) => [
    key,
    meantBy(setting, rows.find(({ name }) => name === setting.name)?.value),
  ])
  return Object.fromEntries(values)
}

/** What holds now. */
export async function readSetting<T, Otherwise>(
  db: Database,
  setting: Setting<T, Otherwise>,
): Promise<T | Otherwise> {
  return settingReader(db, setting)()
}

/** The same for what is read with every request: the statement is compiled once. */
export function settingReader<T, Otherwise>(
  db: Database,
  setting: Setting<T, Otherwise>,
): () => Promise<T | Otherwise> {
  const query = db.read.selectFrom('settings').select('value').where('name', '=', setting.name).compile()
  return async () => meantBy(setting, (await db.read.executeQuery(query)).rows[0]?.value)
}

/** The write that sets it. */
export function keepSetting<T>({ name, write }: Setting<T, unknown>, value: T): Statement {
  return {
    sql: 'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    parameters: [name, write(value)],
  }
}

/** The same where it is not set yet: of several at the same moment the first stays. */
export function keepFirstSetting<T>({ name, write }: Setting<T, unknown>, value: T): Statement {
  return {
    sql: 'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
    parameters: [name, write(value)],
  }
}

/** The write after which what holds otherwise holds again. */
export function dropSetting({ name }: AnySetting): Statement {
  return { sql: 'DELETE FROM settings WHERE name = ?', parameters: [name] }
}

/** Who changes a rule, when, and from which day on. */
export interface SettingAuthor {
  on: Day
  recordedAt: Instant
  recordedBy: string | null
}

/** Writes that set a rule, or with null let what holds otherwise hold again; none where it says so already. */
export type ChangeSetting = <T>(setting: Setting<T, unknown>, value: T | null) => Write[]

/**
 * How a person changes these rules: each change leaves a row with what stood before. They are read here, so an action asks for this
 * before it decides; of two who have read the same, the second is refused at the commit.
 */
export async function settingChanger(
  db: Database,
  settings: readonly AnySetting[],
  { on, recordedAt, recordedBy }: SettingAuthor,
): Promise<ChangeSetting> {
  const names = settings.map(({ name }) => name)
  const [values, changes] = await Promise.all([
    db.read.selectFrom('settings').selectAll().where('name', 'in', names).execute(),
    db.read
      .selectFrom('setting_changes')
      .select(['name', (eb) => eb.fn.max('seq').as('seq')])
      .where('name', 'in', names)
      .groupBy('name')
      .execute(),
  ])
  return (setting, value) => {
    const { name } = setting
    if (!names.includes(name)) throw new Error(`changed without being read: ${name}`)
    const before = values.find((row) => row.name === name)?.value ?? null
    const after = value === null ? null : setting.write(value)
    const otherwise = textOtherwise(setting)
    if ((before ?? otherwise) === (after ?? otherwise)) return []
    const seq = (changes.find((row) => row.name === name)?.seq ?? 0) + 1
    const row = {
      name,
      seq,
      before,
      after,
      happened_on: on,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    }
    return [
      insertRows('setting_changes', [row]),
      value === null ? dropSetting(setting) : keepSetting(setting, value),
    ]
  }
}

function meantBy<T, Otherwise>({ read, otherwise }: Setting<T, Otherwise>, text: string | undefined) {
  return text === undefined ? otherwise : (read(text) ?? otherwise)
}
