import { crc32, deflateSync } from 'node:zlib'
import { randomFrom } from '../council/random.ts'

/** A sheet of A4 as a scanner sees it, in greys. */
export interface Scan {
  width: number
  height: number
  pixels: Uint8Array
}

const WIDTH = 298
const HEIGHT = 421
const PAPER = 250
const INK = 70

/** A page of lines with a round seal below them; another for each number. */
export function drawScan(number: number): Scan {
  const random = randomFrom(number)
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(PAPER)
  const ink = (x: number, y: number, grey: number) => {
    pixels[y * WIDTH + x] = grey
  }
  for (let line = 0; line < 22; line++) {
    const right = line % 6 === 5 ? random.int(90, 180) : random.int(245, 265)
    for (let x = line % 6 === 0 ? 48 : 32; x < right; x++)
      if ((x * 7 + line * 13 + number) % 29 > 3) for (let y = 0; y < 4; y++) ink(x, 48 + line * 12 + y, INK)
  }
  for (let turn = 0; turn < 720; turn++)
    for (const radius of [30, 31, 24]) {
      const [x, y] = [Math.cos((turn * Math.PI) / 360), Math.sin((turn * Math.PI) / 360)]
      ink(Math.round(205 + radius * x), Math.round(360 + radius * y), 120)
    }
  return { width: WIDTH, height: HEIGHT, pixels }
}

/** The scan as PNG (ISO/IEC 15948): one byte of grey a pixel, no filter. */
export function pngOf({ width, height, pixels }: Scan): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(named.length + 8)
  frame.writeUInt32BE(data.length)
  named.copy(frame, 4)
  frame.writeUInt32BE(crc32(named), named.length + 4)
  return frame
}

/** The scan as a PDF (ISO 32000-1) of one sheet. */
export function pdfOf({ width, height, pixels }: Scan): Uint8Array {
  const image = deflateSync(pixels)
  const sheet = 'q 595 0 0 842 0 0 cm /Scan Do Q'
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from(
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Scan 5 0 R>>>>>>',
    ),
    stream('', Buffer.from(sheet)),
    stream(
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode`,
      image,
    ),
  ]
  const parts = [Buffer.from('%PDF-1.4\n')]
  const places: number[] = []
  let at = parts[0]!.length
  for (const [place, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${place + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    places.push(at)
    parts.push(whole)
    at += whole.length
  }
  const count = objects.length + 1
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end)])
}

function stream(about: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${about}/Length ${data.length}>>stream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}
