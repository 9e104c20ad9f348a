import { addDays, type Day, daysBetween } from '../../src/kernel/day.ts'

/** Chance that repeats itself: the same draws for the same seed. */
export interface Chance {
  /** from 0 to 1, without 1 */
  draw(): number
  /** whether something of this probability happens */
  in(probability: number): boolean
  /** a whole number, both ends included */
  whole(from: number, to: number): number
  of<T>(things: readonly T[]): T
  weighted<T>(things: readonly (readonly [T, number])[]): T
  day(from: Day, to: Day): Day
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  // mulberry32
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from: number, to: number) => from + Math.floor(draw() * (to - from + 1))
  return {
    draw,
    whole,
    in: (probability) => draw() < probability,
    of: (things) => things[whole(0, things.length - 1)]!,
    weighted(things) {
      let rest = draw() * things.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [thing, weight] of things) {
        rest -= weight
        if (rest < 0) return thing
      }
      return things.at(-1)![0]
    },
    day: (from, to) => addDays(from, whole(0, daysBetween(from, to))),
  }
}
