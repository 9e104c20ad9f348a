import { resolve } from 'node:path'
import type { Answer, Call, Command } from '../../cli/command.ts'
import { type Given, readCommandLine } from '../../cli/command-line.ts'
import { faultWords } from '../../cli/fault-words.ts'
import { helpOf, helpOfAll } from '../../cli/help.ts'
import { ConfigMistake, readConfig } from '../../config.ts'
import { type Clock, systemClock } from '../../kernel/clock.ts'
import { refusalSentence } from '../../kernel/refusals.ts'
import { map, type Refusal } from '../../kernel/result.ts'
import type { AppContext } from '../../web/app-context.ts'
import { folderInUse, lookInto } from './data-folder.ts'
import { Refused } from './refused.ts'

/** Where a command is run: what a process has around it. */
export interface OptionalParts {
  environment: Record<string, string | undefined>
  stdout: { write(words: string | Uint8Array): unknown }
  stderr: { write(words: string): unknown }
  clock?: Clock
}

/** 0 done, 1 refused, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2

/** Runs one command and answers the exit code; everything it has to say is written by then. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  around: OptionalParts,
): Promise<ExitCode> {
  const parsed = readCommandLine(args, commands)
  switch (parsed.kind) {
    case 'help':
      print(around.stdout, parsed.command ? helpOf(parsed.command) : helpOfAll(commands))
      return 0
    case 'wrong': {
      const about = parsed.command ? ` ${parsed.command.name}` : ''
      print(around.stderr, [parsed.words, `Довідка: vykonano${about} --help`])
      return 2
    }
    case 'call':
      return call(parsed.command, parsed.given, around)
    default:
      return parsed satisfies never
  }
}

async function call(command: Command, given: Given, around: OptionalParts): Promise<ExitCode> {
  const opened: AppContext[] = []
  const json = given.switches.has('json')
  try {
    const outcome = await command.run(callOf(given, around, opened))
    if (outcome.ok) return printAnswer(outcome.value, json, around)
    return printRefusals(outcome.refusals, command, json, around)
  } catch (error) {
    if (error instanceof Refused) return printRefusals([error.refusal], command, json, around)
    print(around.stderr, [error instanceof ConfigMistake ? error.message : faultWords(error)])
    return 1
  } finally {
    for (const { db, reports } of opened) {
      await db.close()
      if (reports !== db) await reports.close()
    }
  }
}

function callOf(given: Given, around: OptionalParts, opened: AppContext[]): Call {
  const { environment, clock = systemClock } = around
  const named = given.options['data']
  const config = {
    ...readConfig(environment),
    ...(named !== undefined && { dataFolder: resolve(named), demoFolder: null }),
  }
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
  const folder = config.dataFolder
  // Where the register of this command lies, or is to begin.
  const find = (whereNone?: 'begin') => {
    const inUse = folderInUse(config)
    if (!whereNone && inUse !== folder && lookInto(inUse).holds === 'register') {
      print(around.stderr, [`Реєстру в ${folder} немає: команда працює з демонстраційною радою в ${inUse}.`])
      return inUse
    }
    const found = lookInto(folder)
    if (found.holds === 'remains') {
      const facts = { folder, found: found.names.join(', ') }
      throw new Refused({ code: 'register-lost', field: 'data', facts })
    }
    return found.holds === 'register' || whereNone ? folder : undefined
  }
  const absent = () => new Refused({ code: 'no-register', field: 'data', facts: { folder } })
  const open = async (whereNone?: 'begin') => {
    const place = find(whereNone)
    if (place === undefined) return undefined
    // The database engine is loaded by those commands alone that need it.
    const { openRegister } = await import('./open-register.ts')
    const context = await openRegister(place, clock, {
      smtpUrl: config.smtpUrl,
      publicUrl,
      tell: (words) => print(around.stderr, [words]),
    })
    opened.push(context)
    return context
  }
  return {
    operands: given.operands,
    options: given.options,
    has: (name) => given.switches.has(name),
    publicUrl,
    async openRegister(whereNone) {
      const context = await open(whereNone)
      if (!context) throw absent()
      return context
    },
    findRegister: () => open(),
    async backup(out) {
      const place = find()
      if (place === undefined) throw absent()
      const { makeBackup } = await import('./backup/make-backup.ts')
      const now = clock.now()
      return makeBackup(
        place,
        out ?? resolve(`vykonano-${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z.tar`),
        now,
      )
    },
    async checkBackup(file) {
      const { checkBackup } = await import('./backup/restore-backup.ts')
      return checkBackup(file)
    },
    async restore(file) {
      const { restoreBackup } = await import('./backup/restore-backup.ts')
      return map(await restoreBackup(file, folder), (made) => ({ ...made, folder }))
    },
    async serve() {
      // The pages are loaded by the one command that shows them.
      const { startServer } = await import('./serve.ts')
      const started = await startServer({ ...config, demoFolder: null })
      // From here on a signal ends the process.
      return started.ok ? new Promise<never>(() => {}) : started
    },
  }
}

function printAnswer(answer: Answer, json: boolean, { stdout, stderr }: OptionalParts): ExitCode {
  if (json) print(stdout, [JSON.stringify(answer.value)])
  else if (answer.bytes) stdout.write(answer.bytes)
  else print(stdout, answer.lines)
  print(stderr, answer.failures ?? [])
  return answer.failures?.length ? 1 : 0
}

function printRefusals(
  refusals: readonly Refusal[],
  command: Command,
  json: boolean,
  { stdout, stderr }: OptionalParts,
): ExitCode {
  const errors = refusals.map((refusal) => ({ field: refusal.field, message: refusalSentence(refusal) }))
  if (json) {
    const detail = errors.map(({ message }) => message).join(' ')
    print(stdout, [JSON.stringify({ code: refusals[0]?.code, detail, errors })])
  }
  print(
    stderr,
    errors.map(({ field, message }) => [nameOf(field, command), message].filter(Boolean).join(': ')),
  )
  return 1
}

/** The way the caller wrote it: «--email», «ФАЙЛ»; nothing for what has no name on the command line. */
function nameOf(field: string | undefined, { options = {}, operands = [] }: Command): string | undefined {
  if (field === undefined) return undefined
  if (field === 'data' || Object.hasOwn(options, field)) return `--${field}`
  return operands.find(({ name }) => name === field)?.placeholder
}

function print(stream: { write(words: string): unknown }, lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.join('\n')}\n`)
}
