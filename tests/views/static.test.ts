import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../views/static/app.css', import.meta.url), 'utf8')
const script = readFileSync(new URL('../../views/static/app.js', import.meta.url), 'utf8')

/** Text on its ground. WCAG 2.2, 1.4.3: at least 4.5 to 1. */
const TEXTS = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'sunken'],
  ['ink', 'mark'],
  ['muted', 'paper'],
  ['muted', 'sheet'],
  ['muted', 'sunken'],
  ['muted', 'mark'],
  ['accent', 'paper'],
  ['accent', 'sheet'],
  ['accent', 'mark'],
  ['on-fill', 'accent-fill'],
  ['on-bar', 'bar'],
  ['bad', 'paper'],
  ['bad', 'sheet'],
  ...['info', 'bad', 'warn', 'good', 'quiet'].map((tone) => [tone, `${tone}-soft`]),
] as [string, string][]

/** Edges of controls and drawings on their ground. WCAG 2.2, 1.4.11: at least 3 to 1. */
const EDGES: [string, string][] = [
  ['edge', 'sheet'],
  ['edge', 'sunken'],
  ['accent', 'sheet'],
  ['bad-fill', 'sheet'],
]

const [light, darkOnly] = css.split('prefers-color-scheme: dark').map(tokens) as [Tokens, Tokens]

describe.each([
  ['light', light],
  ['dark', { ...light, ...darkOnly }],
])('the %s colours', (_, colours) => {
  it.each(TEXTS)('let one read %s on %s', (text, ground) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(EDGES)('show %s on %s', (edge, ground) => {
    expect(contrast(colours[edge]!, colours[ground]!)).toBeGreaterThanOrEqual(3)
  })
})

describe('what the browser is given', () => {
  it('asks no other host for anything', () => {
    expect(css).not.toMatch(/url\(|@import|https?:/)
    expect(script).not.toMatch(/https?:/)
  })

  it('makes no code and no markup out of text', () => {
    expect(script).not.toMatch(
      /\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.style\b/,
    )
  })
})

type Tokens = Record<string, string>

/** The colours of the first `:root` of this part of the sheet. */
function tokens(part: string): Tokens {
  const body = /:root\s*\{([^}]*)\}/.exec(part)?.[1] ?? ''
  const found = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\s*;/g)]
  return Object.fromEntries(found.map((match) => [match[1]!, match[2]!]))
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [red, green, blue] = [0, 2, 4]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
