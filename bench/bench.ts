import { appServer } from './app-server.ts'
import { bareServer } from './bare-server.ts'
import { mailListener } from './mail-listener.ts'
import { measureAll, measureLetters, measureLists, measureMillion } from './measure-all.ts'

// Servers under load run this same program in processes of their own: see `program.ts`.
const [part, ...args] = process.argv.slice(2)
if (part === 'app') await appServer(args[0]!)
else if (part === 'bare') await bareServer(args[0]!, args[1]!)
else if (part === 'smtp') mailListener()
else if (part === 'letters') await measureLetters(args[0])
else if (part === 'lists') await measureLists(args[0])
else if (part === 'million') await measureMillion(args[0])
else await measureAll(part)
