import type { XmlGeneralNode, XmlNode } from 'easy-template-x'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { coreProperties } from '../core-properties.ts'
import { wordsIn } from './words-in.ts'

const MAIN = 'word/document.xml'
const TYPES = '[Content_Types].xml'
const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const WORD_NAMES = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** A part that is read has to be held whole, many times over. */
const MOST_XML = 4 * 1024 * 1024

/** What a field may put in: what is known from the document alone. A day of today or a text from elsewhere is not. */
const FIELDS = [
  'PAGE',
  'NUMPAGES',
  'SECTION',
  'SECTIONPAGES',
  'REF',
  'PAGEREF',
  'STYLEREF',
  'SEQ',
  'HYPERLINK',
]

/** Elements that run, embed or bring in something. */
const foreign = new Set(['w:altChunk', 'w:subDoc', 'w:object', 'w:control', 'w:mailMerge', 'o:OLEObject'])

/** A form that may be kept, and what was removed from it. */
export interface TidyForm {
  parts: Map<string, Uint8Array>
  /** it was bound to a template on a disk or server of the author */
  detached: boolean
}

/**
 * Whether these parts are a Word document that runs nothing and fetches nothing. The template it was written
 * by is unbound and the writer's name left out; whatever else leads out of the file is refused and named.
 */
export async function judgeArchive(
  parts: ReadonlyMap<string, Uint8Array>,
  title: string,
): Promise<Result<TidyForm>> {
  const { xml } = await import('easy-template-x')
  const broken = reject({ code: 'form-broken', field: 'files' })
  const tidy = new Map(parts)
  const refusals = new Map<string, Refusal>()
  const refuseOnce = (code: Refusal['code'], facts: Refusal['facts'] = {}) =>
    refusals.set(JSON.stringify([code, facts]), { code, field: 'files', facts })
  if (!parts.has(TYPES) || !parts.has(MAIN) || !parts.has('_rels/.rels')) return broken
  let detached = false
  for (const [name, bytes] of parts) {
    if (/vba|activex|embeddings|macrosheet/i.test(name)) refuseOnce('form-with-programs')
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    if (bytes.length > MOST_XML)
      return reject({ code: 'form-too-large-inside', field: 'files', facts: { most: MOST_XML } })
    const root = readXml(bytes, xml.parser.parse.bind(xml.parser))
    if (!root) return broken
    if (name === TYPES && !typesOfDocument(root)) return broken
    if (name === TYPES && /macroEnabled|vbaProject|activeX|oleObject/i.test(new TextDecoder().decode(bytes)))
      refuseOnce('form-with-programs')
    if (/\.rels$/i.test(name)) {
      const bound = judgeRelations(root, refuseOnce)
      for (const relation of bound) xml.modify.remove(relation)
      if (bound.length > 0) tidy.set(name, encoded(xml.parser.serializeFile(root)))
      detached ||= bound.length > 0
    } else if (!judgeElements(name, root, refuseOnce)) return broken
    if (
      name === 'word/settings.xml' &&
      removeAll(root, 'w:attachedTemplate', xml.modify.remove.bind(xml.modify))
    )
      tidy.set(name, encoded(xml.parser.serializeFile(root)))
  }
  if (tidy.has('docProps/core.xml')) tidy.set('docProps/core.xml', encoded(coreProperties(title)))
  return refusals.size > 0 ? reject(...refusals.values()) : done({ parts: tidy, detached })
}

// A document type would bring in entities, and another encoding would hide content from this check.
function readXml(bytes: Uint8Array, parse: (text: string) => XmlNode): XmlNode | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /<!(?:DOCTYPE|ENTITY)/i.test(text) || !/<[A-Za-z]/.test(text) ? null : parse(text)
  } catch {
    return null
  }
}

// A template (.dotx) under the name of a document would make files that Word does not open.
function typesOfDocument(types: XmlNode): boolean {
  return childrenOf(types).some(
    ({ attributes = {} }) =>
      attributes['PartName'] === `/${MAIN}` && attributes['ContentType'] === DOCUMENT_TYPE,
  )
}

