/**
 * A page whose error summary calls each field as the label beside it does: the summary stands above the form, so the names
 * are put in once the labels are there. «Пункт 2, Виконавці: …» where a form has many points.
 */
export function withNamedErrors(page: string): string {
  if (!page.includes('class="error-summary"')) return page
  const labels = new Map(
    [...page.matchAll(/<label for="([^"]+)">([^<]+)/g)].map(([, id, label]) => [id!, label!]),
  )
  return page.replace(/<a href="#([^"]+)" data-error[^>]*>/g, (link, id: string) => {
    const point = /^tasks-(\d+)-/.exec(id)?.[1]
    const name = [point && `Пункт ${Number(point) + 1}`, labels.get(id)?.trim()].filter(Boolean).join(', ')
    return name ? `${link}${name}: ` : link
  })
}
