import { CommitConflict } from '../../db/database.ts'
import { addMinutes, type Day, type Instant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Office } from '../../office.ts'
import { type Attempt, afterAttempt, afterLoss, CLAIM_MINUTES, type DeliveryEvent } from '../delivery.ts'
import { groupCommit } from '../group-commit.ts'
import type { Delivery, MailConnection } from '../mailer.ts'
import { moveOn, type Outgoing, readyLetters } from '../outbox-store.ts'
import type { Sealed } from '../sealed.ts'
import { type LetterSender, letterSender } from './letter-sender.ts'
import { sealLetters } from './seal-letters.ts'

export interface Drained {
  sent: number
  unknown: number
  rejected: number
  deferred: number
  withheld: number
}

export interface DrainWishes {
  /** the last day whose letters may leave */
  by: Day
  /** aborted: what is being handed over is finished, the rest is released */
  signal?: AbortSignal
}

const CONNECTIONS = 5
const AT_ONCE = 50
/** A server that several connections in a row cannot reach is not asked by every letter that waits. */
const MOST_UNREACHED = 3

/**
 * Sends what is planned: takes some letters, seals them by the state of their tasks now, hands each over and records what the server
 * said. Any number of senders may do this at once; each letter is one sender's.
 */
export async function drain(office: Office, { by, signal }: DrainWishes): Promise<Drained> {
  const total: Drained = { sent: 0, unknown: 0, rejected: 0, deferred: 0, withheld: 0 }
  const { mail } = office
  if (!mail) return total
  const run = new Run(office, await letterSender(office), total)
  const connections = Array.from({ length: CONNECTIONS }, () => mail.connect())
  try {
    while (!signal?.aborted && run.unreached < MOST_UNREACHED) {
      const ready = await readyLetters(office.db, { now: office.clock.now(), by, most: AT_ONCE })
      if (ready.length === 0) break
      const claimed = await run.claim(ready)
      if (!claimed) continue
      const letters = await run.seal(claimed)
      await run.handOver(letters, connections, signal)
    }
  } finally {
    for (const connection of connections) connection.close()
  }
  return total
}

interface Claimed {
  outgoing: Outgoing
  sealed: Sealed
}

class Run {
  unreached = 0
  readonly #office: Office
  readonly #sender: LetterSender
  readonly #total: Drained
  readonly #name = newId()
  readonly #commit: ReturnType<typeof groupCommit>

  constructor(office: Office, sender: LetterSender, total: Drained) {
    this.#office = office
    this.#sender = sender
    this.#total = total
    this.#commit = groupCommit(office.db)
  }

  /** Takes the letters for this sender; null where another was first. One whose sender was lost half way is told unknown. */
  async claim(ready: readonly Outgoing[]): Promise<Outgoing[] | null> {
    const now = this.#now()
    const claimed: Outgoing[] = []
    const writes = ready.flatMap((letter) => {
      if (letter.state === 'handing') {
        const events = afterLoss(this.#attempt(letter, letter.attempts, now))
        this.#total.unknown++
        return moveOn(letter, events, now)
      }
      claimed.push({ ...letter, seq: letter.seq + 1 })
      const event: DeliveryEvent = { state: 'claimed', words: null, readyAt: addMinutes(now, CLAIM_MINUTES) }
      return moveOn(letter, [event], now, { claimedBy: this.#name })
    })
    try {
      await this.#office.db.commit(writes)
      return claimed
    } catch (error) {
      if (error instanceof CommitConflict) return null
      throw error
    }
  }

  /** Seals what was claimed; what has nothing to say any more, or nowhere to go, is done with here. */
  async seal(claimed: readonly Outgoing[]): Promise<Claimed[]> {
    const ids = claimed.map(({ id }) => id)
    let letters = await sealLetters(this.#office, ids)
    const fresh = [...letters.values()].some((letter) => 'withheld' in letter || letter.writes.length > 0)
    if (fresh) {
      await this.#settle(claimed, letters)
      letters = await sealLetters(this.#office, ids)
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
  async #settle(claimed: readonly Outgoing[], letters: Awaited<ReturnType<typeof sealLetters>>) {
    await Promise.all(
      claimed.map(async (outgoing) => {
        const letter = letters.get(outgoing.id)
        if (!letter) return
        if (!('withheld' in letter)) {
          if (letter.writes.length > 0) await this.#commit(letter.writes)
          return
        }
        const now = this.#now()
        const event: DeliveryEvent = { state: 'withheld', words: letter.withheld, readyAt: now }
        await this.#commit([...letter.writes, ...moveOn(outgoing, [event], now)])
        this.#total.withheld++
      }),
    )
  }

  /** Hands the letters over, as many at once as there are connections; what is not begun when it is time to stop is released. */
  async handOver(letters: Claimed[], connections: readonly MailConnection[], signal?: AbortSignal) {
    const queue = [...letters]
    await Promise.all(
      connections.map(async (connection) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          if (signal?.aborted || this.unreached >= MOST_UNREACHED) await this.#release(next.outgoing)
          else await this.#handOverOne(next, connection)
        }
      }),
    )
  }

  async #handOverOne({ outgoing, sealed }: Claimed, connection: MailConnection): Promise<void> {
    const begun = this.#now()
    const handing: DeliveryEvent = {
      state: 'handing',
      words: null,
      readyAt: addMinutes(begun, CLAIM_MINUTES),
    }
    await this.#commit(moveOn(outgoing, [handing], begun, { claimedBy: this.#name, attempt: true }))
    const delivery = await connection.send(this.#sender.messageOf(outgoing.id, sealed))
    const now = this.#now()
    const events = afterAttempt(delivery, this.#attempt(outgoing, outgoing.attempts + 1, now, sealed))
    await this.#commit(moveOn({ id: outgoing.id, seq: outgoing.seq + 1 }, events, now))
    this.#count(delivery, events)
  }

  #count(delivery: Delivery, events: readonly DeliveryEvent[]): void {
    if (delivery.outcome === 'accepted') this.#total.sent++
    else if (delivery.outcome === 'unknown') this.#total.unknown++
    else if (events.at(-1)!.state === 'rejected') this.#total.rejected++
    else this.#total.deferred++
    this.unreached = delivery.outcome === 'unreachable' ? this.unreached + 1 : 0
  }

  async #release(outgoing: Outgoing): Promise<void> {
    const now = this.#now()
    const words = 'Відправник зупинився до передавання.'
    await this.#commit(moveOn(outgoing, [{ state: 'deferred', words, readyAt: now }], now))
  }

  async #end(outgoing: Outgoing, state: 'rejected', words: string): Promise<void> {
    const now = this.#now()
    await this.#commit(moveOn(outgoing, [{ state, words, readyAt: now }], now))
    this.#total.rejected++
  }

  #attempt(outgoing: Outgoing, attempts: number, now: Instant, sealed?: Sealed): Attempt {
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
    return this.#office.clock.now()
  }
}