/** Links that need a click may stay. Answers the links that bind the document to a template. */
function judgeRelations(root: XmlNode, refuseOnce: (code: Refusal['code'], facts: Refusal['facts']) => void) {
  const bound: XmlNode[] = []
  for (const relation of elementsOf(root)) {
    const { Type = '', Target = '', TargetMode = '' } = relation.attributes ?? {}
    const type = Type.split('/').at(-1)!
    if (type === 'aFChunk' || type === 'oleObject' || type === 'control') refuseOnce('form-with-programs', {})
    if (type === 'attachedTemplate') bound.push(relation)
    else if (TargetMode !== '' && TargetMode !== 'Internal') {
      if (type === 'hyperlink' && /^(?:https?:|mailto:)/i.test(Target)) continue
      refuseOnce('form-asks-outside', { target: Target.slice(0, 120) })
    }
  }
  return bound
}

/** False where names of entries could be ambiguous. */
function judgeElements(
  part: string,
  root: XmlNode,
  refuseOnce: (code: Refusal['code'], facts?: Refusal['facts']) => void,
): boolean {
  /** the words of each field that has begun and not come to its result */
  const fields: string[] = []
  for (const node of elementsOf(root)) {
    const attributes = node.attributes ?? {}
    for (const [name, value] of Object.entries(attributes)) {
      if (value === WORD_NAMES && name.startsWith('xmlns') && name !== 'xmlns:w') return false
      if (/^(?:\w+:)?src$/.test(name) && /^(?:[a-z][a-z\d+.-]*:|\\\\|\/\/)/i.test(value))
        refuseOnce('form-asks-outside', { target: value.slice(0, 120) })
    }
    if (foreign.has(node.nodeName)) refuseOnce('form-with-programs')
    if (node.nodeName === 'w:fldSimple') judgeField(attributes['w:instr'] ?? '')
    if (node.nodeName === 'w:instrText' && fields.length > 0) fields[fields.length - 1] += textOf(node)
    if (node.nodeName === 'w:fldChar') {
      if (attributes['w:fldCharType'] === 'begin') fields.push('')
      else if (attributes['w:fldCharType'] === 'separate') {
        judgeField(fields.at(-1) ?? '')
        if (fields.length > 0) fields[fields.length - 1] = 'PAGE'
      } else judgeField(fields.pop() ?? 'PAGE')
    }
    if (node.nodeName !== 'w:p') continue
    const words = wordsIn(node)
    const lone = /[{}]/.exec(words.replace(/\{[^{}]*\}/g, ''))
    if (lone) refuseOnce('form-place-torn', { place: words.trim().slice(0, 80) })
    const place = /\{[^{}]*\}/.exec(words)?.[0]
    if (place && !/^word\/(?:document|header\d*|footer\d*)\.xml$/.test(part))
      refuseOnce('form-place-in-note', { place })
  }
  return true

  function judgeField(instruction: string) {
    const name = instruction.trim().split(/\s/)[0]!.toUpperCase()
    if (!FIELDS.includes(name))
      refuseOnce('form-field', { field: name.slice(0, 40), known: FIELDS.join(', ') })
  }
}

function removeAll(root: XmlNode, name: string, remove: (node: XmlNode) => void): boolean {
  const found = [...elementsOf(root)].filter(({ nodeName }) => nodeName === name)
  for (const node of found) remove(node)
  return found.length > 0
}

// In the order of the document, however deep it is.
function* elementsOf(root: XmlNode): Generator<XmlGeneralNode> {
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeType !== 'General') continue
    yield node
    waiting.push(...(node.childNodes ?? []).toReversed())
  }
}

function childrenOf(node: XmlNode): XmlGeneralNode[] {
  return (node.childNodes ?? []).filter((child): child is XmlGeneralNode => child.nodeType === 'General')
}

function textOf(node: XmlNode): string {
  return (node.childNodes ?? []).map((child) => (child.nodeType === 'Text' ? child.textContent : '')).join('')
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
