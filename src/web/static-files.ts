import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { isKnown } from './etag.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}

/** Answers `/static/…` from the few files of a folder and of those in it, read once when the server starts. */
export function staticFiles(folder: string): MiddlewareHandler {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/static/${relative(folder, path).replaceAll(sep, '/')}`, readStatic(path)]),
  )
  return async (c, next) => {
    const file = files.get(c.req.path)
    if (!file) return next()
    const headers = { ETag: file.etag, 'Content-Type': file.type }
    if (isKnown(c, file.etag)) return c.body(null, 304, headers)
    return c.body(file.bytes, 200, headers)
  }
}

function readStatic(path: string) {
  const bytes = new Uint8Array(readFileSync(path))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`
  return { bytes, etag, type: types[extname(path)] ?? 'application/octet-stream' }
}
