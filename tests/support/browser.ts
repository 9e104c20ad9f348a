import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Member, signedIn } from './cast.ts'
import { type RunningServer, serveContext } from './serve.ts'

export interface VisitOptions {
  /** Who has signed in; a stranger without it. */
  as?: Member
  width?: number
  height?: number
  javaScript?: boolean
  colorScheme?: 'light' | 'dark'
}

/** A register that runs already, somewhere on this machine. */
export interface Site {
  url: string
  /** The cookie of a session opened there. */
  cookieOf(member: Member): Promise<string>
}

/** Opens a browser window at the register's own server, or at one that runs; `page.goto('/tasks')` needs no host. */
export type Visit = (place: AppContext | Site, options?: VisitOptions) => Promise<Page>

// The one without windows where it is: the same pages at half the cost, for a browser's own window is drawn nowhere.
const usual = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium']
const executablePath = process.env['CHROMIUM_PATH'] ?? usual.find(existsSync) ?? 'the usual places'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page lives for a second or two: what is compiled for speed, on every core, would be thrown away with it.
  '--js-flags=--max-optimized-bytecode-size=0',
]

/**
 * Tests that need a real browser. Windows and servers close after each test, which fails when a page threw an error or
 * broke the content policy. Without Chromium the tests are skipped and say so; in CI that is a failure.
 */
export function inBrowser(name: string, tests: (visit: Visit) => void): void {
  if (existsSync(executablePath)) {
    describe(name, () => withBrowser(tests))
  } else if (process.env['CI']) {
    it(name, () => expect.fail(`no Chromium at ${executablePath}`))
  } else {
    console.warn(`«${name}» skipped: no Chromium at ${executablePath}; CHROMIUM_PATH says where else.`)
    describe.skip(name, () => tests(noVisit))
  }
}

const noVisit: Visit = () => Promise.reject(new Error('no Chromium'))

let browser: Promise<Browser> | undefined

// Chromium takes a second to start and keeps nothing between windows: the files of one process share it, and it ends with
// the process.
function browserOfProcess(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath, args })
  return browser
}

function withBrowser(tests: (visit: Visit) => void): void {
  const servers = new Map<AppContext, RunningServer>()
  const windows: BrowserContext[] = []
  let troubles: string[] = []

  beforeAll(async () => {
    await browserOfProcess()
  })

  tests(async (place, { as, width = 1280, height = 900, javaScript = true, colorScheme = 'light' } = {}) => {
    const { url, cookieOf } = 'url' in place ? place : await siteOf(place)
    const window = await (await browserOfProcess()).newContext({
      baseURL: url,
      viewport: { width, height },
      javaScriptEnabled: javaScript,
      colorScheme,
      locale: 'uk-UA',
      timezoneId: 'Europe/Kyiv',
      reducedMotion: 'reduce',
    })
    windows.push(window)
    if (as) {
      const [cookieName = '', value = ''] = (await cookieOf(as)).split('=')
      await window.addCookies([{ name: cookieName, value, url }])
    }
    const page = await window.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      // The answer itself says what a refused request was; the browser need not repeat it.
      const repeated = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !repeated) troubles.push(message.text())
    })
    return page
  })

  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close()
    for (const server of servers.values()) await server.stop()
    servers.clear()
    const seen = troubles
    troubles = []
    expect(seen, 'errors in the browser').toEqual([])
  })

  async function siteOf(context: AppContext): Promise<Site> {
    const server = servers.get(context) ?? (await serveContext(context))
    servers.set(context, server)
    return { url: server.url, cookieOf: async (member) => (await signedIn(context, member)).Cookie }
  }
}
