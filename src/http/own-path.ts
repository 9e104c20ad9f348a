/** The path, if it leads to a page of this very register; the front page otherwise («//host» and «/\host» lead away). */
export function ownPath(text: string | undefined): string {
  if (!text?.startsWith('/')) return '/'
  const url = URL.parse(text, 'http://own.invalid')
  return url?.host === 'own.invalid' ? url.pathname + url.search + url.hash : '/'
}
