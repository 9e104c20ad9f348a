/** Small files of every type, made of what makes them so. */
export const samples = {
  pdf: () =>
    file(
      'Звіт.pdf',
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
trailer<</Root 1 0 R>>\n%%EOF\n`,
    ),
  png: () =>
    file(
      'Скан.png',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
    ),
  jpeg: () => file('Фото.JPG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')),
  gif: () => file('a.gif', 'GIF89a\x01\0\x01\0'),
  webp: () => file('a.webp', 'RIFF\x10\0\0\0WEBPVP8 '),
  tiff: () => file('a.tif', 'II*\0\x08\0\0\0'),
  rtf: () => file('a.rtf', '{\\rtf1\\ansi текст}'),
  txt: () => file('Нотатка.txt', 'Дах полагоджено, акти додано.\n'),
  eml: () => file('Лист.eml', 'From: a@rada.example\r\nDate: Fri, 20 Nov 2026 09:00:00 +0200\r\n\r\n<html>'),
  p7s: () => file('Звіт.pdf.p7s', Buffer.from('3082010006092a864886f70d010702a0820100', 'hex')),
  docx: () => file('a.docx', zip({ '[Content_Types].xml': '', 'word/document.xml': '' })),
  xlsx: () => file('a.xlsx', zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' })),
  pptx: () => file('a.pptx', zip({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' })),
  odt: () => file('a.odt', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' })),
  ods: () => file('a.ods', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })),
  asice: () => file('a.asice', zip({ mimetype: 'application/vnd.etsi.asic-e+zip', 'Звіт.pdf': '' })),
  asics: () => file('a.asics', zip({ mimetype: 'application/vnd.etsi.asic-s+zip' })),
  zip: () => file('a.zip', zip({ 'а.txt': 'а' })),
  doc: () => file('a.doc', ole('WordDocument')),
  xls: () => file('a.xls', ole('Workbook')),
}

export function file(name: string, content: string | Uint8Array): File {
  return new File([typeof content === 'string' ? content : new Uint8Array(content)], name)
}

/** A ZIP whose entries are stored as they are, with the directory at its end. */
export function zip(entries: Record<string, string>): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(entries)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)]
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(head, title, content)
    directory.push(entry, title)
    at += 30 + title.length + content.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

export function ole(stream: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.write(stream, 1500, 'utf16le')
  return new Uint8Array(bytes)
}
