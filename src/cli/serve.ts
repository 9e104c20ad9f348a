import type { Command } from './command.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'запустити сервер над наявним реєстром',
  notes: [
    'Порт — у PORT, адреса, на якій слухати, — у HOST, адреса для людей — у BASE_URL. Працює до Ctrl+C або SIGTERM.',
    'Ніколи не створює ні реєстру, ні демонстраційної ради: де реєстру немає, відмовляє.',
  ],
  run: (call) => call.serve(),
}
