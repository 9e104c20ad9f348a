import type { Tag, TextNodeTag, XmlNode } from 'easy-template-x'
import { editDistance } from '../../kernel/edit-distance.ts'
import type { Refusal } from '../../kernel/result.ts'
import {
  type FormPlan,
  openingsIn,
  type PlaceScope,
  placeName,
  placesIn,
  ROWS,
  TOTAL,
  tableNumber,
} from './form-plan.ts'
import { wordsIn } from './words-in.ts'

/** Every reason why a form with these places, in their order, cannot be one of this plan. */
export function judgePlaces(tags: readonly Tag[], plan: FormPlan): Refusal[] {
  const refusals = new Map<string, Refusal>()
  const refuseOnce = (code: Refusal['code'], facts: Refusal['facts']) =>
    refusals.set(JSON.stringify([code, facts]), { code, field: 'files', facts })
  const found = new Set<string>()
  /** what has been opened and not closed */
  let open: Opened[] = []
  const scope = (): PlaceScope => open.at(-1)?.scope ?? { in: 'form' }

  for (const tag of tags) {
    const root = rootOf(tag)
    leaveOpen((one) => one.root !== root)
    const place = placeName(tag.name ?? '')
    if (tag.disposition === 'Close') close(tag)
    else if (tag.options || place === '') refuseOnce('form-unknown-place', { place: tag.rawText, near: '' })
    else if (tag.disposition === 'Open') openUp(tag, place, root)
    else value(tag, place, root)
  }
  leaveOpen(() => true)
  for (const ways of plan.required)
    if (!ways.some((place) => found.has(place))) {
      const written = ways.map((place) => `{${place}}`)
      refuseOnce('form-missing-place', { place: written[0]!, ways: written.slice(1).join(', ') })
    }
  return [...refusals.values()]

  function value(tag: Tag, place: string, root: XmlNode) {
    if (!placesIn(plan, scope()).includes(place)) return unknown(place, false)
    found.add(place)
    if (Object.hasOwn(plan.parts, place) && !aloneInBody(tag, root))
      refuseOnce('form-place-not-alone', { place: `{${place}}` })
  }

  function openUp(tag: Tag, place: string, root: XmlNode) {
    const known = openingsIn(plan, scope()).includes(place)
    if (!known) unknown(place, true)
    const above = scope()
    const number = above.in === 'form' ? (tableNumber(place) ?? 1) : above.number
    const inside: PlaceScope = !known
      ? above
      : above.in === 'form'
        ? { in: 'table', number }
        : { in: 'row', number }
    const table = open.at(-1)
    if (known && table && (place === ROWS || place === TOTAL)) table.holds.add(place)
    open.push({ tag, scope: inside, root, holds: new Set(), known })
  }

  function close(tag: Tag) {
    const one = open.pop()
    if (!one) return refuseOnce('form-place-unpaired', { place: tag.rawText })
    const place = placeName(one.tag.name)
    // A total alone is a figure in a sentence; other faults are reported once.
    if (!one.holds.has(TOTAL) || one.holds.has(ROWS)) found.add(place)
    if (tag.name && placeName(tag.name) !== place)
      return refuseOnce('form-place-unpaired', { place: tag.rawText })
    const inRows = place === ROWS || place === TOTAL
    if (!(inRows ? sameRow(one.tag, tag) : sameContainer(one.tag, tag)))
      refuseOnce(inRows ? 'form-rows-apart' : 'form-table-apart', { place: one.tag.rawText })
    if (one.known && one.scope.in === 'table' && one.holds.size === 0)
      refuseOnce('form-table-without-rows', { place: one.tag.rawText })
  }

  function leaveOpen(left: (one: (typeof open)[number]) => boolean) {
    for (const { tag } of open.filter(left)) {
      found.add(placeName(tag.name))
      refuseOnce('form-place-unpaired', { place: tag.rawText })
    }
    open = open.filter((one) => !left(one))
  }

  // Placeholders inside an unknown section cannot be judged.
  function unknown(place: string, opening: boolean) {
    if (open.some(({ known }) => !known)) return
    const mark = opening ? '#' : ''
    const written = `{${mark}${place.slice(0, 60)}}`
    if (opening ? elsewhere(openingsIn, place) : elsewhere(placesIn, place))
      return refuseOnce('form-place-elsewhere', { place: written })
    const known = opening ? everywhere(openingsIn) : everywhere(placesIn)
    const near = nearest(place, known)
    refuseOnce('form-unknown-place', { place: written, near: near ? `{${mark}${near}}` : '' })
  }

  function everywhere(placesOf: typeof placesIn): string[] {
    const inTables = plan.tables.flatMap((_, at) => [
      ...placesOf(plan, { in: 'table', number: at + 1 }),
      ...placesOf(plan, { in: 'row', number: at + 1 }),
    ])
    return [...new Set([...placesOf(plan, { in: 'form' }), ...inTables])]
  }

  function elsewhere(placesOf: typeof placesIn, place: string): boolean {
    return everywhere(placesOf).includes(place)
  }
}

interface Opened {
  tag: Tag
  /** the placeholders allowed inside */
  scope: PlaceScope
  root: XmlNode
  /** rows, a total */
  holds: Set<string>
  known: boolean
}

// The content replaces the whole paragraph: no other text may be in it, and no table around it.
function aloneInBody(tag: Tag, root: XmlNode): boolean {
  if (tag.placement !== 'TextNode' || root.nodeName !== 'w:document') return false
  const paragraph = above(tag.xmlTextNode, 'w:p')
  const container = paragraph?.parentNode?.nodeName
  return container === 'w:body' && wordsIn(paragraph!).trim() === tag.rawText.trim()
}

// One row of a table from its first cell to its last, or words outside of tables.
function sameRow(first: Tag, last: Tag): boolean {
  const [one, other] = [textNode(first), textNode(last)]
  if (!one || !other) return false
  const [row, otherRow] = [above(one, 'w:tr'), above(other, 'w:tr')]
  if (row !== otherRow) return false
  return row ? above(one, 'w:tc') !== above(other, 'w:tc') : sameContainer(first, last)
}

function sameContainer(first: Tag, last: Tag): boolean {
  const [one, other] = [textNode(first), textNode(last)]
  if (!one || !other || above(one, 'w:sdtContent') || above(other, 'w:sdtContent')) return false
  return above(one, 'w:p')?.parentNode === above(other, 'w:p')?.parentNode
}

function textNode(tag: Tag): TextNodeTag['xmlTextNode'] | null {
  return tag.placement === 'TextNode' ? tag.xmlTextNode : null
}

function above(node: XmlNode, name: string): XmlNode | null {
  for (let one: XmlNode | undefined = node; one; one = one.parentNode) if (one.nodeName === name) return one
  return null
}

function rootOf(tag: Tag): XmlNode {
  let node: XmlNode = tag.placement === 'TextNode' ? tag.xmlTextNode : tag.xmlNode
  while (node.parentNode) node = node.parentNode
  return node
}

/** The known placeholder that was probably meant. */
function nearest(place: string, known: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(place.length / 3))
  const [best] = known
    .map((one) => ({ one, apart: editDistance(place, one, most) }))
    .filter(({ apart }) => apart <= most)
    .sort((a, b) => a.apart - b.apart)
  return best?.one ?? known.find((one) => place.length > 2 && one.startsWith(place))
}
