/*
 * What the browser adds to pages that already work without it. Nothing here knows a rule of the register.
 * The attributes it looks for are described in views/README.md.
 */
const html = document.documentElement
html.classList.add('js')

const find = (selector, root = document) => root.querySelector(selector)
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)]
const tell = (input) => {
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
}

// ---- keyboard: by the place of the key, so that a Ukrainian layout works; off in fields ----

const inField = (target) =>
  target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]')

document.addEventListener('keydown', (event) => {
  if (!event.code || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (inField(event.target) || find('dialog[open]')) return
  if (pressed(event)) event.preventDefault()
})

/** Whether the key meant something here. */
function pressed(event) {
  if (event.code === 'Slash') return event.shiftKey ? open(find('#help')) : focus(find('[data-search]'))
  if (event.shiftKey || !event.code.startsWith('Key')) return false
  const letter = event.code.slice(3).toLowerCase()
  // A key of a row means the row one is on, never the first there is.
  const button =
    find(`tr.here [data-key="${letter}"]`) ??
    findAll(`[data-key="${letter}"]`).find((one) => !one.closest('[data-rows]'))
  if (button) return button.click() ?? true
  if (letter === 'j' || letter === 'k') return move(letter === 'j' ? 1 : -1)
  if (letter === 'x') return find('tr.here .mark input')?.click() ?? !!find('tr.here')
  if (letter === 'n' && document.body.dataset.new) {
    location.assign(document.body.dataset.new)
    return true
  }
  return false
}

function focus(field) {
  field?.focus()
  field?.select?.()
  return !!field
}

/** Puts the keyboard on the next row: on its link, so that Enter opens it and a reader reads it. */
function move(step) {
  const rows = findAll('[data-rows] > tr').filter((row) => find('a', row))
  if (rows.length === 0) return false
  const at = rows.findIndex((row) => row.classList.contains('here'))
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)]
  const link = find('[data-open]', next) ?? find('a', next)
  link.focus()
  next.scrollIntoView({ block: 'nearest' })
  return true
}

document.addEventListener('focusin', ({ target }) => {
  const row = target.closest('[data-rows] > tr')
  if (!row) return
  for (const old of findAll('tr.here')) old.classList.remove('here')
  row.classList.add('here')
})

// ---- the board of a meeting: ↑ ↓ between stops, a letter for what is done with the one that has the keyboard ----

document.addEventListener(
  'keydown',
  (event) => {
    const stops = findAll('[data-board] [data-stop]')
    if (stops.length === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const group = event.target.closest?.('[data-stop-group]')
    const stop = event.target.closest?.('[data-stop]') ?? (group && find('[data-stop]', group))
    if (inField(event.target)) {
      if (event.key === 'Escape' && event.target.ariaExpanded !== 'true') stop?.focus()
      return
    }
    if (onBoard(event, stops, stop, group)) event.preventDefault()
  },
  true,
)

function onBoard({ key, code }, stops, stop, group) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (step) {
    const next = stops[Math.min(Math.max(stops.indexOf(stop) + step, 0), stops.length - 1)]
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
    return true
  }
  if (!stop || !code?.startsWith('Key')) return false
  const letter = code.slice(3).toLowerCase()
  const found =
    find(`[data-stop-key="${letter}"]`, stop) ?? (group && find(`[data-group-key="${letter}"]`, group))
  if (!found) return false
  if (found.matches('button')) found.click()
  else focus(found)
  return true
}

// ---- clicks ----

document.addEventListener('click', (event) => {
  const button = event.target.closest('button, a, [data-dialog-open]')
  if (!button) return
  const data = button.dataset
  if ('print' in data) print()
  else if (data.dialogOpen) open(document.getElementById(data.dialogOpen))
  else if ('dialogClose' in data) button.closest('dialog').close()
  else if (data.dateAdd) addToDate(button)
  else if ('repeatAdd' in data) addItem(event, button)
  else if ('repeatRemove' in data) removeItem(event, button)
})

