import { plural } from '../../src/kernel/plural.ts'
import { type PaperName, reportHref } from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'

interface LongReportPageProps {
  report: PaperName
  query: ReportQuery
  department?: string
  rows: number
}

/** Instead of a workbook that would take too long to wait for: the way to have it prepared. */
export function LongReportPage({ report, query, department, rows }: LongReportPageProps) {
  const href = reportHref(report, query, department)
  return (
    <>
      <PageHead
        title={`${reportTitles[report]}: файл Excel`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: reportTitles[report], href },
          { label: 'Файл Excel' },
        ]}
        sub={asOfLine(query)}
      />
      <Sheet>
        <p>
          У цьому звіті {rows.toLocaleString('uk')} {plural(rows, 'рядок', 'рядки', 'рядків')}: файл
          складатиметься довше, ніж варто чекати. Його підготують, поки ви працюєте далі.
        </p>
        <PostForm action="/prepared" class="buttons form-end">
          <input type="hidden" name="list" value={href} />
          <button class="btn primary" type="submit" name="format" value="xlsx">
            Підготувати файл
          </button>
          <a class="btn" href={href}>
            До звіту
          </a>
        </PostForm>
      </Sheet>
    </>
  )
}
