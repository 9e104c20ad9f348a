/** The text of a cell without the marks that no person typed: control characters, carriage returns, spaces around it. */
export function cleanCell(text: string): string {
  return text.replace(CONTROL, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim()
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
