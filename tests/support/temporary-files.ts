import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileStore } from '../../src/files/file-store.ts'
import { folderFileStore } from '../../src/files/folder-file-store.ts'
import { newId } from '../../src/kernel/id.ts'

let root: string | undefined

/** A place for files in a folder of its own, made when the first file comes and gone with the process. */
export function temporaryFiles(): FileStore & { folder: string } {
  root ??= rootOfProcess()
  const folder = join(root, newId())
  return { ...folderFileStore(folder), folder }
}

function rootOfProcess(): string {
  const folder = join(tmpdir(), `vykonano-files-${process.pid}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
