import { z } from 'zod'
import { jsonSetting } from '../../db/settings.ts'

/** The sender of letters; empty fields are filled from the register. */
const input = z.object({
  /** the control department */
  department: z.string().max(200).default(''),
  signerPost: z.string().max(200).default(''),
  /** «Олена КОВАЛЬЧУК» */
  signerName: z.string().max(200).default(''),
  /** who prepared the letter, with a telephone */
  writer: z.string().max(200).default(''),
  /** how many working days a person has to answer */
  answerDays: z.number().int().min(1).max(30).default(3),
  /** the right side of Message-ID, where it is not the host of the public address */
  mailHost: z.string().max(200).default(''),
})
export type LetterheadSettings = z.infer<typeof input>

/** Missing fields have their defaults. */
export const letterheadSettings = jsonSetting('letter-office', input, input.parse({}))

/** The right side of Message-ID and References; always a host, even where none is configured. */
export function mailHost({ mailHost }: LetterheadSettings, publicUrl: string | null): string {
  const host = publicUrl && URL.parse(publicUrl)?.hostname
  // An address in figures would need brackets, and changes with the machine.
  return mailHost || (host && !/^[\d.]+$|:/.test(host) ? host : 'vykonano.invalid')
}
