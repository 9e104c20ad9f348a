import type { Delivery, MailConnection, Mailer, Message } from './mailer.ts'

const CONNECTIONS = 5
/** How many letters are in hand for each connection: one on the wire, one waiting for it, one being written down. */
const IN_HAND = 3
/** A server that several letters in a row cannot reach is not asked by every one that waits. */
const MOST_UNREACHED = 3
/** So many letters in a row of which the server says nothing, and no other is handed over until it is known of one. */
export const MOST_SILENT = 3
/** How many connections may wait for a word beside those in use; servers count them. */
const MAX_HELD = 10
const PATIENCE_MS = 5_000

/**
 * The connections of one run. A single letter finds out whether the server answers at all; then there are several
 * connections. A letter of which the server says nothing keeps its own connection and holds up no other: one more finds out
 * whether the silence is of that letter or of the server. Where it is of the server, the run ends with the first letter
 * that nothing becomes known of.
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

  /** Whether the server answered when it was last heard of. */
  get answers(): boolean {
    return this.#answers
  }

  /** Whether it is time to end: told so, or there is nobody to send to. */
  get stopped(): boolean {
    return this.#givenUp || this.#unreached >= MOST_UNREACHED || this.#signal?.aborted === true
  }

  /** Waits until one more letter may be taken in hand; false where it is time to end. */
  async opens(): Promise<boolean> {
    await this.#until(() => this.#inHand < (this.#answers ? CONNECTIONS * IN_HAND : 1))
    return !this.stopped
  }

  /** Takes the place of one letter in hand, once there is one; false where it is time to end. */
  async take(): Promise<boolean> {
    if (!(await this.opens())) return false
    this.#inHand++
    return true
  }

  /** Gives the place back: the letter is not to be sent after all. */
  leave(): void {
    this.#inHand--
    this.#changed()
  }

  /** Hands over a letter whose place was taken. Null where it was time to end first: then no byte of it has left. */
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

  // Whoever waits looks again.
  readonly #changed = () => {
    const waiting = this.#waiting
    this.#waiting = []
    for (const again of waiting) again()
  }
}
