import { renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { packageRoot } from '../../src/server/node/package-root.ts'

const made = new Map<string, Promise<string>>()

/**
 * A TypeScript file of the tests as a program of its own: half a second once, where reading six hundred sources costs each process
 * two. It lies beside the programs, for what they find from there, it finds.
 */
export function bundledProgram(source: URL): Promise<string> {
  const known = made.get(source.href) ?? bundle(fileURLToPath(source))
  made.set(source.href, known)
  return known
}

async function bundle(source: string): Promise<string> {
  const program = join(packageRoot, 'dist', `test-${basename(source, '.ts')}.mjs`)
  const made = `${program}.${process.pid}.tmp`
  await build({
    entryPoints: [source],
    outfile: made,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: ['better-sqlite3', 'esbuild'],
    alias: { 'node-fetch': join(packageRoot, 'src/people/global-fetch.ts') },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  })
  // Whole at once: another process of tests may be starting its own.
  renameSync(made, program)
  return program
}
