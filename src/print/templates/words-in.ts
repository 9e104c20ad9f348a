import type { XmlNode } from 'easy-template-x'

/** The text of a paragraph, joined from the pieces that Word made of it. */
export function wordsIn(node: XmlNode): string {
  if (node.nodeType === 'Text') return node.parentNode?.nodeName === 'w:t' ? node.textContent : ''
  return (node.childNodes ?? []).map(wordsIn).join('')
}
