import type { ReceivedContent } from './file-store.ts'
import type { FileType } from './file-type.ts'

/** A file that has come whole and may be kept. */
export interface ReceivedFile {
  name: string
  type: FileType
  content: ReceivedContent
}

export async function dropAll(received: readonly ReceivedFile[]): Promise<void> {
  for (const { content } of received) await content.drop()
}
