import { createHmac, timingSafeEqual } from 'node:crypto'
import { addDays, type Day, parseIsoDay } from '../../kernel/day.ts'

/** What an answer link holds: the item and the day of its letter. */
export interface AnswerLink {
  itemId: string
  day: Day
}

/**
 * The secret part of a link: the item of the letter, the day of the letter, and a keyed hash over both and their purpose, so that
 * the link of one task opens no other. The day of the letter never changes, so the letter reads the same at every attempt.
 */
export function answerToken({ itemId, day }: AnswerLink, key: string): string {
  return `${itemId}-${day.replaceAll('-', '')}-${markOf(itemId, day, key)}`
}

/** Reads a token; null where a single character of it was changed. */
export function readAnswerToken(token: string, key: string): AnswerLink | null {
  const [, itemId, digits, mark] = /^([0-9a-z]{20})-(\d{8})-([\w-]{43})$/.exec(token) ?? []
  if (!itemId || !digits || !mark) return null
  const day = parseIsoDay(digits.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
  if (!day || !timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(itemId, day, key)))) return null
  return { itemId, day }
}

/** Whether a link of a letter of that day answers no more. */
export function answerLinkExpired({ day }: AnswerLink, today: Day, days: number): boolean {
  return today > addDays(day, days)
}

export function answerLinkPath(token: string): string {
  return `/answer/${token}`
}

function markOf(itemId: string, day: Day, key: string): string {
  return createHmac('sha256', key).update(`answer ${itemId} ${day}`).digest('base64url')
}
