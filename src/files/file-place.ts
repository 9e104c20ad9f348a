/** Where a file belongs: to a document, or to one of its tasks as evidence. */
export interface FilePlace {
  documentId: string
  taskId: string | null
}

/** How a place is named before it has been looked at. */
export type FilesOf = { document: string } | { task: string }
