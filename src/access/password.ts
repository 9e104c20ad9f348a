import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What one guess costs. Kept with each hash, so that it can be raised later. */
export interface PasswordCost {
  N: number
  r: number
  p: number
}

/** 32 MB and some 80 ms: what every register in use pays. */
export const FULL_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 1 }
const MEMORY_LIMIT = 64 * 1024 * 1024
const KEY_BYTES = 32
const AT_ONCE = 2

/** «scrypt$N$r$p$salt$hash» */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost, KEY_BYTES)
  return kept(cost, salt.toString('base64url'), key.toString('base64url'))
}

/**
 * Whether this is the password. Where there is none to compare with (no such account, or one that signs in by links),
 * it takes as long to say no, so that the time does not tell which addresses are known.
 */
export async function isPassword(
  password: string,
  keptHash: string | null,
  costOfUnknown: PasswordCost,
): Promise<boolean> {
  const [, N, r, p, salt, hash] = (keptHash ?? unknownHash(costOfUnknown)).split('$')
  const expected = Buffer.from(hash!, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const key = await derive(password, Buffer.from(salt!, 'base64url'), cost, expected.length)
  return timingSafeEqual(key, expected) && keptHash !== null
}

function unknownHash(cost: PasswordCost): string {
  return kept(cost, 'A'.repeat(22), 'A'.repeat(43))
}

function kept({ N, r, p }: PasswordCost, salt: string, hash: string): string {
  return ['scrypt', N, r, p, salt, hash].join('$')
}

async function derive(password: string, salt: Buffer, cost: PasswordCost, bytes: number): Promise<Buffer> {
  await takeTurn()
  try {
    return await new Promise((resolve, reject) => {
      // Two keyboards may write «й» as one sign or as two; it is one password.
      scrypt(password.normalize('NFKC'), salt, bytes, { ...cost, maxmem: MEMORY_LIMIT }, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    passTurn()
  }
}

// Thirty at once would take a gigabyte: the rest stand in line.
let busy = 0
const waiting: (() => void)[] = []

function takeTurn(): Promise<void> | void {
  if (busy < AT_ONCE) busy++
  else return new Promise((resolve) => waiting.push(resolve))
}

function passTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else busy--
}
