import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unlessAbsent } from '../../files/folder-file-store.ts'
import { newId } from '../../kernel/id.ts'
import type { InstanceMark } from '../../letters/context.ts'

/** The mark of a register in the folder that holds it, outside of its database. */
export function folderInstance(folder: string): InstanceMark {
  const file = join(folder, 'instance')
  return {
    read: () => readFile(file, 'utf8').then((text) => text.trim(), unlessAbsent),
    async write(id) {
      // Several senders may do this at once: each its own file, then one name.
      const fresh = `${file}.${process.pid}.${newId()}`
      await writeFile(fresh, `${id}\n`)
      await rename(fresh, file)
    },
  }
}
