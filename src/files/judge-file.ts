import type { Refusal } from '../kernel/result.ts'
import { endingOf, longestFileName } from './file-name.ts'
import type { FileRules } from './file-rules.ts'
import { type FileType, kindOfFile } from './file-type.ts'

const FIELD = 'files'

/** What can be said of a file before any of it has come. */
export function judgeFileName(name: string): Refusal | null {
  if (name === '') return { code: 'file-without-name', field: FIELD }
  if (name.length <= longestFileName) return null
  return {
    code: 'file-name-too-long',
    field: FIELD,
    facts: { name: `${name.slice(0, 40)}…`, most: longestFileName },
  }
}

/** Whether a file that has come whole may be kept: its size, what it is, and whether its name tells the truth. */
export function judgeFile(
  { name, bytes, type }: { name: string; bytes: number; type: FileType | null },
  rules: FileRules,
): Refusal | null {
  if (bytes === 0) return { code: 'file-is-empty', field: FIELD, facts: { name } }
  if (type === null || !rules.types.includes(type)) {
    const known = rules.types.map((one) => kindOfFile(one).name).join(', ')
    return { code: 'file-type-refused', field: FIELD, facts: { name, known } }
  }
  const { endings, name: typeName } = kindOfFile(type)
  if (endings.includes(endingOf(name))) return null
  return {
    code: 'file-wrong-ending',
    field: FIELD,
    facts: { name, type: typeName, endings: endings.map((one) => `.${one}`).join(', ') },
  }
}
