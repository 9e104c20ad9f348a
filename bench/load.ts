import { Agent, request } from 'node:http'

/** A request of the load, and the status that says it was answered. */
export interface Visit {
  path: string
  status: number
  headers: Record<string, string>
  method?: 'POST'
  body?: string
}

/**
 * Sends so many requests over a few connections that stay open, the visits one after another again and again. Answers how
 * long each took, in milliseconds, from the shortest. An answer of another status ends the bench.
 */
export async function load(
  url: string,
  visits: readonly Visit[],
  count: number,
  connections = 4,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const durations: number[] = []
  let next = 0
  const visitor = async () => {
    while (next < count) {
      const visit = visits[next++ % visits.length]!
      const start = performance.now()
      await send(agent, url, visit)
      durations.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, visitor))
  agent.destroy()
  return durations.toSorted((a, b) => a - b)
}

function send(agent: Agent, url: string, { path, method, headers, body, status }: Visit): Promise<void> {
  return new Promise((answered, failed) => {
    const sent = request(url + path, { agent, method, headers }, (answer) => {
      if (answer.statusCode !== status) failed(new Error(`${answer.statusCode} for ${path}`))
      answer.resume()
      answer.on('end', answered)
    })
    sent.on('error', failed)
    sent.end(body)
  })
}
