import { done } from '../kernel/result.ts'
import { periodName } from '../reports/query/period.ts'
import { reportTitles } from '../reports/query/report-titles.ts'
import { replaySigned } from '../reports/signed/replay.ts'
import { comparedParts, replayText } from '../reports/signed/replay-text.ts'
import { FORMER_LAW, signedName } from '../reports/signed/signing-text.ts'
import { findSignedReports } from '../reports/signed/store.ts'
import type { Command } from './command.ts'

export const reportSigned: Command = {
  name: 'report sealed',
  summary: 'підписані звіти, найновіші перші',
  async run({ openRegister }) {
    const { db } = await openRegister()
    const reports = await findSignedReports(db)
    return done({
      lines: reports.map(
        ({ id, report, question, errata, formerLaw, ...signed }) =>
          `${id}  ${signedName(signed)}  ${reportTitles[report]}, ${periodName(question.period)}, аркушів виправлень: ${errata}${formerLaw ? `; ${FORMER_LAW}` : ''}`,
      ),
      value: reports,
    })
  },
}

export const reportReplay: Command = {
  name: 'report replay',
  summary: 'відтворити підписаний звіт і порівняти з підписаним',
  notes: ['Код завершення 1, коли щось не збігається.'],
  operands: [{ name: 'id', placeholder: 'ЗВІТ', help: 'який: перше слово рядка з report sealed' }],
  async run({ openRegister, operands }) {
    const replay = await replaySigned(await openRegister(), operands['id']!)
    if (!replay.ok) return replay
    const { matches, broken, inputs, lines } = replay.value
    const parts = comparedParts(replay.value)
    return done({
      lines: [
        replayText(replay.value),
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
