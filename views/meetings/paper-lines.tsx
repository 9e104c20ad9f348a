import type { PaperLine } from '../../src/meetings/paper.ts'

/** A protocol, an extract or an agenda as it is printed; on the screen it is the preview. */
export function PaperLines({ label, lines }: { label: string; lines: PaperLine[] }) {
  return (
    <article class="paper" id="paper" aria-label={label}>
      <div class="act">{lines.map(line)}</div>
    </article>
  )
}

function line({ as, text, right }: PaperLine) {
  switch (as) {
    case 'head':
      return <p class="head">{text}</p>
    case 'sides':
      return (
        <p class="act-line">
          <span>{text}</span>
          <span>{right}</span>
        </p>
      )
    case 'signature':
      return (
        <p class="signature">
          <span>{text}</span>
          <span>{right}</span>
        </p>
      )
    case 'strong':
      return (
        <p>
          <b>{text}</b>
        </p>
      )
    case 'plain':
      return <p>{text}</p>
    case 'indented':
      return <p class="indented">{text}</p>
    default:
      return as satisfies never
  }
}
