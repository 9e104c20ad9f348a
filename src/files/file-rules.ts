import { type Setting, textSetting } from '../db/settings.ts'
import { wholeText } from '../kernel/sent-values.ts'
import { type FileType, isFileType } from './file-type.ts'

/** What this council lets in. */
export interface FileRules {
  mostBytes: number
  mostAtOnce: number
  types: readonly FileType[]
}

const ordinaryFileRules: FileRules = {
  mostBytes: 25 * 1024 * 1024,
  mostAtOnce: 20,
  types: [
    ...(['pdf', 'png', 'jpeg', 'gif', 'webp', 'tiff'] as const),
    ...(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'doc', 'xls', 'rtf', 'txt'] as const),
    ...(['p7s', 'asice', 'asics', 'eml'] as const),
  ],
}

/** Written as people write a list: «pdf, docx». */
const fileTypes: Setting<readonly FileType[]> = {
  name: 'files-types',
  otherwise: ordinaryFileRules.types,
  read(text) {
    const types = text.split(/[\s,]+/).filter(isFileType)
    return types.length > 0 ? types : undefined
  },
  write: (types) => types.join(' '),
}

/** The settings of the council's own rules; the ordinary ones hold where it has none. */
export const fileRules = {
  mostBytes: textSetting('files-most-bytes', wholeText(1, 9_999_999_999), ordinaryFileRules.mostBytes),
  mostAtOnce: textSetting('files-most-at-once', wholeText(1, 9_999_999_999), ordinaryFileRules.mostAtOnce),
  types: fileTypes,
}
