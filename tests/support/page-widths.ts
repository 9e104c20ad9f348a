import type { Page } from 'playwright-core'

/** Telephones, a tablet, a small notebook, 1366 px magnified by a quarter, desks. */
const WIDTHS = [360, 390, 768, 1024, 1093, 1280, 1440]
/** Magnified twice, and the smallest telephone: nothing scrolls sideways, though a long head may be broken there. */
const NARROWEST = [640, 320]
/** What councils have: the fonts of common Linux desks, one wide and one narrow. */
const FONTS = ['DejaVu', 'Liberation']

/** What does not hold on the page that is open, at all widths and in both fonts, which it keeps. */
export async function widthTroubles(page: Page): Promise<string[]> {
  const troubles: string[] = []
  // Without the waiting that a change of the window's own size costs.
  const tools = await page.context().newCDPSession(page)
  const measuredAt = async (width: number, height = 900) => {
    await tools.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    })
    return page.evaluate<Measured>(MEASURED)
  }
  for (const font of FONTS) {
    await page.evaluate(`{
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('body { font-family: "${font} Sans" } .paper { font-family: "${font} Serif" }')
      document.adoptedStyleSheets = [sheet]
    }`)
    for (const width of [...WIDTHS, ...NARROWEST]) {
      const { seen, over, broken } = await measuredAt(width)
      if (seen !== width) throw new Error(`the window is ${seen} wide, not ${width}`)
      if (over > 0) troubles.push(`at ${width} in ${font}: scrolls sideways by ${over}`)
      if (broken.length > 0 && !NARROWEST.includes(width))
        troubles.push(`at ${width} in ${font}: breaks ${[...new Set(broken)].join(', ')}`)
    }
  }
  await tools.detach()
  return troubles
}

interface Measured {
  seen: number
  /** pixels to scroll sideways by */
  over: number
  broken: string[]
}

// A word is whole if its first and last letters stand on one line. A soft hyphen parts words where they may be parted; a word
// of over thirty letters, which no line might hold, may be broken anywhere.
const MEASURED = `(() => {
  const lineOf = (node, at, which) => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return [...range.getClientRects()].at(which)?.bottom
  }
  const broken = []
  for (const head of document.querySelectorAll('h1, h2, h3, th, legend, caption')) {
    if (!head.checkVisibility()) continue
    const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      for (const { 0: word, index } of node.data.matchAll(/(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}’']{2,30}(?![\\p{L}\\p{N}])/gu))
        if (lineOf(node, index + word.length - 1, 0) - lineOf(node, index, -1) > 4)
          broken.push(head.localName + ' «' + word + '»')
  }
  return { seen: innerWidth, over: document.documentElement.scrollWidth - innerWidth, broken }
})()`