function open(dialog) {
  dialog?.showModal()
  return !!dialog
}

// ---- days: «20.11.26», «+30», and the quick buttons ----

const written = (day) =>
  [day.getUTCDate(), day.getUTCMonth() + 1].map((n) => String(n).padStart(2, '0')).join('.') +
  `.${day.getUTCFullYear()}`

function read(text) {
  const [, day, month, year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\s*$/.exec(text ?? '') ?? []
  if (!day) return null
  const found = new Date(Date.UTC(year.length === 2 ? 2000 + +year : +year, month - 1, +day))
  return found.getUTCDate() === +day ? found : null
}

function baseDay(box) {
  const from = box?.dataset.dateFrom
  const today = document.body.dataset.today
  return read(from && document.getElementById(from)?.value) ?? (today ? new Date(today) : new Date())
}

/** Plain calendar counting; which working day comes of it is the server's to say. */
function later(day, add) {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()]
  if (add === 'quarter-end') return new Date(Date.UTC(year, Math.floor(month / 3) * 3 + 3, 0))
  const count = Number.parseInt(add, 10)
  if (add.endsWith('d')) return new Date(Date.UTC(year, month, date + count))
  const lastDate = new Date(Date.UTC(year, month + count + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month + count, Math.min(date, lastDate)))
}

function addToDate(button) {
  const box = button.closest('[data-date]')
  const input = find('input', box)
  input.value = written(later(baseDay(box), button.dataset.dateAdd))
  tell(input)
  input.focus()
}

/** Capture, so that whoever asks the server about the day already sees it whole. */
document.addEventListener(
  'change',
  ({ target }) => {
    if (!target.matches('[data-day]')) return
    const plus = /^\s*\+\s*(\d{1,4})\s*$/.exec(target.value)
    const day = plus ? later(baseDay(target.closest('[data-date]')), `${plus[1]}d`) : read(target.value)
    if (day) target.value = written(day)
  },
  true,
)

// ---- marks and the bar of what may be done with them ----

document.addEventListener('change', ({ target }) => {
  const form = target.closest('[data-bulk]')
  if (!form) return
  if (target.matches('[data-bulk-all]')) for (const box of marks(form)) box.checked = target.checked
  count(form)
})

const marks = (form) => findAll('tbody .mark input[type=checkbox]', form)

function count(form) {
  const boxes = marks(form)
  const marked = boxes.filter((box) => box.checked).length
  for (const box of boxes) box.closest('tr').classList.toggle('marked', box.checked)
  const all = find('[data-bulk-all]', form)
  if (all) {
    all.checked = marked > 0 && marked === boxes.length
    all.indeterminate = marked > 0 && !all.checked
  }
  for (const output of findAll('[data-bulk-count]', form)) output.value = marked
}

// ---- combobox: an ARIA list of what the server suggests; any other text may stay ----

let lists = 0

