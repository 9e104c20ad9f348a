import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import { staticFiles } from '../../src/web/static-files.ts'
import { type TestContext, testContext } from '../support/context.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const built = join(packageRoot, 'dist/assets/static')

let context: TestContext
beforeAll(async () => {
  context = await testContext()
})
const app = (folder = built) => createApp(context, { serveStatic: staticFiles(folder) })

describe('the files that a page names', () => {
  const addresses = async () => {
    const page = await (await app().request('/sign-in')).text()
    return [...page.matchAll(/(?:href|src)="(\/static\/[^"]*)"/g)].map((match) => match[1]!)
  }

  it('need not be asked for again: style, scripts and icon are kept for ever', async () => {
    const named = await addresses()
    expect(named.map((address) => address.split('/').at(-1))).toEqual([
      'icon.svg',
      'app.css',
      'htmx.min.js',
      'app.js',
    ])
    for (const address of named) {
      const answer = await app().request(address)
      expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, FOR_EVER])
    }
  })

  it('have another address as soon as they hold something else: it is their hash', async () => {
    for (const address of await addresses()) {
      const bytes = new Uint8Array(await (await app().request(address)).arrayBuffer())
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
      expect(address.split('/')[2]).toBe(hash)
      expect(Buffer.from(bytes)).toEqual(readFileSync(join(built, address.split('/')[3]!)))
    }
  })
})

it('under its own name a file is asked about each time, and not sent again where it is the same', async () => {
  const style = await app().request('/static/app.css')
  const etag = style.headers.get('ETag')!
  expect([style.status, style.headers.get('Cache-Control')]).toEqual([200, 'no-cache'])
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await app().request('/static/app.css', { headers: { 'If-None-Match': known } })
    expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([304, etag, ''])
  }
})

it('a page of the day before gets the file of today, and keeps it for that day only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-static-'))
  mkdirSync(join(folder, '00000000000000aa'))
  writeFileSync(join(folder, '00000000000000aa/app.css'), 'p{}')
  writeFileSync(join(folder, 'app.css'), 'p{}')
  const old = await app(folder).request('/static/00000000000000bb/app.css')
  expect([old.status, old.headers.get('Location')]).toEqual([302, '/static/app.css'])
  expect(old.headers.get('Cache-Control')).toBe('no-store')
  expect((await app(folder).request('/static/00000000000000aa/app.css')).headers.get('Cache-Control')).toBe(
    FOR_EVER,
  )
  rmSync(folder, { recursive: true })
})

it('what is not there is absent', async () => {
  for (const path of ['/static/no.css', '/static/', '/static/ce/app.css', '/static/..%2fapp.css'])
    expect([path, (await app().request(path)).status]).toEqual([path, 404])
  expect((await createApp(context).request('/static/app.css')).status).toBe(404)
})
