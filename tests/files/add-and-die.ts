// Run as a process: adds a file to a document of the register in a folder and is killed at the given moment.
import { registerItself } from '../../src/access/actor.ts'
import { addFiles } from '../../src/documents/files/add-files.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { startTogether } from '../support/processes.ts'

const [folder = '', document = '', moment = ''] = process.argv.slice(2)
const context = await openRegister(folder)
await startTogether()

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  // The signal is on its way; nothing more may happen before it comes.
  for (;;);
}

async function* pieces() {
  yield new TextEncoder().encode(`доказ ${moment}`)
  if (moment === 'within the bytes') die()
}

const commit = context.db.commit
if (moment === 'before the row') context.db.commit = async () => die()
if (moment === 'after the row')
  context.db.commit = async (writes) => {
    await commit(writes)
    die()
  }
const content = await context.files.receive(pieces())
await addFiles(context, registerItself, {
  filesOf: { document },
  received: [{ name: 'Доказ.txt', type: 'txt', content }],
})
