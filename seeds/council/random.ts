/** Chance that repeats itself: the same seed tells the same story. */
export interface Random {
  /** from 0 up to, not including, 1 */
  next(): number
  /** a whole number, both ends included */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** one of the choices, each as likely as its weight says */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/** Mulberry32: 32 bits of state are plenty for a story. */
export function randomFrom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick(from) {
      if (from.length === 0) throw new Error('nothing to pick from')
      return from[int(0, from.length - 1)]!
    },
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return choices.at(-1)![0]
    },
    shuffle(list) {
      const mixed = [...list]
      for (let place = mixed.length - 1; place > 0; place--) {
        const other = int(0, place)
        ;[mixed[place], mixed[other]] = [mixed[other]!, mixed[place]!]
      }
      return mixed
    },
  }
}
