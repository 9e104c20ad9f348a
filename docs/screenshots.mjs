// Takes the pictures of the README, `npm run screenshots`: fills two new registers, opens their pages in Chromium and
// writes docs/screenshots/*.png, all but letter.png: that is a letter of the outbox opened in Thunderbird, taken by hand.
// CHROMIUM_PATH says where Chromium is.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const WIDTH = 1280
const TALLEST = 1000

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(root, 'docs/screenshots')
const folder = mkdtempSync(join(tmpdir(), 'vykonano-pictures-'))
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const running = new Set()
mkdirSync(pictures, { recursive: true })
try {
  await livingCouncil(join(folder, 'demo'))
  await publishedHalfYear(join(folder, 'half-year-2023'))
} finally {
  for (const server of running) server.kill('SIGTERM')
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

/** The demo council: what its control department sees every day. */
async function livingCouncil(data) {
  vykonano('seed', 'demo', '--data', data)
  const server = await start(data)
  const page = await signIn(server, /Контролер.*/.exec(server.said)[0])
  await take(page, 'today', '/')
  await take(page, 'register', '/tasks?state=pending')
  await take(page, 'documents', '/documents')
  await take(page, 'queue', '/queue')
  await take(page, 'removal', '/removal')
  await take(page, 'card', await linkOn(page, '/tasks?state=extended', '[data-rows] .doc a'))
  await take(page, 'new-document', '/documents/new', fillForm, 1800)
  await take(page, 'protocol', await linkOn(page, '/meetings', '[data-rows] a'))
  await take(page, 'departments-report', '/reports/departments')
  await take(page, 'signed-report', await linkOn(page, '/reports/sealed', '[data-rows] a'))
  await take(page, 'figure', '/reports/departments/list?figure=departments/total/overdue')
  await take(page, 'calendar', '/calendar')
  await take(page, 'departments-and-people', '/executors')
  await server.stop()
}

/** The first half of 2023, whose every figure was published. */
async function publishedHalfYear(data) {
  vykonano('seed', 'half-year-2023', '--data', data)
  const who = ['--email', 'leader@rada.example', '--name', 'Лисенко Андрій Юрійович', '--role', 'leader']
  const said = vykonano('user', 'add', ...who, '--data', data)
  const server = await start(data)
  const page = await signIn(server, said)
  await take(page, 'half-year-report', '/reports/half-year?from=2023-01-01&to=2023-06-30')
  await server.stop()
}

async function fillForm(page) {
  await page.fill('#title', 'Про заходи з підготовки до паводкового періоду')
  await page.fill('#tasks-0-text', 'Обстежити захисні дамби, пропозиції подати до виконавчого комітету')
  for (const words of ['благо', 'осві']) {
    await page.locator('#tasks-0-executors').pressSequentially(words)
    await offered(page, words)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: '+10 днів' }).click()
  await page.locator('#tasks-0-term-preview b').waitFor()
  await page.getByRole('button', { name: 'Додати пункт' }).click()
  await page.fill('#tasks-1-text', 'Створити запас матеріалів для ліквідації наслідків')
  await page.locator('#tasks-1-executors').pressSequentially('управ')
  await offered(page, 'управ')
}

/** Waits until the list under the field offers what was typed. */
function offered(page, words) {
  return page.locator('[role=option]:visible', { hasText: words }).first().waitFor()
}

async function take(page, name, path, prepare = () => {}, tallest = TALLEST) {
  await page.setViewportSize({ width: WIDTH, height: 860 })
  await page.goto(path)
  await prepare(page)
  const height = await page.evaluate('document.querySelector("main").scrollHeight')
  await page.setViewportSize({ width: WIDTH, height: Math.max(720, Math.min(height, tallest)) })
  await page.evaluate('scrollTo(0, 0)')
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

async function linkOn(page, list, selector) {
  await page.goto(list)
  return page.locator(selector).first().getAttribute('href')
}

async function signIn({ url }, words) {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: 'light',
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(/\/sign-in\/link\/\S+/.exec(words)[0])
  await page.getByRole('button', { name: 'Увійти' }).click()
  await page.waitForURL(`${url}/`)
  return page
}

function vykonano(...words) {
  return execFileSync(process.execPath, [join(root, 'dist/vykonano.js'), ...words], { encoding: 'utf8' })
}

/** The server over the register of this folder, on a free port. */
async function start(data) {
  const server = spawn(process.execPath, [join(root, 'dist/main.js')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', VYKONANO_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(server)
  const [greeting] = await once(server.stdout, 'data')
  const said = String(greeting)
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
  const stop = () => {
    running.delete(server)
    server.kill('SIGTERM')
    return once(server, 'exit')
  }
  return { url, said, stop }
}
