import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BackupSummary } from '../../../cli/backup-summary.ts'
import { syncPath } from '../../../files/folder-file-store.ts'
import { newId } from '../../../kernel/id.ts'
import { map, type Result, reject } from '../../../kernel/result.ts'
import { REGISTER_FILE } from '../data-folder.ts'
import { folderInstance } from '../folder-instance.ts'
import { readBackup } from './read-backup.ts'

/** Reads a copy as a restoration would and changes nothing. */
export async function checkBackup(file: string): Promise<Result<BackupSummary>> {
  const stage = await mkdtemp(join(tmpdir(), 'vykonano-check-'))
  try {
    const read = await readBackup(file, { stage, keepContent: false })
    return map(read, (manifest) => ({ ...manifest, file }))
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
}

/**
 * Puts the register of a copy into an empty folder or one that is not there yet. All of it is unpacked and checked aside; the
 * register's own file comes to its place last, so that there is a whole register or none.
 */
export async function restoreBackup(file: string, folder: string): Promise<Result<BackupSummary>> {
  const there = existsSync(folder)
  const found = there ? readdirSync(folder).filter((name) => name !== ROOT_OF_DISK) : []
  if (found.length > 0)
    return reject({
      code: 'restore-not-empty',
      field: 'data',
      facts: { folder, found: found.slice(0, 5).join(', ') },
    })
  // Within a folder that is there: it may be a disk of its own, which cannot be renamed over.
  const stage = there ? join(folder, `.restoring-${newId()}`) : `${folder}.restoring-${newId()}`
  await mkdir(dirname(stage), { recursive: true, mode: 0o750 })
  try {
    const read = await readBackup(file, { stage, keepContent: true })
    if (!read.ok) return read
    // Another mark than the database names, or none: sending waits until a person has looked.
    await folderInstance(stage).write(newId())
    syncPath(stage)
    await (there ? moveInto(stage, folder) : rename(stage, folder))
    syncPath(there ? folder : dirname(folder))
    return map(read, (manifest) => ({ ...manifest, file }))
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
}

/** Every file system of Linux has it at its root. */
const ROOT_OF_DISK = 'lost+found'

async function moveInto(stage: string, folder: string): Promise<void> {
  const names = (await readdir(stage)).filter((name) => name !== REGISTER_FILE)
  for (const name of [...names, REGISTER_FILE]) await rename(join(stage, name), join(folder, name))
  await rmdir(stage)
}
