import { formatDay } from '../../src/kernel/day.ts'
import { type AnnexGroup, documentHead } from '../../src/removal/annex.ts'
import {
  actLine,
  annexLines,
  numberedPoints,
  type DecisionPaper as Paper,
  signatureParts,
} from '../../src/removal/paper.ts'

/** The decision with its annex as a council prints it; on the screen it is the preview. */
export function DecisionPaper({ paper }: { paper: Paper }) {
  return (
    <article class="paper" id="paper" aria-label="Рішення з додатком, як на папері">
      <div class="act">
        {paper.number === null && <p class="project">проєкт</p>}
        {paper.letterhead.map((line) => (
          <p class="head">{line}</p>
        ))}
        <p class="head act-name">РІШЕННЯ</p>
        <p class="act-line">
          <span>{actLine(paper)}</span>
          <span>{paper.place}</span>
        </p>
        <p class="about">{paper.title}</p>
        <p class="indented">{paper.preamble}</p>
        {numberedPoints(paper.points).map((point) => (
          <p class="indented">{point}</p>
        ))}
        <Signature words={paper.signedBy} />
      </div>
      <div class="annex">
        <div class="annex-of">
          {annexLines(paper).map((line) => (
            <p>{line}</p>
          ))}
        </div>
        <p class="head">ПЕРЕЛІК</p>
        <p class="head">{paper.annexTitle}</p>
        <table class="annex-table">
          <colgroup>
            <col class="place" />
            <col class="index" />
            <col />
            <col class="whose" />
            <col class="how" />
            <col class="note" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                № <span class="nowrap">з/п</span>
              </th>
              <th scope="col">{documentHead(paper.groups)}</th>
              <th scope="col">Назва</th>
              <th scope="col">Відповідальний</th>
              <th scope="col">Стан виконання, підстава</th>
              <th scope="col">Примітка</th>
            </tr>
          </thead>
          {paper.groups.map((group) => annexGroup(group, paper.groups.length > 1))}
        </table>
        <Signature words={paper.annexSignedBy} />
      </div>
    </article>
  )
}

function annexGroup({ genitive, rows }: AnnexGroup, several: boolean) {
  return (
    <tbody>
      {several && (
        <tr class="group">
          <th colspan={6} scope="rowgroup">
            Перелік {genitive}
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <tr>
          <td class="place">{row.place}</td>
          <td>
            № {row.number} <span class="nowrap">від {formatDay(row.date)}</span>
          </td>
          <td>{row.title}</td>
          <td>{row.responsible}</td>
          <td>{row.state}</td>
          <td>{row.note}</td>
        </tr>
      ))}
    </tbody>
  )
}

function Signature({ words }: { words: string }) {
  const [post, name] = signatureParts(words)
  return (
    <p class="signature">
      <span>{post}</span>
      <span>{name}</span>
    </p>
  )
}
