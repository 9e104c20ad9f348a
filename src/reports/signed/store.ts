import type { Selectable } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Database, Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tables } from '../../db/tables.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { SignedReportName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { byFormerLaw, type Errata, type SignedReport, type Signer } from './signed-report.ts'

/** A signed report in a list. */
export type SignedSummary = Pick<
  SignedReport,
  'id' | 'year' | 'number' | 'report' | 'question' | 'signer' | 'signedOn' | 'recordedAt' | 'hash'
> & {
  errata: number
  /** counted by a law that has changed since: the figures stand as signed, and no errata are added */
  formerLaw: boolean
}

/** The files as they were signed. */
export interface SignedFiles {
  word: Uint8Array
  excel: Uint8Array
}

export async function findSignedReport(db: Database, id: string): Promise<SignedReport | undefined> {
  const row = await db.read
    .selectFrom('sealed_reports')
    .select([...lineColumns, 'formula', 'calendar_hash', 'inputs', 'inputs_hash', 'answer', 'answer_hash'])
    .select(['paper', 'paper_hash', 'word_hash', 'excel_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...lineOf(row),
    formula: JSON.parse(row.formula),
    calendarHash: row.calendar_hash,
    inputs: JSON.parse(row.inputs),
    inputsHash: row.inputs_hash,
    answer: JSON.parse(row.answer),
    answerHash: row.answer_hash,
    paper: JSON.parse(row.paper),
    paperHash: row.paper_hash,
    wordHash: row.word_hash,
    excelHash: row.excel_hash,
  }
}

export async function findSignedFiles(db: Database, id: string): Promise<SignedFiles | undefined> {
  const row = await db.read
    .selectFrom('sealed_reports')
    .select(['word', 'excel'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { word: Buffer.from(row.word, 'base64'), excel: Buffer.from(row.excel, 'base64') }
}

/** Signed reports, the newest first; of one report or one year where they are named. */
export async function findSignedReports(
  db: Database,
  { report, year }: { report?: SignedReportName; year?: number } = {},
): Promise<SignedSummary[]> {
  const rows = await lines(db)
    .$if(report !== undefined, (query) => query.where('report', '=', report!))
    .$if(year !== undefined, (query) => query.where('year', '=', year!))
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(summaryOf)
}

/** Those of one query, whatever was known when each was signed; the newest first. */
export async function signedOfQuery(
  db: Database,
  report: SignedReportName,
  { period, asOf }: ReportQuery,
): Promise<SignedSummary[]> {
  const rows = await lines(db)
    .where('report', '=', report)
    .where('from_day', '=', period.from)
    .where('to_day', '=', period.to)
    .where('as_of', '=', asOf)
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(summaryOf)
}

/** The last number given in a year; 0 before the first. */
export async function lastSignedNumber(db: Database, year: number): Promise<number> {
  const row = await db.read
    .selectFrom('sealed_reports')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** A write that keeps a signed report; the second of two signers finds the number taken. */
export function insertSignedReport(
  signed: SignedReport,
  files: SignedFiles,
  accountId: string | null,
): Write {
  return insertRows('sealed_reports', [
    {
      id: signed.id,
      year: signed.year,
      number: signed.number,
      report: signed.report,
      from_day: signed.question.period.from,
      to_day: signed.question.period.to,
      as_of: signed.question.asOf,
      known_on: signed.question.knownOn,
      formula: canonicalJson(signed.formula),
      calendar_hash: signed.calendarHash,
      inputs: canonicalJson(signed.inputs),
      inputs_hash: signed.inputsHash,
      answer: canonicalJson(signed.answer),
      answer_hash: signed.answerHash,
      paper: canonicalJson(signed.paper),
      paper_hash: signed.paperHash,
      word: Buffer.from(files.word).toString('base64'),
      word_hash: signed.wordHash,
      excel: Buffer.from(files.excel).toString('base64'),
      excel_hash: signed.excelHash,
      signer: canonicalJson(signed.signer),
      signed_on: signed.signedOn,
      recorded_at: signed.recordedAt,
      recorded_by: accountId,
      hash: signed.hash,
    },
  ])
}

/** The errata of a signed report, in their order. */
export async function errataOf(db: Database, signedId: string): Promise<Errata[]> {
  const rows = await db.read
    .selectFrom('report_errata')
    .selectAll()
    .where('sealed_id', '=', signedId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    signedId: row.sealed_id,
    number: row.number,
    knownOn: row.known_on,
    lines: JSON.parse(row.lines),
    causes: JSON.parse(row.causes),
    ground: row.ground,
    signer: JSON.parse(row.signer),
    signedOn: row.signed_on,
    recordedAt: row.recorded_at,
    hash: row.hash,
  }))
}

/** A write that keeps an errata sheet; the second of two writers finds its number taken. */
export function insertErrata(errata: Errata, accountId: string | null): Write {
  return insertRows('report_errata', [
    {
      sealed_id: errata.signedId,
      number: errata.number,
      known_on: errata.knownOn,
      lines: canonicalJson(errata.lines),
      causes: canonicalJson(errata.causes),
      ground: errata.ground,
      signer: canonicalJson(errata.signer),
      signed_on: errata.signedOn,
      recorded_at: errata.recordedAt,
      recorded_by: accountId,
      hash: errata.hash,
    },
  ])
}

/** The hash of everything that a row says, its own hash left out. */
export function hashOf(row: Omit<SignedReport, 'hash'> | Omit<Errata, 'hash'>): string {
  return sha256(canonicalJson({ ...row, hash: undefined }))
}

/** Who signs, with post and department as they are today. */
export async function signerOf(db: Database, actor: Actor): Promise<Signer> {
  const row = await db.read
    .selectFrom('people')
    .leftJoin('departments', 'departments.id', 'people.department_id')
    .select(['people.post', 'departments.name as department'])
    .where('people.id', '=', actor.personId)
    .executeTakeFirst()
  return { name: actor.name, post: row?.post ?? null, department: row?.department ?? null }
}

const lineColumns = [
  'id',
  'year',
  'number',
  'report',
  'from_day',
  'to_day',
  'as_of',
  'known_on',
  'signer',
  'signed_on',
  'recorded_at',
  'hash',
] as const

function lines(db: Database) {
  return db.read
    .selectFrom('sealed_reports')
    .select([...lineColumns, 'formula'])
    .select((eb) =>
      eb
        .selectFrom('report_errata')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('sealed_id', '=', 'sealed_reports.id')
        .$asScalar()
        .as('errata'),
    )
    .$narrowType<{ errata: number }>()
}

function summaryOf(row: Parameters<typeof lineOf>[0] & { formula: string; errata: number }): SignedSummary {
  const { report, errata } = row
  return { ...lineOf(row), errata, formerLaw: byFormerLaw({ report, formula: JSON.parse(row.formula) }) }
}

function lineOf(
  row: Pick<Selectable<Tables['sealed_reports']>, (typeof lineColumns)[number]>,
): Omit<SignedSummary, 'errata' | 'formerLaw'> {
  return {
    id: row.id,
    year: row.year,
    number: row.number,
    report: row.report,
    question: { period: { from: row.from_day, to: row.to_day }, asOf: row.as_of, knownOn: row.known_on },
    signer: JSON.parse(row.signer),
    signedOn: row.signed_on,
    recordedAt: row.recorded_at,
    hash: row.hash,
  }
}
