import type { FilesShown } from '../../../src/documents/files/files-shown.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import type { FormError } from '../../parts/error-summary.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { FilesSheet } from './files-sheet.tsx'

interface FilesPageProps {
  shown: FilesShown
  documentName: string
  errors: FormError[]
}

/** The files of one document alone: where a browser without scripts comes when some were refused. */
export function FilesPage({ shown, documentName, errors }: FilesPageProps) {
  const sheet = FilesSheet({ shown, errors })
  return (
    <>
      <PageHead
        title={`Файли документа ${documentName}`}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: documentName, href: `/documents/${shown.documentId}` },
          { label: 'файли' },
        ]}
      />
      <div class="narrow">{sheet ?? <EmptyState title="Файлів немає" />}</div>
    </>
  )
}