function combobox(input, picked) {
  const list = document.createElement('ul')
  list.id = `options-${++lists}`
  list.className = 'options'
  list.role = 'listbox'
  list.ariaLabel = 'Пропозиції'
  list.hidden = true
  input.after(list)
  input.removeAttribute('list')
  input.role = 'combobox'
  input.ariaAutoComplete = 'list'
  input.ariaExpanded = 'false'
  input.setAttribute('aria-controls', list.id)
  let timer
  let asked = 0
  let suggestedFor = ''

  const options = () => findAll('[role=option]', list)
  // What was suggested for a part of what is typed by now is no choice: who types faster than the answer comes means the words.
  const chosen = () => suggestedFor === input.value.trim() && find('[aria-selected=true]', list)

  function show(visible) {
    list.hidden = !visible
    input.ariaExpanded = String(visible)
    if (!visible) input.removeAttribute('aria-activedescendant')
  }

  function choose(option) {
    for (const other of options()) other.ariaSelected = String(other === option)
    if (!option) return
    input.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  function pick(option) {
    const value = option.dataset.value ?? option.textContent.trim()
    hide()
    if (picked) return picked(value)
    input.value = value
    tell(input)
    hide()
  }

  /** Also forgets an answer that is still on its way. */
  function hide() {
    asked++
    clearTimeout(timer)
    show(false)
  }

  async function ask() {
    const mine = ++asked
    const query = input.value.trim()
    if (!query) return show(false)
    const address = new URL(input.dataset.combobox, location.origin)
    address.searchParams.set('q', query)
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } }).catch(() => null)
    const found = answer?.ok && !answer.redirected ? await answer.text() : ''
    if (mine !== asked || document.activeElement !== input) return
    list.replaceChildren(...findAll('[role=option]', new DOMParser().parseFromString(found, 'text/html')))
    options().forEach((option, index) => {
      option.id = `${list.id}-${index}`
    })
    suggestedFor = query
    show(options().length > 0)
    choose(options()[0])
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, 120)
  })
  input.addEventListener('blur', hide)
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener(
    'click',
    ({ target }) => target.closest('[role=option]') && pick(target.closest('[role=option]')),
  )
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      if (event.key === 'ArrowDown') ask()
      return
    }
    const all = options()
    const at = all.indexOf(chosen())
    if (event.key === 'ArrowDown') choose(all[(at + 1) % all.length])
    else if (event.key === 'ArrowUp') choose(all[(at - 1 + all.length) % all.length])
    else if (chosen() && (event.key === 'Tab' || saves(event))) return pick(chosen())
    else if (event.key === 'Enter' && chosen()) pick(chosen())
    else if (event.key === 'Escape') hide()
    else return
    event.preventDefault()
  })
}

// ---- executors: numbered tags over hidden inputs, in their order ----

function tags(box) {
  const { name, suggest } = box.dataset
  const list = find('ol', box)
  const first = find('input', list)
  const values = findAll('input', list)
    .map((input) => input.value.trim())
    .filter(Boolean)
  const holder = document.createElement('div')
  holder.className = 'combobox'
  const input = document.createElement('input')
  input.id = first.id
  input.autocomplete = 'off'
  input.dataset.combobox = suggest
  input.placeholder = 'додати…'
  for (const attribute of ['aria-describedby', 'aria-invalid']) {
    if (first.hasAttribute(attribute)) input.setAttribute(attribute, first.getAttribute(attribute))
  }
  holder.append(input)
  box.append(holder)
  box.classList.add('ready')
  list.replaceChildren(...values.map(tag))
  combobox(input, add)

  function tag(value) {
    const item = document.createElement('li')
    const hidden = document.createElement('input')
    hidden.type = 'hidden'
    hidden.name = box.dataset.name ?? name
    hidden.value = value
    const word = document.createElement('button')
    word.type = 'button'
    word.textContent = value
    word.title = 'Alt+← і Alt+→ переставляють'
    word.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
      if (event.altKey && step) shift(item, step)
      else if (event.key === 'Backspace' || event.key === 'Delete') drop(item)
      else return
      event.preventDefault()
    })
    const forward = button('←', `Поставити раніше: ${value}`, () => shift(item, -1))
    forward.className = 'earlier'
    item.append(
      hidden,
      word,
      forward,
      button('×', `Прибрати: ${value}`, () => drop(item)),
    )
    return item
  }

  function button(sign, label, act) {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = sign
    made.ariaLabel = label
    made.addEventListener('click', act)
    return made
  }

  function add(text) {
    const value = text.trim()
    input.value = ''
    if (value && !findAll('[type=hidden]', list).some((hidden) => hidden.value === value))
      list.append(tag(value))
    tell(input)
  }

  function drop(item) {
    item.remove()
    input.focus()
    tell(input)
  }

  function shift(item, step) {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling
    other?.[step < 0 ? 'before' : 'after'](item)
    find('button', item).focus()
    tell(input)
  }

  input.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || saves(event)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (input.value.trim()) add(input.value)
    } else if (event.key === 'Backspace' && !input.value && list.lastElementChild) drop(list.lastElementChild)
  })
  // A name typed and left is meant: it becomes a tag before the form can go without it.
  input.addEventListener('blur', () => input.value.trim() && add(input.value))
  box.addEventListener('click', ({ target }) => target === box && input.focus())
  box.setTags = (names) => list.replaceChildren(...names.map(tag))
}

