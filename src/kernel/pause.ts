/** Lets other work that waits in this process go first: requests, timers. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
