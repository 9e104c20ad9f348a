import { CommitConflict } from '../../db/database.ts'
import { addMinutes, type Day, type Instant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { LettersContext } from '../context.ts'
import { type Attempt, afterAttempt, afterLoss, CLAIM_MINUTES, type DeliveryEvent } from './delivery.ts'
import { sealLetters } from './finalize-letters.ts'
import type { Sealed } from './finalized.ts'
import { groupCommit, type Part } from './group-commit.ts'
import { type LetterSender, letterSender } from './letter-sender.ts'
import type { Delivery, MailConnection, Message } from './mailer.ts'
import { type Move, moveOn, type Outgoing, readyLetters } from './store.ts'

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
/** How many letters are in hand for each connection: one on the wire, one waiting for it, one being written down. */
const LANES = 3
const AT_ONCE = 500
/** A server that several connections in a row cannot reach is not asked by every letter that waits. */
const MOST_UNREACHED = 3

/**
 * Sends what is planned: takes some letters, seals them by the state of their tasks now, hands each over and records what the server
 * said. Any number of senders may do this at once; each letter is one sender's.
 */
export async function drain(context: LettersContext, { by, signal }: DrainWishes): Promise<Drained> {
  const total: Drained = { sent: 0, unknown: 0, rejected: 0, deferred: 0, withheld: 0 }
  const { mail } = context
  if (!mail) return total
  const run = new Run(context, await letterSender(context), total)
  const connections = Array.from({ length: CONNECTIONS }, () => mail.connect())
  try {
    const stopped = () => signal?.aborted === true || run.unreached >= MOST_UNREACHED
    let batch = await run.prepare(by)
    while (batch) {
      // The next letters are sealed while these are on the wire.
      const next = stopped() ? null : run.prepare(by)
      const [, sealed] = await Promise.all([run.handOver(batch, connections, stopped), next])
      batch = sealed
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
  readonly #context: LettersContext
  readonly #sender: LetterSender
  readonly #total: Drained
  readonly #name = newId()
  readonly #commit: ReturnType<typeof groupCommit>

  constructor(context: LettersContext, sender: LetterSender, total: Drained) {
    this.#context = context
    this.#sender = sender
    this.#total = total
    this.#commit = groupCommit(context.db)
  }

  /** The next letters, taken for this sender and sealed; null where none is ready. */
  async prepare(by: Day): Promise<Claimed[] | null> {
    for (;;) {
      const ready = await readyLetters(this.#context.db, { now: this.#now(), by, most: AT_ONCE })
      if (ready.length === 0) return null
      const claimed = await this.#claim(ready)
      if (claimed) return this.#seal(claimed)
    }
  }

  // Null where another sender was first. A letter whose sender was lost half way is told unknown.
  async #claim(ready: readonly Outgoing[]): Promise<Outgoing[] | null> {
    const now = this.#now()
    const claimed: Outgoing[] = []
    const moves = ready.map((letter): Move => {
      if (letter.state === 'handing') {
        const events = afterLoss(this.#attempt(letter, letter.attempts, now))
        this.#total.unknown++
        return { letter, events, at: now }
      }
      claimed.push({ ...letter, seq: letter.seq + 1 })
      const event: DeliveryEvent = { state: 'claimed', words: null, readyAt: addMinutes(now, CLAIM_MINUTES) }
      return { letter, events: [event], at: now, claimedBy: this.#name }
    })
    try {
      await this.#context.db.commit(moveOn(moves))
      return claimed
    } catch (error) {
      if (error instanceof CommitConflict) return null
      throw error
    }
  }

  // What has nothing to say any more, or nowhere to go, is done with here.
  async #seal(claimed: readonly Outgoing[]): Promise<Claimed[]> {
    const ids = claimed.map(({ id }) => id)
    let letters = await sealLetters(this.#context, ids)
    const fresh = [...letters.values()].some((letter) => 'withheld' in letter || letter.writes.length > 0)
    if (fresh) {
      await this.#settle(claimed, letters)
      letters = await sealLetters(this.#context, ids)
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
          if (letter.writes.length > 0) await this.#commit({ writes: letter.writes })
          return
        }
        const now = this.#now()
        const event: DeliveryEvent = { state: 'withheld', words: letter.withheld, readyAt: now }
        const moves = [{ letter: outgoing, events: [event], at: now }]
        await this.#commit({ writes: letter.writes, moves })
        this.#total.withheld++
      }),
    )
  }

  /** Hands the letters over, as many at once as there are connections; what is not begun when it is time to stop is released. */
  async handOver(letters: Claimed[], connections: readonly MailConnection[], stopped: () => boolean) {
    const queue = [...letters]
    const marked: Promise<void>[] = []
    // While one is on the wire another waits for it, and the last is written down: the wire waits for no disk.
    const lanes = connections.flatMap((connection) => Array.from({ length: LANES }, () => connection))
    await Promise.all(
      lanes.map(async (connection) => {
        while (!stopped()) {
          const letter = await this.#begin(queue)
          if (!letter) return
          if (stopped()) marked.push(this.#release(letter.outgoing))
          else marked.push(this.#mark(letter, await connection.send(this.#messageOf(letter))))
        }
      }),
    )
    await Promise.all(marked)
    await Promise.all(queue.map(({ outgoing }) => this.#release(outgoing)))
  }

  /**
   * Takes the next letter and writes down that it is being handed over: from here on it is unknown whether the server has it. One
   * that waited so long that another sender has taken it is passed over.
   */
  async #begin(queue: Claimed[]): Promise<Claimed | undefined> {
    for (let letter = queue.shift(); letter; letter = queue.shift()) {
      const begun = await this.#begun(letter)
      if (begun) return begun
    }
    return undefined
  }

  async #begun({ outgoing, sealed }: Claimed): Promise<Claimed | undefined> {
    const begun = this.#now()
    const handing: DeliveryEvent = {
      state: 'handing',
      words: null,
      readyAt: addMinutes(begun, CLAIM_MINUTES),
    }
    const move = { letter: outgoing, events: [handing], at: begun, claimedBy: this.#name, attempt: true }
    if (!(await this.#told({ moves: [move] }))) return undefined
    return { outgoing: { ...outgoing, seq: outgoing.seq + 1, attempts: outgoing.attempts + 1 }, sealed }
  }

  #messageOf({ outgoing, sealed }: Claimed): Message {
    return this.#sender.messageOf(outgoing.id, sealed)
  }

  async #mark({ outgoing, sealed }: Claimed, delivery: Delivery): Promise<void> {
    const now = this.#now()
    const events = afterAttempt(delivery, this.#attempt(outgoing, outgoing.attempts, now, sealed))
    this.#count(delivery, events)
    await this.#told({ moves: [{ letter: outgoing, events, at: now }] })
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
    this.unreached = delivery.outcome === 'unreachable' ? this.unreached + 1 : 0
  }

  async #release(outgoing: Outgoing): Promise<void> {
    const now = this.#now()
    const words = 'Відправник зупинився до передавання.'
    const events = [{ state: 'deferred' as const, words, readyAt: now }]
    await this.#told({ moves: [{ letter: outgoing, events, at: now }] })
  }

  async #end(outgoing: Outgoing, state: 'rejected', words: string): Promise<void> {
    const now = this.#now()
    await this.#commit({ moves: [{ letter: outgoing, events: [{ state, words, readyAt: now }], at: now }] })
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
    return this.#context.clock.now()
  }
}
