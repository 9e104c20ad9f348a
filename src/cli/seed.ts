import { done, type Result } from '../kernel/result.ts'
import type { AppContext } from '../web/app-context.ts'
import type { Command } from './command.ts'

export const seedDemo = seeding(
  'demo',
  'наповнити порожній реєстр прикладом: рада, люди, документи',
  async () => (await import('../../seeds/demo/seed-demo.ts')).seedDemo,
)

export const seedHalfYear = seeding(
  'half-year-2023',
  'наповнити порожній реєстр першим півріччям 2023 року',
  async () => (await import('../../seeds/half-year-2023/seed-half-year-2023.ts')).seedHalfYear2023,
)

type Seed = (context: AppContext) => Promise<Result<{ documents: number }>>

/** The sets are loaded by the commands that need them alone. */
function seeding(set: string, summary: string, load: () => Promise<Seed>): Command {
  return {
    name: `seed ${set}`,
    summary,
    async run({ openRegister }) {
      const seed = await load()
      const outcome = await seed(await openRegister('begin'))
      if (!outcome.ok) return outcome
      const { documents } = outcome.value
      return done({
        lines: [`Набір ${set} завантажено. Документів: ${documents}.`],
        value: { set, documents },
      })
    },
  }
}
