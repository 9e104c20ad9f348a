import type { Day } from '../../src/kernel/day.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Sheet } from '../parts/sheet.tsx'

interface FormsPageProps {
  papers: readonly { paper: string; title: string }[]
  /** what counts today, of papers that have ever had a form of their own */
  forms: ReadonlyMap<string, { from: Day; file: string | null }>
}

/** Which Word form each report has. */
export function FormsPage({ papers, forms }: FormsPageProps) {
  return (
    <>
      <PageHead
        title="Форми документів"
        trail={[{ label: 'Звіти', href: '/reports' }, { label: 'форми' }]}
        sub="У якому вигляді документи виходять у Word. Поки ради своєї форми немає, діє початкова."
      >
        <a class="btn" href="/reports/forms/guide">
          Як зробити свою форму
        </a>
      </PageHead>
      <Sheet flush>
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Документ</th>
              <th scope="col">Форма</th>
              <th scope="col">Діє з</th>
            </tr>
          </thead>
          <tbody>
            {papers.map(({ paper, title }) => {
              const form = forms.get(paper)
              return (
                <tr>
                  <td>
                    <a href={`/reports/forms/${paper}`}>{title}</a>
                  </td>
                  <td data-label="Форма">{form?.file ?? <span class="muted">початкова</span>}</td>
                  <td data-label="Діє з">{form ? formatDay(form.from) : <span class="muted">—</span>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Sheet>
    </>
  )
}
