import type { DeclensionInput } from 'shevchenko'
import { expect, it } from 'vitest'
import { namesFrom } from '../../seeds/council/names.ts'
import { randomFrom } from '../../seeds/council/random.ts'
import { openTitle } from '../../src/open-data/open-title.ts'

/** A person's name in the case of the sentence: in full, the surname alone, with initials. */
interface Declined {
  full: string
  surname: string
  given: string
  initials: string
}

type Case = 'inNominative' | 'inGenitive' | 'inDative' | 'inAblative' | 'inAccusative'

const sentences: [Case, (name: Declined) => string[]][] = [
  [
    'inDative',
    ({ full, surname, given, initials }) => [
      `Про надання ділянки ${full}`,
      `Про надання ділянки ${surname}`,
      `Про надання ділянки ${full.toLowerCase()}`,
      `Про надання ділянки ${surname.toUpperCase()} ${given}`,
      `Про надання ділянки ${given} ${surname}`,
      `Про надання ділянки ${initials}`,
      `Про надання ділянки ${surname} та іншим`,
      `Про надання ділянки (${surname})`,
      `Про надання ділянки на вул. Шевченка ${surname}`,
      `Про надання ділянки на вул. Лесі Українки ${surname}`,
      `Про надання ділянки у м. Калуш ${surname}`,
      `Про надання у місті ${surname} ділянки`,
      `Про надання 25 кв. м. ${surname}`,
      `Про надання ділянки Верхня Лука ${surname}`,
      `Про надання ділянки члену ОСББ ${surname}`,
    ],
  ],
  [
    'inGenitive',
    ({ full, surname, initials }) => [
      `Про заяву ${full}`,
      `Про заяву ${surname}`,
      `Про заяву ${initials}`,
      `Про заяву директора ТОВ «Явір» ${surname}`,
      `Про заяву вчителя ліцею № 5 ${surname}`,
      `Про заяву жителя села ${surname}`,
      `Про заяву від імені ${surname}`,
      `Про пам’ять Героя України ${surname}`,
      `Про заяву, подану 05.05.2026 р. ${surname}`,
      `Про заяву власника парку ${surname}`,
    ],
  ],
  ['inAblative', ({ full, surname }) => [`Про договір із ${full}`, `Про договір із ${surname}`]],
  ['inAccusative', ({ full, surname }) => [`Про скаргу на ${full}`, `Про скаргу на ${surname}`]],
  [
    'inNominative',
    ({ full, surname, initials }) => [
      `${full}: про ділянку`,
      `${surname}: про ділянку`,
      `${initials} – про ділянку`,
      `Про ділянку («${full}»)`,
      `Про оренду, ${surname}`,
    ],
  ],
]

it('no name of hundreds of people passes in any case of any of these sentences', async () => {
  const { default: shevchenko } = await import('shevchenko/dist/umd/shevchenko.min.js')
  const next = namesFrom(randomFrom(1))
  const passed: string[] = []
  for (let person = 0; person < 160; person += 1) {
    const [familyName = '', givenName = '', patronymicName = ''] = next().replaceAll('’', "'").split(' ')
    const gender = patronymicName.endsWith('а') ? 'feminine' : 'masculine'
    for (const [grammatical, titles] of sentences) {
      const nominative = { familyName, givenName, patronymicName }
      const made =
        grammatical === 'inNominative'
          ? nominative
          : await shevchenko[grammatical]({ gender, ...nominative } as DeclensionInput)
      const { familyName: surname = '', givenName: given = '', patronymicName: patronymic = '' } = made
      const declined = {
        surname,
        given,
        full: `${surname} ${given} ${patronymic}`,
        initials: `${surname} ${given[0]}. ${patronymic[0]}.`,
      }
      for (const title of titles(declined)) {
        const places = ['Верхня Лука', 'Калуш']
        const { withheld } = openTitle({ title, publicTitle: null, kindName: 'рішення', places })
        if (withheld.length === 0) passed.push(title)
      }
    }
  }
  expect(passed).toEqual([])
})
