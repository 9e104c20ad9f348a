import type { PreparedFailure } from '../exports/export-job.ts'
import type { ListFormat } from '../exports/list-table.ts'
import type { Day, Instant } from '../kernel/day.ts'
import type { FormulaId } from '../reports/figures/formulas.ts'
import type { SignedReport } from '../reports/query/addresses.ts'

/** What a letter is: whatever else a person is written on a day stands in the same letter. */
export type LetterKind = 'reminder' | 'digest' | 'sheet' | 'test'

/** Where a letter is on its way; see `outbox` in `migrations/`. */
export type DeliveryState =
  | 'planned'
  | 'claimed'
  | 'handing'
  | 'accepted'
  | 'deferred'
  | 'rejected'
  | 'unknown'
  | 'withheld'

/** The tables of `migrations/`, column by column. */
export interface Schema {
  settings: { name: string; value: string }
  document_kinds: {
    id: string
    position: number
    name: string
    journal: string
    index_pattern: string
    incoming: number
    detail: string
  }
  term_marks: { mark: string; position: number; detail: string }
  calendar_days: { day: Day; kind: 'holiday' | 'day-off' | 'working'; name: string; act: string }
  calendar_regimes: { from_day: Day; to_day: Day | null; name: string; act: string }
  calendar_changes: {
    subject: 'day' | 'regime'
    on_day: Day
    seq: number
    before: string | null
    after: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  departments: {
    id: string
    position: number
    name: string
    name_key: string
    head_id: string | null
    closed_on: Day | null
    recorded_at: Instant
    deputy_id: string | null
  }
  department_names: { department_id: string; from_day: Day; name: string; recorded_at: Instant }
  leaves: {
    id: string
    person_id: string
    substitute_id: string
    from_day: Day
    to_day: Day
    order_number: string
    order_date: Day
    recorded_at: Instant
    recorded_by: string | null
  }
  leave_endings: {
    leave_id: string
    last_day: Day
    reason: string
    recorded_at: Instant
    recorded_by: string | null
  }
  people: {
    id: string
    department_id: string | null
    name: string
    short_name: string
    short_key: string
    post: string | null
    email: string | null
    left_on: Day | null
    recorded_at: Instant
    vocative: string | null
    dative: string | null
    post_dative: string | null
  }
  accounts: {
    id: string
    person_id: string
    email: string
    role: 'clerk' | 'controller' | 'executor' | 'head' | 'leader' | 'auditor' | 'admin'
    password: string | null
    recorded_at: Instant
    closed_at: Instant | null
  }
  sessions: { secret: string; account_id: string; opened_at: Instant; expires_at: Instant }
  sign_in_links: { secret: string; account_id: string; issued_at: Instant; expires_at: Instant }
  sign_in_link_uses: { secret: string; used_at: Instant }
  sign_in_attempts: { who: string; at: Instant; id: string }
  api_tokens: { secret: string; account_id: string; issued_at: Instant; revoked_at: Instant | null }
  idempotency_keys: {
    account_id: string
    key: string
    request: string
    status: number
    answer: string
    recorded_at: Instant
  }
  journal_counters: { journal: string; year: number; last: number }
  correspondents: { id: string; name: string; name_key: string }
  documents: {
    id: string
    kind: string
    journal_year: number
    number: string
    number_key: string
    registered_on: Day
    received_at: string | null
    correspondent_id: string | null
    correspondent_number: string | null
    correspondent_number_key: string | null
    correspondent_date: Day | null
    title: string
    public_title: string | null
    case_index: string | null
    version: number
    annulled_on: Day | null
    annulment_reason: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  document_changes: {
    document_id: string
    version: number
    recorded_at: Instant
    recorded_by: string | null
    changes: string
  }
  meeting_questions: {
    id: string
    document_id: string
    position: number
    title: string
    speaker: string | null
    recorded_at: Instant
  }
  tasks: {
    id: string
    document_id: string
    kind: string
    registered_on: Day
    position: number
    point: string
    text: string
    question_id: string | null
    term: string | null
    term_steps: string | null
    series_id: string | null
    series_place: number
    parent_id: string | null
    special: number
    controller_id: string | null
    supervisor_id: string | null
    first_recorded_at: Instant
    seq: number
    department_id: string
    lead_id: string | null
    placed_on: Day | null
    first_due_day: Day | null
    due_day: Day | null
    due_time: string | null
    granted_until: Day | null
    extensions: number
    reported_on: Day | null
    executed_on: Day | null
    completeness: 'full' | 'partly' | null
    removed_on: Day | null
    turned_on: Day | null
    extension_asked_on: Day | null
    reassignment_proposed_on: Day | null
    settled_on: Day | null
    backdated_at: Instant | null
    last_recorded_at: Instant
    due_order: Day
  }
  task_phases: {
    task_id: string
    since: Day | ''
    until: Day
    registered_on: Day
    department_id: string
    placed_on: Day | null
    removed_on: Day | null
    executed_on: Day | null
    completeness: 'full' | 'partly' | null
    first_due_day: Day | null
    due_day: Day | null
  }
  task_facts: {
    task_id: string
    seq: number
    kind:
      | 'term-set'
      | 'assigned'
      | 'placed'
      | 'extended'
      | 'reported'
      | 'returned'
      | 'executed'
      | 'removed'
      | 'returned-to-control'
      | 'edited'
      | 'retracted'
      | 'acknowledged'
      | 'noted'
      | 'part-reported'
      | 'delegated'
      | 'extension-asked'
      | 'extension-refused'
      | 'reassignment-proposed'
      | 'reassignment-declined'
    happened_on: Day
    recorded_at: Instant
    recorded_by: string | null
    day: Day | null
    ground: string | null
    decision_number: string | null
    decision_date: Day | null
    retracts: number | null
    answers: number | null
    detail: string | null
  }
  report_marks: { mark: string; task_id: string; seq: number }
  task_executors: {
    task_id: string
    position: number
    role: 'lead' | 'co-executor' | 'informed'
    department_id: string
    person_id: string | null
  }
  letters: {
    id: string
    journal_year: number
    number: number
    sent_on: Day
    recipient_id: string
    recorded_at: Instant
    recorded_by: string | null
  }
  letter_tasks: { letter_id: string; task_id: string }
  outbox: {
    id: string
    kind: LetterKind
    day: Day
    recipient_id: string
    seq: number
    state: DeliveryState
    ready_at: Instant
    claimed_by: string | null
    attempts: number
    letter_id: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  outbox_events: {
    outbox_id: string
    seq: number
    at: Instant
    state: DeliveryState
    words: string | null
    recorded_by: string | null
  }
  letter_items: {
    id: string
    task_id: string
    due_version: number
    due_day: Day | null
    step: string
    recipient_id: string
    day: Day
    outbox_id: string | null
    dropped: string | null
    revoked_at: Instant | null
    revoked_by: string | null
    recorded_at: Instant
  }
  letter_papers: {
    outbox_id: string
    message_id: string
    dated_at: Instant
    mailbox: string
    subject: string
    text: string
    html: string
    paper: string
    recorded_at: Instant
  }
  notices: {
    id: string
    person_id: string
    task_id: string
    item_id: string
    recorded_at: Instant
    read_at: Instant | null
  }
  letter_templates: {
    kind: 'reminder' | 'digest' | 'sheet'
    version: number
    text: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  mail_replies: {
    id: string
    message_id: string
    outbox_id: string | null
    task_id: string | null
    sender: string
    person_id: string | null
    subject: string
    text: string
    received_at: Instant
    recorded_at: Instant
    settled: 'reported' | 'noted' | 'dismissed' | null
    settled_at: Instant | null
    settled_by: string | null
  }
  mail_reply_files: {
    reply_id: string
    position: number
    name: string
    type: string
    bytes: number
    hash: string
  }
  delay_explanations: {
    task_id: string
    version: number
    said_on: Day
    reason: string
    standing: string
    expected_on: Day
    recorded_at: Instant
    recorded_by: string | null
  }
  sealed_reports: {
    id: string
    year: number
    number: number
    report: SignedReport
    from_day: Day
    to_day: Day
    as_of: Day
    known_on: Instant
    formula: string
    calendar_hash: string
    inputs: string
    inputs_hash: string
    answer: string
    answer_hash: string
    paper: string
    paper_hash: string
    word: string
    word_hash: string
    excel: string
    excel_hash: string
    signer: string
    signed_on: Day
    recorded_at: Instant
    recorded_by: string | null
    hash: string
  }
  report_errata: {
    sealed_id: string
    number: number
    known_on: Instant
    lines: string
    causes: string
    ground: string
    signer: string
    signed_on: Day
    recorded_at: Instant
    recorded_by: string | null
    hash: string
  }
  open_data_settings: {
    version: number
    published: number
    publisher_id: string | null
    places: string
    recorded_at: Instant
    recorded_by: string | null
  }
  formula_acts: {
    from_day: Day
    version: number
    formula: FormulaId
    act_number: string
    act_date: Day
    recorded_at: Instant
    recorded_by: string | null
  }
  form_files: {
    id: string
    paper: string
    hash: string
    name: string
    bytes: number
    recorded_at: Instant
    recorded_by: string | null
  }
  form_versions: {
    paper: string
    version: number
    from_day: Day
    file_id: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  calendar_feeds: {
    secret: string
    account_id: string
    department_id: string | null
    issued_at: Instant
    revoked_at: Instant | null
  }
  search_words: { word: string; document_id: string; task_id: string }
  removal_drafts: {
    id: string
    title: string
    preamble: string
    points: string
    place: string
    signed_by: string
    annex_signed_by: string
    version: number
    recorded_at: Instant
    recorded_by: string | null
  }
  removal_items: {
    draft_id: string
    task_id: string
    seq: number
    ground: 'executed' | 'void' | 'expired' | 'noted' | 'replaced'
  }
  removal_adoptions: {
    draft_id: string
    number: string
    number_key: string
    adopted_on: Day
    document_id: string | null
    annex: string
    recorded_at: Instant
    recorded_by: string | null
  }
  removal_reversals: {
    draft_id: string
    number: string
    decided_on: Day
    reason: string
    tasks: number
    recorded_at: Instant
    recorded_by: string | null
  }
  files: {
    id: string
    hash: string
    name: string
    type: string
    bytes: number
    document_id: string
    task_id: string | null
    recorded_at: Instant
    recorded_by: string | null
    withdrawn_at: Instant | null
    withdrawn_by: string | null
    withdrawal_reason: string | null
  }
  prepared_files: {
    id: string
    account_id: string
    address: string
    format: ListFormat
    name: string
    conditions: string
    asked_on: Day
    asked_at: Instant
    eyes: string
    state: 'waiting' | 'running' | 'ready' | 'failed' | 'withdrawn'
    holder: string | null
    held_until: Instant | null
    attempts: number
    known_at: Instant | null
    ids_hash: string | null
    ids_width: number | null
    rows_all: number | null
    rows_done: number
    hash: string | null
    bytes: number | null
    finished_at: Instant | null
    reason: PreparedFailure | null
  }
  prepared_parts: {
    file_id: string
    part: number
    hash: string
    bytes: number
    length: number
    crc: number
  }
  agendas: {
    id: string
    kind: string
    held_on: Day
    hour: string
    place: string
    chair: string
    version: number
    document_id: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  agenda_items: {
    id: string
    agenda_id: string
    position: number
    title: string
    speaker: string | null
    proposed_by: string | null
    decision: 'accepted' | 'declined' | null
    decided_at: Instant | null
    decided_by: string | null
    question: number | null
    recorded_at: Instant
    recorded_by: string | null
  }
  agenda_marks: { agenda_id: string; task_id: string; seq: number; mark: 'executed' | 'moved' }
  agenda_turns: {
    agenda_id: string
    seq: number
    turn: 'finished' | 'reopened'
    reason: string | null
    recorded_at: Instant
    recorded_by: string | null
  }
  question_speeches: {
    question_id: string
    version: number
    spoken: string
    recorded_at: Instant
    recorded_by: string | null
  }
  protocol_details: {
    document_id: string
    version: number
    hour: string
    place: string
    chair: string
    attendees: string
    keeper: string
    recorded_at: Instant
    recorded_by: string | null
  }
}
