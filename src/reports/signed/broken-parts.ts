import type { Database } from '../../db/database.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { SealedReport } from './signed-report.ts'
import { errataOf, findSealedFiles, hashOf } from './store.ts'

export type KeptPart = 'answer' | 'paper' | 'inputs' | 'files' | 'seal' | 'errata'

/** Parts of what is kept that do not have the hash they were kept under. */
export async function brokenParts(db: Database, seal: SealedReport): Promise<KeptPart[]> {
  const [files, errata] = await Promise.all([findSealedFiles(db, seal.id), errataOf(db, seal.id)])
  const { hash, ...unsealed } = seal
  const whole: Record<KeptPart, boolean> = {
    answer: sha256(canonicalJson(seal.answer)) === seal.answerHash,
    paper: sha256(canonicalJson(seal.paper)) === seal.paperHash,
    inputs: sha256(canonicalJson(seal.inputs)) === seal.inputsHash,
    files:
      files !== undefined && sha256(files.word) === seal.wordHash && sha256(files.excel) === seal.excelHash,
    seal: hashOf(unsealed) === hash,
    errata: errata.every(({ hash: own, ...sheet }) => hashOf(sheet) === own),
  }
  return (Object.keys(whole) as KeptPart[]).filter((part) => !whole[part])
}
