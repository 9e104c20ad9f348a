/** «812 Б», «34 КБ», «1,2 МБ»; a megabyte is 1024 × 1024 bytes, as file managers have it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} Б`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} КБ`
  return `${(Math.round((bytes / 1024 / 1024) * 10) / 10).toString().replace('.', ',')} МБ`
}
