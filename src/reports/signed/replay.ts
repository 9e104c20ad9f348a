import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { calendarAsKnown } from '../../deadlines/store.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { ReportsContext } from '../context.ts'
import { fileOfReport } from '../papers/file-of-report.ts'
import { reportDefinitions } from '../reports/definitions.ts'
import { reportFormula } from '../reports/report-lines.ts'
import { brokenParts, type KeptPart } from './broken-parts.ts'
import { inputDigest, laterChanges } from './input-digest.ts'
import { differingInputs, type InputDifference } from './input-groups.ts'
import {
  byFormerLaw,
  changedLines,
  type LineChange,
  type SignedFormula,
  type SignedQuery,
  type SignedReport,
} from './signed-report.ts'
import { findSignedFiles, findSignedReport } from './store.ts'

/** What of a signed report is not as it was signed; nothing where it is. */
export interface SignedReplay {
  signed: SignedReport
  /** every part that decides is the same */
  matches: boolean
  /** the figures were counted by a law that has changed since: they stand as signed and are not compared */
  formerLaw: boolean
  /** parts of the kept report that no longer have their own hash */
  broken: KeptPart[]
  inputs: (InputDifference & { names: string[] })[]
  /** what is counted by now, where it is another */
  formula: SignedFormula | null
  calendar: boolean
  lines: LineChange[]
  /** documents whose day of registration was put right since, by hand or by a file: figures of every day count the corrected one */
  redated: string[]
  /** why the register has no answer to compare: it does not reconcile */
  unanswered: Refusal[]
  /** whether today's program sets the same words and the same files; decides nothing */
  paper: boolean
  files: boolean
}

/** Builds a signed report again from the register as it was known when it was signed, and compares. */
export async function replaySigned(
  context: Pick<ReportsContext, 'db' | 'reports' | 'reference' | 'files' | 'fileOfPaper'>,
  id: string,
): Promise<Result<SignedReplay>> {
  const { db, reports } = context
  const [signed, files] = await Promise.all([findSignedReport(db, id), findSignedFiles(db, id)])
  if (!signed || !files) return reject({ code: 'not-found' })
  const { report, question } = signed
  const [broken, inputs, formula, calendar, read, texts, redated] = await Promise.all([
    brokenParts(db, signed),
    inputDigest(reports, report, question, signed.inputs),
    reportFormula(reports, report, question),
    calendarAsKnown(reports, question.knownOn, question.asOf),
    reportDefinitions[report].read(reports, question),
    context.reference(),
    redatedSince(reports, question),
  ])
  const differing = differingInputs(signed.inputs, inputs)
  const sameFormula = lawOf(formula) === lawOf(signed.formula)
  const sameCalendar = sha256(canonicalJson(calendar)) === signed.calendarHash
  const formerLaw = byFormerLaw(signed)
  // Counted by another law the figures would differ, and nothing would be wrong with them.
  const lines = read.ok && !formerLaw ? changedLines(signed.answer, read.value.lines()) : []
  const samePaper = read.ok && sha256(canonicalJson(read.value.paper(texts))) === signed.paperHash
  return done({
    signed,
    matches: broken.length + differing.length + lines.length === 0 && read.ok && sameFormula && sameCalendar,
    formerLaw,
    broken,
    inputs: await Promise.all(differing.map(async (one) => ({ ...one, names: await namesOf(reports, one) }))),
    formula: sameFormula ? null : formula,
    calendar: sameCalendar,
    lines,
    redated,
    unanswered: read.ok ? [] : read.refusals,
    paper: samePaper,
    files: samePaper && (await setsSameFiles(context, signed)),
  })
}

// Its words are the program's, and may be put better.
function lawOf({ official, act }: SignedFormula): string {
  return canonicalJson({ official, act })
}

async function setsSameFiles(
  context: Pick<ReportsContext, 'db' | 'files' | 'fileOfPaper'>,
  { report, question: query, paper, wordHash, excelHash }: SignedReport,
): Promise<boolean> {
  const word = await fileOfReport(context, { report, query, paper, format: 'docx' })
  const excel = await fileOfReport(context, { report, query, paper, format: 'xlsx' })
  return word.ok && excel.ok && sha256(word.value) === wordHash && sha256(excel.value) === excelHash
}

const NAMED_AT_MOST = 20
const numbered = sql`'№ ' || d.number || ' від ' || strftime('%d.%m.%Y', d.registered_on)`

async function redatedSince(db: Database, { knownOn }: SignedQuery): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT DISTINCT ${numbered} AS name
    FROM ${laterChanges('registered_on', knownOn)} c JOIN documents d ON d.id = c.document_id
    WHERE d.recorded_at <= ${knownOn} LIMIT ${NAMED_AT_MOST}`.execute(db.read)
  return rows.map(({ name }) => name)
}

// How the rows of a group are called; one that is gone has no name any more.
async function namesOf(db: Database, { kind, first, next }: InputDifference): Promise<string[]> {
  const within = (id: string) =>
    sql`${sql.ref(id)} >= ${first} ${next === null ? sql`` : sql`AND ${sql.ref(id)} < ${next}`}
      ORDER BY ${sql.ref(id)} LIMIT ${NAMED_AT_MOST}`
  const sources = {
    tasks: sql`${numbered} || ', п. ' || t.point AS name FROM tasks t JOIN documents d ON d.id = t.document_id WHERE ${within('t.id')}`,
    documents: sql`${numbered} AS name FROM documents d WHERE ${within('d.id')}`,
    questions: sql`${numbered} || ', питання ' || q.position AS name FROM meeting_questions q
      JOIN documents d ON d.id = q.document_id WHERE ${within('q.id')}`,
    letters: sql`'лист № ' || l.number || ' від ' || strftime('%d.%m.%Y', l.sent_on) AS name FROM letters l WHERE ${within('l.id')}`,
    departments: sql`n.name FROM (SELECT department_id || ' ' || from_day AS id, name FROM department_names) n WHERE ${within('n.id')}`,
  }
  const { rows } = await sql<{ name: string }>`SELECT ${sources[kind]}`.execute(db.read)
  return rows.map(({ name }) => name)
}
