import { done } from '../kernel/result.ts'
import { periodName } from '../reports/query/period.ts'
import { reportTitles } from '../reports/query/report-titles.ts'
import { replaySeal } from '../reports/signed/replay.ts'
import { comparedParts, replayWords } from '../reports/signed/replay-text.ts'
import { sealName } from '../reports/signed/signing-text.ts'
import { sealedReports } from '../reports/signed/store.ts'
import type { Command } from './command.ts'

export const reportSealed: Command = {
  name: 'report sealed',
  summary: 'підписані звіти, найновіші перші',
  async run({ openRegister }) {
    const { db } = await openRegister()
    const seals = await sealedReports(db)
    return done({
      lines: seals.map(
        ({ id, report, question, errata, ...seal }) =>
          `${id}  ${sealName(seal)}  ${reportTitles[report]}, ${periodName(question.period)}, аркушів виправлень: ${errata}`,
      ),
      value: seals,
    })
  },
}

export const reportReplay: Command = {
  name: 'report replay',
  summary: 'відтворити підписаний звіт і порівняти з підписаним',
  notes: ['Код завершення 1, коли щось не збігається.'],
  operands: [{ name: 'id', placeholder: 'ЗВІТ', help: 'який: перше слово рядка з report sealed' }],
  async run({ openRegister, operands }) {
    const replay = await replaySeal(await openRegister(), operands['id']!)
    if (!replay.ok) return replay
    const { matches, broken, inputs, lines } = replay.value
    const parts = comparedParts(replay.value)
    return done({
      lines: [
        replayWords(replay.value),
        ...parts.flatMap(({ name, same, words, details }) => [
          `${same ? 'так' : 'НІ '}  ${name}: ${words}`,
          ...details.map((detail) => `       ${detail}`),
        ]),
      ],
      value: { matches, broken, inputs, lines },
      failures: parts.filter(({ same }) => !same).map(({ name, words }) => `${name}: ${words}`),
    })
  },
}
