/** Every reason an action may refuse for. A code without its sentence does not compile. */
export type RefusalCode =
  | 'conflict'
  | 'not-found'
  | 'not-allowed'
  | 'required'
  | 'too-long'
  | 'not-a-day'
  | 'not-a-choice'
  | 'in-the-future'
  | 'not-an-instant'
  | 'period-reversed'
  | 'as-of-not-seen'
  // registering
  | 'unknown-kind'
  | 'registered-already'
  | 'received-after-registration'
  | 'sent-after-registration'
  | 'document-annulled'
  | 'document-on-control'
  // tasks
  | 'no-executor'
  | 'executor-twice'
  | 'unknown-department'
  | 'unknown-person'
  | 'unknown-mark'
  | 'needs-hour'
  | 'due-before-registration'
  | 'placed-before-registration'
  | 'on-control-already'
  | 'not-on-control'
  | 'executed-already'
  | 'executed-before-registration'
  | 'executed-before-return'
  | 'not-executed'
  | 'no-report'
  | 'acknowledged-already'
  | 'request-waits'
  | 'no-request'
  | 'proposal-waits'
  | 'no-proposal'
  | 'sub-instructions-open'
  | 'not-of-department'
  | 'sub-due-passed'
  | 'sub-due-later'
  | 'same-executors'
  | 'reported-already'
  | 'removed-before-placed'
  | 'removed-before-executed'
  | 'removal-needs-decision'
  | 'not-removed'
  | 'no-question'
  | 'not-an-hour'
  | 'agenda-exists'
  | 'agenda-closed'
  // removal by a decision
  | 'removal-item-blocked'
  | 'removal-item-in-draft'
  | 'removal-not-by-decision'
  | 'removal-not-to-file'
  | 'removal-without-items'
  | 'decision-adopted-already'
  | 'decision-not-adopted'
  | 'decision-reversed-already'
  | 'decision-number-taken'
  | 'unknown-kind'
  | 'unknown-mark'
  | 'unknown-unit'
  | 'not-a-term'
  | 'unclear-term'
  | 'needs-hour'
  | 'term-or-mark'
  | 'extension-no-due-day'
  | 'extension-not-later'
  | 'extension-not-allowed'
  | 'extension-beyond-law'
  // calendar, departments, people
  | 'calendar-row-exists'
  | 'ends-before-beginning'
  | 'regime-overlaps'
  | 'department-exists'
  | 'department-closed'
  | 'department-has-tasks'
  | 'name-not-later'
  | 'person-exists'
  | 'person-left'
  | 'own-account'
  | 'too-many-attempts'
  | 'wrong-sign-in'
  | 'link-expired'
  | 'link-used'
  | 'leave-overlaps'
  | 'own-substitute'
  | 'leave-over'
  | 'not-an-email'
  | 'account-exists'
  | 'unknown-account'
  | 'unknown-role'
  | 'wrong-password'
  | 'password-too-short'
  | 'passwords-differ'
  // letters
  | 'no-tasks'
  | 'letter-on-day-off'
  | 'letter-that-day-already'
  // scans and evidence
  | 'no-file'
  | 'too-many-files'
  | 'upload-too-large'
  | 'file-too-large'
  | 'file-is-empty'
  | 'file-without-name'
  | 'file-name-too-long'
  | 'file-type-refused'
  | 'file-wrong-ending'
  | 'file-withdrawn'
  // commands
  | 'no-register'
  | 'register-not-empty'
  // what programs send
  | 'malformed-json'
  | 'not-json'
  | 'wrong-type'
  | 'unknown-field'
  | 'not-a-day-and-hour'
  | 'not-a-form'
  | 'out-of-range'
  | 'too-many'
  | 'bad-idempotency-key'
  | 'idempotency-key-reused'
  | 'version-required'
  | 'version-mismatch'
  // a register file refused as a whole
  | 'file-absent'
  | 'file-empty'
  | 'file-encoding'
  | 'file-not-a-table'
  | 'file-not-a-register'
  | 'file-broken'
  | 'file-columns-missing'
  | 'file-column-twice'
  | 'file-header-not-first'
  | 'file-two-headers'

/**
 * An expected «no»: a code, the field it is about, and the facts its sentence needs.
 * The Ukrainian sentence for each code lives in `views/words/refusals.ts`.
 */
export interface Refusal {
  code: RefusalCode
  field?: string
  facts?: Record<string, string | number>
}

/** What an action answers: a value, or every reason why not at once. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(...refusals: Refusal[]): { ok: false; refusals: Refusal[] } {
  return { ok: false, refusals }
}
