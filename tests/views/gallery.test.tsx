import { describe, expect, it } from 'vitest'
import { Gallery } from '../../views/gallery.tsx'
import { asset } from '../../views/layout/asset.ts'
import { BarePage } from '../../views/layout/bare-page.tsx'

const HOSTILE = '"><script>alert(1)</script>\' onload=x {{7*7}} &amp;'
const OWN_SCRIPTS = [asset('htmx.min.js'), asset('app.js')]

describe('the parts of pages', () => {
  const page = String(<Gallery />)
  const hostile = String(<Gallery sample={HOSTILE} />)

  it('are rendered at once, as a whole document in Ukrainian', () => {
    expect((<Gallery />).toString()).toBeTypeOf('string')
    expect(page).toMatch(/^<!doctype html>\s*<html lang="uk">/)
    expect(page).toMatch(/<\/html>$/)
  })

  it('let no word of people become markup', () => {
    expect(hostile.length).toBeGreaterThan(page.length)
    expect(hostile).not.toContain('<script>')
    expect(scripts(hostile)).toEqual(OWN_SCRIPTS)
    expect(tagNames(hostile)).toEqual(tagNames(page))
    expect(attributeNames(hostile)).toEqual(attributeNames(page))
  })

  it('keep what was typed, letter for letter', () => {
    const kept = [...hostile.matchAll(/ value="([^"]*)"/g)].map((match) => unescaped(match[1] ?? ''))
    expect(kept.filter((value) => value === HOSTILE).length).toBeGreaterThan(3)
  })

  it('carry no style, no handler and no script of their own: the policy would stop them', () => {
    expect(attributeNames(page).filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
    expect(page).not.toMatch(/<style|javascript:/)
    expect(scripts(page)).toEqual(OWN_SCRIPTS)
    expect(page).toContain('includeIndicatorCSS:false')
  })

  it('ask no other host for anything', () => {
    expect(
      [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].filter((match) => !/^[/#]/.test(match[1]!)),
    ).toEqual([])
  })

  it('have landmarks, one heading of the first level and a way past the side bar', () => {
    expect(count(page, /<main id="main"/g)).toBe(1)
    expect(count(page, /<h1[ >]/g)).toBe(1)
    expect(page).toMatch(/<body[^>]*><a class="skip" href="#main">/)
    expect(page).toContain('<header class="side"')
    const names = [...page.matchAll(/<nav[^>]*aria-label="([^"]*)"/g)].map((match) => match[1])
    expect(count(page, /<nav[ >]/g)).toBe(names.length)
    expect(new Set(names).size).toBe(names.length)
  })

  it('tie every label to a control, and every error and hint to its field', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!))
    const wanted = [...page.matchAll(/ (?:for|aria-describedby|aria-labelledby|list)="([^"]*)"/g)]
    for (const id of wanted.flatMap((match) => match[1]!.split(' '))) expect(ids).toContain(id)
    const links = [...page.matchAll(/class="error-summary".*?<\/ul>/gs)].flatMap((summary) => [
      ...summary[0].matchAll(/href="#([^"]*)"/g),
    ])
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(ids).toContain(link[1])
  })

  it('say a state in words beside its sign', () => {
    const badges = [...page.matchAll(/<span class="badge \w+"><svg.*?<\/svg>([^<]*)<\/span>/g)]
    expect(badges.length).toBeGreaterThan(12)
    for (const badge of badges) expect(badge[1]).toMatch(/\p{L}{3}/u)
  })

  it('offer no page about the product to somebody who has not come in', () => {
    const bare = String(
      <BarePage title="Вхід" council={HOSTILE}>
        <p>Пошта</p>
      </BarePage>,
    )
    expect(bare).not.toMatch(/<nav|<script>/)
    expect(bare).toContain('<h1>Вхід</h1>')
  })
})

function scripts(html: string): string[] {
  return [...html.matchAll(/<script([^>]*)>/g)].map(
    (match) => /src="([^"]*)"/.exec(match[1]!)?.[1] ?? 'inline',
  )
}

function tagNames(html: string): string[] {
  return unique([...html.matchAll(/<([a-z][\w-]*)/g)].map((match) => match[1]!))
}

function attributeNames(html: string): string[] {
  const tags = [...html.matchAll(/<[a-z][\w-]*((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)]
  return unique(
    tags.flatMap((tag) => [...tag[1]!.matchAll(/([\w:-]+)(?:="[^"]*")?/g)].map((match) => match[1]!)),
  )
}

function unique(names: string[]): string[] {
  return [...new Set(names)].sort()
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (_, sign: string) => signs[sign]!)
}

function count(html: string, pattern: RegExp): number {
  return html.match(pattern)?.length ?? 0
}
