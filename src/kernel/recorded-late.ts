import type { Day, Instant } from './day.ts'

/**
 * When a legal day ends, in UTC. That is 23:59 in Kyiv in summer; in winter the day ends an hour later than this says, so what is
 * taken for late by it is only looked at more closely. The index `task_facts_backdated` holds the same text.
 */
const END_OF_DAY = 'T20:59:59.999Z'

/** The instant by which whatever was recorded on its own day is recorded. */
export function endOfDay(day: Day): Instant {
  return `${day}${END_OF_DAY}` as Instant
}

/** Whether a fact was recorded when the day it happened on had ended. */
export function recordedLate({ happenedOn, recordedAt }: { happenedOn: Day; recordedAt: Instant }): boolean {
  return recordedAt > endOfDay(happenedOn)
}

/** The same of rows of `task_facts` in SQL, under the name that the table has there. */
export function recordedLateSql(alias?: string): string {
  const at = alias ? `${alias}.` : ''
  return `${at}recorded_at > ${at}happened_on || '${END_OF_DAY}'`
}
