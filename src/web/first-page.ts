import type { Role } from '../access/actor.ts'

/** The first page after signing in: the page that was requested, else the sheet of leadership for a leader and «Сьогодні». */
export function firstPage(role: Role, next: string): string {
  return next === '/' && role === 'leader' ? '/reports/leadership' : next
}
