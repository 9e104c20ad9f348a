import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { packageRoot } from '../../src/server/node/package-root.ts'
import { ranHere } from '../cli/vykonano.ts'

let data: string
let stop: () => Promise<unknown> = async () => {}

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'vykonano-dev-'))
  await ranHere(['seed', 'demo', '--data', data])
})

afterEach(async () => {
  await stop()
  rmSync(data, { recursive: true })
})

/** `npm run dev` on a free port; answers what it prints from now on, and the address once it stands there. */
async function startDev() {
  const child = spawn(process.execPath, ['dev.mjs'], {
    cwd: packageRoot,
    env: { PATH: process.env['PATH'], PORT: '0', VYKONANO_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  let printed = ''
  for await (const part of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += part
    const link = /(http:\/\/localhost:\d+)\/sign-in\/link\/\S+/.exec(printed)
    if (link) {
      child.stdout.resume()
      return { link: link[0], address: link[1]! }
    }
  }
  throw new Error(`it ended: ${printed}`)
}

it('a change of the sources starts the server again on the same data, and pages that are open are told', async () => {
  const { link, address } = await startDev()
  const opened = await fetch(link, { method: 'POST', redirect: 'manual', headers: { Origin: address } })
  expect(opened.status).toBe(303)
  const Cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const account = async () =>
    (await fetch(`${address}/account`, { headers: { Cookie }, redirect: 'manual' })).text()
  const before = await account()
  expect(before).toContain('<script src="/dev-reload.js"></script></body>')
  expect(await (await fetch(`${address}/dev-reload.js`)).text()).toContain('location.reload()')

  const events = (await fetch(`${address}/dev-reload`)).body!.pipeThrough(new TextDecoderStream()).getReader()
  const first = (await events.read()).value
  touch('src/main.ts')
  const second = (await events.read()).value
  expect(second).toMatch(/^data: \d+-1\n\n$/)
  expect(second).not.toBe(first)
  expect(ofOneRendering(await account())).toBe(ofOneRendering(before))
  await events.cancel()
})

function touch(file: string): void {
  const now = new Date()
  utimesSync(join(packageRoot, file), now, now)
}

function ofOneRendering(page: string): string {
  return page.replace(/v=[\w-]+/g, '').replace(/(name="form-key" value=")\w+/g, '$1')
}
