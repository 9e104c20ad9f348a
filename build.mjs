// Bundles the programs into dist/ and gathers the static files. Runs under Node 20 too: `npm ci` calls it there.
// Files are put in place by renaming and only where they differ, so builds at the same time do not tear each other.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const DAY = 86_400_000

const programs = {
  main: 'src/main.ts',
  vykonano: 'src/server/node/vykonano.ts',
  'mail-thread': 'src/server/node/mail-thread.ts',
  'paper-thread': 'src/server/node/paper-thread.ts',
  // It stands on packages of development, which `npm ci --omit=dev` leaves out.
  ...(process.argv.includes('--bench') && { bench: 'bench/bench.ts' }),
}

const assets = {
  ...Object.fromEntries(
    await Promise.all(
      readdirSync(join(root, 'views/static')).map(async (file) => [file, await smaller(file)]),
    ),
  ),
  'htmx.min.js': readFileSync(join(root, 'node_modules/htmx.org/dist/htmx.min.js')),
}
// Each under its own name, for whoever does not know the hash, and under an address that never means another content.
const addresses = {}
for (const [file, bytes] of Object.entries(assets)) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  addresses[file] = `/static/${hash}/${file}`
  put(join(dist, 'assets/static', file), bytes)
  put(join(dist, 'assets', addresses[file]), bytes)
}
put(join(dist, 'asset-addresses.json'), Buffer.from(`${JSON.stringify(addresses, null, 2)}\n`))
// The headers that Workers give to files, which the program does not answer there.
put(
  join(dist, 'assets/_headers'),
  Buffer.from(`/static/*
  X-Content-Type-Options: nosniff
  Cross-Origin-Resource-Policy: same-origin
/static/:hash/:file
  Cache-Control: public, max-age=31536000, immutable
/static/:file
  Cache-Control: no-cache
`),
)

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    Object.entries(programs).filter(([, source]) => existsSync(join(root, source))),
  ),
  outdir: dist,
  write: false,
  bundle: true,
  splitting: true,
  // Chunks lie beside the programs: what they find by import.meta.url is equally far from all of them.
  chunkNames: 'chunk-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external: ['better-sqlite3'],
  alias: { 'node-fetch': join(root, 'src/people/global-fetch.ts') },
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'linked',
  sourcesContent: false,
  // CommonJS packages inside an ES module bundle still ask for `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  logLevel: 'warning',
})

// Chunks first: a program must never be there before what it imports.
const isChunk = (file) => basename(file.path).startsWith('chunk-')
for (const file of [...outputFiles.filter(isChunk), ...outputFiles.filter((file) => !isChunk(file))]) {
  put(file.path, file.contents)
}
// Started as a thread from beside the programs, as it is among the sources.
put(join(dist, 'reading-thread.mjs'), readFileSync(join(root, 'src/db/reading-thread.mjs')))
forgetOld(dist, 'chunk-', new Set(outputFiles.map((file) => file.path)))
forgetOld(
  join(dist, 'assets/static'),
  '',
  new Set([
    ...Object.keys(assets).map((file) => join(dist, 'assets/static', file)),
    ...Object.values(addresses).map((address) => dirname(join(dist, 'assets', address))),
  ]),
)

// Without comments and room: what every first visit has to wait for.
async function smaller(file) {
  const bytes = readFileSync(join(root, 'views/static', file))
  const loader = extname(file).slice(1)
  if (loader !== 'css' && loader !== 'js') return bytes
  const { code } = await transform(bytes, { loader, minify: true, charset: 'utf8', legalComments: 'none' })
  return Buffer.from(code)
}

function put(path, bytes) {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, bytes)
  renameSync(temporary, path)
}

// A server that is running may yet load a chunk of its own build, and a page that is open its script, so those of the last
// day stay.
function forgetOld(folder, prefix, current) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (!name.startsWith(prefix) || current.has(path)) continue
    if (statSync(path).mtimeMs < Date.now() - DAY) rmSync(path, { recursive: true, force: true })
  }
}
