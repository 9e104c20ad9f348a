import type { Database } from '../../db/database.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { SignedReport } from './signed-report.ts'
import { errataOf, findSignedFiles, hashOf } from './store.ts'

export type KeptPart = 'answer' | 'paper' | 'inputs' | 'files' | 'seal' | 'errata'

/** Parts of what is kept that do not have the hash they were kept under. */
export async function brokenParts(db: Database, signed: SignedReport): Promise<KeptPart[]> {
  const [files, errata] = await Promise.all([findSignedFiles(db, signed.id), errataOf(db, signed.id)])
  const { hash, ...unsigned } = signed
  const whole: Record<KeptPart, boolean> = {
    answer: sha256(canonicalJson(signed.answer)) === signed.answerHash,
    paper: sha256(canonicalJson(signed.paper)) === signed.paperHash,
    inputs: sha256(canonicalJson(signed.inputs)) === signed.inputsHash,
    files:
      files !== undefined &&
      sha256(files.word) === signed.wordHash &&
      sha256(files.excel) === signed.excelHash,
    seal: hashOf(unsigned) === hash,
    errata: errata.every(({ hash: own, ...sheet }) => hashOf(sheet) === own),
  }
  return (Object.keys(whole) as KeptPart[]).filter((part) => !whole[part])
}
