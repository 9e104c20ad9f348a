import { prepareFiles } from '../../exports/actions/prepare-files.ts'
import { heldUntil } from '../../exports/store.ts'
import type { Instant } from '../../kernel/day.ts'
import type { AppContext } from '../../web/app-context.ts'

/** The worker of export jobs for the life of this process: one job at a time, each time it is woken. */
export interface Preparing {
  wake(): void
  /** Stops after the current part; the next worker continues with the rest. */
  stop(): Promise<void>
}

export function keepExporting(context: AppContext): Preparing {
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> | undefined
  let wokenAgain = false
  let later: NodeJS.Timeout | undefined

  const wake = () => {
    wokenAgain = true
    if (!signal.aborted) running ??= work().finally(() => (running = undefined))
  }
  const work = async () => {
    while (wokenAgain && !signal.aborted) {
      wokenAgain = false
      await prepareFiles(context, { signal }).catch((error: unknown) =>
        console.error('файли списків:', error),
      )
    }
    // A file in other hands, or one that failed, is looked at again when its hand is due.
    const until = signal.aborted ? null : await heldUntil(context.db)
    clearTimeout(later)
    if (until) later = setTimeout(wake, untilThen(until)).unref()
  }
  const untilThen = (until: Instant) => Math.max(1000, Date.parse(until) - Date.parse(context.clock.now()))

  return {
    wake,
    async stop() {
      stopping.abort()
      clearTimeout(later)
      await running
    },
  }
}
