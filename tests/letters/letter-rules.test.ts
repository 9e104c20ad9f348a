import { beforeEach, expect, it } from 'vitest'
import { readSetting } from '../../src/db/settings.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { keepLadder } from '../../src/letters/plan/keep-ladder.ts'
import { keepLetterRules } from '../../src/letters/plan/keep-letter-rules.ts'
import { usualLadders } from '../../src/letters/plan/ladder.ts'
import { draftOfLadder } from '../../src/letters/plan/ladder-form.ts'
import { councilLadders } from '../../src/letters/plan/ladders.ts'
import { lettersRules } from '../../src/letters/plan/letters-rules.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { type LetterRule, letterRuleChanges } from '../../src/letters/plan/rule-changes.ts'
import { linkDays } from '../../src/letters/replies/answer-case.ts'
import { saveLetterhead } from '../../src/letters/text/save-letterhead.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const today = '2026-11-25'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let olena: ReturnType<typeof pagesOf>

  beforeEach(async () => {
    context = await open({ clock: testClock(today) })
    cast = await withCast(context)
    olena = pagesOf(context, cast.olena)
  })

  const rules = {
    hour: '9',
    most: '200',
    linkDays: '14',
    partDays: '5',
    weeklyDigest: 'yes',
    waiting: 'reminder',
  }

  it('the council says when letters leave, how many, and which must not be doubled', async () => {
    expect((await olena.get('/letter-rules')).text).toContain('утричі більше за найзавантаженіший день')
    await olena.post('/letter-rules', rules)
    expect(await lettersRules(context.db, day(today))).toMatchObject({ hour: 9, most: 200, ownMost: 200 })
    expect(await readSetting(context.db, linkDays)).toBe(14)
    expect((await context.reference()).partDaysBefore).toBe(5)
    expect(await readSetting(context.db, councilLadders)).toMatchObject({
      weeklyDigest: true,
      monthlySheet: false,
    })
    const shown = (await olena.get('/letter-rules')).html
    expect(shown).toMatch(/name="waiting" value="reminder" checked/)
    expect(shown).not.toMatch(/name="waiting" value="digest" checked/)
    await olena.post('/letter-rules', { ...rules, most: '' })
    expect((await lettersRules(context.db, day(today))).ownMost).toBeNull()
  })

  it('every change of a rule keeps what stood before, from which day on, and who changed it', async () => {
    await olena.post('/letter-rules', rules)
    await olena.post('/letter-rules', { ...rules, hour: '10', most: '' })
    // Saved again as it stands, it is no change.
    await olena.post('/letter-rules', { ...rules, hour: '10', most: '' })
    const changes = await letterRuleChanges(context.db)
    const of = (rule: LetterRule) =>
      changes.filter((change) => change.rule === rule).map(({ before, after }) => [before, after])
    expect(new Set(of('hour').map(String))).toEqual(new Set(['9,10', '8,9']))
    expect(new Set(of('most').map(String))).toEqual(new Set(['200,', ',200']))
    expect(of('linkDays')).toEqual([['30', '14']])
    expect(new Set(changes.map(({ on, who, recordedAt }) => `${on} ${who} ${recordedAt}`))).toEqual(
      new Set([`${today} Ковальчук О. В. ${context.clock.now()}`]),
    )
  })

  it('rules that are saved as they came with the program are no change, the first time too', async () => {
    await keepLetterRules(context, cast.olena.actor, {
      ...{ hour: '8', most: '', linkDays: '30', partDays: '3', waiting: [] },
      ...{ weeklyDigest: 'yes', monthlySheet: 'yes' },
    })
    expect(await letterRuleChanges(context.db)).toEqual([])
  })

  it('letters that wait for a person are named in the history by what they are', async () => {
    await olena.post('/letter-rules', rules)
    await olena.post('/letter-rules', { ...rules, waiting: ['digest', 'sheet'] })
    const { text } = await olena.get('/letter-rules')
    expect(text).toContain('які листи чекають на людину: жодні → листи-нагадування.')
    expect(text).toContain(
      'які листи чекають на людину: листи-нагадування → тижневі переліки, місячні аркуші.',
    )
  })

  it('whose ladder was changed, and in whose name letters leave, is told beside the rules', async () => {
    const { actor } = cast.olena
    expect((await olena.get('/letter-rules')).text).toContain(
      'Відколи програма записує зміни правил, їх не було.',
    )
    must(await keepLadder(context, actor, 'mayoral-order', { ...usualLadders.usual, onDay: false }))
    const letterhead = { department: '', signerPost: '', writer: '', answerDays: '3', mailHost: '' }
    must(await saveLetterhead(context, actor, { ...letterhead, signerName: 'Олена КОВАЛЬЧУК' }))
    const { text } = await olena.get('/letter-rules')
    expect(text).toContain('сходинки й регулярні листи: змінено — розпорядження.')
    expect(text).toContain('від чийого імені: змінено — підписувач.')
    expect(text).toContain('з 25.11.2026')
    expect(text).toContain('Ковальчук О. В., записано 25.11.2026')
  })

  it('of two who change a rule at once, one is told of the other and nothing is half done', async () => {
    const draft = { ...rules, monthlySheet: '', waiting: [] }
    const both = await Promise.all(
      ['7', '8'].map((hour) => keepLetterRules(context, cast.olena.actor, { ...draft, hour })),
    )
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusals: [{ code: 'conflict' }] })
    const changes = await letterRuleChanges(context.db)
    expect(changes.filter(({ rule }) => rule === 'hour')).toHaveLength(1)
    expect(changes.filter(({ rule }) => rule === 'linkDays')).toHaveLength(1)
  })

  it('what cannot be is refused by its field, what was typed is kept, nothing is changed', async () => {
    const sent = { ...rules, hour: '25', linkDays: 'зо два', waiting: ['digest', 'sheet'] }
    const answer = await olena.post('/letter-rules', sent)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('не менше 6')
    expect(answer.html).toContain('value="зо два"')
    expect(answer.html).toMatch(/name="waiting" value="digest" checked/)
    expect(answer.html).toMatch(/name="waiting" value="sheet" checked/)
    expect(answer.html).not.toMatch(/name="waiting" value="reminder" checked/)
    expect((await lettersRules(context.db, day(today))).hour).toBe(8)
    const ladder = { ...draftOfLadder(usualLadders.usual), before: '5, завтра', overdueEvery: '' }
    const wrong = await olena.post('/letter-rules/usual', ladder)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('«завтра» — не строк')
    expect(wrong.text).toContain('Заповніть це поле')
    expect(await readSetting(context.db, councilLadders)).toEqual(usualLadders)
  })

  it('a kind has steps of its own, plans go by them, and the usual ones come back', async () => {
    const term = { kind: 'day' as const, day: day('2026-12-02') }
    const draft = decision({ registeredOn: day(today), tasks: [point({ placedOn: day(today), term })] })
    expect((await registerDocument(context, cast.olena.actor, draft)).ok).toBe(true)
    const planned = async () => {
      return must(
        await planLetters(context, cast.olena.actor, {
          from: day(today),
          to: day(today),
          simulate: true,
        }),
      ).days[0]!.letters.flatMap(({ items }) => items.map(({ step }) => step))
    }
    const before = await planned()
    const own = { ...draftOfLadder(usualLadders.usual), inMonth: '', monthly: '', yearly: '', before: '7' }
    await olena.post('/letter-rules/executive-decision', own)
    expect((await olena.get('/letter-rules')).text).toContain('свої')
    expect(await planned()).toEqual(['before-7'])
    await olena.post('/letter-rules/executive-decision', { ...own, do: 'usual' })
    expect(await planned()).toEqual(before)
    expect((await olena.get('/letter-rules/bogus')).status).toBe(404)
    expect((await pagesOf(context, cast.petro).get('/letter-rules')).status).toBe(404)
  })
})
