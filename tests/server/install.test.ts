import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/server/node/package-root.ts'

interface Locked {
  version?: string
  integrity?: string
  resolved?: string
  dev?: boolean
  optional?: boolean
  gypfile?: boolean
  hasInstallScript?: boolean
}

const { allowScripts } = readJson('package.json') as { allowScripts: Record<string, boolean> }
const locked = Object.entries(
  (readJson('package-lock.json') as { packages: Record<string, Locked> }).packages,
).filter(([place]) => place !== '')

it('no package is compiled: better-sqlite3 brings its binaries, and npm of any age is told so', () => {
  expect(allowScripts['better-sqlite3']).toBe(false)
  // An older npm does not read `allowScripts`, and takes the word of the lock.
  expect(locked.find(([place]) => place === 'node_modules/better-sqlite3')?.[1].gypfile).toBe(false)
})

it('a package that runs a script when it is installed has been looked at', () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.length).toBeGreaterThan(0)
  for (const [place] of scripted) expect(allowScripts).toHaveProperty(place.split('node_modules/').at(-1)!)
})

it('every package is known by the hash of its content, on every platform, from whatever registry it comes', () => {
  expect(locked.length).toBeGreaterThan(200)
  expect(locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([])
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

it('without packages of development the programs are built all the same', () => {
  const root = mkdtempSync(join(tmpdir(), 'vykonano-omit-dev-'))
  try {
    for (const part of ['build.mjs', 'package.json', 'src', 'seeds', 'views', 'bench', 'migrations'])
      cpSync(join(packageRoot, part), join(root, part), { recursive: true })
    for (const [place, { dev }] of locked) {
      const installed = join(packageRoot, place)
      if (dev || place.split('node_modules/').length > 2 || !existsSync(installed)) continue
      mkdirSync(dirname(join(root, place)), { recursive: true })
      symlinkSync(installed, join(root, place))
    }
    execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'pipe' })
    for (const program of ['main.js', 'vykonano.js'])
      expect(existsSync(join(root, 'dist', program))).toBe(true)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, file), 'utf8'))
}
