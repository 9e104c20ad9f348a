/**
 * The path, if it leads to a page of this very register; the front page otherwise. «//host» and «/\\host» lead away, and
 * so does what becomes one of them when dots are resolved.
 */
export function ownPath(text: string | undefined): string {
  if (!text?.startsWith('/')) return '/'
  const url = URL.parse(text, 'http://own.invalid')
  if (url?.host !== 'own.invalid' || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
