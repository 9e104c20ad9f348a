import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { ranHere, temporaryFolder, vykonano } from './vykonano.ts'

let folder: ReturnType<typeof temporaryFolder>
let data: string

beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder.path, 'data')
})
afterEach(() => folder.remove())

describe('wrong usage', () => {
  it.each<[string, string[], string]>([
    ['no command', [], 'Вкажіть команду'],
    ['an unknown command', ['fly'], 'Невідома команда «fly»'],
    ['half of a command', ['user'], 'user add'],
    ['an unknown option', ['due', '--kind', 'appeal', '--colour', 'red'], 'Невідомий параметр --colour'],
    ['an unknown short option', ['doctor', '-x'], 'Невідомий параметр -x'],
    ['a missing option', ['due', '--kind', 'appeal'], 'Не вказано --from'],
    [
      'an option without its value',
      ['due', '--kind', '--from', '2026-11-20'],
      'Після --kind потрібне значення',
    ],
    ['an option that comes twice', ['due', '--kind', 'a', '--kind', 'b'], '--kind вказано двічі'],
    ['a switch with a value', ['doctor', '--json=yes'], '--json не має значення'],
    ['a missing operand', ['import'], 'Не вказано ФАЙЛ'],
    ['a word too many', ['doctor', 'please'], 'Зайве слово «please»'],
  ])('%s', async (_what, args, words) => {
    const { code, stdout, stderr } = await ranHere(args, { VYKONANO_DATA: data })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    expect(stderr).toContain('--help')
    expect(existsSync(data)).toBe(false)
  })

  it('of the environment is a refusal that names the variable', async () => {
    const { code, stderr } = await ranHere(['doctor'], { PORT: 'тисяча' })
    expect([code, stderr.slice(0, 6)]).toEqual([1, 'PORT: '])
  })

  it('is told to a shell by the exit code', async () => {
    const { code, stdout, stderr } = await vykonano(['fly'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Невідома команда «fly»')
  })
})

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout, stderr } = await ranHere(['--help'])
    expect([code, stderr]).toEqual([0, ''])
    for (const { name, summary } of commands)
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary.replace(/[()]/g, '.')}$`, 'm'))
  })

  it('tells of one command all that it takes, whatever else is wrong', async () => {
    for (const { name, options = {}, operands = [] } of commands) {
      const { code, stdout } = await ranHere([...name.split(' '), '--nonsense', '--help'])
      expect(code).toBe(0)
      expect(stdout).toContain(`vykonano ${name}`)
      for (const option of [...Object.keys(options), 'data', 'json', 'help'])
        expect(stdout).toContain(`--${option}`)
      for (const { placeholder } of operands) expect(stdout).toContain(placeholder)
    }
  })

  it('takes the options of every command before its name too', async () => {
    const { code, stdout } = await ranHere([
      '--data',
      data,
      '--json',
      'due',
      '--kind',
      'appeal',
      '--from',
      '2026-11-20',
    ])
    expect([code, JSON.parse(stdout).due]).toEqual([0, '2026-12-18'])
  })
})
