import type {
  PathPart,
  PluginContent,
  ScopeData,
  ScopeDataArgs,
  ScopeDataResolver,
  Tag,
  TemplateContext,
  XmlGeneralNode,
  XmlNode,
} from 'easy-template-x'
import { columnPlace, placeName, ROWS, TABLE_NAME, TOTAL, tablePlace } from './form-plan.ts'
import { wordsIn } from './words-in.ts'

/** null is a figure that does not exist. */
export type FormValue = string | number | null

/** What comes into the places of a form. */
export interface FormContent {
  words: Readonly<Record<string, FormValue>>
  /** a Word file whose text and tables come there, made only where the form has the placeholder; null where there is none */
  parts: Readonly<Record<string, () => Promise<Uint8Array | null>>>
  /** by number; null where this paper has none today */
  tables: readonly (FormTableContent | null)[]
}

export interface FormTableContent {
  name: string
  rows: readonly (readonly FormValue[])[]
  total: readonly FormValue[] | null
}

/** Deep enough for a text box in a table. */
export const MOST_DEEP = 60

const PART = 'part'

interface PartContent extends PluginContent {
  nodes: XmlNode[]
}

/** A form that was judged, with a paper in it. */
export async function fillForm(form: Uint8Array, content: FormContent): Promise<Uint8Array> {
  const { TemplateExtension, TemplateHandler, TemplatePlugin, createDefaultPlugins, xml } = await import(
    'easy-template-x'
  )
  const file = form.slice().buffer
  const named = new Set((await new TemplateHandler({ maxXmlDepth: MOST_DEEP }).parseTags(file)).map(nameOf))
  const parts: Record<string, PartContent> = {}
  for (const [place, make] of Object.entries(content.parts)) {
    if (!named.has(place)) continue
    const made = await make()
    parts[place] = { _type: PART, nodes: made ? await bodyOf(made) : [] }
  }

  /** Replaces a paragraph that holds only a placeholder by paragraphs and tables. */
  class PartPlugin extends TemplatePlugin {
    override readonly contentType = PART

    override simpleTagReplacements(tag: Tag, data: ScopeData) {
      if (tag.placement !== 'TextNode') return
      const paragraph = xml.query.findParentByName(tag.xmlTextNode, 'w:p')
      const width = widthAt(paragraph)
      for (const node of data.getScopeData<PartContent>().nodes) {
        const copy = xml.create.cloneNode(node, true)
        if (copy.nodeName === 'w:tbl' && width) narrow(copy, width)
        xml.modify.insertBefore(copy, paragraph)
      }
      xml.modify.remove(paragraph)
    }
  }

  class EachPart extends TemplateExtension {
    constructor(readonly does: (root: XmlNode) => void) {
      super()
    }

    override async execute(_: ScopeData, { currentPart }: TemplateContext) {
      this.does(await currentPart.xmlRoot())
    }
  }

  const handler = new TemplateHandler({
    plugins: [...createDefaultPlugins(), new PartPlugin()],
    maxXmlDepth: MOST_DEEP,
    scopeDataResolver: resolver(content, parts),
    extensions: {
      beforeCompilation: [new EachPart(markEmptied)],
      afterCompilation: [new EachPart((root) => removeEmptied(root, xml.modify.remove.bind(xml.modify)))],
    },
  })
  return new Uint8Array(await handler.process(file, {}))

  async function bodyOf(word: Uint8Array): Promise<XmlNode[]> {
    const document = await new TemplateHandler().getXml(word.slice().buffer)
    const body = (document.childNodes ?? []).find(({ nodeName }) => nodeName === 'w:body')
    return (body?.childNodes ?? []).filter(({ nodeName }) => nodeName !== 'w:sectPr')
  }
}

function nameOf(tag: Tag): string {
  return placeName(tag.name ?? '')
}

type Scope = Record<string, unknown>

// A placeholder is looked up in the row, then in its table, then in the form.
function resolver(content: FormContent, parts: Scope): ScopeDataResolver {
  const words = Object.fromEntries(
    Object.entries(content.words).map(([place, value]) => [place, said(value)]),
  )
  const tables = Object.fromEntries(
    content.tables.map((table, at) => [tablePlace(at + 1), table ? [tableScope(table)] : []]),
  )
  return ({ path }: ScopeDataArgs) => {
    const last = path.at(-1) as Tag
    const scopes = scopesOf(path)
    const key = last.disposition === 'SelfClosed' ? nameOf(last) : `#${nameOf(last)}`
    const found = scopes.find((scope) => Object.hasOwn(scope, key))
    return (found?.[key] ?? '') as ReturnType<ScopeDataResolver>
  }

  function scopesOf(path: readonly PathPart[]): Scope[] {
    const outermost: Scope = { ...words, ...parts }
    for (const [place, scope] of Object.entries(tables)) outermost[`#${place}`] = scope
    const scopes = [outermost]
    for (let at = 0; at + 1 < path.length; at += 2) {
      const [tag, number] = [path[at] as Tag, path[at + 1]]
      if (typeof number !== 'number') break
      const inner = (scopes[0]![`#${nameOf(tag)}`] as Scope[] | undefined)?.[number]
      if (inner) scopes.unshift(inner)
    }
    return scopes
  }
}