// ---- Enter in a long form goes on to the next field, Ctrl+Enter saves ----

const saves = (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey)

document.addEventListener('keydown', (event) => {
  const { target } = event
  const { form } = target
  if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || form?.method !== 'post') return
  if (saves(event)) save(form, target)
  else if (target.matches('input, select') && find('[data-enter-goes-on]', form)) goOn(form, target)
  else return
  event.preventDefault()
})

const mainButton = (form) => find('button.primary[type=submit]:enabled', form)

function save(form, field) {
  // What was typed and not yet left counts.
  field.blur()
  if (mainButton(form)) form.requestSubmit(mainButton(form))
  else field.focus()
}

function goOn(form, field) {
  const fields = [...form.elements].filter(
    (one) =>
      one === field || (one.matches('input, select, textarea') && one.checkVisibility() && !one.disabled),
  )
  ;(fields[fields.indexOf(field) + 1] ?? mainButton(form))?.focus()
}

// ---- parts of a form that may be added and removed ----

function addItem(event, button) {
  event?.preventDefault()
  const box = button.closest('[data-repeat]')
  const item = find('template', box).content.firstElementChild.cloneNode(true)
  find('template', box).before(item)
  renumber(box)
  prepare(item)
  window.htmx?.process(item)
  if (event) find('input:not([type=hidden]), textarea', item)?.focus()
  return item
}

function removeItem(event, button) {
  event.preventDefault()
  const box = button.closest('[data-repeat]')
  const item = button.closest('[data-repeat-item]')
  const near = item.nextElementSibling?.matches('[data-repeat-item]')
    ? item.nextElementSibling
    : find('[data-repeat-add]', box)
  item.remove()
  renumber(box)
  ;(find('input:not([type=hidden]), textarea', near) ?? near).focus()
  tell(box)
}

const NUMBERED = [
  'name',
  'id',
  'for',
  'list',
  'aria-describedby',
  'data-name',
  'data-date-from',
  'hx-get',
  'hx-post',
  'hx-target',
  'hx-include',
  'hx-vals',
]

function renumber(box) {
  const { repeat } = box.dataset
  const bracket = new RegExp(`\\b${repeat}\\[\\w+\\]`, 'g')
  const dashed = new RegExp(`\\b${repeat}-\\w+?(?=-)`, 'g')
  findAll(':scope > [data-repeat-item]', box).forEach((item, index) => {
    for (const node of [item, ...findAll('*', item)]) {
      for (const key of NUMBERED) {
        const value = node.getAttribute(key)
        if (value)
          node.setAttribute(
            key,
            value.replace(bracket, `${repeat}[${index}]`).replace(dashed, `${repeat}-${index}`),
          )
      }
    }
    for (const number of findAll('[data-repeat-number]', item)) {
      // A number that was given by the place follows it; one that was typed stays.
      for (const field of findAll('[data-repeat-place]', item))
        if (field.value === number.textContent) field.value = index + 1
      number.textContent = index + 1
    }
    const remove = find('[data-repeat-remove]', item)
    if (remove) remove.value = index
  })
}

// ---- parts of a form for some choices only; what is hidden is not sent ----

function showFor(part) {
  const [id, ...values] = part.dataset.showFor.split(/[: ]/)
  const visible = values.includes(document.getElementById(id)?.value)
  part.hidden = !visible
  for (const field of findAll('input, select, textarea', part)) field.disabled = !visible
}

document.addEventListener('change', ({ target }) => {
  for (const part of findAll('[data-show-for]', target.form ?? target.closest('form') ?? document))
    showFor(part)
})

// ---- sending: once, and without empty filters in the address ----

