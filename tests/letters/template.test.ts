import { describe, expect, it } from 'vitest'
import { fillTemplate, judgeTemplate, ownTemplates, templateKinds } from '../../src/letters/text/template.ts'

const words = {
  звертання: 'Шановний Іване!',
  дата: '23.11.2026',
  кількість: '3 завдання',
  'відповісти до': '26.11.2026',
  організація: 'Рада',
  підрозділ: 'Відділ контролю',
}
const codes = (text: string, kind: 'reminder' | 'digest' = 'reminder') => {
  const outcome = judgeTemplate(kind, text)
  return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
}

describe('a template', () => {
  it.each(templateKinds)('of the program for a %s is one', (kind) => {
    expect(judgeTemplate(kind, ownTemplates[kind])).toMatchObject({ ok: true })
  })

  it('becomes a heading and blocks with the words in their places', () => {
    expect(
      fillTemplate('Про строки\n\n{звертання}\n\nДо {відповісти до}\nчекаємо.\n\n{перелік}', words),
    ).toEqual({
      heading: 'Про строки',
      blocks: [
        { as: 'salutation', text: 'Шановний Іване!' },
        { as: 'paragraph', text: 'До 26.11.2026 чекаємо.' },
        { as: 'items' },
      ],
    })
  })

  it.each([
    ['an unknown place', 'Про\n\n{звертання}\n\n{адреса}\n\n{перелік}', ['unknown-place']],
    ['a place of another kind of letter', 'Про\n\n{звертання}\n\n{зведення}\n\n{перелік}', ['unknown-place']],
    ['the list of tasks forgotten', 'Про\n\n{звертання}', ['missing-place']],
    ['the list inside a sentence', 'Про\n\n{звертання}\n\nОсь: {перелік}', ['place-not-alone']],
    ['the list twice', 'Про\n\n{звертання}\n\n{перелік}\n\n{перелік}', ['place-not-alone']],
    ['a brace alone', 'Про\n\n{звертання}\n\n{перелік}\n\n}', ['lone-brace']],
    [
      'a place of an answer link',
      'Про\n\n{звертання}\n\n{{answer:x}}\n\n{перелік}',
      ['unknown-place', 'lone-brace'],
    ],
    ['nothing', '  ', ['required']],
    ['a heading as long as a letter', `${'а'.repeat(201)}\n\n{звертання}\n\n{перелік}`, ['heading-too-long']],
  ])('with %s is refused', (_what, text, refused) => {
    expect(codes(text)).toEqual(refused)
  })
})
