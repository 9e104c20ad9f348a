const OLDEST = 24

/** Ends the process with one sentence under a Node that cannot run the program: its database engine would crash there. */
export function requireNode(): void {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return
  console.error(
    `Потрібен Node.js ${OLDEST} або новіший, а це ${process.versions.node}. Поставте новіший або запускайте через npm: npm start, npm run vykonano.`,
  )
  process.exit(1)
}
