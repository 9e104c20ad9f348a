import { commitIfFirst } from '../../db/commit-as.ts'
import { CommitConflict } from '../../db/database.ts'
import { addMinutes, type Day, type Instant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { LettersContext } from '../context.ts'
import { type Attempt, afterAttempt, afterLoss, CLAIM_MINUTES, type DeliveryEvent } from './delivery.ts'
import { finalizeLetters } from './finalize-letters.ts'
import type { FinalizedLetter } from './finalized.ts'
import { groupCommit, type Part } from './group-commit.ts'
import { type LetterSender, letterSender } from './letter-sender.ts'
import { MailWire, MOST_SILENT } from './mail-wire.ts'
import type { Delivery, Message } from './mailer.ts'
import { type DeliveryChange, deliveryWrites, type Outgoing, readyLetters } from './store.ts'

export interface DeliveryTotals {
  sent: number
  unknown: number
  rejected: number
  deferred: number
  withheld: number
}

export interface DeliveryLimits {
  /** the last day whose letters may leave */
  by: Day
  /** aborted: what is being handed over is finished, the rest is released */
  signal?: AbortSignal
}

const AT_ONCE = 500
/**
 * Sends what is planned: takes some letters, seals them by the state of their tasks now, hands each over and records what the server
 * said. Any number of senders may do this at once; each letter is one sender's.
 */
export async function deliverLetters(
  context: LettersContext,
  { by, signal }: DeliveryLimits,
): Promise<DeliveryTotals> {
  const total: DeliveryTotals = { sent: 0, unknown: 0, rejected: 0, deferred: 0, withheld: 0 }
  const { mail } = context
  if (!mail) return total
  const wire = new MailWire(mail, signal)
  const run = new Run(context, { sender: await letterSender(context), wire, total })
  try {
    await run.sendAll(by).finally(() => run.end())
  } finally {
    wire.close()
  }
  return total
}

interface Claimed {
  outgoing: Outgoing
  sealed: FinalizedLetter
}

class Run {
  readonly #context: LettersContext
  readonly #sender: LetterSender
  readonly #wire: MailWire
  readonly #total: DeliveryTotals
  readonly #underWay = new Set<Promise<void>>()
  #fault: unknown
  readonly #name = newId()
  readonly #commit: ReturnType<typeof groupCommit>

  constructor(
    context: LettersContext,
    { sender, wire, total }: { sender: LetterSender; wire: MailWire; total: DeliveryTotals },
  ) {
    this.#context = context
    this.#sender = sender
    this.#wire = wire
    this.#total = total
    this.#commit = groupCommit(context.db)
  }

  async sendAll(by: Day): Promise<void> {
    let batch = await this.#prepare(by)
    while (batch) {
      // The next letters are sealed while these are on the wire, once the server is known to answer.
      const ahead = this.#wire.answers && !this.#wire.stopped ? this.#prepare(by) : undefined
      const [, sealed] = await Promise.all([this.#handOver(batch), ahead])
      batch = sealed !== undefined ? sealed : (await this.#wire.opens()) ? await this.#prepare(by) : null
    }
  }

  /** Waits for what has been begun. */
  async end(): Promise<void> {
    await Promise.all(this.#underWay)
    if (this.#fault) throw this.#fault
  }

  /** The next letters, taken for this sender and sealed; null where none is ready. */
  async #prepare(by: Day): Promise<Claimed[] | null> {
    for (;;) {
      // What would only wait with this sender is left to others.
      const most = this.#wire.answers ? AT_ONCE : MOST_SILENT
      const ready = await readyLetters(this.#context.db, { now: this.#now(), by, most })
      if (ready.length === 0) return null
      const claimed = await this.#claim(ready)
      if (claimed) return this.#seal(claimed)
    }
  }

  // Null where another sender was first. A letter whose sender was lost half way is told unknown.
  async #claim(ready: readonly Outgoing[]): Promise<Outgoing[] | null> {
    const now = this.#now()
    const claimed: Outgoing[] = []
    const changes = ready.map((letter): DeliveryChange => {
      if (letter.state === 'handing') {
        const events = afterLoss(this.#attempt(letter, letter.attempts, now))
        this.#total.unknown++
        return { letter, events, at: now }
      }
      claimed.push({ ...letter, seq: letter.seq + 1 })
      const event: DeliveryEvent = { state: 'claimed', words: null, readyAt: addMinutes(now, CLAIM_MINUTES) }
      return { letter, events: [event], at: now, claimedBy: this.#name }
    })
    return (await commitIfFirst(this.#context.db, deliveryWrites(changes))) ? claimed : null
  }

  // What has nothing to say any more, or nowhere to go, is done with here.
  async #seal(claimed: readonly Outgoing[]): Promise<Claimed[]> {
    const ids = claimed.map(({ id }) => id)
    let letters = await finalizeLetters(this.#context, ids)
    const fresh = [...letters.values()].some((letter) => 'withheld' in letter || letter.writes.length > 0)
    if (fresh) {
      await this.#settle(claimed, letters)
      letters = await finalizeLetters(this.#context, ids)
    }
    const ready: Claimed[] = []
    for (const outgoing of claimed) {
      const sealed = letters.get(outgoing.id)
      if (!sealed || 'withheld' in sealed) continue
      if (sealed.mailbox) ready.push({ outgoing, sealed })
      else await this.#end(outgoing, 'rejected', 'Немає адреси електронної пошти: надрукуйте лист і вручіть.')
    }
    return ready
  }

  /** What sealing writes, letter by letter: numbers are given by these commits. */
  async #settle(claimed: readonly Outgoing[], letters: Awaited<ReturnType<typeof finalizeLetters>>) {
    await Promise.all(
      claimed.map(async (outgoing) => {
        const letter = letters.get(outgoing.id)
        if (!letter) return
        if (!('withheld' in letter)) {
          if (letter.writes.length > 0) await this.#commit({ writes: letter.writes })
          return
        }
        const now = this.#now()
        const event: DeliveryEvent = { state: 'withheld', words: letter.withheld, readyAt: now }
        const changes = [{ letter: outgoing, events: [event], at: now }]
        await this.#commit({ writes: letter.writes, changes })
        this.#total.withheld++
      }),
    )
  }

  /**
   * Begins to hand the letters over and waits for none: one of which the server says nothing holds up no other. What is not begun
   * when it is time to end is released.
   */
  async #handOver(letters: Claimed[]): Promise<void> {
    const queue = [...letters]
    while (queue.length > 0 && (await this.#wire.take())) {
      const delivered = this.#deliver(queue.shift()!)
        .catch((error: unknown) => {
          this.#fault ??= error
          this.#wire.giveUp()
        })
        .finally(() => this.#underWay.delete(delivered))
      this.#underWay.add(delivered)
    }
    await Promise.all(queue.map(({ outgoing }) => this.#release(outgoing)))
  }

  async #deliver(claimed: Claimed): Promise<void> {
    const letter = await this.#begun(claimed).catch((error: unknown) => {
      this.#wire.leave()
      throw error
    })
    // It waited so long that another sender has taken it.
    if (!letter) return this.#wire.leave()
    const delivery = await this.#wire.send(this.#messageOf(letter))
    if (delivery) await this.#mark(letter, delivery)
    else await this.#release(letter.outgoing)
  }

  /** Writes down that a letter is being handed over: from here on it is unknown whether the server has it. */
  async #begun({ outgoing, sealed }: Claimed): Promise<Claimed | undefined> {
    const begun = this.#now()
    const handing: DeliveryEvent = {
      state: 'handing',
      words: null,
      readyAt: addMinutes(begun, CLAIM_MINUTES),
    }
    const change = { letter: outgoing, events: [handing], at: begun, claimedBy: this.#name, attempt: true }
    if (!(await this.#told({ changes: [change] }))) return undefined
    return { outgoing: { ...outgoing, seq: outgoing.seq + 1, attempts: outgoing.attempts + 1 }, sealed }
  }

  #messageOf({ outgoing, sealed }: Claimed): Message {
    return this.#sender.messageOf(outgoing.id, sealed)
  }

  async #mark({ outgoing, sealed }: Claimed, delivery: Delivery): Promise<void> {
    const now = this.#now()
    const events = afterAttempt(delivery, this.#attempt(outgoing, outgoing.attempts, now, sealed))
    this.#count(delivery, events)
    await this.#told({ changes: [{ letter: outgoing, events, at: now }] })
  }

  // False where another sender, or a person, has said something of the letter since.
  async #told(part: Part): Promise<boolean> {
    try {
      await this.#commit(part)
      return true
    } catch (error) {
      if (error instanceof CommitConflict) return false
      throw error
    }
  }

  #count(delivery: Delivery, events: readonly DeliveryEvent[]): void {
    if (delivery.outcome === 'accepted') this.#total.sent++
    else if (delivery.outcome === 'unknown') this.#total.unknown++
    else if (events.at(-1)!.state === 'rejected') this.#total.rejected++
    else this.#total.deferred++
  }

  async #release(outgoing: Outgoing): Promise<void> {
    const now = this.#now()
    const words = 'Відправник зупинився до передавання.'
    const events = [{ state: 'deferred' as const, words, readyAt: now }]
    await this.#told({ changes: [{ letter: outgoing, events, at: now }] })
  }

  async #end(outgoing: Outgoing, state: 'rejected', words: string): Promise<void> {
    const now = this.#now()
    await this.#commit({ changes: [{ letter: outgoing, events: [{ state, words, readyAt: now }], at: now }] })
    this.#total.rejected++
  }

  #attempt(outgoing: Outgoing, attempts: number, now: Instant, sealed?: FinalizedLetter): Attempt {
    return {
      again: this.#sender.sentAgain(outgoing.kind),
      attempts,
      since: sealed?.datedAt ?? outgoing.since ?? now,
      now,
      unknowns: outgoing.unknowns,
      jitter: Math.random(),
    }
  }

  #now(): Instant {
    return this.#context.clock.now()
  }
}
