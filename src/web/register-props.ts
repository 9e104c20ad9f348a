import type { RegisterPageProps } from '../../views/parts/register-page.tsx'
import { may } from '../access/rights.ts'
import { typedInUkrainian } from '../kernel/keyboard-layout.ts'
import { MOST_COUNTED, pageSizeOf } from '../kernel/list-page.ts'
import type { RequestContext } from './app-env.ts'

/** What the page of any register is given beside its question and its rows. */
export function registerProps(c: RequestContext, total: number, text: string | undefined): RegisterPageProps {
  const query = new URL(c.req.url).searchParams
  return {
    query,
    total,
    pageSize: pageSizeOf(query),
    mostCounted: MOST_COUNTED,
    asOf: c.var.today,
    mayRegister: may(c.var.actor, 'register'),
    correction: (total === 0 && text && typedInUkrainian(text)) || undefined,
  }
}
