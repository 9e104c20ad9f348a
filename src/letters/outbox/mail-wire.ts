import type { Delivery, MailConnection, Mailer, Message } from './mailer.ts'

const CONNECTIONS = 5
/** How many letters are in hand for each connection: one on the wire, one waiting for it, one being written down. */
const IN_HAND = 3
/** After so many unreachable attempts in a row the run stops trying. */
const MOST_UNREACHED = 3
/** After so many letters in a row without an answer no other is handed over until one is answered. */
export const MOST_SILENT = 3
/** How many connections may wait for an answer beside those in use; servers limit them. */
const MAX_HELD = 10
const PATIENCE_MS = 5_000

/**
 * The connections of one run. A single letter finds out whether the server answers at all; then there are several connections.
 * A letter without an answer keeps its connection and delays no other: the next letter shows whether the letter or the server is
 * the cause. Where it is the server, the run ends.
 */
export class MailWire {
  readonly #mail: Mailer
  readonly #signal: AbortSignal | undefined
  readonly #all: MailConnection[] = []
  readonly #idle: MailConnection[] = []
  #waiting: (() => void)[] = []
  #inHand = 0
  #onWire = 0
  #held = 0
  #silent = 0
  #unreached = 0
  #answers = false
  #givenUp = false

  constructor(mail: Mailer, signal?: AbortSignal) {
    this.#mail = mail
    this.#signal = signal
    signal?.addEventListener('abort', this.#changed)
  }

  /** Whether the server answered the last letter. */
  get answers(): boolean {
    return this.#answers
  }

  /** Whether the run has to stop: it was aborted, or the server does not answer. */
  get stopped(): boolean {
    return this.#givenUp || this.#unreached >= MOST_UNREACHED || this.#signal?.aborted === true
  }

  /** Waits until one more letter may start; false where the run has to stop. */
  async opens(): Promise<boolean> {
    await this.#until(() => this.#inHand < (this.#answers ? CONNECTIONS * IN_HAND : 1))
    return !this.stopped
  }

  /** Reserves a place for one letter, once one is free; false where the run has to stop. */
  async take(): Promise<boolean> {
    if (!(await this.opens())) return false
    this.#inHand++
    return true
  }

  /** Frees the place of a letter that is not sent after all. */
  leave(): void {
    this.#inHand--
    this.#changed()
  }

  /** Hands over a letter with a reserved place. Null where the run stopped first: then no byte of it has left. */
  async send(message: Message): Promise<Delivery | null> {
    await this.#until(() => this.#onWire < (this.#answers ? CONNECTIONS : 1))
    if (this.stopped) {
      this.leave()
      return null
    }
    this.#onWire++
    const trying = !this.#answers
    const connection = this.#idle.pop() ?? this.#connect()
    let held = false
    const tooLong = setTimeout(() => {
      held = true
      this.#hold(trying)
    }, this.#mail.patience ?? PATIENCE_MS)
    try {
      const delivery = await connection.send(message)
      this.#hear(delivery, held)
      return delivery
    } finally {
      clearTimeout(tooLong)
      this.#idle.push(connection)
      if (held) this.#held--
      else this.#passOn()
      this.#changed()
    }
  }

  /** Ends the run for a reason of its own. */
  giveUp(): void {
    this.#givenUp = true
    this.#changed()
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#changed)
    for (const connection of this.#all) connection.close()
  }

  #connect(): MailConnection {
    const connection = this.#mail.connect()
    this.#all.push(connection)
    return connection
  }

  // Of letters that left together the silence is one; the next is of the letter that tried whether there is an answer.
  #hold(trying: boolean): void {
    this.#held++
    if (trying || this.#answers) this.#silent++
    this.#answers = false
    this.#passOn()
    this.#changed()
  }

  #passOn(): void {
    this.#onWire--
    this.#inHand--
  }

  #hear({ outcome }: Delivery, held: boolean): void {
    this.#unreached = outcome === 'unreachable' ? this.#unreached + 1 : 0
    if (outcome !== 'unreachable' && outcome !== 'unknown') {
      this.#answers = true
      this.#silent = 0
    } else if (held && this.#silent >= MOST_SILENT) this.#givenUp = true
  }

  async #until(free: () => boolean): Promise<void> {
    while (!this.stopped && (this.#silent >= MOST_SILENT || this.#held >= MAX_HELD || !free()))
      await new Promise<void>((again) => this.#waiting.push(again))
  }

  // Wakes everyone who waits, to check again.
  readonly #changed = () => {
    const waiting = this.#waiting
    this.#waiting = []
    for (const again of waiting) again()
  }
}
