import { expect, it } from 'vitest'
import { ownPath } from '../../src/web/own-path.ts'

it.each([
  ['/tasks?state=overdue#top', '/tasks?state=overdue#top'],
  ['/', '/'],
  [undefined, '/'],
  ['', '/'],
  ['tasks', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/..//evil.example', '/'],
  ['/.//evil.example', '/'],
])('after signing in, «%s» leads to «%s»', (given, leads) => {
  expect(ownPath(given)).toBe(leads)
})
