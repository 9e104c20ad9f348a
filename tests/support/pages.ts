import { createApp } from '../../src/app.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Member, signedIn } from './cast.ts'

/** A page as it was answered: the source, and what people read there. */
export interface AnsweredPage {
  status: number
  html: string
  /** the words without the tags */
  text: string
  /** where it leads, for a redirect */
  to: string | null
  /** what it is: a page, or a file */
  type: string
}

export type Fields = Record<string, string | string[]>

/** The browser of one person, without scripts: reads pages of the composed app and sends its forms. */
export function pagesOf(context: AppContext, member: Member) {
  const app = createApp(context)
  const ask = async (path: string, init: RequestInit = {}): Promise<AnsweredPage> => {
    const answer = await app.request(path, { ...init, headers: await signedIn(context, member) })
    const html = await answer.text()
    const [to, type] = ['Location', 'Content-Type'].map((name) => answer.headers.get(name))
    return { status: answer.status, html, text: wordsOf(html), to: to ?? null, type: type ?? '' }
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Fields) => ask(path, { method: 'POST', body: formOf(fields) }),
  }
}

/** The rows of the list on a page, in words. */
export function rowsOf({ html }: AnsweredPage): string[] {
  const body = /<tbody data-rows[^>]*>(.*?)<\/tbody>/s.exec(html)?.[1] ?? ''
  return body
    .split('<tr')
    .slice(1)
    .map((row) => wordsOf(`<tr${row}`))
}

/** The links of a page that carry these words, as addresses. */
export function linksOf({ html }: AnsweredPage, words: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
    .filter(([, , label = '']) => wordsOf(label).includes(words))
    .map(([, href = '']) => unescaped(href))
}

/** The figures of a page that open a list, by the name of what they count. */
export function figuresOf({ html }: AnsweredPage): Record<string, { href: string; value: number }> {
  const links = [...html.matchAll(/<a [^>]*?href="([^"]*\/list\?[^"]*)"[^>]*>(\d+)<\/a>/g)]
  return Object.fromEntries(
    links.map(([, address = '', figure = '']) => {
      const href = address.replaceAll('&amp;', '&')
      return [new URL(href, 'http://rada').searchParams.get('figure')!, { href, value: Number(figure) }]
    }),
  )
}

/** How many the list behind a figure says that it has. */
export function lengthOf({ html }: AnsweredPage): number {
  return Number(/<h1[^>]*>[^<]*: (\d+)<\/h1>/.exec(html)?.[1])
}

/** What the field with this name holds. */
export function fieldOf({ html }: AnsweredPage, name: string): string | undefined {
  const tag = tagOf(html, name)
  if (!tag) return undefined
  if (tag[1] === 'input') return unescaped(/ value="([^"]*)"/.exec(tag[0])?.[1] ?? '')
  const inside = html.slice(tag.index + tag[0].length).split(`</${tag[1]}>`)[0] ?? ''
  if (tag[1] === 'textarea') return unescaped(inside)
  return unescaped(/<option value="([^"]*)" selected/.exec(inside)?.[1] ?? '')
}

function tagOf(html: string, name: string) {
  const escaped = name.replace(/[[\]]/g, '\\$&')
  return new RegExp(`<(input|textarea|select)\\b[^>]*? name="${escaped}"[^>]*>`).exec(html)
}

function formOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  )
}

function wordsOf(html: string): string {
  return unescaped(html.replace(/<(script|style|template)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name]!)
}
