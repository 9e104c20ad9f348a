import type { Nav, NavItem } from '../../views/layout/nav.ts'
import type { Actor } from '../access/actor.ts'
import { may, type Right } from '../access/rights.ts'
import { roleNames } from '../access/role-names.ts'
import { scopeOf } from '../access/scope.ts'
import { keptCount } from '../exports/store.ts'
import type { Day } from '../kernel/day.ts'
import { lettersForPerson } from '../letters/outbox/letter-list.ts'
import { unreadNotices } from '../letters/plan/notices.ts'
import { countReplies } from '../letters/replies/mail-replies.ts'
import { unexplainedCount } from '../reports/explanations/store.ts'
import { attention } from '../tasks/lists/attention.ts'
import { myTaskIds } from '../tasks/lists/my-tasks.ts'
import { unansweredCount } from '../tasks/lists/queue.ts'
import type { AppContext } from '../web/app-context.ts'
import type { PageFrame } from '../web/page-frame.ts'

/** What waits at a place of the register, by its address. */
type NavCounts = Record<string, { count: number; tone?: 'bad' }>

/** `onlyIfAny`: it is looked for where something is, and says nothing where nothing is. */
type Place = NavItem & { right: Right; onlyIfAny?: true }

const rooms: Place[] = [
  { href: '/', label: 'Сьогодні', right: 'see-register', icon: 'today' },
  { href: '/reports/leadership', label: 'Керівництву', right: 'see-all', icon: 'reports' },
  { href: '/my', label: 'Мої', right: 'execute', icon: 'inbox' },
  { href: '/notices', label: 'Сповіщення', right: 'execute', icon: 'letters' },
  { href: '/queue', label: 'Черга', right: 'control', icon: 'inbox' },
  { href: '/tasks', label: 'Завдання', right: 'see-register', icon: 'tasks' },
  { href: '/documents', label: 'Документи', right: 'see-register', icon: 'documents' },
  { href: '/meetings', label: 'Наради', right: 'see-register', icon: 'meetings' },
  { href: '/reports', label: 'Звіти', right: 'see-figures', icon: 'reports' },
  { href: '/letters', label: 'Листи', right: 'see-all', icon: 'letters' },
  { href: '/removal', label: 'Зняття з контролю', short: 'Зняття', right: 'see-all', icon: 'removal' },
]

/** The lists used most during a day, each at its own address. */
const savedViews: Place[] = [
  { href: '/tasks?state=overdue', label: 'Прострочені', right: 'see-register' },
  { href: '/tasks?state=week', label: 'Строк цього тижня', right: 'see-register' },
  { href: '/tasks?state=waiting', label: 'Чекають прийняття', right: 'see-register' },
  { href: '/tasks?state=pending&special=yes', label: 'Особливий контроль', right: 'see-register' },
  { href: '/reports/not-in-time/explanations', label: 'Причини прострочення', right: 'execute' },
  { href: '/prepared', label: 'Підготовлені файли', right: 'see-register', onlyIfAny: true },
]

const reference: Place[] = [
  { href: '/replies', label: 'Відповіді поштою', right: 'control' },
  { href: '/corrections', label: 'Виправлення', right: 'see-all' },
  { href: '/executors', label: 'Підрозділи й люди', right: 'see-register' },
  { href: '/calendar', label: 'Виробничий календар', right: 'see-register' },
  { href: '/letter-rules', label: 'Правила листів', right: 'keep-letters' },
  { href: '/letter-templates', label: 'Шаблони листів', right: 'keep-letters' },
  { href: '/open-data', label: 'Відкриті дані', right: 'see-open-data' },
  { href: '/reports/forms', label: 'Форми документів', right: 'keep-forms' },
]

/** The frame of this council's pages. */
export function pageFrame(context: AppContext): PageFrame {
  return async (actor, address, today) => {
    const [{ organization }, counts] = await Promise.all([
      context.reference(),
      navCounts(context, actor, today),
    ])
    return { council: organization, nav: navFor(actor, address, counts) }
  }
}

/** The places this person may open, as the page at this address (path and query) shows them. */
function navFor(actor: Actor, address: string, counts: NavCounts): Nav {
  const open = (places: Place[]): NavItem[] =>
    places
      .filter(({ right, onlyIfAny, href }) => may(actor, right) && (!onlyIfAny || counts[href]?.count))
      .map(({ right: _, onlyIfAny: __, ...item }) => ({ ...item, ...counts[item.href] }))
  const items = open(rooms)
  const groups = [
    { label: 'Мої подання', items: open(savedViews) },
    { label: 'Довідники', items: open(reference) },
  ].filter((group) => group.items.length > 0)
  return {
    current: currentPlace([...groups.flatMap((group) => group.items), ...items], address),
    items,
    groups,
    person: { name: actor.name, role: roleNames[actor.role], account: '/account', signOut: '/sign-out' },
  }
}

/** How many things wait for this person at each place. */
async function navCounts({ db }: AppContext, actor: Actor, today: Day): Promise<NavCounts> {
  const [
    { overdue, week, waiting, special },
    unanswered,
    own,
    unread,
    letters,
    replies,
    unexplained,
    prepared,
  ] = await Promise.all([
    attention(db, scopeOf(actor), today),
    may(actor, 'control') ? unansweredCount(db) : 0,
    may(actor, 'execute') ? myTaskIds(db, actor) : [],
    may(actor, 'execute') && actor.personId ? unreadNotices(db, actor.personId) : 0,
    may(actor, 'control') ? lettersForPerson(db) : 0,
    may(actor, 'control') ? countReplies(db) : 0,
    may(actor, 'execute') ? unexplainedCount(db, actor, today) : 0,
    keptCount(db, actor.accountId),
  ])
  return {
    '/my': { count: own.reduce((sum, { ids }) => sum + ids.length, 0) },
    '/notices': { count: unread },
    '/queue': { count: waiting + unanswered },
    '/letters': { count: letters, tone: 'bad' },
    '/replies': { count: replies },
    '/tasks?state=overdue': { count: overdue, tone: 'bad' },
    '/tasks?state=week': { count: week },
    '/tasks?state=waiting': { count: waiting },
    '/tasks?state=pending&special=yes': { count: special },
    '/reports/not-in-time/explanations': { count: unexplained },
    '/prepared': { count: prepared },
  }
}

// A saved view is where its very address is; a room is wherever the path goes into it.
function currentPlace(items: NavItem[], address: string): string {
  const path = address.split('?')[0]!
  const place =
    items.find(({ href }) => href === address) ??
    items.find(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
  return place?.href ?? path
}
