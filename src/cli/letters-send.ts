import { done } from '../kernel/result.ts'
import { sendLetters } from '../letters/outbox/send-letters.ts'
import { confirmSending } from '../letters/outbox/sending-pause.ts'
import type { Command } from './command.ts'

export const lettersSend: Command = {
  name: 'letters send',
  summary: 'надіслати сплановані листи',
  notes: [
    'Поштовий сервер — у SMTP_URL. Лист, про який невідомо, чи дійшов, надсилається ще раз із тим самим Message-ID.',
    'Ctrl+C закінчує розпочате й відпускає решту.',
  ],
  options: {
    confirm: {
      help: 'ця база — та сама, що надсилає листи, і годинник правильний (після відновлення з копії)',
    },
  },
  async run({ has, openRegister }) {
    const context = await openRegister()
    if (has('confirm')) await confirmSending(context)
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
    const outcome = await sendLetters(context, stopping.signal)
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop)
    if (!outcome.ok) return outcome
    const { planned, sent, unknown, rejected, deferred, withheld } = outcome.value
    const lines = [
      `Чекало листів: ${planned}. Надіслано: ${sent}.`,
      ...(deferred > 0 ? [`Сервер просить пізніше: ${deferred}.`] : []),
      ...(withheld > 0 ? [`Не знадобилися: ${withheld}.`] : []),
      ...(unknown > 0 ? [`Невідомо, чи дійшли: ${unknown}.`] : []),
      ...(rejected > 0 ? [`Відхилено, потрібна людина: ${rejected}.`] : []),
    ]
    return done({ lines, value: { planned, sent, unknown, rejected, deferred, withheld } })
  },
}
