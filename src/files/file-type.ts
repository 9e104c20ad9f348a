export interface KindOfFile {
  /** as people call it */
  name: string
  endings: readonly [string, ...string[]]
  media: string
  /** whether a browser shows it by itself and nothing in it can act */
  preview?: true
}

/** What may be kept, by the name the register gives it. Nothing that a machine executes, nothing that a browser runs. */
export const fileTypes = {
  pdf: { name: 'PDF', endings: ['pdf'], media: 'application/pdf', preview: true },
  png: { name: 'PNG', endings: ['png'], media: 'image/png', preview: true },
  jpeg: { name: 'JPEG', endings: ['jpg', 'jpeg', 'jfif'], media: 'image/jpeg', preview: true },
  gif: { name: 'GIF', endings: ['gif'], media: 'image/gif', preview: true },
  webp: { name: 'WebP', endings: ['webp'], media: 'image/webp', preview: true },
  tiff: { name: 'TIFF', endings: ['tif', 'tiff'], media: 'image/tiff' },
  docx: {
    name: 'DOCX',
    endings: ['docx'],
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    name: 'XLSX',
    endings: ['xlsx'],
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  pptx: {
    name: 'PPTX',
    endings: ['pptx'],
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  odt: { name: 'ODT', endings: ['odt'], media: 'application/vnd.oasis.opendocument.text' },
  ods: { name: 'ODS', endings: ['ods'], media: 'application/vnd.oasis.opendocument.spreadsheet' },
  doc: { name: 'DOC', endings: ['doc'], media: 'application/msword' },
  xls: { name: 'XLS', endings: ['xls'], media: 'application/vnd.ms-excel' },
  rtf: { name: 'RTF', endings: ['rtf'], media: 'application/rtf' },
  txt: { name: 'TXT', endings: ['txt'], media: 'text/plain; charset=utf-8' },
  p7s: { name: 'P7S', endings: ['p7s', 'p7m'], media: 'application/pkcs7-signature' },
  asice: { name: 'ASiC-E', endings: ['asice', 'sce'], media: 'application/vnd.etsi.asic-e+zip' },
  asics: { name: 'ASiC-S', endings: ['asics', 'scs'], media: 'application/vnd.etsi.asic-s+zip' },
  eml: { name: 'EML', endings: ['eml'], media: 'message/rfc822' },
  zip: { name: 'ZIP', endings: ['zip'], media: 'application/zip' },
} as const satisfies Record<string, KindOfFile>

export type FileType = keyof typeof fileTypes

/** What is known of a type; a row may name one that is let in no more. */
export function kindOfFile(type: string): KindOfFile {
  if (isFileType(type)) return fileTypes[type]
  return { name: type.toUpperCase(), endings: [type], media: 'application/octet-stream' }
}

export function isFileType(text: string): text is FileType {
  return Object.hasOwn(fileTypes, text)
}
