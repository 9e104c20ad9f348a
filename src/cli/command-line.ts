import { parseArgs } from 'node:util'
import type { Command, CommandOption } from './command.ts'

/** What the words after the program's name ask for. */
export type CommandLine =
  | { kind: 'help'; command?: Command }
  | { kind: 'wrong'; command?: Command; words: string }
  | { kind: 'call'; command: Command; given: Given }

export interface Given {
  operands: Record<string, string>
  options: Record<string, string>
  switches: Set<string>
}

/** Options of every command. */
export const everyCommand: Readonly<Record<string, CommandOption>> = {
  data: { placeholder: 'ТЕКА', help: 'де лежать дані; інакше VYKONANO_DATA, інакше ./data' },
  json: { help: 'надрукувати рівно одне значення JSON' },
  help: { help: 'показати цю довідку' },
}

/** Reads the words of a call against the table of commands. */
export function readCommandLine(args: readonly string[], commands: readonly Command[]): CommandLine {
  const { first, rest } = commonFirst(args)
  const asksHelp = [...first, ...rest].some((word) => word === '--help' || word === '-h')
  const command = commandNamed(rest, commands)
  if (!command) return asksHelp || rest[0] === 'help' ? { kind: 'help' } : unknownCommand(rest, commands)
  if (asksHelp) return { kind: 'help', command }
  const words = [...rest.slice(command.name.split(' ').length), ...first]
  const given = readGiven(words, command)
  return typeof given === 'string'
    ? { kind: 'wrong', command, words: given }
    : { kind: 'call', command, given }
}

/** The options of every command may also stand before its name. */
function commonFirst(args: readonly string[]): { first: string[]; rest: string[] } {
  let end = 0
  while (args[end]?.startsWith('-')) end += args[end] === '--data' ? 2 : 1
  return { first: args.slice(0, end), rest: args.slice(end) }
}

function commandNamed(words: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, place) => words[place] === word))
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): CommandLine {
  const names = commands.map(({ name }) => name)
  if (words.length === 0) return { kind: 'wrong', words: `Вкажіть команду: ${names.join(', ')}.` }
  const near = names.filter((name) => name.startsWith(`${words[0]} `))
  if (near.length > 0) return { kind: 'wrong', words: `Вкажіть команду повністю: ${near.join(', ')}.` }
  return { kind: 'wrong', words: `Невідома команда «${words[0]}». Є: ${names.join(', ')}.` }
}

/** The operands and options, or the sentence about the first that is wrong. */
function readGiven(words: readonly string[], command: Command): Given | string {
  const table = { ...command.options, ...everyCommand }
  const given: Given = { operands: {}, options: {}, switches: new Set() }
  const operands = [...(command.operands ?? [])]
  for (const token of tokensOf(words, table)) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      const operand = operands.shift()
      if (!operand) return `Зайве слово «${token.value}».`
      given.operands[operand.name] = token.value
      continue
    }
    const option = Object.hasOwn(table, token.name) ? table[token.name] : undefined
    if (!option) return `Невідомий параметр ${token.rawName}.`
    if (token.name in given.options || given.switches.has(token.name))
      return `Параметр --${token.name} вказано двічі.`
    if (option.placeholder === undefined) {
      if (token.value !== undefined) return `Параметр --${token.name} не має значення.`
      given.switches.add(token.name)
    } else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      return `Після --${token.name} потрібне значення: --${token.name} ${option.placeholder}.`
    } else given.options[token.name] = token.value
  }
  const [absent] = operands
  if (absent) return `Не вказано ${absent.placeholder}: ${absent.help}.`
  for (const [name, { required, placeholder, help }] of Object.entries(command.options ?? {})) {
    if (required && !(name in given.options)) return `Не вказано --${name} ${placeholder}: ${help}.`
  }
  return given
}

function tokensOf(words: readonly string[], table: Readonly<Record<string, CommandOption>>) {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { placeholder }]) => [
      name,
      { type: placeholder === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  return parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true }).tokens
}
