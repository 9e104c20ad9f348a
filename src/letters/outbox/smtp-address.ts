import type { Mailer } from './mailer.ts'

/** How long a server may be silent before the attempt is given up; `?timeout=` of the address says otherwise, in ms. */
const SILENCE_MS = 120_000
/** How long one letter holds up others, and the part of the silence that is the most it may be. */
const PATIENCE_MS = 5_000
const PATIENCE_PART = 4

/** The content of `SMTP_URL`. */
export interface SmtpAddress {
  host: string
  port: number
  /** `smtps:`, encrypted from the first byte */
  secure: boolean
  /** nothing is said before the connection is encrypted */
  requireTLS: boolean
  ignoreTLS: boolean
  /** with `?tls=no` letters and the password leave this machine unencrypted */
  inTheClear: boolean
  timeout: number
  /** how long a letter may take before others overtake it, in ms */
  patience: number
  auth: { user: string; pass: string } | null
}

/** What the register wants to know of a mailer for this address. */
export function howItSends({ inTheClear, patience }: SmtpAddress): Pick<Mailer, 'inTheClear' | 'patience'> {
  return { inTheClear, patience }
}

/** Reads the address of a mail server. What leaves the machine is encrypted, unless the address itself says `?tls=no`. */
export function smtpAddress(text: string): SmtpAddress {
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // What does not leave the machine needs no certificate.
  const staysHere = ['127.0.0.1', '::1', 'localhost'].includes(host)
  const inTheClear = !secure && !staysHere && url.searchParams.get('tls') === 'no'
  const timeout = Number(url.searchParams.get('timeout')) || SILENCE_MS
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 25),
    secure,
    requireTLS: !secure && !staysHere && !inTheClear,
    ignoreTLS: staysHere || inTheClear,
    inTheClear,
    timeout,
    patience: Math.min(PATIENCE_MS, timeout / PATIENCE_PART),
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : null,
  }
}
