import type { FileRules } from '../../src/files/file-rules.ts'
import { kindOfFile } from '../../src/files/file-type.ts'
import { sizeWords } from '../../src/kernel/size-text.ts'
import type { ControlAttributes } from '../parts/field.tsx'

/** Where files are chosen, several at once, of the kinds that are let in. */
export function FilesControl({ attributes, rules, required }: { attributes: ControlAttributes } & Let) {
  const endings = rules.types.flatMap((type) => kindOfFile(type).endings.map((ending) => `.${ending}`))
  return <input {...attributes} type="file" multiple required={required} accept={endings.join(',')} />
}

interface Let {
  rules: FileRules
  required?: boolean
}

/** What may be chosen, in words. */
export function filesHint({ mostAtOnce, mostBytes, types }: FileRules): string {
  const kinds = types.map((type) => kindOfFile(type).name).join(', ')
  return `До ${mostAtOnce} за раз, кожен до ${sizeWords(mostBytes)}: ${kinds}.`
}

/** What the form says to the script; an answer that has the section `section` takes its place. */
export function uploadAttributes({ mostBytes }: FileRules, section: string) {
  return {
    enctype: 'multipart/form-data' as const,
    'data-upload': mostBytes,
    'data-upload-most': sizeWords(mostBytes),
    'data-upload-in': section,
  }
}

/** How far the files have come, while they are sent. */
export function Sending() {
  return (
    <p class="sending" role="status" hidden data-upload-status>
      <progress max="100" value="0" aria-label="Скільки надіслано" /> <span />
    </p>
  )
}
