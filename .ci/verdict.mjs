// The slowest files and «N passed, N failed» from vitest's report and the number of steps that failed, and the exit code to
// match.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const SHOWN = 10

const [file, failedSteps] = process.argv.slice(2)
const report = read(file)
const unread = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
)
const failedTests = report.numFailedTests + unread.length
// The step of the tests themselves fails with them: it is not a failure more.
const otherSteps = Number(failedSteps) - (report.success ? 0 : 1)
const failed = failedTests + Math.max(otherSteps, 0) + (failedTests === 0 && !report.success ? 1 : 0)

const slowest = report.testResults
  .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
  .sort((a, b) => b.seconds - a.seconds)
console.log(`\nThe ${Math.min(SHOWN, slowest.length)} slowest of ${slowest.length} files:`)
for (const { name, seconds } of slowest.slice(0, SHOWN))
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${relative('', name)}`)
console.log(`${report.numPassedTests} passed, ${failed} failed`)
process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { testResults: [], numPassedTests: 0, numFailedTests: 0, success: false }
  }
}
