import { existsSync } from 'node:fs'
import { registerItself } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { must } from '../support/outcome.ts'
import { startTogether } from '../support/processes.ts'

// Arguments: the folder, how many documents, and optionally a file whose appearance ends the work.
const [folder = '', times = '0', stop] = process.argv.slice(2)
const context = await openRegister(folder)
await startTogether()
for (let time = 0; time < Number(times) && !(stop && existsSync(stop)); time++) {
  must(
    await registerDocument(context, registerItself, {
      kind: 'executive-decision',
      registeredOn: '2026-01-05' as Day,
      receivedAt: null,
      correspondent: null,
      title: `Про рішення ${process.pid}-${time}`,
      publicTitle: null,
      caseIndex: null,
      tasks: [],
    }),
  )
}
await context.db.close()