document.addEventListener('submit', (event) => {
  const form = event.target
  if ('signOut' in form.dataset) forgetDrafts()
  if (event.defaultPrevented) return
  if ('dropEmpty' in form.dataset) {
    for (const field of form.elements) if (field.name && field.value === '') field.disabled = true
  }
  if (form.method !== 'post' || 'again' in form.dataset) return
  if (form.matches('[hx-post], [hx-put], [hx-patch], [hx-delete]')) return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  event.submitter?.setAttribute('aria-disabled', 'true')
})

addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  for (const form of findAll('form')) {
    delete form.dataset.sent
    for (const field of form.elements) {
      if ('dropEmpty' in form.dataset) field.disabled = false
      field.removeAttribute('aria-disabled')
    }
  }
})

// ---- the key of a form: the same where one goes back to what was sent, new where a form stays after it was sent ----

const keyOf = (form) => find(':scope > [name=form-key]', form)

/** The browser brings back what was typed, but no hidden field: its key waits in the entry of the history. */
document.addEventListener('submit', ({ target }) => {
  const key = keyOf(target)
  if (!key || target.matches('[hx-post]')) return
  const formKeys = { ...history.state?.formKeys, [target.getAttribute('action')]: key.value }
  history.replaceState({ ...history.state, formKeys }, '')
})

function recallKey(form) {
  const kept = history.state?.formKeys?.[form.getAttribute('action')]
  if (kept && keyOf(form)) keyOf(form).value = kept
}

function newKey(form) {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  if (keyOf(form)) keyOf(form).value = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

document.addEventListener('htmx:after:swap', () => findAll('form[hx-post]').forEach(newKey))

// ---- files: sent with a bar that fills; fetch does not tell how far it has come ----

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!('upload' in form.dataset) || event.defaultPrevented) return
  const chosen = findAll('input[type=file]', form).flatMap(({ files }) => [...files])
  if (chosen.length === 0) return
  event.preventDefault()
  const status = find('[data-upload-status]', form)
  const say = (text, share) => {
    status.hidden = false
    find('span', status).textContent = text
    const bar = find('progress', status)
    bar.hidden = share === undefined
    bar.value = share ?? 0
  }
  const large = chosen.find(({ size }) => size > form.dataset.upload)
  if (large)
    return again(`«${large.name}» завеликий: файл має бути не більший за ${form.dataset.uploadMost}.`)
  const ask = new XMLHttpRequest()
  // The button of a form answers with the address of the page where it has no own one.
  const own = event.submitter?.hasAttribute('formaction') && event.submitter.formAction
  ask.open('POST', own || form.action)
  ask.setRequestHeader('HX-Request', 'true')
  ask.upload.addEventListener('progress', ({ loaded, total }) => {
    const share = Math.floor((100 * loaded) / total)
    say(share < 100 ? `Надсилається: ${share} %` : 'Перевіряється…', share)
  })
  ask.addEventListener('load', () => {
    const next = ask.getResponseHeader('HX-Redirect')
    const answer = new DOMParser().parseFromString(ask.responseText, 'text/html')
    const section =
      find('body.app, body.bare form[data-upload]', answer) && find(form.dataset.uploadIn, answer)
    if (next) follow(next)
    else if (section) {
      form.closest(form.dataset.uploadIn).replaceWith(section)
      chooseAgain(form, section)
      prepare(section)
    } else
      again(
        `${find('h1', answer)?.textContent ?? 'Не вдалося надіслати'}. Оновіть сторінку й спробуйте ще раз.`,
      )
  })
  ask.addEventListener('error', () => again('Зв’язок перервався: нічого не надіслано. Спробуйте ще раз.'))
  say('Надсилається…', 0)
  ask.send(new FormData(form))

  function again(text) {
    delete form.dataset.sent
    event.submitter?.removeAttribute('aria-disabled')
    say(text)
  }
})

/** What was chosen for a form that came back with its errors is chosen still, except in a form of files alone. */
function chooseAgain(form, section) {
  const lost = find('[data-upload-lost]', section)
  const field = lost && find('input[type=file]', section)
  if (!field) return
  field.files = find('input[type=file]', form).files
  lost.hidden = true
}