function tableScope({ name, rows, total }: FormTableContent): Scope {
  const rowScope = (row: readonly FormValue[]) =>
    Object.fromEntries(row.map((value, at) => [columnPlace(at + 1), said(value)]))
  return {
    [TABLE_NAME]: said(name),
    [`#${ROWS}`]: rows.map(rowScope),
    [`#${TOTAL}`]: total ? [rowScope(total)] : [],
  }
}

// What no XML may hold would make a file that does not open.
function said(value: FormValue): string {
  if (value === null) return '—'
  return String(value)
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu, '')
}

/** Marks paragraphs that hold only the beginning or the end of a section; the finished file never has this mark. */
const EMPTIED = 'emptied'

function markEmptied(root: XmlNode): void {
  for (const node of paragraphsIn(root))
    if (/^\s*\{\s*[#/][^{}]*\}\s*$/.test(wordsIn(node)))
      node.attributes = { ...node.attributes, [EMPTIED]: 'yes' }
}

// A paragraph that held only a placeholder would stay empty. Two adjacent tables would become one.
function removeEmptied(root: XmlNode, remove: (node: XmlNode) => void): void {
  for (const node of paragraphsIn(root)) {
    if (!node.attributes?.[EMPTIED]) continue
    const { [EMPTIED]: _, ...attributes } = node.attributes
    node.attributes = attributes
    const siblings = node.parentNode?.childNodes ?? []
    const at = siblings.indexOf(node)
    const holds = (node.childNodes ?? []).some(
      (one) => one.nodeName !== 'w:pPr' && one.nodeName !== 'w:bookmarkEnd',
    )
    const between = isTable(siblings[at - 1]) && (!siblings[at + 1] || !isParagraph(siblings[at + 1]))
    const section = child(child(node, 'w:pPr'), 'w:sectPr')
    if (!holds && !between && !section && node.parentNode?.nodeName === 'w:body') remove(node)
  }
}

function paragraphsIn(root: XmlNode): XmlGeneralNode[] {
  if (root.nodeType !== 'General') return []
  const inside = (root.childNodes ?? []).flatMap(paragraphsIn)
  return root.nodeName === 'w:p' ? [root, ...inside] : inside
}

function isTable(node: XmlNode | undefined): boolean {
  return node?.nodeName === 'w:tbl'
}

function isParagraph(node: XmlNode | undefined): boolean {
  return node?.nodeName === 'w:p'
}

/** The width of the text in the section of this paragraph, in twentieths of a point; null where it is not given. */
function widthAt(paragraph: XmlNode): number | null {
  const siblings = paragraph.parentNode?.childNodes ?? []
  for (const node of siblings.slice(siblings.indexOf(paragraph))) {
    const section = node.nodeName === 'w:sectPr' ? node : child(child(node, 'w:pPr'), 'w:sectPr')
    if (!section) continue
    const [page, margins] = [child(section, 'w:pgSz'), child(section, 'w:pgMar')]
    const width = numberOf(page, 'w:w') - numberOf(margins, 'w:left') - numberOf(margins, 'w:right')
    return width > 0 ? width : null
  }
  return null
}

// Our tables are as wide as our own sheet: on a narrower sheet each column shrinks in proportion.
function narrow(table: XmlNode, most: number): void {
  const columns = (child(table, 'w:tblGrid')?.childNodes ?? []).map((column) => numberOf(column, 'w:w'))
  const own = columns.reduce((sum, width) => sum + width, 0)
  if (own <= most) return
  const change = (node: XmlNode) => {
    if (node.nodeType !== 'General') return
    const { attributes } = node
    const width = Number(attributes?.['w:w'])
    if (attributes && width > 0 && ['w:gridCol', 'w:tcW', 'w:tblW'].includes(node.nodeName))
      attributes['w:w'] = String(Math.floor((width * most) / own))
    for (const one of node.childNodes ?? []) if (node.nodeName !== 'w:tcMar') change(one)
  }
  change(table)
}

function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.childNodes?.find(({ nodeName }) => nodeName === name)
}

function numberOf(node: XmlNode | undefined, attribute: string): number {
  const value = node?.nodeType === 'General' ? Number(node.attributes?.[attribute]) : Number.NaN
  return Number.isFinite(value) ? value : 0
}
