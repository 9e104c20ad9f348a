import { type Refusal, type Result, unlessRefused } from '../../kernel/result.ts'
import type { LetterBlock } from './letter-content.ts'

export const templateKinds = ['reminder', 'digest', 'sheet'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** The placeholders of a template and their meaning. */
export const places = {
  звертання: '«Шановний Іване Петровичу!»',
  перелік: 'завдання, про які лист',
  зведення: 'таблиці зведення підрозділу або керівництва',
  дата: 'день листа',
  кількість: 'скільки завдань і скільки з них прострочено',
  'відповісти до': 'день, до якого чекають відповіді',
  організація: 'назва ради',
  підрозділ: 'назва підрозділу контролю',
} as const
type Place = keyof typeof places

/** Those that take a paragraph of their own. */
const OWN_PARAGRAPH = ['звертання', 'перелік', 'зведення'] as const satisfies Place[]
type OwnParagraph = (typeof OWN_PARAGRAPH)[number]
/** Placeholders inside a sentence. */
export type PlaceWords = Record<Exclude<Place, 'перелік' | 'зведення'>, string>

const LONGEST = 6000
const LONGEST_HEADING = 200

/** The places of this kind of letter. */
export function placesOf(kind: TemplateKind): Place[] {
  return (Object.keys(places) as Place[]).filter((place) => kind !== 'reminder' || place !== 'зведення')
}

/** Every reason why the text cannot be a template of this kind; the text tidied where it can. */
export function judgeTemplate(kind: TemplateKind, text: string): Result<string> {
  const tidy = paragraphsOf(text).join('\n\n')
  const refusals: Refusal[] = []
  const refusal = (code: Refusal['code'], facts: Refusal['facts'] = {}) =>
    refusals.push({ code, field: 'text', facts })
  if (tidy === '') refusal('required')
  if (tidy.length > LONGEST) refusal('too-long', { most: LONGEST })
  const [heading = '', ...body] = paragraphsOf(text)
  if (heading.length > LONGEST_HEADING) refusal('heading-too-long', { most: LONGEST_HEADING })
  const known = placesOf(kind)
  const named = [...tidy.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim())
  for (const name of new Set(named))
    if (!known.some((place) => place === name))
      refusal('unknown-place', { place: name, known: known.map((one) => `{${one}}`).join(', ') })
  if (/[{}]/.test(tidy.replace(/\{[^{}]*\}/g, ''))) refusal('lone-brace')
  for (const place of OWN_PARAGRAPH) {
    if (!known.includes(place) || tidy === '') continue
    const alone = body.filter((paragraph) => placeAlone(paragraph) === place).length
    const all = named.filter((name) => name === place).length
    if (all === 0) refusal('missing-place', { place })
    else if (all > 1 || alone !== all) refusal('place-not-alone', { place })
  }
  return unlessRefused(refusals, tidy)
}

/** A filled template: the heading and the blocks after it. */
export function fillTemplate(text: string, words: PlaceWords): { heading: string; blocks: LetterBlock[] } {
  const [heading = '', ...body] = paragraphsOf(text)
  return { heading: fill(heading, words), blocks: body.map((paragraph) => blockOf(paragraph, words)) }
}

function blockOf(paragraph: string, words: PlaceWords): LetterBlock {
  switch (placeAlone(paragraph)) {
    case 'звертання':
      return { as: 'salutation', text: words.звертання }
    case 'перелік':
      return { as: 'items' }
    case 'зведення':
      return { as: 'tables' }
    default:
      return { as: 'paragraph', text: fill(paragraph, words) }
  }
}

function placeAlone(paragraph: string): OwnParagraph | undefined {
  return OWN_PARAGRAPH.find((place) => new RegExp(`^\\{\\s*${place}\\s*\\}$`).test(paragraph))
}

function fill(text: string, words: PlaceWords): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => words[name.trim() as keyof PlaceWords] ?? '')
}

// A line ends only where a paragraph does: an empty line, or several.
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
}

const ANSWER =
  'Щодо виконаного просимо подати звіт із документами, що його підтверджують. Якщо завдання неможливо виконати в строк, ' +
  'обґрунтоване прохання про продовження подається не пізніше ніж за 3 робочі дні до закінчення строку.'

/** The templates that come with the program. */
export const ownTemplates: Record<TemplateKind, string> = {
  reminder: `Про строки виконання документів

{звертання}

Станом на {дата} Вашої уваги потребують строки виконання документів: {кількість}. Просимо забезпечити виконання й до {відповісти до} відповісти щодо кожного завдання.

{перелік}

${ANSWER}`,
  digest: `Про стан виконання завдань підрозділу

{звертання}

Надсилаємо щотижневе зведення про стан виконання завдань підрозділу станом на {дата}.

{зведення}

{перелік}

Просимо забезпечити виконання прострочених завдань і тих, строк яких спливає цього тижня. Звіти з документами, що підтверджують виконання, просимо подати до {відповісти до}.`,
  sheet: `Про стан виконання документів на контролі

{звертання}

Надсилаємо щомісячний аркуш про стан виконання документів, узятих на контроль, станом на {дата}.

{зведення}

{перелік}

Пропонуємо заслухати керівників підрозділів, які допустили порушення строків, на найближчій нараді.`,
}