/** To a page that may be this very one: an address that differs after # alone would not be asked for again. */
function follow(address) {
  const url = new URL(address, location.href)
  const same = url.pathname + url.search === location.pathname + location.search
  location.assign(url)
  if (same) location.reload()
}

// ---- the draft of a long form, kept in this browser for three days ----

const DRAFT = 'vykonano:draft:'
const DRAFT_LIVES = 3 * 24 * 60 * 60 * 1000

const storage = (act) => {
  try {
    return act(localStorage)
  } catch {
    return null
  }
}

function forgetDrafts(name = '') {
  storage((kept) => {
    for (const key of Object.keys(kept)) if (key.startsWith(DRAFT + name)) kept.removeItem(key)
  })
}

function draft(form) {
  const key = DRAFT + form.dataset.draft
  const kept = storage((all) => JSON.parse(all.getItem(key)))
  const notice = find('[data-draft-notice]', form)
  const fields = () =>
    [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== 'form-key')
  const blank = JSON.stringify(fields())
  const time = (at) =>
    new Date(at).toLocaleString('uk-UA', {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    })

  if (
    kept &&
    notice &&
    Date.now() - kept.at < DRAFT_LIVES &&
    JSON.stringify(kept.fields) !== blank &&
    !find('[data-focus]')
  ) {
    find('[data-draft-time]', notice).textContent = time(kept.at)
    notice.hidden = false
    find('[data-draft-restore]', notice).addEventListener('click', () => {
      notice.hidden = true
      restore(form, kept.fields)
    })
    find('[data-draft-discard]', notice).addEventListener('click', () => {
      notice.hidden = true
      storage((all) => all.removeItem(key))
    })
  }

  let timer
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const at = Date.now()
      const saved = storage((all) => all.setItem(key, JSON.stringify({ at, fields: fields() })) ?? true)
      const status = find('[data-draft-status]', form)
      if (saved && status) status.textContent = `Чернетку збережено: ${time(at)}`
    }, 600)
  })
  form.addEventListener('submit', () => clearTimeout(timer))
}

function restore(form, fields) {
  for (const box of findAll('[data-repeat]', form)) {
    const places = fields.map(
      ([name]) => +(name.match(new RegExp(`^${box.dataset.repeat}\\[(\\d+)`))?.[1] ?? -1),
    )
    while (findAll(':scope > [data-repeat-item]', box).length <= Math.max(...places))
      addItem(null, find('[data-repeat-add]', box))
  }
  const all = (name) => fields.filter(([key]) => key === name).map(([, value]) => value)
  for (const box of findAll('[data-tags]', form)) box.setTags?.(all(box.dataset.name))
  for (const field of form.elements) {
    if (
      !field.name ||
      field.closest('[data-tags]') ||
      ['hidden', 'submit', 'file', 'password'].includes(field.type)
    )
      continue
    const values = all(field.name)
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value)
    else if (values.length > 0) field.value = values[0]
  }
  tell(form)
}

// ---- every piece of page, when it comes ----

function prepare(root) {
  const each = (selector, act) => {
    for (const node of [...(root.matches?.(selector) ? [root] : []), ...findAll(selector, root)]) {
      if (node.ready) continue
      node.ready = true
      act(node)
    }
  }
  each('[data-draft-clear]', (node) => forgetDrafts(node.dataset.draftClear))
  each('[data-tags]', tags)
  each('input[data-combobox]', (input) => input.role !== 'combobox' && combobox(input))
  each('[data-show-for]', showFor)
  each('[data-bulk]', count)
  each('form[data-draft]', draft)
  each('[data-focus]', (node) => node.focus())
}

findAll('form').forEach(recallKey)
prepare(document)
// A list that was opened whole, to be printed.
if (find('[data-print=now]')) addEventListener('load', () => print())
document.addEventListener('htmx:after:swap', () => prepare(document))
