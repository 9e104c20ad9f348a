import { describe, expect, it } from 'vitest'
import { cleanFileName, endingOf } from '../../src/files/file-name.ts'
import { type FileType, fileTypes } from '../../src/files/file-type.ts'
import { watchContent } from '../../src/files/type-of-content.ts'
import { ole, samples, zip } from './samples.ts'

function typeOf(content: Uint8Array, step = content.length || 1): FileType | null {
  const watch = watchContent()
  for (let at = 0; at < content.length; at += step) watch.see(content.subarray(at, at + step))
  return watch.type()
}

describe('a file is what stands in it', () => {
  it.each(Object.keys(fileTypes) as FileType[])(
    '%s, however small the pieces in which it comes',
    async (type) => {
      const sample = samples[type]()
      const content = await sample.bytes()
      expect([typeOf(content), typeOf(content, 7), typeOf(content, 1)]).toEqual([type, type, type])
      expect(fileTypes[type].endings).toContain(endingOf(sample.name))
    },
  )

  it.each<[string, string | Uint8Array]>([
    ['a program of Windows', 'MZ\x90\0\x03\0'],
    ['a program of Linux', '\x7fELF\x02\x01\x01\0'],
    ['a page', '<!DOCTYPE html><p>привіт'],
    ['a page under a mark of order', '\ufeff  <html>'],
    ['a page that begins with words', 'Текст\n<script>alert(1)</script>'],
    ['a drawing with scripts', '<?xml version="1.0"?><svg xmlns="…">'],
    ['a script of the shell', '#!/bin/sh\nrm -rf /'],
    ['text with a NUL', 'рядок\0рядок'],
    ['text in Windows-1251', Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xb3, 0xf2])],
    [
      'a document with macros',
      zip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
    ],
    ['a program of Java', zip({ 'META-INF/MANIFEST.MF': '', 'A.class': '' })],
    ['an archive that is torn', zip({ 'а.txt': 'а' }).subarray(0, 40)],
    ['an installer', ole('MsiTable')],
    ['a page that calls itself PDF further on', '<html>%PDF-1.4'],
  ])('%s is nothing of ours', (_what, content) => {
    expect(typeOf(typeof content === 'string' ? new TextEncoder().encode(content) : content)).toBeNull()
  })

  it('a picture with a page behind it is a picture: nothing will read it otherwise', () => {
    expect(typeOf(Buffer.from('GIF89a<script>alert(1)</script>'))).toBe('gif')
  })
})

it.each([
  ['Звіт.pdf', 'Звіт.pdf'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\Users\\Олена\\Акт.docx', 'Акт.docx'],
  ['зві\u202Efdp.exe', 'звіfdp.exe'],
  ['а\0б\r\n\u200bв.txt', 'абв.txt'],
  ['  Два   пробіли .pdf ', 'Два пробіли .pdf'],
  ['..pdf', 'pdf'],
  ['/', ''],
  ['\u0438\u0306.txt', 'й.txt'],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
})
