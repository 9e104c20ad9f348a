import type { XmlNode } from 'easy-template-x'

/** The words of a paragraph, however many pieces Word has cut them into. */
export function wordsIn(node: XmlNode): string {
  if (node.nodeType === 'Text') return node.parentNode?.nodeName === 'w:t' ? node.textContent : ''
  return (node.childNodes ?? []).map(wordsIn).join('')
}
