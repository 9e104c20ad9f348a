import type { Command, CommandOption } from './command.ts'
import { everyCommand } from './command-line.ts'

/** What the program can do: one line for each command. */
export function helpOfAll(commands: readonly Command[]): string[] {
  return [
    'Виконано: контроль за виконанням документів.',
    '',
    'Виклик: vykonano КОМАНДА [параметри]',
    '',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Докладно про команду: vykonano КОМАНДА --help',
    'Код завершення: 0 — виконано, 1 — відмова (причина на stderr), 2 — неправильний виклик.',
  ]
}

/** How one command is called. */
export function helpOf({ name, summary, notes = [], operands = [], options = {} }: Command): string[] {
  return [
    `${summary[0]!.toLocaleUpperCase('uk')}${summary.slice(1)}.`,
    '',
    `Виклик: vykonano ${[name, ...operands.map((one) => one.placeholder), ...Object.entries(options).map(usage)].join(' ')}`,
    '',
    ...table([
      ...operands.map((one): [string, string] => [one.placeholder, one.help]),
      ...Object.entries({ ...options, ...everyCommand }).map(([key, option]): [string, string] => [
        withValue(key, option),
        option.help,
      ]),
    ]),
    ...notes.flatMap((note) => ['', note]),
  ]
}

function usage([name, option]: [string, CommandOption]): string {
  return option.required ? withValue(name, option) : `[${withValue(name, option)}]`
}

function withValue(name: string, { placeholder }: CommandOption): string {
  return placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
